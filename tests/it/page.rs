//! Pages and themes: addresses, escaping, continued lists, and what a theme may get wrong.

use crate::in_memory::{built, checked};
use crate::sandbox::{SETTINGS, Sandbox, project};
use mingbai::build::Checked;
use mingbai::page::TEMPLATES;
use mingbai::render::{Layouts, Rendering, Theme, ThemeError};
use mingbai::shell::{Limits, load};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The pages of a site by address, rendered with `theme`.
pub(crate) fn rendered(root: &Path, theme: &Theme) -> (Checked, BTreeMap<String, String>) {
    let (inputs, files) = load(root, &Limits::default()).unwrap();
    let (checked, outputs) = built(&inputs, &files, theme);
    let pages = outputs
        .into_iter()
        .filter(|(route, _)| route.as_str().ends_with(".html"))
        .map(|(route, bytes)| (route.to_string(), String::from_utf8(bytes).unwrap()))
        .collect();
    (checked, pages)
}

pub(crate) fn pages(root: &Path) -> BTreeMap<String, String> {
    rendered(root, &Theme::builtin().unwrap()).1
}

pub(crate) fn theme_with(path: &str, text: &str) -> Result<Theme, ThemeError> {
    Theme::with_overrides(BTreeMap::from([(
        path.to_owned(),
        text.as_bytes().to_vec(),
    )]))
}

#[test]
fn every_page_kind_has_a_template() {
    assert!(Theme::builtin().unwrap().is_complete());
    let names: BTreeSet<&&str> = TEMPLATES.iter().collect();
    assert_eq!(names.len(), TEMPLATES.len());
}

#[test]
fn every_page_has_an_address_of_its_own_inside_the_site() {
    let (checked, _) = rendered(&project(), &Theme::builtin().unwrap());
    let mut seen = BTreeSet::new();
    for page in &checked.plan.pages {
        let route = page.route.as_str();
        assert!(seen.insert(route.to_lowercase()), "{route} twice");
        assert!(checked.plan.contains(&page.route), "{route} is not planned");
        for part in route.split('/') {
            assert!(!part.is_empty() && part != "." && part != "..", "{route}");
        }
    }
}

/// A text that would do harm if it were not escaped.
const HOSTILE: &str = "<script>alert(1)</script>&\"'</title><!--";

fn hostile_site() -> Sandbox {
    let text = format!("\"{}\"", HOSTILE.replace('"', "\\\""));
    let settings = format!(
        "站点名称: {text}\n网址: https://example.gov.cn/x/\n主办单位: {text}\n承办单位: {text}\n\
         联系电话: {text}\n联系地址: {text}\n联系邮箱: {text}\n网站标识码: {text}\nICP备案号: {text}\n\
         公安备案号: {text}\n说明: {text}\n监督: {{电话: {text}, 邮箱: {text}, 地址: {text}, 网址: {text}, \
         依申请公开: {text}}}\n公布审核信息: true\n等级: [{{名称: {text}, 下限: 60}}, {{名称: 差, 下限: 0}}]\n"
    );
    let units = format!(
        "- 标识: a\n  名称: {text}\n  简称: {text}\n  代码: {text}\n  电话: {text}\n\
         - {{标识: b, 名称: 乙, 上级: a}}\n"
    );
    let report = |year: u16| {
        format!(
            "---\n项目名称: {text}\n单位: a\n年度: {year}\n得分: 95.00\n主管部门: {text}\n索引号: {text}\n文号: {text}\n\
             主题分类: {text}\n关键词: [{text}]\n摘要: {text}\n公开日期: 2024-01-01\n资金:\n  全年预算数: 3\n  全年执行数: 2\n  \
             来源: [{{名称: {text}, 全年执行数: 2}}]\n目标: [{{目标: {text}, 完成: {text}}}]\n\
             指标: [{{一级: {text}, 二级: {text}, 三级: {text}, 指标值: {text}, 单位: {text}, 完成值: {text}, 偏差: {text}}}]\n\
             调查: {{方式: {text}, 时间: {text}, 满意: {text}}}\n依据: [{{标题: {text}, 文号: {text}}}]\n\
             佐证材料: [{{名称: {text}, 不公开理由: {text}}}]\n审核: {{编辑: {text}, 审核: {text}, 终审: {text}}}\n\
             更正: [{{日期: 2024-02-01, 说明: {text}}}]\n网址名: r{year}\n---\n## {HOSTILE}\n\n{HOSTILE}\n"
        )
    };
    let withdrawn = format!(
        "项目名称: {text}\n单位: a\n年度: 2023\n撤下: {{理由: {text}}}\n网址名: gone\n曾用网址: [2020/old.html]\n"
    );
    let page = format!("---\n标题: {text}\n摘要: {text}\n---\n{HOSTILE}\n");
    Sandbox::empty()
        .file("mingbai.yaml", settings)
        .file("content/units.yaml", units)
        .file("content/one.md", report(2023))
        .file("content/two.md", report(2024))
        .file("content/gone.yaml", withdrawn)
        .file("content/pages/about.md", page)
}

#[test]
fn no_text_of_a_report_becomes_markup() {
    let site = hostile_site();
    let pages = pages(site.path());
    assert!(pages.len() > 15, "{:?}", pages.keys());
    for (route, page) in &pages {
        // Data about the page; on the two pages with a script that too.
        let scripts = match route.as_str() {
            "search.html" | "compare.html" => 2,
            _ => 1,
        };
        assert_eq!(page.matches("<script").count(), scripts, "{route}");
        assert_eq!(page.matches("</script").count(), scripts, "{route}");
        assert_eq!(page.matches("</title").count(), 1, "{route}");
        // The marks of what is searched are the only comments.
        let comments = page.matches("<!--").count();
        let marks = ["<!--search-->", "<!--/search-->"].map(|mark| page.matches(mark).count());
        assert_eq!(comments, marks[0] + marks[1], "{route}");
        assert_eq!(marks[0], marks[1], "{route}");
        assert!(!page.contains("alert(1)</script>&\"'"), "{route}");
        let data = page.split("application/ld+json\">").nth(1).unwrap();
        let data = data.split("</script>").next().unwrap();
        let data: serde_json::Value = serde_json::from_str(data).unwrap();
        assert_eq!(data["@context"], "https://schema.org", "{route}");
    }
}

#[test]
fn a_withdrawn_report_keeps_its_address_and_nothing_else() {
    let site = hostile_site();
    let pages = pages(site.path());
    let gone = &pages["2023/a/gone.html"];
    assert!(gone.contains("的报告已经撤下") && gone.contains("noindex"));
    for (route, page) in &pages {
        let leads_there = page.contains("gone.html");
        assert_eq!(
            leads_there,
            route.contains("gone") || route.contains("old"),
            "{route}"
        );
    }
}

#[test]
fn a_long_list_goes_on_over_pages() {
    let mut site = Sandbox::site().file("mingbai.yaml", format!("{SETTINGS}每页条数: 2\n"));
    for number in 1..=5 {
        let report = format!("项目名称: 项目{number}\n单位: qinghe\n年度: 2023\n得分: 95\n");
        site = site.file(&format!("content/r{number}.yaml"), report);
    }
    let pages = pages(site.path());
    for first in [
        "2023/",
        "2023/qinghe/",
        "units/qinghe/",
        "scores/you/",
        "reports/",
    ] {
        let middle = &pages[&format!("{first}page-2.html")];
        assert!(middle.contains("第2页，共3页"), "{first}");
        assert!(
            middle.contains("rel=\"prev\"") && middle.contains("rel=\"next\""),
            "{first}"
        );
        assert!(
            pages.contains_key(&format!("{first}page-3.html")),
            "{first}"
        );
        assert!(
            !pages.contains_key(&format!("{first}page-4.html")),
            "{first}"
        );
    }
    assert!(
        !pages.contains_key("basis/index.html"),
        "a list without reports was made"
    );
}

#[test]
fn a_theme_overrides_file_by_file() {
    let theme = theme_with(
        "templates/404.html",
        "<!DOCTYPE html><title>{{ t.not_found }}</title>",
    );
    let (_, pages) = rendered(&project(), &theme.unwrap());
    assert_eq!(
        pages["404.html"],
        "<!DOCTYPE html><title>没有找到这个网页</title>"
    );
    let usual = pages_of_project();
    assert_eq!(pages["index.html"], usual["index.html"]);
    let theme = theme_with("strings.yaml", "not_found: 没有这一页\n").unwrap();
    let (_, pages) = rendered(&project(), &theme);
    assert!(pages["404.html"].contains("<h1>没有这一页</h1>"));
}

#[test]
fn what_stands_around_is_made_for_each_folder_and_place_in_the_navigation() {
    let theme = theme_with(
        "templates/layout.html",
        "{% set home = view.home %}{% set language = view.language %}{% set meta = '' %}\
         {% set links = '' %}{% set foot = '' %}\
         {% set top %}{% for item in view.nav %}{{ item.key }} {{ item.href }} {{ item.current }};{% endfor %}{% endset %}",
    );
    let (_, pages) = rendered(&project(), &theme.unwrap());
    let cases = [
        ("index.html", ";units units/index.html False;"),
        ("units/index.html", ";units index.html True;"),
        ("scores/index.html", ";units ../units/index.html False;"),
    ];
    for (route, top) in cases {
        assert!(pages[route].contains(top), "{route}");
    }
}

pub(crate) fn pages_of_project() -> BTreeMap<String, String> {
    pages(&project())
}

/// A file of a theme, what stands in it, and what is said of it.
const FAULTS: &[(&str, &str, &str)] = &[
    ("templates/404.html", "{% if %}", "templates/404.html第1行"),
    (
        "templates/404.html",
        "\n\n{{ view.page.nothing }}",
        "templates/404.html第3行",
    ),
    (
        "templates/404.html",
        "\n{{ view.page.canonical }}",
        "先用 {% if … %} 判断",
    ),
    (
        "templates/404.html",
        "{% include \"none.html\" %}",
        "templates/404.html第1行",
    ),
    (
        "templates/404.html",
        "{{ t.not_found|upper }}",
        "没有这个过滤器",
    ),
    (
        "templates/404.html",
        "\n{{ layout.nothing }}",
        "templates/404.html第2行",
    ),
    (
        "templates/layout.html",
        "\n{{ view.page }}",
        "templates/layout.html第2行",
    ),
    (
        "templates/layout.html",
        "{% set top %}{% endset %}",
        "templates/base.html第2行",
    ),
    ("strings.yaml", "skip: 跳\nskp: 跳\n", "strings.yaml第2行"),
    ("strings.yaml", "- 跳\n", "strings.yaml第1行"),
    ("template/404.html", "", "template/404.html"),
    ("assets/../x.css", "", "assets/../x.css"),
];

#[test]
fn a_fault_of_a_theme_names_file_and_line() {
    for (path, text, expected) in FAULTS {
        let fault = theme_with(path, text).and_then(|theme| {
            let site = Sandbox::site();
            let (inputs, files) = load(site.path(), &Limits::default()).unwrap();
            let checked = checked(&inputs, &files, &theme);
            let page = checked
                .plan
                .page(&mingbai::model::Route::new("404.html"))
                .unwrap();
            let rendering = Rendering {
                site: &checked.site,
                plan: &checked.plan,
                page,
                text: None,
            };
            theme.render(&rendering, &Layouts::default())
        });
        let said = fault.unwrap_err().to_string();
        assert!(said.contains(expected), "{path}: {text}: {said}");
    }
}

#[test]
fn words_put_into_templates_ahead_of_rendering_change_no_page() {
    // A theme in which some template gives `t` a meaning of its own has its words looked up while
    // rendering; this one is never rendered.
    let looked_up = ("templates/never.html", "{% set t = 1 %}");
    let themes = |words: &str| {
        let words = ("strings.yaml", words);
        [vec![words], vec![words, looked_up]].map(|files| {
            let files = files.into_iter();
            let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
            Theme::with_overrides(files.collect()).unwrap()
        })
    };
    let own_words =
        "skip: \" 跳到<b>&'正文' \"\nnav: '{{ t.skip }}'\nphone: '{# x'\ncrumbs: '位置%}'\n";
    let sites = ["", "tests/golden/full/in", "tests/golden/bare/in"];
    for (site, words) in sites
        .iter()
        .flat_map(|site| ["", own_words].map(|it| (site, it)))
    {
        let [ahead, looked_up] =
            themes(words).map(|theme| rendered(&project().join(site), &theme).1);
        assert!(!ahead.is_empty());
        for (route, page) in &ahead {
            assert!(looked_up[route] == *page, "{site}{route}");
        }
    }
}
