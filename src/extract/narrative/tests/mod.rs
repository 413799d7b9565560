//! Whole texts of every family, and what becomes of them.

mod property;

use super::read;
use crate::extract::draft::{BodyBlock, ReportDraft};
use crate::extract::facts::{FactEntry, Facts};
use crate::extract::{Hints, kind};
use crate::import::{Block, Paragraph, Place, Table, TableCell};
use std::fmt::Write;

/// The blocks of a text, a line a paragraph; lines with `|` are rows of a table if `rows` says so.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let block = |(index, line): (usize, &str)| {
        let place = Place::Line(u32::try_from(index).unwrap_or(u32::MAX));
        let (text, level) = (line.to_owned(), None);
        Block::Paragraph(Paragraph { place, text, level })
    };
    text.lines().enumerate().map(block).collect()
}

/// All that was made of a text, in words.
fn told(drafts: &[ReportDraft]) -> String {
    let mut out = String::new();
    for draft in drafts {
        tell(&draft.facts, 0, &mut out);
        for doubt in &draft.doubts {
            let words = doubt.quoted.as_ref().map_or("", |quoted| &*quoted.words);
            let _ = writeln!(out, "待核 {}：{}｜{words}", doubt.field, doubt.reason);
        }
        for block in &draft.body {
            let _ = match block {
                BodyBlock::Heading(level, words) => {
                    writeln!(out, "{} {words}", "#".repeat(usize::from(*level)))
                }
                BodyBlock::Paragraph(words) => writeln!(out, "> {words}"),
                BodyBlock::Table(rows) => writeln!(out, "| {rows:?}"),
            };
        }
    }
    out
}

fn tell(facts: &Facts, depth: usize, out: &mut String) {
    let space = "  ".repeat(depth);
    for (field, entry) in facts.entries() {
        match entry {
            FactEntry::One(quoted) => {
                let _ = writeln!(out, "{space}{field}: {}", quoted.value);
            }
            FactEntry::Many(values) => {
                let values: Vec<&str> = values.iter().map(|value| &*value.value).collect();
                let _ = writeln!(out, "{space}{field}: {values:?}");
            }
            FactEntry::Group(group) => {
                let _ = writeln!(out, "{space}{field}:");
                tell(group, depth + 1, out);
            }
            FactEntry::Rows(rows) => {
                let _ = writeln!(out, "{space}{field}:");
                for row in rows {
                    let cells = row.entries().filter_map(|(field, _)| {
                        Some(format!("{field}={}", row.one(field)?.value))
                    });
                    let _ = writeln!(out, "{space}  - {}", cells.collect::<Vec<_>>().join(" "));
                }
            }
        }
    }
}

/// Texts of offices as they are written, and what is made of them.
const CASES: &[(&str, &str, &str)] = &[
    (
        "cover",
        include_str!("cases/cover.txt"),
        include_str!("cases/cover.expected"),
    ),
    (
        "brackets",
        include_str!("cases/brackets.txt"),
        include_str!("cases/brackets.expected"),
    ),
    (
        "transfer",
        include_str!("cases/transfer.txt"),
        include_str!("cases/transfer.expected"),
    ),
    (
        "several",
        include_str!("cases/several.txt"),
        include_str!("cases/several.expected"),
    ),
    (
        "short",
        include_str!("cases/short.txt"),
        include_str!("cases/short.expected"),
    ),
    (
        "contact",
        include_str!("cases/contact.txt"),
        include_str!("cases/contact.expected"),
    ),
    (
        "unsure",
        include_str!("cases/unsure.txt"),
        include_str!("cases/unsure.expected"),
    ),
];

#[test]
fn texts_of_every_family_become_reports() {
    let mut wrong = Vec::new();
    for (name, text, expected) in CASES {
        let blocks = blocks(text);
        assert_eq!(
            kind::of(&blocks, &Hints::default()).0,
            kind::DocumentKind::SelfEvaluation,
            "{name}"
        );
        let told = told(&read(blocks, &Hints::default()));
        if told != *expected {
            wrong.push(format!("{name}:\n{told}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_the_importer_says_counts_more_than_the_text() {
    let hints = Hints {
        file_name: "青禾县公路养护项目支出绩效自评报告.docx",
        unit: Some("青禾县公路局"),
        year: Some("2024"),
    };
    let drafts = read(
        blocks("一、资金情况\n2024年公路养护项目预算安排50万元。"),
        &hints,
    );
    let expected = "项目名称: 青禾县公路养护\n单位: 青禾县公路局\n年度: 2024\n资金:\n  全年预算数: 50\n## 一、资金情况\n> 2024年公路养护项目预算安排50万元。\n";
    assert_eq!(told(&drafts), expected);
}

#[test]
fn tables_that_are_no_forms_stay_and_styles_give_levels() {
    let mut table = Table::default();
    for (column, text) in ["项目", "金额"].into_iter().enumerate() {
        let place = Place::TableCell {
            table: 0,
            row: 0,
            column: 0,
        };
        let text = text.to_owned();
        table.put(TableCell {
            place,
            text,
            row: 0,
            column,
            height: 1,
            width: 1,
        });
    }
    let heading = Paragraph {
        place: Place::Paragraph(0),
        text: "工作开展".to_owned(),
        level: Some(2),
    };
    let drafts = read(
        vec![Block::Paragraph(heading), Block::Table(table)],
        &Hints::default(),
    );
    let body = drafts.first().map(|draft| draft.body.clone());
    let row = vec!["项目".to_owned(), "金额".to_owned()];
    let expected = vec![
        BodyBlock::Heading(3, "工作开展".into()),
        BodyBlock::Table(vec![row]),
    ];
    assert_eq!(body, Some(expected));
    assert!(read(Vec::new(), &Hints::default()).is_empty());
}

#[test]
fn what_a_form_tells_is_not_missing() {
    let mut drafts = read(blocks("一、资金情况\n已全部支付。"), &Hints::default());
    let open = |drafts: &[ReportDraft]| -> Vec<String> {
        let doubts = drafts.iter().flat_map(|draft| &draft.doubts);
        doubts.map(|doubt| doubt.field.clone()).collect()
    };
    assert_eq!(open(&drafts), ["项目名称", "单位", "年度"]);
    for draft in &mut drafts {
        let quoted = crate::extract::Quoted {
            value: "2023".to_owned(),
            words: "2023年度".to_owned(),
            place: Place::Line(0),
        };
        draft.facts.set("年度", quoted);
    }
    crate::extract::narrative::forget_answered(&mut drafts);
    assert_eq!(open(&drafts), ["项目名称", "单位"]);
}
