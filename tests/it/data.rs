//! Open data: what is in it, what is not, and that it is the same whatever the number of threads.

use crate::in_memory::built;
use crate::sandbox::{SETTINGS, Sandbox};
use mingbai::build::{Inputs, on_threads};
use mingbai::model::Route;
use mingbai::render::Theme;
use mingbai::shell::{DiskFiles, Limits, load};
use std::collections::BTreeMap;
use std::path::Path;

/// A site with what may be published and what may not.
fn site() -> Sandbox {
    let shown = "项目名称: 口袋公园\n单位: qinghe\n年度: 2023\n得分: 95.00\n公开日期: 2024-03-01\n\
        资金: {全年预算数: 1.5亿元, 全年执行数: \"150,000,000.00元\", 来源: [{名称: 中央补助, 申报数: 77.77, 全年预算数: 15000}]}\n\
        目标: [{目标: 建成公园5个, 完成: 建成4个}, {目标: \"=1+1\"}]\n\
        指标: [{三级: 公园, 性质: ≥, 指标值: 5, 单位: 个, 完成值: 4, 分值: 10, 得分: 8}]\n\
        佐证材料: [{名称: 图纸, 不公开理由: 涉及隐私}, {名称: 表, 文件: a.csv}]\n\
        审核: {编辑: 编辑甲, 审核: 审核乙, 终审: 终审丙}\n豁免: {SCO01: 豁免丁}\n关键词: [公园]\n\
        更正: [{日期: 2024-05-01, 说明: 改正戊}]\n";
    let taken = "项目名称: 撤下的名\n单位: qinghe\n年度: 2023\n得分: 61\n公开日期: 2024-02-02\n\
        资金: {全年执行数: 98765}\n撤下: {日期: 2024-06-01, 理由: 核实己}\n\
        更正: [{日期: 2024-05-09, 说明: 藏起来的更正}]\n";
    let draft = "项目名称: 草稿的名\n单位: qinghe\n年度: 2023\n草稿: true\n";
    Sandbox::site()
        .file(
            "mingbai.yaml",
            format!("{SETTINGS}数据许可: {{名称: 许可庚, 标识: CC-BY-4.0}}\n"),
        )
        .file("content/2023/shown.yaml", shown)
        .file("content/2023/a.csv", "a,b\n")
        .file("content/2023/taken.yaml", taken)
        .file("content/2023/draft.yaml", draft)
}

fn outputs(root: &Path) -> BTreeMap<Route, Vec<u8>> {
    let (inputs, files): (Inputs, DiskFiles) = load(root, &Limits::default()).unwrap();
    built(&inputs, &files, &Theme::builtin().unwrap()).1
}

fn text(outputs: &BTreeMap<Route, Vec<u8>>, route: &str) -> String {
    let bytes = outputs.get(&Route::new(route));
    let bytes = bytes.unwrap_or_else(|| panic!("no {route}: {:?}", outputs.keys()));
    String::from_utf8(bytes.clone()).unwrap()
}

#[test]
fn nothing_that_no_page_shows_is_in_the_data() {
    let site = site();
    let outputs = outputs(site.path());
    let data = outputs.keys().filter(|route| {
        let path = route.as_str();
        [".csv", ".jsonl", ".json", ".xml"]
            .iter()
            .any(|end| path.ends_with(end))
            || path == "changes.html"
    });
    let mut looked_at = 0;
    for route in data {
        looked_at += 1;
        let text = text(&outputs, route.as_str());
        let hidden = [
            "编辑甲",
            "审核乙",
            "终审丙",
            "豁免丁",
            "98765",
            "2024-02-02",
            "藏起来",
            "草稿的名",
            "77.77",
        ];
        for word in hidden {
            assert!(!text.contains(word), "{route}: {word}");
        }
    }
    assert!(looked_at > 20, "{looked_at}");
    let withdrawals = text(&outputs, "data/withdrawals.csv");
    assert!(
        withdrawals.contains(",2023,青禾街道办事处（示例）,撤下的名,2024-06-01,核实己\r\n"),
        "{withdrawals}"
    );
    assert!(
        !outputs.contains_key(&Route::new("data/basis.csv")),
        "a table without rows was made"
    );
}

#[test]
fn amounts_are_given_in_one_unit_and_as_written() {
    let site = site();
    let funds = text(&outputs(site.path()), "data/funds.csv");
    let lines: Vec<&str> = funds.split("\r\n").collect();
    assert!(
        lines[0].starts_with("\u{FEFF}网页,序号,类别,资金来源,申报数（万元）,"),
        "{funds}"
    );
    assert!(
        lines[1]
            .ends_with(",1,合计,,,,15000.00,,15000.00,,100.00,,,1.5亿元,,\"150,000,000.00元\","),
        "{funds}"
    );
    assert!(
        lines[2].ends_with(",2,来源,中央补助,,,15000.00,,,,,,,15000,,,"),
        "{funds}"
    );
}

#[test]
fn what_a_spreadsheet_would_work_out_is_words() {
    let site = site();
    let outputs = outputs(site.path());
    assert!(text(&outputs, "data/goals.csv").contains(",2,,\" =1+1\",,,未作对照\r\n"));
    assert!(text(&outputs, "data/goals.jsonl").contains("\"goal\":\"=1+1\",\"result\":null"));
}

#[test]
fn a_list_has_its_own_rows_and_leads_to_them() {
    let site = site();
    let outputs = outputs(site.path());
    let whole = text(&outputs, "data/reports.csv");
    for (rows, page, link) in [
        ("2023/reports.csv", "2023/index.html", "reports.csv"),
        (
            "2023/qinghe/reports.csv",
            "2023/qinghe/index.html",
            "reports.csv",
        ),
        ("units/qinghe.csv", "units/qinghe.html", "qinghe.csv"),
        ("scores/you.csv", "scores/you.html", "you.csv"),
    ] {
        assert_eq!(text(&outputs, rows), whole, "{rows}");
        assert!(
            text(&outputs, page).contains(&format!("href=\"{link}\" download")),
            "{page}"
        );
    }
    assert!(text(&outputs, "reports/index.html").contains("href=\"../data/reports.csv\" download"));
}

#[test]
fn the_package_says_on_what_terms_and_what_the_files_are() {
    let site = site();
    let outputs = outputs(site.path());
    let package: serde_json::Value =
        serde_json::from_str(&text(&outputs, "data/datapackage.json")).unwrap();
    assert_eq!(package["licenses"][0]["name"], "CC-BY-4.0");
    for resource in package["resources"].as_array().unwrap() {
        let bytes = &outputs[&Route::new(format!("data/{}", resource["path"].as_str().unwrap()))];
        assert_eq!(resource["bytes"], bytes.len());
        let hash = mingbai::build::sha256_of(&mut &bytes[..]).unwrap();
        assert_eq!(resource["hash"], format!("sha256:{hash}"));
    }
    assert!(text(&outputs, "data/index.html").contains("许可庚"));
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let site = site();
    let one = on_threads(1, || outputs(site.path())).unwrap();
    let four = on_threads(4, || outputs(site.path())).unwrap();
    assert!(one == four);
}

#[test]
fn a_site_without_reports_has_no_data() {
    let outputs = outputs(Sandbox::site().path());
    assert!(
        outputs
            .keys()
            .all(|route| !route.as_str().starts_with("data/")),
        "{:?}",
        outputs.keys()
    );
    assert!(!outputs.contains_key(&Route::new("changes.html")));
}
