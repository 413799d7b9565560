//! A small site in memory, and the changes that editors make to it.

use crate::sandbox::{SETTINGS, UNITS};
use crate::subordinates::Package;
use mingbai::source::{MemoryFiles, SourcePath};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A site under change.
#[derive(Clone, Debug, Default)]
pub(super) struct Site {
    reports: BTreeMap<String, Report>,
    others: BTreeMap<String, String>,
    /// A number that no two texts share.
    next: usize,
}

/// What a report's file says.
#[derive(Clone, Debug, Default)]
struct Report {
    project: usize,
    unit: usize,
    year: usize,
    score: usize,
    more: String,
    body: String,
    draft: bool,
    broken: bool,
}

/// A change, given two free numbers: which file, and how.
pub(super) type Change = fn(&mut Site, usize, usize);

/// What may happen to a site.
pub(super) const CHANGES: &[(&str, Change)] = &[
    ("a report is written", |site, which, with| {
        site.write(path(which), with);
    }),
    ("a text is edited", |site, which, with| {
        let text = site.text(with);
        site.edit(which, |report| report.body += &text);
    }),
    ("a text is begun anew", |site, which, with| {
        let text = site.text(with);
        site.edit(which, |report| report.body = text);
    }),
    ("a report's facts are edited", |site, which, with| {
        site.edit(which, |report| match with % 4 {
            0 => report.score = with,
            1 => report.year = with,
            2 => report.unit = with,
            _ => report.project = with,
        });
    }),
    ("fields are added", |site, which, with| {
        let fields = FIELDS[with % FIELDS.len()];
        site.edit(which, |report| report.more += fields);
    }),
    ("fields are taken out", |site, which, _| {
        site.edit(which, |report| report.more.clear());
    }),
    ("a report is renamed", |site, which, with| {
        if let Some((_, report)) = site.take(which) {
            site.reports.insert(path(with), report);
        }
    }),
    ("a report is copied", |site, which, with| {
        if let Some((old, report)) = site.take(which) {
            site.reports.insert(path(with), report.clone());
            site.reports.insert(old, report);
        }
    }),
    ("a folder is moved", |site, which, with| {
        let (from, to) = (FOLDERS[which % 4], FOLDERS[with % 5]);
        site.move_folder(from, to);
    }),
    ("a folder is deleted", |site, which, _| {
        let folder = FOLDERS[which % FOLDERS.len()];
        site.reports.retain(|path, _| !path.starts_with(folder));
    }),
    ("a report is deleted", |site, which, _| {
        site.take(which);
    }),
    ("the YAML breaks", |site, which, _| {
        site.edit(which, |report| report.broken = true);
    }),
    ("the YAML is mended", |site, _, _| {
        let reports = site.reports.values_mut();
        reports.for_each(|report| report.broken = false);
    }),
    ("a draft begins or ends", |site, which, _| {
        site.edit(which, |report| report.draft = !report.draft);
    }),
    ("the units change", |site, _, with| {
        site.put("content/units.yaml", LISTS_OF_UNITS[with % 4]);
    }),
    ("the settings change", |site, _, with| {
        site.put("mingbai.yaml", MORE_SETTINGS[with % MORE_SETTINGS.len()]);
    }),
    ("a file beside reports changes", |site, which, with| {
        let name = ["数据.csv", "b.pdf", "名册/c.txt"][with % 3];
        let path = format!("{}{name}", FOLDERS[which % FOLDERS.len()]);
        site.next += 1;
        let text = format!("{}\n", site.next);
        site.put(&path, [Some(&*text), Some("同样\n"), None][with / 3 % 3]);
    }),
    ("a page of the site's own changes", |site, which, with| {
        let path = ["content/pages/about.md", "content/pages/帮助.md"][which % 2];
        let text = site.text(with);
        let draft = with.is_multiple_of(7);
        let text = format!("---\n标题: 页面{with}\n顺序: {which}\n草稿: {draft}\n---\n\n{text}");
        site.put(path, (!with.is_multiple_of(5)).then_some(&text));
    }),
    ("a file of static changes", |site, which, with| {
        let path = STATICS[which % STATICS.len()];
        let text = match with % 2 {
            0 => format!("{with}\n"),
            _ => format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><!-- {with} --></svg>\n"),
        };
        site.put(path, (!with.is_multiple_of(3)).then_some(&text));
    }),
    (
        "the data of a subordinate site changes",
        |site, which, with| {
            let (whole, other) = &*PACKAGES;
            let package = [whole, other][which % 2];
            for (at, (name, bytes)) in package.0.iter().enumerate() {
                let path = format!("subordinate-data/baishi/{name}");
                let text = String::from_utf8_lossy(bytes);
                // Of every other package a file is missing.
                site.put(&path, (with % 8 != at).then_some(&*text));
            }
        },
    ),
    ("nothing changes", |_, _, _| {}),
];

/// The data of a subordinate site in two states.
static PACKAGES: LazyLock<(Package, Package)> = LazyLock::new(|| {
    let (whole, mut other) = (Package::small(), Package::small());
    other.replace("reports.csv", "白石项目luhua", "白石项目绿化");
    other.seal();
    (whole, other)
});

const FOLDERS: &[&str] = &[
    "content/2023/qinghe/",
    "content/2023/qinghe/louyu/",
    "content/2024/minzheng/",
    "content/新/",
    "content/pages/",
];

const NAMES: &[&str] = &[
    "index.md",
    "a.md",
    "A.md",
    "困难救助.md",
    "b.yaml",
    "page-2.md",
];

const FIELDS: &[&str] = &[
    "网址名: tong-yi\n",
    "曾用网址: [2023/qinghe/old.html, about.html]\n",
    "佐证材料: [{名称: 数据, 文件: 数据.csv}, {名称: 名册, 不公开理由: 含个人信息}]\n",
    "佐证材料: [{名称: 文件, 文件: ../qinghe/b.pdf}, {名称: 数据, 文件: 没有.csv}]\n",
    "撤下: {日期: 2024-05-01, 理由: 数据有误}\n",
    "依据: [盘政办通〔2019〕78号, {标题: 办法, 文号: 云财〔2020〕1号}]\n",
    "公开日期: 2024-04-15\n更正: [{日期: 2024-06-01, 说明: 改正数字}]\n",
    "豁免: {WEB01: 旧系统的链接}\n等级: 差\n",
    "曾用名: [2023年楼宇服务, 重庆路照明]\n",
    "曾用名: 2022/qinghe/a\n项目编码: 530102220000000000815\n",
    "存在的问题: [照明不足, 发放晚]\n",
    "整改: [{问题: 照明不足, 整改情况: 换了灯}, {问题: 别的, 整改情况: 办完, 年度: 2022}]\n",
    "不认识: 字段\n",
];

const LISTS_OF_UNITS: &[Option<&str>] = &[
    Some(UNITS),
    Some(
        "- {标识: qinghe, 名称: 青禾}\n- {标识: minzheng, 名称: 民政局, 别名: [民政], 上级: qinghe}\n",
    ),
    Some("- {标识: qinghe, 名称: 重庆路街道}\n- {标识: qinghe, 名称: 青禾}\n- 名称: [\n"),
    None,
];

const MORE_SETTINGS: &[Option<&str>] = &[
    Some(SETTINGS),
    Some("站点名称: 改过名的站点\n每页条数: 2\n"),
    Some("站点名称: 严格\n网址: https://a.example/\n检查: {WEB: 关闭, STR05: 警告}\n"),
    Some("站点名称: 坏的\n等级: [{名称: 好\n"),
    Some(
        "站点名称: 蓝的\n主色: \"#1f5fa8\"\n徽标: static/logo.svg\n网站标识码: a1\n网站找错: {图: static/x/y.svg}\n",
    ),
    Some(
        "站点名称: 浅的\n网址: https://a.example/\n主色: \"#ffe0e0\"\n徽标: static/x/y.svg\n公安备案号: 1号\n",
    ),
    None,
    Some(
        "站点名称: 上级\n每页条数: 1\n下级站点: [{名称: 白石县财政局, 数据: subordinate-data/baishi}]\n",
    ),
    Some(
        "站点名称: 应公开\n应公开: [{年度: 2022年起}]\n免于公开: [{单位: qinghe, 年度: 2022, 理由: 新设立}]\n",
    ),
    Some(
        "站点名称: 应公开\n公开期限: 06-30\n每页条数: 1\n应公开: [{年度: 2010-2024, 单位: [民政, 青禾街道]}]\n",
    ),
];

const STATICS: &[&str] = &[
    "static/logo.svg",
    "static/x/y.svg",
    "static/custom.css",
    "static/about.html",
];

const LINKS: &[&str] = &[
    "## 一、存在的问题\n\n没有。\n",
    "二、下一步\n\n[自己](#存在的问题)\n",
    "[别人](a.md#存在的问题)\n",
    "[别处](../../2024/minzheng/困难救助.md#下一步)和[关于](/about.html)\n",
    "[数据](数据.csv)与![图](b.pdf)\n",
    "[没有](没有.md)\n",
    "https://example.gov.cn/ 是外面\n",
    "普通的一段。\n",
];

fn path(which: usize) -> String {
    let folder = FOLDERS[which % FOLDERS.len()];
    format!("{folder}{}", NAMES[which / FOLDERS.len() % NAMES.len()])
}

impl Site {
    /// A site with settings, a unit and a few reports.
    pub(super) fn new() -> Self {
        let mut site = Self::default();
        site.put("mingbai.yaml", Some(SETTINGS));
        site.put("content/units.yaml", Some(UNITS));
        for which in [0, 2, 6, 15] {
            site.write(path(which), which);
        }
        site
    }

    /// Its files as they lie on the disk.
    pub(super) fn files(&self) -> MemoryFiles {
        let reports = self.reports.iter();
        let reports = reports.map(|(path, report)| (path, report.written(path.ends_with("md"))));
        let others = self.others.iter().map(|(path, text)| (path, text.clone()));
        let all = reports.chain(others);
        let all = all.map(|(path, text)| (SourcePath::new(path.as_str()), text.into_bytes()));
        MemoryFiles(all.collect())
    }

    fn put(&mut self, path: &str, text: Option<&str>) {
        match text {
            Some(text) => self.others.insert(path.to_owned(), text.to_owned()),
            None => self.others.remove(path),
        };
    }

    fn write(&mut self, path: String, with: usize) {
        let report = Report {
            project: with,
            unit: with / 3,
            year: with,
            score: with,
            body: self.text(with),
            ..Report::default()
        };
        self.reports.insert(path, report);
    }

    fn text(&mut self, with: usize) -> String {
        self.next += 1;
        format!("\n{}第{}次。\n", LINKS[with % LINKS.len()], self.next)
    }

    fn chosen(&self, which: usize) -> Option<String> {
        let at = which % self.reports.len().max(1);
        self.reports.keys().nth(at).cloned()
    }

    fn edit(&mut self, which: usize, change: impl FnOnce(&mut Report)) {
        let path = self.chosen(which);
        if let Some(report) = path.and_then(|path| self.reports.get_mut(&path)) {
            change(report);
        }
    }

    fn take(&mut self, which: usize) -> Option<(String, Report)> {
        let path = self.chosen(which)?;
        self.reports.remove_entry(&path)
    }

    fn move_folder(&mut self, from: &str, to: &str) {
        let moved = |path: String| match path.strip_prefix(from) {
            Some(rest) => format!("{to}{rest}"),
            None => path,
        };
        let reports = std::mem::take(&mut self.reports).into_iter();
        self.reports = reports
            .map(|(path, report)| (moved(path), report))
            .collect();
        let others = std::mem::take(&mut self.others).into_iter();
        self.others = others.map(|(path, text)| (moved(path), text)).collect();
    }
}

impl Report {
    fn written(&self, markdown: bool) -> String {
        let project = [
            "困难群众救助",
            "2023年楼宇服务",
            "2024年楼宇服务",
            "重庆路照明",
        ];
        let unit = ["qinghe", "青禾街道", "民政", "没有的单位"];
        let score = ["95", "61.5", "100.00", "没有"];
        let mut text = format!(
            "项目名称: {}\n单位: {}\n年度: {}\n得分: {}\n草稿: {}\n{}",
            project[self.project % 4],
            unit[self.unit % 4],
            2022 + self.year % 3,
            score[self.score % 4],
            self.draft,
            self.more,
        );
        if self.broken {
            text += "资金: {全年预算数: [\n";
        }
        if markdown {
            format!("---\n{text}---\n{}", self.body)
        } else {
            let body = self.body.replace('\n', "\n  ");
            format!("{text}正文: |\n  {}\n", body.trim())
        }
    }
}
