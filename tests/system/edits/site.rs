//! The site that is edited, as it lies on the disk.

use crate::edition::FileMap;
use crate::random::Random;
use crate::sandbox::{Sandbox, tree};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// How many reports it has at first.
const REPORTS: usize = 90;

pub(super) const UNITS: &[&str] = &["qinghe", "minzheng", "jiaoyu", "zhujian", "shuili", "linxi"];

pub(super) const SETTINGS: &str = "站点名称: 试验站点\n网址: https://example.gov.cn/x/\n监督: {电话: 0871-0000000}\n每页条数: 20\n";

pub(super) const UNIT_LIST: &str = "\
- {标识: qinghe, 名称: 青禾街道办事处（示例）, 简称: 青禾街道}
- {标识: minzheng, 名称: 民政局, 别名: [民政]}
- {标识: jiaoyu, 名称: 教育体育局}
- {标识: zhujian, 名称: 住房和城乡建设局}
- {标识: shuili, 名称: 水利局, 上级: linxi}
- {标识: linxi, 名称: 林溪县人民政府}
";

const PROJECTS: &[&str] = &[
    "困难群众救助补助资金",
    "老旧小区改造",
    "校舍维修改造",
    "河道治理",
    "重庆路照明",
    "养老服务体系建设",
    "营养改善计划",
    "城乡环境整治",
    "就业技能培训",
    "人居环境提升",
    "小型水库维护",
    "社区文化活动",
    "党群服务中心运行",
    "安全生产监管",
    "食品安全抽检",
    "消防设施更新",
    "图书馆免费开放",
    "残疾人康复",
    "农村饮水安全",
    "道路维护",
];

pub(super) const SENTENCES: &[&str] = &[
    "资金按进度拨付，没有发现截留和挪用。",
    "项目单位建立了台账，每季度核对一次。",
    "因天气原因，部分工程推迟到第四季度完工。",
    "受益群众对服务总体满意，对等候时间意见较多。",
    "下一步将细化指标，提前编制计划。",
    "共安排资金120万元，其中中央补助80万元，区级安排40万元。",
    "全年完成改造18处，比计划多2处。",
    "抽查发现两份合同没有写明验收期限，已经补签。",
    "这一段与别的报告相同，用来看雷同怎样找出来：项目实施以来，各参与单位按照职责分工，逐项落实任务，定期通报进展，遇到困难及时会商，保证了资金使用的安全和工程的质量。",
    "见[关于](/about.html)。",
    "**重点**：`代码`与<b>标签</b>。",
    "| 名称 | 数量 |\n|---|---|\n| 灯 | 12 |\n| 井盖 | 7 |",
    "## 二、存在的问题\n\n发放不及时。",
    "### （一）原因\n\n1. 人手少；\n2. 系统旧。",
    "![照片](照片.png)与[名单](名单.csv)",
];

/// The site, and the folders beside it.
pub(super) struct EditedSite {
    place: Sandbox,
    /// A number that no two texts share.
    pub(super) next: usize,
}

impl EditedSite {
    /// A site with some reports, the same for the same seed.
    pub(super) fn new(seed: u64) -> Self {
        let mut site = Self {
            place: Sandbox::empty(),
            next: 0,
        };
        let mut random = Random::new(seed);
        site.write("mingbai.yaml", SETTINGS);
        site.write("content/units.yaml", UNIT_LIST);
        site.write(
            "content/pages/about.md",
            "---\n标题: 关于\n---\n\n本站公开绩效自评。\n",
        );
        site.write(
            "static/logo.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>\n",
        );
        for _ in 0..REPORTS {
            let path = site.new_path(&mut random);
            let text = site.report(&mut random);
            site.write(&path, text);
        }
        site
    }

    /// Where it lies.
    pub(super) fn root(&self) -> PathBuf {
        self.place.path().join("site")
    }

    /// A folder or file beside it.
    pub(super) fn beside(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    /// Where a report might be written.
    pub(super) fn new_path(&mut self, random: &mut Random) -> String {
        self.next += 1;
        let (unit, year) = (random.pick(UNITS), 2019 + random.below(6));
        let deep = *random.pick(&["", "", "", "louyu/", "新/"]);
        let ending = *random.pick(&["md", "md", "md", "yaml"]);
        format!("content/{year}/{unit}/{deep}r{}.{ending}", self.next)
    }

    /// The fields of a report, a line each.
    fn facts(&mut self, random: &mut Random) -> String {
        let project = random.pick(PROJECTS);
        let (unit, year) = (random.pick(UNITS), 2019 + random.below(6));
        let (budget, spent) = (100 + random.below(400), 50 + random.below(200));
        let score = 55 + random.below(46);
        let mut text = format!(
            "项目名称: {project}\n单位: {unit}\n年度: {year}\n得分: {score}\n\
             资金: {{全年预算数: {budget}, 全年执行数: {}, 分值: 10, 得分: 8}}\n",
            spent.min(budget)
        );
        if random.below(3) == 0 {
            text += &format!("公开日期: {}-04-{:02}\n", year + 1, 1 + random.below(28));
        }
        if random.below(3) == 0 {
            text += &format!(
                "指标:\n  - {{一级: 产出指标, 二级: 数量指标, 三级: 完成数, 性质: ≥, 指标值: 30, 单位: 处, 完成值: {}, 分值: 50, 得分: 48}}\n",
                random.below(60)
            );
        }
        if random.below(4) == 0 {
            text += "佐证材料: [{名称: 合同, 不公开理由: 纸质材料，尚未数字化}]\n";
        }
        text
    }

    /// A paragraph.
    pub(super) fn paragraph(&mut self, random: &mut Random) -> String {
        self.next += 1;
        format!("{}第{}段。\n\n", random.pick(SENTENCES), self.next)
    }

    /// The text of a new report in Markdown; a file of YAML is told by its name when it is written.
    pub(super) fn report(&mut self, random: &mut Random) -> String {
        let facts = self.facts(random);
        let count = 1 + random.below(5);
        let body: String = (0..count).map(|_| self.paragraph(random)).collect();
        format!("---\n{facts}---\n\n{body}")
    }

    /// The paths of all files below a folder of the site, in order.
    pub(super) fn paths(&self, folder: &str) -> Vec<String> {
        let walked = walkdir::WalkDir::new(self.root().join(folder)).sort_by_file_name();
        let files = walked.into_iter().flatten();
        let files = files.filter(|entry| !entry.file_type().is_dir());
        let inside = files.filter_map(|entry| {
            let path = entry.path().strip_prefix(self.root()).ok()?;
            Some(path.to_str()?.to_owned())
        });
        inside.collect()
    }

    /// The paths of the reports.
    pub(super) fn reports(&self) -> Vec<String> {
        let mut paths = self.paths("content");
        paths.retain(|path| {
            (path.ends_with(".md") || path.ends_with(".yaml"))
                && !path.ends_with("units.yaml")
                && !path.starts_with("content/pages/")
        });
        paths
    }

    /// A report; there is always one.
    pub(super) fn any_report(&mut self, random: &mut Random) -> String {
        let reports = self.reports();
        if reports.len() < 20 {
            let path = self.new_path(random);
            let text = self.report(random);
            self.write(&path, text);
            return path;
        }
        random.pick(&reports).clone()
    }

    /// A folder of reports.
    pub(super) fn any_folder(&self, random: &mut Random) -> String {
        let reports = self.reports();
        let folders = reports.iter().filter_map(|path| path.rsplit_once('/'));
        let folders: Vec<&str> = folders.map(|(folder, _)| folder).collect();
        match folders.is_empty() {
            true => "content/2023/qinghe".to_owned(),
            false => (*random.pick(&folders)).to_owned(),
        }
    }

    pub(super) fn read(&self, path: &str) -> String {
        let bytes = fs::read(self.root().join(path)).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Writes a file; where that cannot be, because a file is a folder or a folder a file, nothing happens.
    pub(super) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let text = text.as_ref();
        let path = self.root().join(path);
        let is_report =
            path.extension().is_some_and(|ending| ending == "yaml") && text.starts_with(b"---\n");
        let text = match is_report {
            true => &as_yaml(&String::from_utf8_lossy(text)).into_bytes(),
            false => text,
        };
        let _ = path.parent().map(fs::create_dir_all);
        let _ = fs::write(path, text);
    }

    /// Changes the text of a file.
    pub(super) fn edit(&self, path: &str, change: impl FnOnce(&str) -> String) {
        let text = change(&self.read(path));
        let _ = fs::write(self.root().join(path), text);
    }

    pub(super) fn rename(&self, from: &str, to: &str) {
        let to = self.root().join(to);
        let _ = to.parent().map(fs::create_dir_all);
        let _ = fs::rename(self.root().join(from), to);
    }

    /// Removes a file or a folder.
    pub(super) fn remove(&self, path: &str) {
        remove(&self.root().join(path));
    }

    /// What all files of the output hold.
    pub(super) fn published(&self) -> FileMap {
        tree(&self.root().join("public")).into_iter().collect()
    }
}

/// Removes a file or a folder, if it is there.
pub(super) fn remove(path: &Path) {
    let _ = fs::remove_file(path);
    let _ = fs::remove_dir_all(path);
}

/// A copy with its times, as a backup makes it.
pub(super) fn copy(from: &Path, to: &Path) {
    remove(to);
    if !from.is_dir() {
        return;
    }
    for (path, bytes) in tree(from) {
        let (source, target) = (from.join(&path), to.join(&path));
        let _ = target.parent().map(fs::create_dir_all);
        fs::write(&target, bytes).unwrap();
        set_time(&target, fs::metadata(source).unwrap().modified().unwrap());
    }
}

/// Sets the time at which a file says it was written.
pub(super) fn set_time(path: &Path, time: SystemTime) {
    if let Ok(file) = File::options().write(true).open(path) {
        let _ = file.set_modified(time);
    }
}

/// A report in Markdown as one in YAML.
fn as_yaml(text: &str) -> String {
    let inside = text.strip_prefix("---\n").unwrap_or(text);
    let (facts, body) = inside.split_once("---\n").unwrap_or((inside, ""));
    let body: String = body.lines().map(|line| format!("  {line}\n")).collect();
    format!("{facts}正文: |\n{}", body.trim_start_matches("  \n"))
}
