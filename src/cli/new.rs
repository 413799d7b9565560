//! `mingbai new`: a site or a report to begin with. Nothing that exists is ever overwritten.

use super::args::New;
use super::output::{Outcome, print};
use super::site::OpenSite;
use crate::build::{Drafts, units};
use crate::config::fields::SETTINGS;
use crate::field::{FromText, Reject, nearest, skeleton};
use crate::model::fields::{OWN_PAGE, REPORT, UNIT};
use crate::model::{Year, pinyin};
use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::Path;

/// Makes what was asked for.
pub(super) fn run(root: &Path, what: &New) -> Outcome {
    match what {
        New::Site { folder } => new_site(folder),
        New::Report {
            unit,
            year,
            project,
        } => new_report(root, unit, year, project),
    }
}

fn new_site(folder: &Path) -> Outcome {
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
    for (path, text) in &files {
        write_new(&folder.join(path), text)?;
    }
    let place = folder.display();
    print(&format!(
        "新站点建在 {place}：\n  mingbai.yaml              设置\n  content/units.yaml        单位表\n  \
         content/pages/about.md    “关于”页\n  content/{year}/shifan/    第一份报告（草稿）\n\n\
         下一步：\n  mingbai --root {place} check\n  mingbai --root {place} build --drafts\n"
    ))?;
    Ok(super::FINE)
}

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

fn new_report(root: &Path, unit: &str, year: &str, project: &str) -> Outcome {
    let year = Year::from_text(year).map_err(|reject| {
        let (Reject::Shape(expected) | Reject::Range(expected)) = reject;
        format!("年度写的是“{year}”，应当是{expected}")
    })?;
    if project.trim().is_empty() {
        return Err("项目名称是空的".into());
    }
    let site = OpenSite::open(root)?;
    let id = unit_id(&site, unit)?;
    let name = pinyin::address_name(project);
    let name = if name.is_empty() {
        "baogao".to_owned()
    } else {
        name
    };
    let path = format!("content/{year}/{id}/{name}.md");
    write_new(
        &root.join(&path),
        &report_text(&id, &year.to_string(), project.trim()),
    )?;
    print(&format!(
        "新报告：{path}\n用记事本或其他编辑器打开，填写字段和正文；写好以后把“草稿: true”一行删掉，再运行 mingbai check\n"
    ))?;
    Ok(super::FINE)
}

/// The id of the unit an editor named; its words themselves where the site lists no units.
fn unit_id(site: &OpenSite, word: &str) -> Result<String, Box<dyn Error>> {
    let (units, listed) = units(&site.inputs, &site.files, Drafts::In);
    let names = |unit: &crate::model::Unit| {
        let others = unit
            .short_name
            .iter()
            .chain(&unit.aliases)
            .map(ToString::to_string);
        [unit.id.to_string(), unit.name.to_string()]
            .into_iter()
            .chain(others)
            .collect::<Vec<_>>()
    };
    let found = units
        .iter()
        .find(|unit| names(unit).iter().any(|name| name == word.trim()));
    if let Some(unit) = found {
        return Ok(unit.id.to_string());
    }
    if !listed {
        return Ok(pinyin::address_name(word))
            .map(|id| if id.is_empty() { "danwei".into() } else { id });
    }
    let known: Vec<String> = units.iter().flat_map(names).collect();
    let hint = nearest(word, known.iter().map(String::as_str))
        .map_or(String::new(), |name| format!("是不是“{name}”？"));
    Err(format!("单位表里没有“{word}”。{hint}可以先在 content/units.yaml 里登记这个单位").into())
}

/// A report to fill in: fields, and the six chapters.
fn report_text(unit: &str, year: &str, project: &str) -> String {
    let values = [
        ("project", quoted(project)),
        ("unit", unit.to_owned()),
        ("year", year.to_owned()),
        ("draft", "true".to_owned()),
    ];
    let fields = skeleton(REPORT, &values, &["body"]);
    let chapters = [
        "一、项目基本情况",
        "二、绩效评价工作情况",
        "三、评价结论和绩效分析",
        "四、成本效益分析",
        "五、主要经验及做法、存在的问题和建议",
        "六、佐证材料",
    ];
    let body: Vec<String> = chapters
        .iter()
        .map(|chapter| format!("## {chapter}\n"))
        .collect();
    format!("---\n{fields}---\n\n{}", body.join("\n"))
}

/// Text as a YAML value that can mean nothing but itself.
fn quoted(text: &str) -> String {
    let plain = text
        .chars()
        .all(|c| c.is_alphanumeric() || "（）《》、，。—-".contains(c))
        && text.chars().any(char::is_alphabetic)
        && !text.starts_with('-');
    if plain {
        text.to_owned()
    } else {
        serde_json::Value::from(text).to_string()
    }
}

/// Writes a file that is not there yet, with its folders.
fn write_new(path: &Path, text: &str) -> Result<(), Box<dyn Error>> {
    let shown = path.display();
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| {
            format!(
                "建不了文件夹 {}：{}",
                folder.display(),
                crate::build::reason(&error)
            )
        })?;
    }
    let mut file = fs::File::create_new(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => format!("{shown} 已经存在，没有改动它"),
        _ => format!("写不了 {shown}：{}", crate::build::reason(&error)),
    })?;
    file.write_all(text.as_bytes())
        .map_err(|error| format!("写不了 {shown}：{}", crate::build::reason(&error)).into())
}
