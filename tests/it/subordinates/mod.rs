//! Sites of subordinate bodies: what their data may be, what is made of it, and that it changes no figure of
//! the site's own.

mod hostile;
mod package;

use crate::in_memory::built;
use crate::sandbox::{SETTINGS, Sandbox, UNITS};
use mingbai::build::{Inputs, Settings};
use mingbai::model::Route;
use mingbai::render::Theme;
use mingbai::source::{MemoryFiles, SourcePath};
pub(crate) use package::Package;
use package::{county, memory};
use proptest::prelude::{ProptestConfig, prop};
use proptest::{prop_assert, prop_assert_eq, proptest};
use std::collections::BTreeMap;

/// The settings of a site with a subordinate one.
pub(crate) const NAMED: &str = "下级站点: [{名称: 白石县财政局, 数据: subordinate-data/baishi}]\n";

/// The report of the site's own.
const OWN_REPORT: &str = "content/2023/qinghe/own.md";

/// A site with a report of its own.
fn own_site(settings: &str) -> MemoryFiles {
    let report = "---\n项目名称: 本站项目\n单位: qinghe\n年度: 2023\n得分: 90\n资金: {全年预算数: 10, 全年执行数: 9}\n---\n\n正文。\n";
    let files = [
        ("mingbai.yaml", format!("{SETTINGS}{settings}")),
        ("content/units.yaml", UNITS.to_owned()),
        (OWN_REPORT, report.to_owned()),
    ];
    memory(files.map(|(path, text)| (path.to_owned(), text)).to_vec())
}

/// All that a site publishes, as text.
fn texts(files: &MemoryFiles) -> BTreeMap<Route, String> {
    let theme = Theme::builtin().unwrap();
    let (_, outputs) = built(&Inputs::of(files), files, &theme);
    let outputs = outputs.into_iter();
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    outputs.map(|(route, bytes)| (route, text(bytes))).collect()
}

fn text<'t>(texts: &'t BTreeMap<Route, String>, path: &str) -> &'t str {
    texts.get(&Route::new(path)).map_or("", String::as_str)
}

#[test]
fn reports_of_a_subordinate_site_lead_to_it_and_say_who_answers() {
    let mut site = own_site(NAMED);
    Package::small().put_into(&mut site, "baishi");
    let made = texts(&site);
    let list = text(&made, "subordinate-sites/baishi/index.html");
    for said in [
        "这些报告由白石县财政局负责发布",
        "<a href=\"https://baishi.example/jixiao/2024/qinghe/luhua.html\">",
        "<a href=\"https://baishi.example/jixiao/index.html\">白石县绩效公开（示例）</a>",
        "80.50<small>万元</small>",
        "80.50%",
        "2份报告，预算、支出都列明的合计：支出179.50万元，预算200.00万元，执行率89.75%",
        "不计入本站的合计、得分和统计",
    ] {
        assert!(list.contains(said), "{said} in {list}");
    }
    let year = text(&made, "subordinate-sites/baishi/2023/index.html");
    assert!(year.contains("daolu.html") && !year.contains("luhua.html"));
    let all = text(&made, "subordinate-sites/index.html");
    assert!(all.contains("另撤下1份") && all.contains("2025-03-01"));
    assert!(
        !made
            .keys()
            .any(|route| route.as_str().contains("subordinate-data"))
    );
    assert!(!made.values().any(|text| text.contains("jiuji")));
}

#[test]
fn a_build_after_another_sees_that_a_copy_changed() {
    let site = own_site(NAMED);
    let sandbox = Sandbox::empty();
    let put = |files: &MemoryFiles| {
        for (path, bytes) in &files.0 {
            sandbox.write(path.as_str(), bytes);
        }
    };
    let with = |project: &str| {
        let mut with = site.clone();
        let more = "公开日期: 2025-03-01\n".to_owned();
        Package::of(&county(&[(project.to_owned(), 2024, more)])).put_into(&mut with, "baishi");
        with
    };
    put(&with("jia"));
    assert_eq!(sandbox.run(&["build"]).code, 0);
    put(&with("yi"));
    assert_eq!(sandbox.run(&["build"]).code, 0);
    let ran = sandbox.run(&["build", "--verify"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let list = sandbox.published("subordinate-sites/baishi/index.html");
    assert!(
        list.contains("qinghe/yi.html") && !list.contains("qinghe/jia.html"),
        "{list}"
    );
}

#[test]
fn data_that_did_not_pass_is_said_to_be_missing_where_the_site_wants_to_go_on() {
    let mut site = own_site(&format!("{NAMED}检查: {{SIT07: 警告}}\n"));
    let mut package = Package::small();
    package.replace("reports.csv", "80.50", "80.51");
    package.put_into(&mut site, "baishi");
    let made = texts(&site);
    let all = text(&made, "subordinate-sites/index.html");
    assert!(all.contains("数据没有通过核对，报告没有列出"), "{all}");
    assert!(!made.values().any(|text| text.contains("luhua")));
}

#[test]
fn settings_name_each_site_and_folder_once() {
    let settings = "下级站点:\n\
        - {名称: 甲县, 数据: subordinate-data/a}\n\
        - {名称: 甲县, 数据: subordinate-data/b}\n\
        - {名称: 乙县, 数据: subordinate-data/A}\n\
        - {名称: 丙县, 数据: content/a}\n\
        - {名称: 丁县, 数据: subordinate-data/../content}\n\
        - {名称: 戊县, 数据: subordinate-data/e, 网址: \"javascript:alert(1)\"}\n\
        - {名称: 己县, 网址: https://a.example/}\n\
        - {名称: 庚县, 数剧: subordinate-data/g}\n";
    let files = own_site(settings);
    let settings = Settings::read(&Inputs::of(&files), &files);
    let found: Vec<String> = settings
        .findings
        .iter()
        .map(|found| found.message.clone())
        .collect();
    crate::expectation::hold(
        "tests/it/subordinates/settings.txt",
        &(found.join("\n") + "\n"),
    );
    let named: Vec<&str> = settings
        .config
        .subordinates
        .iter()
        .map(|site| site.slug())
        .collect();
    assert_eq!(named, ["a", "e"]);
}

/// A page without the lines about subordinate sites, and without empty ones.
fn own_lines(text: &str) -> Vec<&str> {
    let lines = text.lines().filter(|line| !line.contains("下级站点"));
    lines.filter(|line| !line.trim().is_empty()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_subordinate_site_changes_nothing_of_the_sites_own(
        reports in prop::collection::vec((0_usize..40, 2021_u16..2025, 0_u32..101, 1_u32..9999, 0_u32..9999), 1..6),
    ) {
        let reports: BTreeMap<(String, u16), String> = reports.into_iter().map(|(name, year, score, budget, spent)| {
            let funds = format!("得分: {score}\n资金: {{全年预算数: {budget}.5, 全年执行数: {spent}}}\n");
            ((format!("x{name}"), year), funds)
        }).collect();
        let reports: Vec<_> = reports.into_iter().map(|((name, year), funds)| (name, year, funds)).collect();
        let mut with = own_site(NAMED);
        Package::of(&county(&reports)).put_into(&mut with, "baishi");
        let (mut with, without) = (texts(&with), texts(&own_site("")));
        with.retain(|route, _| !route.as_str().starts_with("subordinate-sites/"));
        prop_assert_eq!(with.keys().collect::<Vec<_>>(), without.keys().collect::<Vec<_>>());
        for (route, own) in &without {
            let now = text(&with, route.as_str());
            match route.as_str() {
                "sitemap.xml" => prop_assert!(now.len() > own.len()),
                "index.html" | "units/index.html" | "search.html" => {
                    prop_assert_eq!(own_lines(now), own_lines(own), "{}", route);
                }
                _ => prop_assert_eq!(now, own, "{}", route),
            }
        }
    }
}

/// A path of a site's data.
fn data(name: &str) -> SourcePath {
    SourcePath::new(format!("subordinate-data/baishi/{name}"))
}
