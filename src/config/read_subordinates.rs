//! 下级站点, read. What makes no sense becomes a finding and is left out.

use super::fields::SUBORDINATE_SITE;
use super::plain_name::is_plain_name;
use super::subordinate::{SUBORDINATE_DATA, SubordinateSetting};
use super::web_address::read_site_address;
use crate::diagnostic::Code;
use crate::field::{Context, Record, Text};
use crate::source::SourcePath;

/// Most subordinate sites: more than any province has counties.
const MOST: usize = 500;

/// Reads them, in the order written.
pub(super) fn read_subordinates(
    record: &Record<'_>,
    ctx: &mut Context<'_>,
) -> Vec<SubordinateSetting> {
    let rows = record.rows("subordinate_sites", SUBORDINATE_SITE, ctx);
    if let Some(beyond) = rows.get(MOST) {
        let message = format!("“下级站点”超过{MOST}个，从这一个起没有用上");
        ctx.report(
            Code::OUT_OF_RANGE,
            beyond.span,
            message,
            "只写直接下级的站点",
        );
    }
    let mut sites: Vec<SubordinateSetting> = Vec::new();
    for row in rows.iter().take(MOST) {
        let name = read_body(row, &sites, ctx);
        let url = read_site_address(row, "url", ctx);
        let folder = read_folder(row, &sites, ctx);
        if let (Some(name), Some(folder)) = (name, folder) {
            sites.push(SubordinateSetting {
                span: row.span,
                name,
                url,
                folder,
            });
        }
    }
    sites
}

/// The body of a row, by which readers tell its site from the others.
fn read_body(
    row: &Record<'_>,
    others: &[SubordinateSetting],
    ctx: &mut Context<'_>,
) -> Option<Text> {
    let name = row.get::<Text>("name", ctx)?;
    if others.iter().all(|other| other.name != name.value) {
        return Some(name.value);
    }
    let message = format!("“下级站点”里有两个“{}”", name.value);
    let help = "名称写得有区别，如“青禾县财政局”“青禾县教育局”";
    ctx.report(Code::OUT_OF_RANGE, name.span, message, help);
    None
}

/// The folder of a row: right below the one folder for such data, and no other row's.
fn read_folder(
    row: &Record<'_>,
    others: &[SubordinateSetting],
    ctx: &mut Context<'_>,
) -> Option<SourcePath> {
    let written = row.get::<Text>("data", ctx)?;
    let path = written.trim_end_matches('/');
    let is_right = path
        .strip_prefix(SUBORDINATE_DATA)
        .is_some_and(is_plain_name);
    if !is_right {
        let message = format!(
            "“数据”写的是“{}”，应当是 subordinate-data 里的一个文件夹",
            written.value
        );
        let help = "把下级站点的 data 文件夹复制到 subordinate-data/qinghe 这样的文件夹里，写成 subordinate-data/qinghe；名字只有字母、数字、连字符和下划线";
        ctx.report(Code::OUT_OF_RANGE, written.span, message, help);
        return None;
    }
    let is_same = |other: &&SubordinateSetting| other.folder.as_str().eq_ignore_ascii_case(path);
    if let Some(other) = others.iter().find(is_same) {
        let message = format!("“{}”已经用了文件夹 {path}", other.name);
        let help = "每个下级站点的数据放在自己的文件夹里";
        ctx.report(Code::OUT_OF_RANGE, written.span, message, help);
        return None;
    }
    Some(SourcePath::new(path))
}
