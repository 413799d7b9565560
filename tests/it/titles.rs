//! What pages are called, in windows, where they are shared and on their way there; how their names are broken;
//! what is said of a report that was taken back, and where nobody says how to ask.

use crate::in_memory::built;
use crate::sandbox::{SETTINGS, Sandbox, project};
use mingbai::render::Theme;
use mingbai::shell::{Limits, load};
use std::collections::BTreeMap;
use std::path::Path;

/// All that a site publishes as text, by address.
fn texts(root: &Path) -> BTreeMap<String, String> {
    let (inputs, files) = load(root, &Limits::default()).unwrap();
    let (_, outputs) = built(&inputs, &files, &Theme::builtin().unwrap());
    let texts = outputs
        .into_iter()
        .filter_map(|(route, bytes)| Some((route.to_string(), String::from_utf8(bytes).ok()?)));
    texts.collect()
}

fn pages(root: &Path) -> BTreeMap<String, String> {
    let mut pages = texts(root);
    pages.retain(|route, _| route.ends_with(".html"));
    pages
}

/// What stands between two marks of a page, first.
fn between<'p>(page: &'p str, before: &str, after: &str) -> &'p str {
    let rest = page.split_once(before).unwrap().1;
    rest.split_once(after).unwrap().0
}

fn title(page: &str) -> &str {
    between(page, "<title>", "</title>")
}

/// Reports that are called alike, names that say unit or year, and lists on several pages.
fn alike() -> Sandbox {
    let units = "- {标识: a, 名称: 云岭市民政局, 简称: 民政局}\n- {标识: b, 名称: 云岭市澄川区民政局}\n\
                 - {标识: c, 名称: 云岭市老年大学}\n";
    let mut site = Sandbox::site()
        .file("mingbai.yaml", format!("{SETTINGS}每页条数: 2\n"))
        .file("content/units.yaml", units);
    let reports = [
        ("a1", "a", "2023年老年助餐补助", "得分: 91"),
        ("a2", "a", "老年助餐补助", "得分: 92"),
        ("a3", "a", "老年助餐补助", "得分: 93"),
        ("a4", "a", "老年助餐补助", "评价方式: 财政评价"),
        ("b1", "b", "老年助餐补助", "得分: 95"),
        ("c1", "c", "云岭市老年大学12023号楼修缮", "得分: 95"),
        ("c2", "c", "云岭市老年大学2023年春季班", "得分: 95"),
        (
            "g1",
            "c",
            "锅炉改造",
            "撤下: {日期: 2024-05-01, 理由: 数据有误}\n曾用网址: [2023/c/old.html, 2023/c/older.html]",
        ),
        (
            "g2",
            "c",
            "慰问张三",
            "撤下: {日期: 2024-05-01, 理由: 写了个人姓名, 隐去名称: true}",
        ),
        (
            "g3",
            "c",
            "慰问李四",
            "撤下: {日期: 2024-05-01, 理由: 写了个人姓名, 隐去名称: 或许}",
        ),
    ];
    for (name, unit, project, more) in reports {
        let text = format!(
            "项目名称: {project}\n单位: {unit}\n年度: 2023\n网址名: {name}\n依据: [云岭政发〔2021〕8号]\n{more}\n"
        );
        site = site.file(&format!("content/{name}.yaml"), text);
    }
    site
}

#[test]
fn windows_say_what_their_pages_are_about() {
    let pages = pages(alike().path());
    let cases = [
        ("2023/a/a1.html", "2023年老年助餐补助（民政局）"),
        ("2023/a/a2.html", "老年助餐补助（民政局2023年）"),
        (
            "2023/a/a3.html",
            "老年助餐补助（民政局2023年）（同名第2份）",
        ),
        ("2023/a/a4.html", "老年助餐补助（民政局2023年财政评价）"),
        ("2023/b/b1.html", "老年助餐补助（云岭市澄川区民政局2023年）"),
        ("2023/c/c1.html", "云岭市老年大学12023号楼修缮（2023年）"),
        ("2023/c/c2.html", "云岭市老年大学2023年春季班"),
        (
            "2023/c/g1.html",
            "“锅炉改造”的报告已经撤下（云岭市老年大学2023年）",
        ),
        (
            "2023/c/g2.html",
            "一份报告已经撤下（云岭市老年大学2023年）（同名第2份）",
        ),
        ("2023/c/g3.html", "一份报告已经撤下（云岭市老年大学2023年）"),
        ("2023/c/old.html", "网址已经更换：2023/c/old.html"),
        ("2023/index.html", "2023年项目支出绩效自评报告"),
        ("2023/page-2.html", "2023年项目支出绩效自评报告（第2页）"),
        (
            "2023/a/page-2.html",
            "民政局2023年项目支出绩效自评报告（第2页）",
        ),
        ("units/c.html", "云岭市老年大学历年项目支出绩效自评报告"),
        (
            "units/a/page-2.html",
            "云岭市民政局历年项目支出绩效自评报告（第2页）",
        ),
        ("scores/you.html", "等级为“优”的报告"),
        ("scores/you/page-3.html", "等级为“优”的报告（第3页）"),
        (
            "basis/yun-ling-zheng-fa-2021-8.html",
            "依据云岭政发〔2021〕8号的报告",
        ),
    ];
    for (route, name) in cases {
        let Some(page) = pages.get(route) else {
            panic!("{route}: {:?}", pages.keys());
        };
        assert_eq!(title(page), format!("{name} - 试验站点"), "{route}");
    }
    assert_eq!(title(&pages["index.html"]), "试验站点");
}

#[test]
fn no_two_pages_have_one_title() {
    let alike = alike();
    for root in [alike.path(), &project()] {
        let mut seen = BTreeMap::new();
        for (route, page) in &pages(root) {
            if let Some(other) = seen.insert(title(page).to_owned(), route.clone()) {
                panic!("{other} and {route}: {}", title(page));
            }
        }
    }
}

#[test]
fn names_are_broken_in_headings_and_rows_alone() {
    let broken = "困难群众<wbr>救助<wbr>补助<wbr>资金";
    let whole = "困难群众救助补助资金";
    let more = "得分: 95\n公开日期: 2024-05-01\n目标: [{目标: 困难群众救助补助资金, 完成: 完成}]";
    let mut site = Sandbox::site();
    for (name, year) in [("one", 2023), ("two", 2022)] {
        let report =
            format!("项目名称: {whole}\n单位: qinghe\n年度: {year}\n网址名: {name}\n{more}\n");
        site = site.file(&format!("content/{name}.yaml"), report);
    }
    let texts = texts(site.path());
    let report = &texts["2023/qinghe/one.html"];
    assert!(report.contains(&format!("<h1>{broken}</h1>")), "{report}");
    for route in ["index.html", "2023/index.html", "reports/index.html"] {
        let row = format!("\">{broken}");
        assert!(texts[route].contains(&row), "{route}");
    }
    for (route, text) in &texts {
        assert!(!text.contains('\u{200B}'), "{route}");
        // A break is in a heading or a row of a table, never in an attribute, a title or data.
        for (before, _) in text.match_indices("<wbr>") {
            let before = &text[..before];
            let count = |mark: String| before.matches(&mark).count();
            let opened = |tag: &str| count(format!("<{tag}>")) + count(format!("<{tag} "));
            let closed = |tag: &str| count(format!("</{tag}>"));
            let inside = ["h1", "th"].iter().any(|tag| opened(tag) > closed(tag));
            let in_tag = before.rfind('<') > before.rfind('>');
            assert!(inside && !in_tag, "{route}: {before}");
        }
    }
    // What is searched is the name, whole.
    let index: String = texts
        .iter()
        .filter(|(route, _)| route.starts_with("search/"))
        .map(|(_, text)| text.as_str())
        .collect();
    assert!(index.contains(whole) && !index.contains("wbr"));
}

#[test]
fn what_is_shared_says_what_it_is() {
    let report = "项目名称: 锅炉改造\n单位: qinghe\n年度: 2023\n公开日期: 2024-05-01\n摘要: 换了两台锅炉\n网址名: one\n\
                  更正: [{日期: 2024-06-02, 说明: 甲}, {日期: 2024-07-02, 说明: 乙}]\n";
    let site = Sandbox::site().file("content/one.yaml", report);
    let page = &pages(site.path())["2023/qinghe/one.html"];
    let shared: Vec<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("<meta property=\"")?.strip_suffix("\">"))
        .collect();
    let expected = [
        "og:site_name\" content=\"试验站点",
        "og:locale\" content=\"zh_CN",
        "og:type\" content=\"article",
        "og:title\" content=\"锅炉改造（青禾街道2023年）",
        "og:description\" content=\"换了两台锅炉",
        "article:published_time\" content=\"2024-05-01T00:00:00+08:00",
        "article:modified_time\" content=\"2024-07-02T00:00:00+08:00",
        "og:url\" content=\"https://example.gov.cn/x/2023/qinghe/one.html",
    ];
    let mut shared = shared;
    let mut expected = expected.to_vec();
    shared.sort_unstable();
    expected.sort_unstable();
    assert_eq!(shared, expected);
    assert!(page.contains("<figure class=\"qr\">"));

    // Where the site's address is not known, nothing is said that needs it.
    let site = Sandbox::site()
        .file("mingbai.yaml", "站点名称: 试验站点\n")
        .file("content/one.yaml", report);
    for (route, page) in &pages(site.path()) {
        assert!(
            !page.contains("og:url") && !page.contains("class=\"qr\""),
            "{route}"
        );
    }
}

#[test]
fn a_report_that_was_taken_back_is_named_unless_its_name_must_not_be_seen() {
    let texts = texts(alike().path());
    let gone = &texts["2023/c/g1.html"];
    assert!(
        gone.contains("<h1>“锅炉<wbr>改造”的报告已经撤下</h1>"),
        "{gone}"
    );
    assert!(texts["2023/c/old.html"].contains(">锅炉改造</a>"));
    assert!(texts["changes.html"].contains("锅炉<wbr>改造"));
    assert!(texts["changes.xml"].contains("撤下：锅炉改造（"));
    assert!(texts["data/withdrawals.csv"].contains(",锅炉改造,"));
    for (route, text) in &texts {
        for name in ["张三", "李四", "%E5%BC%A0%E4%B8%89"] {
            assert!(!text.contains(name), "{route}");
        }
    }
    assert!(texts["changes.html"].contains("一份撤下的报告"));
    assert!(texts["changes.xml"].contains("撤下一份报告（"));
}

#[test]
fn a_withdrawn_name_is_checked_because_it_is_shown() {
    let report = |more: &str| {
        format!(
            "项目名称: 慰问13812345678\n单位: qinghe\n年度: 2023\n撤下: {{日期: 2024-05-01, 理由: 数据有误{more}}}\n"
        )
    };
    let checked = |text: String| {
        Sandbox::site()
            .file("content/one.yaml", text)
            .run(&["check"])
    };
    let shown = checked(report(""));
    assert!(
        shown.code == 1 && shown.said().contains("PII02"),
        "{shown:?}"
    );
    let hidden = checked(report(", 隐去名称: true"));
    assert!(
        hidden.code == 0 && !hidden.said().contains("PII02"),
        "{hidden:?}"
    );
}

#[test]
fn where_nobody_says_how_to_ask_this_is_said() {
    let report = "项目名称: 锅炉改造\n单位: qinghe\n年度: 2023\n网址名: one\n";
    let gone =
        "项目名称: 锅炉拆除\n单位: qinghe\n年度: 2023\n网址名: two\n撤下: {理由: 数据有误}\n";
    let settings = "站点名称: 试验站点\n";
    let ways = [
        ("", false),
        ("联系电话: 0871-0000000\n", true),
        ("监督: {依申请公开: 到一楼窗口}\n", true),
        ("监督: {地址: 示例路1号}\n", true),
        ("主办单位: 示例区财政局\n", false),
    ];
    for (way, is_given) in ways {
        let site = Sandbox::site()
            .file("mingbai.yaml", format!("{settings}{way}"))
            .file("content/one.yaml", report)
            .file("content/two.yaml", gone);
        let pages = pages(site.path());
        for route in ["2023/qinghe/one.html", "2023/qinghe/two.html"] {
            let page = &pages[route];
            assert_eq!(
                page.contains("<dl class=\"contact\">"),
                is_given,
                "{way} {route}"
            );
            assert_eq!(page.contains("都没有写明电话"), !is_given, "{way} {route}");
            assert_eq!(page.contains("第二十九条"), !is_given, "{way} {route}");
        }
    }
}
