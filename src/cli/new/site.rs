//! `mingbai new site`: settings, one unit, a page and a first report.

use super::report::{report_text, write_new};
use crate::cli::output::{CommandResult, FINE, print};
use crate::config::fields::SETTINGS;
use crate::field::skeleton;
use crate::model::fields::{OWN_PAGE, UNIT};
use std::fs;
use std::path::Path;

/// Makes a site in an empty folder.
pub(super) fn run(folder: &Path) -> CommandResult {
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(format!("{} 里已经有文件，请换一个空的文件夹", folder.display()).into());
    }
    let year = "2024";
    let unit_values = [
        ("id", "shifan".to_owned()),
        ("name", "示范区示范街道办事处（示例）".to_owned()),
        ("short_name", "示范街道".to_owned()),
    ];
    let unit = indented_item(&skeleton(UNIT, &unit_values, &[]));
    let page_values = [("title", "关于本站".to_owned()), ("order", "1".to_owned())];
    let page = skeleton(OWN_PAGE, &page_values, &[]);
    let settings = skeleton(SETTINGS, &[("title", "项目支出绩效公开".to_owned())], &[]);
    let files = [
        ("mingbai.yaml".to_owned(), settings),
        ("content/units.yaml".to_owned(), unit),
        (
            "content/pages/about.md".to_owned(),
            format!("---\n{page}---\n\n{ABOUT}"),
        ),
        (
            format!("content/{year}/shifan/di-yi-fen-baogao.md"),
            report_text("shifan", year, "第一份报告"),
        ),
    ];
    let ignored = (".gitignore".to_owned(), IGNORED.to_owned());
    for (path, text) in files.iter().chain([&ignored]) {
        write_new(&folder.join(path), text.as_bytes())?;
    }
    let place = folder.display();
    print(&format!(
        "新站点建在 {place}：\n  mingbai.yaml              设置\n  content/units.yaml        单位表\n  \
         content/pages/about.md    “关于”页\n  content/{year}/shifan/    第一份报告（草稿）\n\n\
         下一步：\n  mingbai --root {place} serve --drafts\n  mingbai --root {place} check\n  mingbai --root {place} build --drafts\n"
    ))?;
    Ok(FINE)
}

/// What of a site's folder is made again from the rest.
const IGNORED: &str = "/public/\n/.mingbai-cache/\n";

const ABOUT: &str = "本站依照《中华人民共和国政府信息公开条例》公开项目支出绩效自评报告。\n";

/// The lines of a mapping as the first item of a list.
fn indented_item(text: &str) -> String {
    let mut first = true;
    let lines = text.lines().map(|line| {
        let plain = !line.is_empty() && !line.starts_with('#');
        let lead = if plain && std::mem::take(&mut first) {
            "- "
        } else {
            "  "
        };
        if line.is_empty() {
            "\n".to_owned()
        } else {
            format!("{lead}{line}\n")
        }
    });
    lines.collect()
}
