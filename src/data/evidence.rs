//! Evidence: files, or the reason why there is none.

use super::cell::Cell;
use super::column::{Column, ColumnKind as Kind};
use super::row::DataRow;
use super::table::{DataTable, Each, LINE, NUMBER, OF_REPORT, REPORT_PAGE};
use crate::model::fields::EVIDENCE;
use crate::model::{Attachment, Evidence, EvidenceKind};

/// The table of evidence.
pub(super) static TABLE: DataTable = DataTable {
    name: "evidence",
    title: "佐证材料",
    about: "一行是一份佐证材料",
    each: Each::Report,
    lines: |site, at| site.reports[at].evidence.len(),
    columns: COLUMNS,
    key: LINE,
    refers: OF_REPORT,
};

static COLUMNS: &[Column] = &[
    REPORT_PAGE,
    NUMBER,
    Column::of(EVIDENCE, "title", Kind::Text, |row| {
        Cell::text(&evidence(row).title.value)
    })
    .required(),
    Column::of(EVIDENCE, "file", Kind::Path, |row| {
        attachment(row).map_or(Cell::Empty, |file| Cell::text(file.route.as_str()))
    })
    .explained("公开的文件；不公开的是空的"),
    Column::own(
        ("格式", "form"),
        Kind::Text,
        "文件的格式，如 XLSX",
        |row| {
            attachment(row).map_or(Cell::Empty, |file| {
                Cell::made(file.source.extension().to_uppercase())
            })
        },
    ),
    Column::own(("大小", "size"), Kind::Bytes, "文件的大小", |row| {
        attachment(row).map_or(Cell::Empty, |file| Cell::Count(file.size))
    }),
    Column::own(
        ("SHA-256", "sha256"),
        Kind::Text,
        "文件的校验值，可以用来核对下载的文件有没有变",
        |row| attachment(row).map_or(Cell::Empty, |file| Cell::text(&file.sha256)),
    ),
    Column::of(EVIDENCE, "withheld", Kind::Text, |row| {
        match &evidence(row).kind {
            EvidenceKind::Withheld(reason) => Cell::text(&reason.value),
            EvidenceKind::File(_) | EvidenceKind::Missing => Cell::Empty,
        }
    })
    .explained("不公开的材料，报告写明的理由"),
];

fn evidence<'a>(row: &DataRow<'a>) -> &'a Evidence {
    &row.report().evidence[row.index]
}

/// The file of a piece of evidence, if it is published.
fn attachment<'a>(row: &DataRow<'a>) -> Option<&'a Attachment> {
    let EvidenceKind::File(file) = &evidence(row).kind else {
        return None;
    };
    let source = row.report().path.join(file)?;
    let attachments = row.site.attachments.get(&row.at)?;
    attachments.iter().find(|file| file.source == source)
}
