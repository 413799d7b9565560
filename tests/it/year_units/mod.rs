//! A year's units as a table: superiors with all that is below them, each unit once in every order, and
//! the same figures on the superior's own page and in the data.

mod sums_by_level;

use crate::in_memory::built;
use mingbai::build::Inputs;
use mingbai::render::Theme;
use mingbai::source::{MemoryFiles, SourcePath};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::LazyLock;

static THEME: LazyLock<Theme> = LazyLock::new(|| Theme::builtin().unwrap());

/// What is published of a site of these files.
fn published(files: &[(String, String)]) -> BTreeMap<String, String> {
    let files = files.iter();
    let files =
        files.map(|(path, text)| (SourcePath::new(path.clone()), text.clone().into_bytes()));
    let files = MemoryFiles(files.collect());
    let (checked, outputs) = built(&Inputs::of(&files), &files, &THEME);
    let mut planned = checked.plan.pages.iter();
    assert!(planned.all(|page| outputs.contains_key(&page.route)));
    let texts = outputs.into_iter();
    let texts = texts.filter_map(|(route, bytes)| {
        let text = String::from_utf8(bytes).ok()?;
        Some((route.to_string(), text))
    });
    texts.collect()
}

/// The words between two marks, without markup.
fn words(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text.trim().to_owned()
}

/// A row of a table of units: how far it is indented, and the words of its cells.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    level: usize,
    is_sum: bool,
    cells: Vec<String>,
}

/// The rows of every table of units on a page; rows that go on from the page before have one cell.
fn tables(page: &str) -> Vec<Vec<Line>> {
    let tables = page.split("<table class=\"unitrows\">").skip(1);
    let tables = tables.map(|table| table.split("</table>").next().unwrap());
    let rows = |table: &str| {
        let rows = table.split("<tr").skip(2);
        let lines = rows.map(|row| {
            let (head, cells) = row.split_once('>').unwrap();
            let level = head.split(" l").nth(1).or(head.split("\"l").nth(1));
            let cells = cells.split("</th>").flat_map(|part| part.split("</td>"));
            let cells = cells.map(words).take(match head.contains("group") {
                true => 1,
                false => 8,
            });
            Line {
                level: level.map_or(0, |level| level[..1].parse().unwrap()),
                is_sum: head.contains("sum"),
                cells: cells.collect(),
            }
        });
        lines.collect()
    };
    tables.map(rows).collect()
}

/// All rows of a table that begins at `first` and goes on over pages.
fn whole(pages: &BTreeMap<String, String>, first: &str, folder: &str, name: &str) -> Vec<Line> {
    let mut lines = tables(&pages[first]).remove(0);
    for number in 2.. {
        let Some(page) = pages.get(&format!("{folder}{name}-{number}.html")) else {
            break;
        };
        lines.extend(
            tables(page)
                .remove(0)
                .into_iter()
                .filter(|line| line.cells.len() > 1),
        );
    }
    lines
}

fn file(path: &str, text: &str) -> (String, String) {
    (path.to_owned(), text.to_owned())
}

/// Three levels, every way in which a report is not counted, and a superior without reports of its own.
fn levels() -> Vec<(String, String)> {
    let units = "- {标识: ju, 名称: 青禾区教育局, 简称: 区教育局}\n\
        - {标识: yi, 名称: 第一中学, 上级: ju}\n\
        - {标识: er, 名称: 第二中学, 上级: ju}\n\
        - {标识: fu, 名称: 附属小学, 上级: er}\n\
        - {标识: hou, 名称: 后勤中心, 上级: ju}\n\
        - {标识: lao, 名称: 老干部局}\n\
        - {标识: shui, 名称: 水务局}\n\
        - {标识: zhan, 名称: 泵站, 上级: shui}\n\
        - {标识: zi, 名称: 自来水公司}\n";
    let reports = [
        "{项目名称: 校舍加固, 单位: ju, 年度: 2023, 得分: 92, 资金: {全年预算数: 100, 全年执行数: 50}}",
        "{项目名称: 整体支出, 单位: ju, 年度: 2023, 评价方式: 部门整体支出, 资金: {全年预算数: 900, 全年执行数: 900}}",
        "{项目名称: 图书购置, 单位: yi, 年度: 2023, 得分: 85, 资金: {全年预算数: 40, 全年执行数: 40}}",
        "{项目名称: 图书购置, 单位: yi, 年度: 2023, 得分: 81, 评价方式: 部门评价, 资金: {全年预算数: 40, 全年执行数: 40}}",
        "{项目名称: 操场翻新, 单位: yi, 年度: 2023, 资金: {全年执行数: 7}}",
        "{项目名称: 食堂改造, 单位: fu, 年度: 2023, 得分: 95, 资金: {全年预算数: 60}}",
        "{项目名称: 供水管网, 单位: zhan, 年度: 2023, 得分: 70, 资金: {全年预算数: 10, 全年执行数: 12}}",
        "{项目名称: 水表更换, 单位: zi, 年度: 2023, 资金: {全年预算数: 0, 全年执行数: 0, 来源: [{名称: 区级, 全年预算数: 5, 全年执行数: 5}]}}",
        "{项目名称: 水质检测, 单位: zi, 年度: 2023, 得分: 88}",
        "{项目名称: 校舍加固, 单位: ju, 年度: 2022, 得分: 90, 资金: {全年预算数: 80, 全年执行数: 80}}",
        "{项目名称: 校舍加固, 单位: hou, 年度: 2023, 资金: {全年预算数: 10, 全年执行数: 5}}",
        "{项目名称: 收回的, 单位: lao, 年度: 2023, 撤下: {日期: 2024-01-01, 理由: 重复}}",
    ];
    let reports = reports.iter().enumerate();
    let reports = reports.map(|(at, report)| file(&format!("content/r{at}.yaml"), report));
    let fixed = [
        file(
            "mingbai.yaml",
            "站点名称: 青禾区\n网址: https://example.gov.cn/\n",
        ),
        file("content/units.yaml", units),
    ];
    fixed.into_iter().chain(reports).collect()
}

/// The rows as a text: two spaces a level, then the cells.
fn told(lines: &[Line]) -> String {
    let mut text = String::new();
    for line in lines {
        let indentation = " ".repeat(2 * line.level);
        let _ = writeln!(text, "{indentation}{}", line.cells.join(" | "));
    }
    text
}

#[test]
fn superiors_are_summed_with_what_is_below_them_and_stand_by_themselves() {
    let pages = published(&levels());
    let usual = whole(&pages, "2023/units.html", "2023/units/", "page");
    assert_eq!(told(&usual), LEVELS);
    let finding = "2023年6个单位公开了10份报告。能计算执行率的4个：50%到不足80%的2个，100%的1个，超过100%的1个；另有2个无法计算。";
    for page in ["2023/units.html", "2023/units/by-rate.html"] {
        assert!(pages[page].contains(finding), "{}", pages[page]);
    }
    let one = "2022年1个单位公开了1份报告。能计算执行率的1个：100%的1个。";
    assert!(pages["2022/units.html"].contains(one));
    assert!(
        !pages.contains_key("2022/units/by-rate.html"),
        "nothing is ordered"
    );
}

const LEVELS: &str = "\
区教育局及下属4个单位下属单位中1个没有公开的报告；1个项目上下级都有报告，金额都已计入 | 63.33% | 95.00万元 | 150.00万元 | 7份 | 88.504份有得分 | 优2 良2 没有等级3 | 1份未列明支出、1份未列明预算、1份部门整体支出、1份与自评金额相同
  区教育局本级 | 50.00% | 50.00万元 | 100.00万元 | 2份 | 92.001份有得分 | 优1 没有等级1 | 1份部门整体支出
  第二中学及下属1个单位本级没有公开的报告 | — | — | 60.00万元 | 1份 | 95.00 | 优1 |\x20
    附属小学 | — | — | 60.00万元 | 1份 | 95.00 | 优1 |\x20
  第一中学 | 100.00% | 40.00万元 | 40.00万元 | 3份 | 83.002份有得分 | 良2 没有等级1 | 1份未列明预算、1份与自评金额相同
  后勤中心 | 50.00% | 5.00万元 | 10.00万元 | 1份 | — | — |\x20
水务局及下属1个单位本级没有公开的报告 | 120.00% | 12.00万元 | 10.00万元 | 1份 | 70.00 | 中1 |\x20
  泵站 | 120.00% | 12.00万元 | 10.00万元 | 1份 | 70.00 | 中1 |\x20
自来水公司 | — | — | — | 2份 | 88.001份有得分 | 良1 没有等级1 | 1份预算、支出都未列明、1份合计写0而分项不是0
";

#[test]
fn other_orders_have_each_unit_by_itself() {
    let pages = published(&levels());
    let names = |page: &str| -> Vec<String> {
        let lines = tables(&pages[page]).remove(0).into_iter();
        lines.map(|line| line.cells[0].clone()).collect()
    };
    let cases = [
        (
            "2023/units/by-rate.html",
            [
                "后勤中心",
                "区教育局",
                "第一中学",
                "泵站",
                "附属小学",
                "自来水公司",
            ],
        ),
        (
            "2023/units/by-score.html",
            [
                "泵站",
                "第一中学",
                "自来水公司",
                "区教育局",
                "附属小学",
                "后勤中心",
            ],
        ),
        (
            "2023/units/by-amount.html",
            [
                "附属小学",
                "区教育局",
                "第一中学",
                "泵站",
                "后勤中心",
                "自来水公司",
            ],
        ),
    ];
    for (page, expected) in cases {
        assert_eq!(names(page), expected, "{page}");
        let usual = "<link rel=\"canonical\" href=\"https://example.gov.cn/2023/units.html\">";
        assert!(pages[page].contains(usual), "{page}");
        assert!(!pages["sitemap.xml"].contains(page), "{page}");
    }
    assert!(pages["sitemap.xml"].contains("/2023/units.html<"));
}

#[test]
fn the_page_of_a_superior_has_what_is_below_it() {
    let pages = published(&levels());
    let above = tables(&pages["units/ju.html"]);
    let years = "\
2023年下属单位中1个没有公开的报告；1个项目上下级都有报告，金额都已计入 | 63.33% | 95.00万元 | 150.00万元 | 7份 | 88.504份有得分 | 优2 良2 没有等级3 | 1份未列明支出、1份未列明预算、1份部门整体支出、1份与自评金额相同
2022年下属单位中4个没有公开的报告 | 100.00% | 80.00万元 | 80.00万元 | 1份 | 90.00 | 优1 |\x20
";
    assert_eq!(told(&above[0]), years);
    let below = "\
区教育局本级 | 50.00% | 50.00万元 | 100.00万元 | 2份 | 92.001份有得分 | 优1 没有等级1 | 1份部门整体支出
第二中学及下属1个单位本级没有公开的报告 | — | — | 60.00万元 | 1份 | 95.00 | 优1 |\x20
第一中学 | 100.00% | 40.00万元 | 40.00万元 | 3份 | 83.002份有得分 | 良2 没有等级1 | 1份未列明预算、1份与自评金额相同
后勤中心 | 50.00% | 5.00万元 | 10.00万元 | 1份 | — | — |\x20
";
    assert_eq!(told(&above[1]), below);
    // A superior without reports of its own has a page, and what names it leads there.
    let alone = &pages["units/shui.html"];
    assert!(alone.contains("本级还没有公开的报告"), "{alone}");
    assert_eq!(tables(alone).len(), 2);
    for (page, link) in [
        ("units/zhan.html", "href=\"shui.html\""),
        ("units/index.html", "href=\"shui.html\""),
        ("2023/units.html", "href=\"../units/shui.html\""),
    ] {
        assert!(pages[page].contains(link), "{page}");
    }
    assert!(
        !pages["units/yi.html"].contains("本级"),
        "nothing is below it"
    );
    assert!(
        !pages.contains_key("units/lao.html"),
        "a withdrawn report is none"
    );
}

#[test]
fn the_rows_are_data_of_a_year_and_of_all_years() {
    let pages = published(&levels());
    let of_year = &pages["2023/units.csv"];
    let expected = [
        "\u{FEFF}年度,单位标识,单位名称,上级单位,报告数,支出合计（万元）,预算合计（万元）,执行率（%）,计入金额的报告数,\
         未列明支出的报告数,只列明支出的报告数,部门整体支出报告数,合计写0的报告数,重复评价的报告数,得分中位数,有得分的报告数,等级",
        "2023,zhan,泵站,水务局,1,12.00,10.00,120.00,1,0,0,0,0,0,70.00,1,中1",
        "2023,yi,第一中学,青禾区教育局,3,40.00,40.00,100.00,1,0,1,0,0,1,83.00,2,良2",
        "2023,fu,附属小学,第二中学,1,,60.00,,1,1,0,0,0,0,95.00,1,优1",
        "2023,hou,后勤中心,青禾区教育局,1,5.00,10.00,50.00,1,0,0,0,0,0,,0,",
        "2023,ju,青禾区教育局,,2,50.00,100.00,50.00,1,0,0,1,0,0,92.00,1,优1",
        "2023,zi,自来水公司,,2,,,,0,1,0,0,1,0,88.00,1,良1",
    ];
    assert_eq!(of_year.lines().collect::<Vec<_>>(), expected);
    let whole = &pages["data/unit-years.csv"];
    let mut years = of_year
        .lines()
        .chain(pages["2022/units.csv"].lines().skip(1));
    assert!(years.all(|line| whole.contains(line)));
    assert!(pages["data/index.html"].contains("counted_twice"));
}
