//! What is done to the site, its output and its cache between two builds.

use super::output_change::{MEDDLING, OutputChange};
use super::site::{EditedSite, SETTINGS, UNIT_LIST, UNITS, set_time};
use crate::random::Random;
use crate::sandbox::project;
use std::fs;
use std::time::{Duration, SystemTime};

/// A change, which does the same for the same numbers to the same site.
pub(super) type Change = fn(&mut EditedSite, &mut Random);

/// All changes by name, those of the output included.
pub(super) fn all() -> Vec<(&'static str, Change)> {
    let meddling = MEDDLING
        .iter()
        .map(|(name, change): &OutputChange| (*name, *change));
    CHANGES.iter().copied().chain(meddling).collect()
}

const CHANGES: &[(&str, Change)] = &[
    ("a text grows", |site, random| {
        let (path, more) = (site.any_report(random), site.paragraph(random));
        site.edit(&path, |text| {
            text.to_owned() + indented(&path) + more.trim() + "\n"
        });
    }),
    ("a text names a telephone", |site, random| {
        let path = site.any_report(random);
        let more = format!("{}联系电话13888001234。\n", indented(&path));
        site.edit(&path, |text| with_field(text, FIELDS[0]) + &more);
    }),
    ("a text is begun anew", |site, random| {
        let path = site.any_report(random);
        let text = site.report(random);
        site.write(&path, text);
    }),
    ("a digit is another", |site, random| {
        let path = site.any_report(random);
        another_digit(site, &path, random);
    }),
    (
        "a digit is another, and the time that of before",
        |site, random| {
            let path = site.any_report(random);
            let place = site.root().join(&path);
            let before = fs::metadata(&place).and_then(|meta| meta.modified());
            another_digit(site, &path, random);
            if let Ok(time) = before {
                set_time(&place, time);
            }
        },
    ),
    ("a file says that it is of another time", |site, random| {
        let paths = site.paths("content");
        let place = site.root().join(random.pick(&paths));
        let days = Duration::from_secs(86_400 * random.below(4000) as u64);
        let time = match random.below(2) {
            0 => SystemTime::now() - days,
            _ => SystemTime::now() + days,
        };
        set_time(&place, time);
    }),
    ("a fact is another", |site, random| {
        let path = site.any_report(random);
        let line = fact(random);
        let name = line.split(':').next().unwrap().to_owned();
        site.edit(&path, |text| {
            let lines = text
                .lines()
                .map(|old| match old.split(':').next() == Some(&*name) {
                    true => line.clone(),
                    false => old.to_owned() + "\n",
                });
            lines.collect()
        });
    }),
    ("fields are added", |site, random| {
        let path = site.any_report(random);
        let fields = *random.pick(FIELDS);
        site.edit(&path, |text| with_field(text, fields));
    }),
    ("a line is taken out", |site, random| {
        let path = site.any_report(random);
        let at = 1 + random.below(12);
        site.edit(&path, |text| {
            let lines = text.lines().enumerate().filter(|(number, _)| *number != at);
            lines.map(|(_, line)| line.to_owned() + "\n").collect()
        });
    }),
    ("a draft begins or ends", |site, random| {
        let path = site.any_report(random);
        site.edit(&path, |text| match text.contains("草稿: true\n") {
            true => text.replace("草稿: true\n", ""),
            false => with_field(text, "草稿: true\n"),
        });
    }),
    ("a report is taken back, or given again", |site, random| {
        const TAKEN_BACK: &str = "撤下: {日期: 2024-05-01, 理由: 数据有误}\n";
        let path = site.any_report(random);
        site.edit(&path, |text| match text.contains(TAKEN_BACK) {
            true => text.replace(TAKEN_BACK, ""),
            false => with_field(text, TAKEN_BACK),
        });
    }),
    ("a report is written", |site, random| {
        let path = site.new_path(random);
        let text = site.report(random);
        site.write(&path, text);
    }),
    ("a report is copied", |site, random| {
        let (from, to) = (site.any_report(random), site.new_path(random));
        let text = site.read(&from);
        site.write(&to, text);
    }),
    ("a report is removed", |site, random| {
        let path = site.any_report(random);
        site.remove(&path);
    }),
    ("a report is renamed", |site, random| {
        let (from, to) = (site.any_report(random), site.new_path(random));
        site.rename(&from, &to);
    }),
    ("two reports change places", |site, random| {
        let (one, other) = (site.any_report(random), site.any_report(random));
        for (from, to) in [(&*one, "x"), (&*other, &*one), ("x", &*other)] {
            site.rename(from, to);
        }
    }),
    ("a report is spoilt", |site, random| {
        let path = site.any_report(random);
        let end = random.pick(&[
            "资金: {全年预算数: [\n",
            "得分: 很高\n",
            "年度: 二〇二三年度\n",
        ]);
        site.edit(&path, |text| with_field(text, end));
    }),
    ("a file is cut or not UTF-8", |site, random| {
        let path = site.any_report(random);
        let mut bytes = fs::read(site.root().join(&path)).unwrap_or_default();
        bytes.truncate(random.below(bytes.len() + 1));
        bytes.extend(random.pick(&[b"\xff\xfe".as_slice(), b"", b"\n"]).iter());
        site.write(&path, bytes);
    }),
    ("a folder is renamed", |site, random| {
        let (from, to) = (site.any_folder(random), site.any_folder(random));
        let name = random.below(5);
        site.rename(&from, &format!("{to}{name}"));
    }),
    ("a folder is removed", |site, random| {
        if site.reports().len() > 60 {
            let folder = site.any_folder(random);
            site.remove(&folder);
        }
    }),
    ("a folder becomes a file", |site, random| {
        if site.reports().len() > 60 {
            let folder = site.any_folder(random);
            site.remove(&folder);
            site.write(&folder, "x");
        }
    }),
    ("a file becomes a folder", |site, random| {
        let path = site.any_report(random);
        let text = site.report(random);
        site.remove(&path);
        site.write(&format!("{path}/a.md"), text);
    }),
    ("a file becomes a link", |site, random| {
        let (path, to) = (site.any_report(random), site.any_report(random));
        let to = match random.below(3) {
            0 => "nowhere.md".into(),
            _ => site.root().join(to),
        };
        site.remove(&path);
        link(&to, &site.root().join(path));
    }),
    ("a file beside reports changes", |site, random| {
        let (folder, name) = (
            site.any_folder(random),
            *random.pick(&["名单.csv", "照片.png", "a.pdf"]),
        );
        let path = format!("{folder}/{name}");
        match random.below(4) {
            0 => site.remove(&path),
            number => site.write(&path, format!("{number},甲\n{}\n", random.below(4))),
        }
    }),
    ("a report names a file", |site, random| {
        let path = site.any_report(random);
        let folder = path.rsplit_once('/').unwrap().0.to_owned();
        site.write(
            &format!("{folder}/名单.csv"),
            format!("甲,{}\n", random.below(9)),
        );
        site.edit(&path, |text| {
            with_field(text, "佐证材料: [{名称: 名单, 文件: 名单.csv}]\n")
        });
    }),
    ("a text leads to another", |site, random| {
        let (path, to) = (site.any_report(random), site.any_report(random));
        let up = "../".repeat(path.matches('/').count());
        let place = *random.pick(&["", "", "#存在的问题", "#没有"]);
        let more = format!("{}[别处]({up}{to}{place})\n", indented(&path));
        site.edit(&path, |text| text.to_owned() + &more);
    }),
    ("the units are others", |site, random| {
        site.write("content/units.yaml", unit_list(random));
    }),
    ("the settings are others", |site, random| {
        let more = *random.pick(MORE_SETTINGS);
        site.write("mingbai.yaml", format!("{SETTINGS}{more}"));
    }),
    ("a template or a style is another", |site, random| {
        let name = *random.pick(&[
            "templates/report.html",
            "templates/base.html",
            "assets/style.css",
            "strings.yaml",
        ]);
        let path = format!("themes/default/{name}");
        if random.below(2) == 0 {
            return site.remove(&path);
        }
        let built_in = fs::read_to_string(project().join(&path)).unwrap();
        let text = match name.rsplit_once('.').unwrap().1 {
            "html" => built_in.replacen("</h1>", &format!("！{}</h1>", random.below(3)), 1),
            "css" => format!("{built_in}\np {{ margin: {}px }}\n", random.below(3)),
            _ => built_in,
        };
        site.write(&path, text);
    }),
    (
        "a file of the theme comes or goes",
        |site, random| match random.below(2) {
            0 => site.remove("themes/default/assets/own.css"),
            _ => site.write(
                "themes/default/assets/own.css",
                format!("p{{margin:{}}}", random.below(3)),
            ),
        },
    ),
    ("a static file changes", |site, random| {
        let path = *random.pick(&["static/logo.svg", "static/x/y.txt", "static/下载.txt"]);
        match random.below(3) {
            0 => site.remove(path),
            number => site.write(path, format!("{number}{}\n", random.below(3))),
        }
    }),
    ("a page of the site's own changes", |site, random| {
        let (path, text) = (
            *random.pick(&["content/pages/about.md", "content/pages/帮助.md"]),
            site.paragraph(random),
        );
        match random.below(4) {
            0 => site.remove(path),
            number => site.write(
                path,
                format!("---\n标题: 页面{number}\n顺序: {number}\n---\n\n{text}"),
            ),
        }
    }),
    ("nothing changes", |_, _| {}),
];

/// What stands before a line of the text in a file of this name.
fn indented(path: &str) -> &'static str {
    if path.ends_with(".yaml") { "  " } else { "" }
}

/// A text with more lines of front matter.
fn with_field(text: &str, fields: &str) -> String {
    match text.strip_prefix("---\n") {
        Some(rest) => format!("---\n{fields}{rest}"),
        None => format!("{fields}{text}"),
    }
}

/// Writes another digit in the place of one, so that the file stays as long as it is.
fn another_digit(site: &EditedSite, path: &str, random: &mut Random) {
    let mut bytes = fs::read(site.root().join(path)).unwrap_or_default();
    let digits: Vec<usize> = (0..bytes.len())
        .filter(|at| bytes[*at].is_ascii_digit())
        .collect();
    if !digits.is_empty() {
        bytes[*random.pick(&digits)] = b'0' + u8::try_from(random.below(10)).unwrap();
        let _ = fs::write(site.root().join(path), bytes);
    }
}

/// A line that says a fact.
fn fact(random: &mut Random) -> String {
    let (year, unit) = (2019 + random.below(6), random.pick(UNITS));
    match random.below(5) {
        0 => format!("得分: {}\n", 50 + random.below(51)),
        1 => format!("年度: {year}\n"),
        2 => format!("单位: {unit}\n"),
        3 => format!("项目名称: 改名的项目{}\n", random.below(5)),
        _ => format!(
            "资金: {{全年预算数: 200, 全年执行数: {}}}\n",
            random.below(200)
        ),
    }
}

#[cfg(unix)]
fn link(to: &std::path::Path, at: &std::path::Path) {
    let _ = std::os::unix::fs::symlink(to, at);
}

#[cfg(not(unix))]
fn link(_: &std::path::Path, _: &std::path::Path) {}

const FIELDS: &[&str] = &[
    "豁免: {PII02: 值班电话，已向社会公布}\n",
    "网址名: tong-yi\n",
    "曾用网址: [2023/qinghe/old.html, old/x.html]\n",
    "依据: [盘政办通〔2019〕78号, {标题: 办法, 文号: 云财〔2020〕1号}]\n",
    "更正: [{日期: 2024-06-01, 说明: 改正数字}]\n",
    "等级: 差\n",
    "摘要: 一句话说明这个项目做了什么\n",
    "曾用名: [重庆路照明]\n",
    "项目编码: 530102220000000000815\n",
    "存在的问题: [照明不足, 发放晚]\n",
    "整改: [{问题: 照明不足, 整改情况: 换了灯}, {问题: 别的, 整改情况: 办完, 年度: 2022}]\n",
    "目标: [{目标: 开办培训班37期, 完成: 实际完成18期}]\n",
    "不认识: 字段\n",
];

const MORE_SETTINGS: &[&str] = &[
    "",
    "",
    "主色: \"#1f5fa8\"\n",
    "检查: {WEB: 关闭, STR05: 警告}\n",
    "徽标: static/logo.svg\n",
    "应公开: [{年度: 2022年起}]\n免于公开: [{单位: qinghe, 年度: 2022, 理由: 新设立}]\n",
    "应公开: [{年度: 2020-2023, 单位: [民政局, 青禾街道]}]\n公开期限: 06-30\n",
    "等级: [{名称: 好\n",
];

/// A list of units, which is nearly the first one.
fn unit_list(random: &mut Random) -> String {
    match random.below(6) {
        0 => UNIT_LIST.replace("民政局", "民政和退役军人事务局"),
        1 => UNIT_LIST.replace(", 上级: linxi", ""),
        2 => UNIT_LIST.replace("教育体育局", "教育体育局, 上级: linxi"),
        3 => UNIT_LIST
            .lines()
            .skip(1)
            .map(|line| line.to_owned() + "\n")
            .collect(),
        4 => format!("{UNIT_LIST}- {{标识: xin, 名称: 新设的局}}\n"),
        _ => UNIT_LIST.to_owned(),
    }
}
