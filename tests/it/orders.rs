//! The orders of lists: what stands in which, what is said of it, and the address each page is known by.

use crate::in_memory::built;
use mingbai::build::Inputs;
use mingbai::render::Theme;
use mingbai::source::{MemoryFiles, SourcePath};
use proptest::prelude::{ProptestConfig, Strategy, prop};
use proptest::{option, prop_assert_eq, proptest};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::LazyLock;

static THEME: LazyLock<Theme> = LazyLock::new(|| Theme::builtin().unwrap());

/// Lines a page.
const SIZE: usize = 4;

/// A report of 2023; amounts in 万元.
#[derive(Clone, Debug, Default)]
struct Facts {
    score: Option<u32>,
    spent: Option<u32>,
    budget: Option<u32>,
    day: Option<u32>,
}

fn facts() -> impl Strategy<Value = Facts> {
    let few = |from: u32| option::of(from..from + 4);
    let report = (few(90), few(3), few(5), few(1));
    report.prop_map(|(score, spent, budget, day)| Facts {
        score,
        spent,
        budget,
        day,
    })
}

impl Facts {
    /// The source of the report that comes at this place in the usual order.
    fn source(&self, at: usize) -> String {
        let mut text = format!("项目名称: 项目{at:02}\n单位: 青禾街道办\n年度: 2023\n");
        if let Some(score) = self.score {
            let _ = writeln!(text, "得分: {score}");
        }
        if let Some(day) = self.day {
            let _ = writeln!(text, "公开日期: 2024-03-{day:02}");
        }
        let amounts = [("全年预算数", self.budget), ("全年执行数", self.spent)];
        if amounts.iter().any(|(_, amount)| amount.is_some()) {
            text.push_str("资金:\n");
        }
        for (name, amount) in amounts {
            if let Some(amount) = amount {
                let _ = writeln!(text, "  {name}: {amount}");
            }
        }
        text
    }

    /// What it stands by in an order, the least first; `None` where it does not state it.
    fn figure(&self, order: &str) -> Option<i64> {
        let amount = self.spent.or(self.budget).map(i64::from);
        match order {
            "date" => self.day.map(|day| -i64::from(day)),
            "score" => self.score.map(i64::from),
            "amount" => amount.map(|amount| -amount),
            _ => {
                let (spent, budget) = self.spent.zip(self.budget)?;
                Some(i64::from(spent) * 1_000_000 / i64::from(budget))
            }
        }
    }
}

/// The pages of a site with these reports of one year and one unit, without the ends of words in names, and its
/// sitemap.
fn pages(reports: &[Facts]) -> BTreeMap<String, String> {
    let settings = format!("站点名称: 试验\n网址: https://example.gov.cn/x/\n每页条数: {SIZE}\n");
    let units = "- {标识: qinghe, 名称: 青禾街道办}\n".to_owned();
    let fixed = [
        ("mingbai.yaml".to_owned(), settings),
        ("content/units.yaml".to_owned(), units),
    ];
    let sources = reports.iter().enumerate();
    let sources = sources.map(|(at, facts)| (format!("content/r{at:02}.yaml"), facts.source(at)));
    let files = fixed.into_iter().chain(sources);
    let files = files.map(|(path, text)| (SourcePath::new(path), text.into_bytes()));
    let files = MemoryFiles(files.collect());
    let (_, outputs) = built(&Inputs::of(&files), &files, &THEME);
    let text = |bytes| String::from_utf8(bytes).unwrap().replace("<wbr>", "");
    let is_text = |route: &str| route.ends_with(".html") || route.ends_with(".xml");
    let outputs = outputs.into_iter();
    outputs
        .filter(|(route, _)| is_text(route.as_str()))
        .map(|(route, bytes)| (route.to_string(), text(bytes)))
        .collect()
}

/// The places in the usual order of the reports that the lines of a page are of.
fn lines(page: &str) -> Vec<usize> {
    let table = page
        .split("<table class=\"cards reports\">")
        .nth(1)
        .unwrap();
    let table = table.split("</table>").next().unwrap();
    let lines = table.split("<th scope=\"row\">").skip(1);
    let name = |line: &str| {
        let name = line.split('>').nth(1).unwrap().split('<').next().unwrap();
        name.trim_start_matches("项目").parse().unwrap()
    };
    lines.map(name).collect()
}

/// The lines of all pages of the year's list in an order; `None` where there is no such order.
fn all_lines(pages: &BTreeMap<String, String>, order: &str) -> Option<Vec<usize>> {
    let mut all = lines(pages.get(&format!("2023/by-{order}.html"))?);
    for number in 2.. {
        match pages.get(&format!("2023/by-{order}-{number}.html")) {
            Some(page) => all.extend(lines(page)),
            None => break,
        }
    }
    Some(all)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_order_has_every_report_once_and_those_without_the_figure_last(
        reports in prop::collection::vec(facts(), 8..22),
    ) {
        let pages = pages(&reports);
        for order in ["date", "score", "amount", "rate"] {
            let figures: Vec<Option<i64>> = reports.iter().map(|facts| facts.figure(order)).collect();
            let mut different: Vec<i64> = figures.iter().flatten().copied().collect();
            different.sort_unstable();
            different.dedup();
            let expected = (reports.len() >= 10 && different.len() > 1).then(|| {
                let mut all: Vec<usize> = (0..reports.len()).collect();
                all.sort_by_key(|at| (figures[*at].is_none(), figures[*at], *at));
                all
            });
            prop_assert_eq!(all_lines(&pages, order), expected, "{}", order);
        }
    }
}

/// Twelve reports: two without score, two with the lowest, one without spending and one without amounts.
fn twelve() -> Vec<Facts> {
    let scores = [91, 80, 95, 80, 0, 99, 96, 0, 93, 94, 97, 98];
    let numbered = scores.iter().zip(1..);
    let mut reports: Vec<Facts> = numbered
        .map(|(score, number)| Facts {
            score: (*score > 0).then_some(*score),
            spent: Some(number),
            budget: Some(20),
            day: Some(1),
        })
        .collect();
    reports[3].spent = None;
    reports[6] = Facts {
        score: Some(96),
        day: Some(1),
        ..Facts::default()
    };
    reports
}

#[test]
fn an_order_says_what_it_is_and_who_is_last_in_it() {
    let pages = pages(&twelve());
    let by_score = &pages["2023/by-score.html"];
    assert_eq!(lines(by_score), [1, 3, 0, 8]);
    assert_eq!(lines(&pages["2023/by-score-3.html"]), [11, 5, 4, 7]);
    assert_eq!(lines(&pages["2023/by-amount-3.html"]), [2, 1, 0, 6]);
    let cases = [
        ("2023/by-score.html", "另有2份没有列明得分，排在最后。"),
        ("2023/by-score.html", "<small>80—93分</small>"),
        ("2023/by-score-2.html", "<small>98分—未列明</small>"),
        ("2023/by-score-2.html", "第5–8份，共12份"),
        ("2023/by-score-2.html", "aria-current=\"page\">第2页</a>"),
        ("2023/by-score-2.html", ">第一页</a>"),
        (
            "2023/by-score-2.html",
            "<title>2023年项目支出绩效自评报告（得分低的在前，第2页）",
        ),
        ("2023/by-amount.html", "另有1份没有列明金额，排在最后。"),
        ("2023/by-amount.html", "1份没有列明执行数，按预算数排。"),
        ("2023/by-amount.html", "<small>20.00—10.00万元</small>"),
        ("2023/by-rate.html", "另有2份没有执行率，排在最后。"),
        (
            "2023/index.html",
            "<a href=\"by-score.html\">得分（低的在前）</a>",
        ),
        (
            "2023/index.html",
            "最低 80（2份），最高 99（<a href=\"qinghe/r05.html\">项目05</a>）",
        ),
        (
            "2023/page-2.html",
            "<a href=\"by-score.html\">得分（低的在前）</a>",
        ),
        ("2023/page-2.html", "aria-current=\"true\">按名称</a>"),
    ];
    for (page, expected) in cases {
        assert!(
            pages[page].contains(expected),
            "{page}: {expected}\n{}",
            pages[page]
        );
    }
    assert!(!pages.contains_key("2023/by-date.html"), "all of one day");
    let sums = "<div class=\"figures\">";
    assert!(pages["2023/index.html"].contains(sums));
    assert!(!pages["2023/page-2.html"].contains(sums) && !by_score.contains(sums));
}

#[test]
fn a_page_in_another_order_stands_for_the_first_in_the_usual_one() {
    let pages = pages(&twelve());
    let base = "https://example.gov.cn/x/2023/";
    let cases = [
        ("index.html", "index.html"),
        ("page-2.html", "page-2.html"),
        ("by-score.html", "index.html"),
        ("by-score-2.html", "index.html"),
    ];
    for (name, known_as) in cases {
        let page = &pages[&format!("2023/{name}")];
        let said = [
            format!("<link rel=\"canonical\" href=\"{base}{known_as}\">"),
            format!("<p class=\"printed\"><span>本页网址：{base}{name}</span></p>"),
            format!("\"item\":\"{base}{name}\""),
        ];
        for said in said {
            assert!(page.contains(&said), "{name}: {said}");
        }
        let listed = pages["sitemap.xml"].contains(&format!("<loc>{base}{name}</loc>"));
        assert_eq!(listed, name == known_as, "{name}");
    }
}

#[test]
fn a_list_has_no_column_that_repeats_what_it_is_about() {
    let pages = pages(&twelve());
    let cases = [
        (
            "reports/index.html",
            "项目 单位 年度 得分 等级 预算 执行 执行率",
        ),
        ("2023/index.html", "项目 单位 得分 等级 预算 执行 执行率"),
        ("units/qinghe.html", "项目 年度 得分 等级 预算 执行 执行率"),
        ("2023/qinghe/index.html", "项目 得分 等级 预算 执行 执行率"),
        ("scores/you.html", "项目 单位 年度 得分 预算 执行 执行率"),
    ];
    for (page, expected) in cases {
        let table = pages[page]
            .split("<table class=\"cards reports\">")
            .nth(1)
            .unwrap();
        let head = table.split("</thead>").next().unwrap();
        let titles = head.split("<th scope=\"col\"").skip(1);
        let titles =
            titles.map(|title| title.split('>').nth(1).unwrap().split('<').next().unwrap());
        let titles: Vec<&str> = titles.collect();
        assert_eq!(titles.join(" "), expected, "{page}");
        let line = table.split("<tr>").nth(2).unwrap();
        // A box for choosing and a name stand before the other cells.
        let cells = line.matches("<td").count();
        assert_eq!(cells, titles.len(), "{page}: {line}");
        assert!(line.contains("<small>万元</small>"), "{page}: {line}");
    }
}

#[test]
fn reports_are_chosen_where_there_is_a_page_that_compares_them() {
    let chosen =
        "<input type=\"checkbox\" name=\"r\" value=\"2023/qinghe/r01\" aria-label=\"选择项目01\">";
    let form = "<form class=\"choosing\" action=\"../compare.html\" method=\"get\">";
    for (reports, expected) in [(1, false), (12, true)] {
        let pages = pages(&twelve()[12 - reports..]);
        assert_eq!(pages.contains_key("compare.html"), expected);
        let page = &pages["2023/index.html"];
        assert_eq!(page.contains(chosen), expected, "{page}");
        assert_eq!(page.contains(form), expected, "{page}");
    }
}
