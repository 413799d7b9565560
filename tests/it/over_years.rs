//! One project over the years: which reports are taken for one, what their pages say of it, what came of problems,
//! and that joining by hand changes no sum.

use crate::in_memory::{built, checked};
use mingbai::build::Inputs;
use mingbai::render::Theme;
use mingbai::source::{MemoryFiles, SourcePath};
use proptest::prelude::{ProptestConfig, Strategy, prop};
use proptest::{prop_assert_eq, proptest};
use std::collections::BTreeMap;
use std::sync::LazyLock;

static THEME: LazyLock<Theme> = LazyLock::new(|| Theme::builtin().unwrap());

const UNITS: &str = "- {标识: a, 名称: 甲局, 简称: 甲}\n- {标识: b, 名称: 乙局, 简称: 乙}\n";

/// A site of these files beside its settings.
fn site(reports: Vec<(String, String)>) -> MemoryFiles {
    let settings = [
        ("mingbai.yaml".to_owned(), "站点名称: 青禾区\n".to_owned()),
        ("content/units.yaml".to_owned(), UNITS.to_owned()),
    ];
    let files = settings.into_iter().chain(reports);
    let files = files.map(|(path, text)| (SourcePath::new(path), text.into_bytes()));
    MemoryFiles(files.collect())
}

/// Reports, a line each: year, unit, slug, 万元 spent, name, and more fields after `|`.
fn sources(lines: &str) -> Vec<(String, String)> {
    let reports = lines.lines().map(|line| {
        let (facts, more) = line.trim().split_once('|').unwrap_or((line.trim(), ""));
        let facts: Vec<&str> = facts.split_whitespace().collect();
        let [year, unit, slug, spent, name] = *facts else {
            panic!("{line}")
        };
        let mut text = format!(
            "项目名称: {name}\n单位: {unit}\n年度: {year}\n网址名: {slug}\n\
             资金: {{全年预算数: {spent}, 全年执行数: {spent}}}\n"
        );
        text += &more.trim().replace("; ", "\n");
        if !more.contains("正文") {
            text += "\n正文: 已完成。\n";
        }
        (format!("content/{year}-{unit}-{slug}.yaml"), text)
    });
    reports.collect()
}

/// What is found in a site of these lines by these rules.
fn findings(lines: &str, codes: &[&str]) -> Vec<String> {
    let files = site(sources(lines));
    let checked = checked(&Inputs::of(&files), &files, &THEME);
    let mut found = checked.outcome.diagnostics;
    found.retain(|it| codes.contains(&it.code.as_str()));
    found.into_iter().map(|it| it.message).collect()
}

/// All that is text of a site.
fn pages(reports: Vec<(String, String)>) -> BTreeMap<String, String> {
    let files = site(reports);
    let (_, outputs) = built(&Inputs::of(&files), &files, &THEME);
    let pages = outputs.into_iter().filter_map(|(route, bytes)| {
        let text = String::from_utf8(bytes).ok()?;
        Some((route.to_string(), text))
    });
    pages.collect()
}

/// As [`pages`], of a site of these lines.
fn of_lines(lines: &str) -> BTreeMap<String, String> {
    pages(sources(lines))
}

/// The section of a page by its id, a block or row a line, without markup; nothing where there is none.
fn section(page: &str, id: &str) -> String {
    let Some((_, rest)) = page.split_once(&format!("<section id=\"{id}\">")) else {
        return String::new();
    };
    let part = rest.split_once("</section>").unwrap().0;
    let mut text = String::new();
    let mut inside = false;
    let ends = ["</tr>", "</figcaption>", "</li>", "</h2>", "</p>"];
    let part = ends
        .iter()
        .fold(part.replace('\n', ""), |part, end| part.replace(end, "\n"));
    let part = part
        .replace("</td>", " ")
        .replace("</th>", " ")
        .replace("<small>", " ");
    for c in part.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// What 历年 says: its sentence, then year, names and spending of each report.
fn over_the_years(page: &str) -> String {
    let text = section(page, "linian");
    let mut lines = text.lines().skip(1);
    let mut said = lines.next().unwrap_or("").to_owned();
    for line in lines.filter(|line| line.starts_with("20")) {
        let amount = line.find('.').map_or(line.len(), |at| at + 3);
        said += &format!("\n{}", &line[..amount.min(line.len())]);
    }
    said
}

/// A site, one of its pages, what 历年 says there, and what is found.
const CASES: &[(&str, &str, &str, &[&str])] = &[
    (
        "2022 a x 10.00 2022年河道保洁\n2023 a x 20.00 河道保洁（2023年度）",
        "2023/a/x.html",
        "支出从2022年的10.00万元到2023年的20.00万元，增加100.00%。\n2022 10.00\n2023 本报告 20.00",
        &[],
    ),
    (
        "2022 a x 10.00 泵站（一期）\n2023 a x 20.00 泵站（二期）",
        "2023/a/x.html",
        "",
        &[],
    ),
    // Years that tell two projects of one year apart.
    (
        "2022 a x 10.00 2022年救灾\n2023 a x 20.00 2023年救灾\n2023 a y 5.00 2022年救灾",
        "2023/a/y.html",
        "支出从2022年的10.00万元到2023年的5.00万元，减少50.00%。\n2022 10.00\n2023 本报告 5.00",
        &[],
    ),
    (
        "2022 a x 10.00 2022年救灾\n2023 a x 20.00 2023年救灾\n2023 a y 5.00 2022年救灾",
        "2023/a/x.html",
        "",
        &[],
    ),
    // Renamed twice.
    (
        "2022 a x 10.00 河道保洁\n2023 a x 20.00 河湖管护|曾用名: 河道保洁\n2024 a x 30.00 水系养护|曾用名: [河湖管护]",
        "2022/a/x.html",
        "支出从2022年的10.00万元到2024年的30.00万元，增加200.00%。\n2022 本报告 河道保洁 10.00\n2023 河湖管护 20.00\n2024 水系养护 30.00",
        &[],
    ),
    // Split.
    (
        "2022 a x 10.00 绿化\n2023 a y 4.00 绿地|曾用名: 绿化\n2023 a z 5.00 行道树|曾用名: 绿化",
        "2023/a/y.html",
        "2023年是2个项目，支出不作比较。\n2022 绿化 10.00\n2023 本报告 绿地 4.00\n2023 行道树 5.00",
        &[],
    ),
    // Split, and one part reported alone later: still no comparison.
    (
        "2022 a x 10.00 绿化\n2023 a y 4.00 绿地|曾用名: 绿化\n2023 a z 5.00 行道树|曾用名: 绿化\n2024 a y 6.00 绿地",
        "2024/a/y.html",
        "2023年是2个项目，支出不作比较。\n2022 绿化 10.00\n2023 绿地 4.00\n2023 行道树 5.00\n2024 本报告 绿地 6.00",
        &[],
    ),
    // Put together.
    (
        "2022 a y 4.00 绿地\n2022 a z 5.00 行道树\n2023 a x 10.00 绿化|曾用名: [绿地, 行道树]",
        "2022/a/y.html",
        "2022年是2个项目，支出不作比较。\n2022 本报告 绿地 4.00\n2022 行道树 5.00\n2023 绿化 10.00",
        &[],
    ),
    // From another unit, by address, with the same name and then another.
    (
        "2022 b x 10.00 助餐\n2023 a x 20.00 助餐|曾用名: 2022/b/x",
        "2023/a/x.html",
        "支出从2022年的10.00万元到2023年的20.00万元，增加100.00%。\n2022 乙 10.00\n2023 本报告 甲 20.00",
        &[],
    ),
    // Two codes with one name stay apart, and a code joins.
    (
        "2022 a x 10.00 路灯|项目编码: 530102220000000000001\n2023 a x 20.00 路灯|项目编码: 530102220000000000002",
        "2023/a/x.html",
        "",
        &[],
    ),
    (
        "2022 a x 10.00 路灯|项目编码: 530102220000000000001\n2023 a x 20.00 路灯|项目编码: 530102220000000000002; 曾用名: 530102220000000000001",
        "2023/a/x.html",
        "支出从2022年的10.00万元到2023年的20.00万元，增加100.00%。\n2022 10.00\n2023 本报告 20.00",
        &[],
    ),
    // A name of another unit's project, an ambiguous one and a later one join nothing.
    (
        "2022 b x 10.00 助餐\n2023 a x 20.00 老年助餐|曾用名: 助餐",
        "2023/a/x.html",
        "",
        &["曾用名没有连上：本单位没有叫这个名称的项目，也没有这个项目编码"],
    ),
    (
        "2022 a x 1.00 路灯|项目编码: 530102220000000000001\n2022 a y 2.00 路灯|项目编码: 530102220000000000002\n2023 a x 20.00 照明|曾用名: 路灯",
        "2023/a/x.html",
        "",
        &["曾用名没有连上：对得上2个不同的项目（2022/a/x.html、2022/a/y.html）"],
    ),
    (
        "2022 a x 10.00 河道|曾用名: 河湖\n2023 a x 20.00 河湖",
        "2023/a/x.html",
        "",
        &["曾用名没有连上：对得上的是2023年的报告，不比这份报告的年度2022早"],
    ),
    (
        "2022 a x 10.00 河道|撤下: {理由: 数据有误}\n2023 a x 20.00 河湖|曾用名: [2022/a/x, 河道]",
        "2023/a/x.html",
        "",
        &[
            "曾用名没有连上：这个网址的报告已经撤下",
            "曾用名没有连上：本单位没有叫这个名称的项目，也没有这个项目编码",
        ],
    ),
];

#[test]
fn a_project_is_followed_over_the_years() {
    for (lines, page, said, found) in CASES {
        assert_eq!(over_the_years(&of_lines(lines)[*page]), *said, "{lines}");
        assert_eq!(findings(lines, &["FMT12"]), *found, "{lines}");
    }
}

#[test]
fn a_project_that_was_moved_is_in_no_comparison_of_the_units() {
    let lines = "2022 b x 10.00 助餐\n2022 a y 7.00 别的\n2023 a x 20.00 助餐|曾用名: 2022/b/x";
    let pages = of_lines(lines);
    let unit = &pages["units/a.html"];
    assert!(
        unit.contains("没有能一一对应、两年都列明支出的项目"),
        "{unit}"
    );
    let site = &pages["index.html"];
    assert!(site.contains("两年都列明支出的同一项目有1个"), "{site}");
}

#[test]
fn a_text_may_name_its_project_as_it_was_called() {
    let line = |former: &str| {
        format!(
            "2022 b x 10.00 老年人助餐服务补助\n\
             2023 a x 20.00 社区食堂运营经费|{former}正文: 上年的老年人助餐服务补助拨付及时。"
        )
    };
    let flagged = |lines: &str| !findings(lines, &["CON01"]).is_empty();
    assert!(flagged(&line("")));
    assert!(!flagged(&line("曾用名: 2022/b/x; ")));
}

const TOLD: &str = "2022 a x 1.00 河道|存在的问题: [巡查少, 台账缺页]\n\
    2023 a x 2.00 河湖|曾用名: 河道; 整改: [{问题: 巡查少, 整改情况: 加了两人}, {问题: 缺页, 整改情况: 已补齐}, {问题: 旧事, 整改情况: 办完, 年度: 2020}]";

#[test]
fn problems_and_what_came_of_them_are_on_both_pages() {
    let pages = of_lines(TOLD);
    let (before, after) = (&pages["2022/a/x.html"], &pages["2023/a/x.html"]);
    assert_eq!(
        section(before, "wenti"),
        "存在的问题\n巡查少2023年报告“河湖”的整改：加了两人\n台账缺页"
    );
    assert_eq!(
        section(before, "houlai"),
        "后来的整改\n后来的整改问题 整改情况\n2023年报告“河湖”\n缺页 已补齐"
    );
    assert_eq!(
        section(after, "zhenggai"),
        "以前年度问题的整改\n以前年度问题的整改问题 整改情况\n针对2022年报告“河道”\n巡查少 加了两人\n缺页 已补齐\n\
         针对2020年报告（本站没有这个项目2020年的报告）\n旧事 办完"
    );
    for (page, id) in [(before, "wenti"), (before, "houlai"), (after, "zhenggai")] {
        assert!(page.contains(&format!("<a href=\"#{id}\">")), "{id}");
    }
    let data = &pages["data/rectifications.csv"];
    let rows: Vec<&str> = data.lines().skip(1).map(str::trim).collect();
    assert_eq!(
        rows,
        [
            "2023/a/x.html,1,2022,2022/a/x.html,巡查少,加了两人",
            "2023/a/x.html,2,2022,2022/a/x.html,缺页,已补齐",
            "2023/a/x.html,3,2020,,旧事,办完",
        ]
    );
    let problems = &pages["data/problems.csv"];
    assert!(
        problems.ends_with("2022/a/x.html,1,巡查少\r\n2022/a/x.html,2,台账缺页\r\n"),
        "{problems}"
    );
}

#[test]
fn a_problem_is_answered_where_it_was_told() {
    let lines = "2022 a y 1.00 绿地|存在的问题: 浇水晚\n2022 a z 1.00 行道树\n\
        2023 a x 2.00 绿化|曾用名: [绿地, 行道树]; 整改: {问题: 浇水晚, 整改情况: 已改}";
    let pages = of_lines(lines);
    assert!(section(&pages["2022/a/y.html"], "wenti").contains("已改"));
    assert_eq!(section(&pages["2022/a/z.html"], "houlai"), "");
    let alone = "2023 a x 2.00 绿化|整改: {问题: 浇水晚, 整改情况: 已改}";
    let pages = of_lines(alone);
    assert!(section(&pages["2023/a/x.html"], "zhenggai").contains("没有写明针对哪一年的报告"));
}

#[test]
fn a_year_that_is_not_earlier_is_refused() {
    let lines = "2023 a x 2.00 绿化|整改: {问题: 浇水晚, 整改情况: 已改, 年度: 2023}";
    assert_eq!(
        findings(lines, &["FMT05"]),
        ["“整改”的这一项写的年度是2023，不比报告的年度2023早"]
    );
}

/// A report of the property below.
#[derive(Clone, Debug)]
struct Facts {
    name: usize,
    year: u16,
    spent: u32,
    by_department: bool,
    former: Vec<usize>,
}

const NAMES: [&str; 5] = ["路灯维护", "绿化养护", "河道清淤", "校舍加固", "2022年救灾"];

fn facts() -> impl Strategy<Value = Facts> {
    let former = prop::collection::vec(0..NAMES.len(), 0..3);
    let report = (
        0..NAMES.len(),
        2021_u16..2025,
        1_u32..4,
        prop::bool::weighted(0.3),
        former,
    );
    report.prop_map(|(name, year, spent, by_department, former)| Facts {
        name,
        year,
        spent,
        by_department,
        former,
    })
}

fn property_sources(reports: &[Facts], with_former: &str) -> Vec<(String, String)> {
    let sources = reports.iter().enumerate().map(|(at, report)| {
        let (name, year, spent) = (NAMES[report.name], report.year, report.spent);
        let kind = if report.by_department {
            "部门评价"
        } else {
            "单位自评"
        };
        let former: Vec<&str> = report.former.iter().map(|name| NAMES[*name]).collect();
        let former = match with_former {
            "" => String::new(),
            field => format!("{field}: [{}]\n", former.join(", ")),
        };
        let text = format!(
            "项目名称: {name}\n单位: a\n年度: {year}\n评价方式: {kind}\n{former}正文: 已完成。\n\
             资金: {{全年预算数: {spent}, 全年执行数: {spent}}}\n"
        );
        (format!("content/r{at}.yaml"), text)
    });
    sources.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn joining_by_hand_changes_no_sum(reports in prop::collection::vec(facts(), 2..10)) {
        let joined = pages(property_sources(&reports, "曾用名"));
        let apart = pages(property_sources(&reports, ""));
        let sums = |pages: &BTreeMap<String, String>| -> BTreeMap<String, String> {
            let lists = pages.iter().filter_map(|(route, page)| {
                let sum = page.split_once("<h2>支出合计</h2>")?.1.split_once("</div>")?.0;
                Some((route.clone(), sum.to_owned()))
            });
            lists.collect()
        };
        prop_assert_eq!(sums(&joined), sums(&apart));
    }
}
