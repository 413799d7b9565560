//! What helps a reader beside the reports: things put side by side, and words explained.

use crate::in_memory::built;
use crate::page::{pages, pages_of_project, rendered, theme_with};
use crate::sandbox::{SETTINGS, Sandbox, project};
use mingbai::model::Route;
use mingbai::render::Theme;
use mingbai::shell::{Limits, load};
use std::collections::BTreeSet;

/// The pages with a script, and the script of each.
const SCRIPTS: [(&str, &str); 2] = [
    ("search.html", "assets/search.js"),
    ("compare.html", "assets/compare.js"),
];

/// Whether what follows `<script` on a page is the script that this page may have.
pub(crate) fn is_own_script(page: &str, tag: &str) -> bool {
    let own =
        |(of, script): &(&str, &str)| page == *of && tag.starts_with(&format!(" src=\"{script}\""));
    SCRIPTS.iter().any(own)
}

#[test]
fn two_reports_can_be_put_side_by_side_and_one_cannot() {
    let report =
        |number: u8| format!("项目名称: 项目{number}\n单位: qinghe\n年度: 2023\n得分: 95\n");
    let none = Sandbox::site();
    let one = Sandbox::site().file("content/r1.yaml", report(1));
    let two = Sandbox::site()
        .file("content/r1.yaml", report(1))
        .file("content/r2.yaml", report(2));
    let cases = [(none, false, false), (one, false, true), (two, true, true)];
    for (site, compares, explains) in cases {
        let pages = pages(site.path());
        assert_eq!(pages.contains_key("compare.html"), compares);
        assert_eq!(pages.contains_key("terms.html"), explains);
        let home = &pages["index.html"];
        assert_eq!(home.contains("href=\"terms.html\""), explains);
    }
}

#[test]
fn the_lines_of_a_comparison_are_columns_of_the_data_beside_the_pages() {
    let (_, outputs) = {
        let (inputs, files) = load(&project(), &Limits::default()).unwrap();
        built(&inputs, &files, &Theme::builtin().unwrap())
    };
    let text = |route: &str| {
        let route = Route::new(route);
        let (_, bytes) = outputs.iter().find(|(at, _)| **at == route).unwrap();
        String::from_utf8(bytes.clone()).unwrap()
    };
    let rows = text("2023/qinghe/reports.csv");
    let titles: Vec<&str> = rows
        .trim_start_matches('\u{FEFF}')
        .lines()
        .next()
        .unwrap()
        .split(',')
        .collect();
    let page = text("compare.html");
    let reports = page.split("<template id=\"r\">").nth(1).unwrap();
    let reports = reports.split("</template>").next().unwrap();
    let mut lines = 0;
    for name in ["data-key=\"", "data-name=\"", "data-column=\""] {
        for part in reports.split(name).skip(1) {
            let column = part.split('"').next().unwrap();
            assert!(titles.contains(&column), "{column}");
            lines += 1;
        }
    }
    assert!(lines > 10, "only {lines} columns");
}

#[test]
fn every_word_that_a_page_has_explained_is_explained() {
    let pages = pages_of_project();
    let terms = &pages["terms.html"];
    let anchors: Vec<&str> = terms
        .split("id=\"")
        .skip(1)
        .filter_map(|part| part.split('"').next())
        .collect();
    let different: BTreeSet<&&str> = anchors.iter().collect();
    assert_eq!(different.len(), anchors.len(), "{anchors:?}");
    let mut linked = BTreeSet::new();
    for (route, page) in &pages {
        for part in page.split("terms.html#").skip(1) {
            let anchor = part.split('"').next().unwrap();
            assert!(anchors.contains(&anchor), "{route}: {anchor}");
            linked.insert(anchor);
        }
    }
    let expected = ["dadao", "defen", "yusuan", "zhichuheji", "zhongweishu"];
    assert_eq!(linked.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn the_terms_give_the_grades_of_the_settings() {
    let settings =
        format!("{SETTINGS}等级: [{{名称: 甲等, 下限: 88.5}}, {{名称: 乙等, 下限: 0}}]\n");
    let report = "项目名称: 项目\n单位: qinghe\n年度: 2023\n得分: 95\n";
    let site = Sandbox::site()
        .file("mingbai.yaml", settings)
        .file("content/r.yaml", report);
    let pages = pages(site.path());
    let terms = &pages["terms.html"];
    let bands: Vec<&str> = terms
        .split("<ul class=\"grades\">")
        .nth(1)
        .and_then(|list| list.split("</ul>").next())
        .unwrap()
        .split("<li>")
        .skip(1)
        .collect();
    // The address name of a grade comes from its label; one that no report has leads nowhere.
    assert!(
        bands[0].ends_with(">甲等</a> 88.5分及以上</li>"),
        "{bands:?}"
    );
    assert_eq!(bands[1], "乙等 不足88.5分</li>");
}

#[test]
fn a_theme_whose_layout_knows_no_terms_shows_the_same_words_without_links() {
    let built_in = std::fs::read_to_string(project().join("themes/default/templates/layout.html"));
    let older: String = built_in
        .unwrap()
        .lines()
        .filter(|line| !line.contains("set terms"))
        .map(|line| format!("{line}\n"))
        .collect();
    let (_, pages) = rendered(
        &project(),
        &theme_with("templates/layout.html", &older).unwrap(),
    );
    let usual = pages_of_project();
    let route = "2023/qinghe/xingzheng-guanli.html";
    assert!(usual[route].contains("<h2><a href=\"../../terms.html#yusuan\">预算与支出</a></h2>"));
    assert!(pages[route].contains("<h2>预算与支出</h2>"));
    assert!(pages["units/qinghe.html"].contains("<h2>支出合计</h2>"));
}
