//! `mingbai new report`: a report to fill in, where its facts say it belongs.

use crate::build::{Drafts, reason, units};
use crate::cli::output::{CommandResult, FINE, print};
use crate::cli::site::OpenSite;
use crate::field::{FromText, Reject, did_you_mean, skeleton, yaml_text};
use crate::model::fields::REPORT;
use crate::model::{Unit, Year, pinyin};
use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Makes a report for a unit the site knows.
pub(super) fn run(root: &Path, unit: &str, year: &str, project: &str) -> CommandResult {
    let year = read_year(year)?;
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
        report_text(&id, &year.to_string(), project.trim()).as_bytes(),
    )?;
    print(&format!(
        "新报告：{path}\n用记事本或其他编辑器打开，填写字段和正文；写好以后把“草稿: true”一行删掉，再运行 mingbai check\n"
    ))?;
    Ok(FINE)
}

/// The year that an editor named.
pub(super) fn read_year(year: &str) -> Result<Year, Box<dyn Error>> {
    Year::from_text(year).map_err(|reject| {
        let (Reject::Shape(expected) | Reject::Range(expected)) = reject;
        format!("年度写的是“{year}”，应当是{expected}").into()
    })
}

/// Writes a file that is not there yet, with its folders.
pub(in crate::cli) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
    let shown = path.display();
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)
            .map_err(|error| format!("建不了文件夹 {}：{}", folder.display(), reason(&error)))?;
    }
    let mut file = fs::File::create_new(path).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => format!("{shown} 已经存在，没有改动它"),
        _ => format!("写不了 {shown}：{}", reason(&error)),
    })?;
    file.write_all(bytes)
        .map_err(|error| format!("写不了 {shown}：{}", reason(&error)).into())
}

/// The id of the unit an editor named; its words themselves where the site lists no units.
fn unit_id(site: &OpenSite, word: &str) -> Result<String, Box<dyn Error>> {
    let id = match find_unit(site, word)? {
        Some(unit) => unit.id.to_string(),
        None => pinyin::address_name(word),
    };
    Ok(if id.is_empty() { "danwei".into() } else { id })
}

/// The unit an editor named; none where it is none of the site's, and the site lists no units.
pub(super) fn find_unit(site: &OpenSite, word: &str) -> Result<Option<Unit>, Box<dyn Error>> {
    let (units, listed) = units(&site.settings, &site.inputs, &site.files, Drafts::In);
    let is_named = |unit: &Unit| unit.names().any(|name| name == word.trim());
    if let Some(at) = units.iter().position(is_named) {
        return Ok(units.into_iter().nth(at));
    }
    if !listed {
        return Ok(None);
    }
    let hint = did_you_mean(word, units.iter().flat_map(Unit::names)).unwrap_or_default();
    Err(format!("单位表里没有“{word}”。{hint}可以先在 content/units.yaml 里登记这个单位").into())
}

/// A report to fill in: fields, and the six chapters.
pub(super) fn report_text(unit: &str, year: &str, project: &str) -> String {
    let values = [
        ("project", yaml_text(project)),
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
