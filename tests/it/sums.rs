//! Sums and comparisons compare like with like: the figures that a list prints together are of the
//! same reports, and a sentence of change speaks of the same projects.

use crate::in_memory::built;
use mingbai::build::Inputs;
use mingbai::render::Theme;
use mingbai::source::{MemoryFiles, SourcePath};
use proptest::prelude::{ProptestConfig, Strategy, prop};
use proptest::{option, prop_assert, prop_assert_eq, proptest};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::LazyLock;

static THEME: LazyLock<Theme> = LazyLock::new(|| Theme::builtin().unwrap());

/// A report of one unit; amounts in 万元.
#[derive(Clone, Debug)]
struct Facts {
    project: usize,
    year: u16,
    spent: Option<u32>,
    budget: Option<u32>,
    score: Option<u32>,
    /// Whether the department evaluates the same once more, in a report of its own.
    again: bool,
}

const PROJECTS: [&str; 4] = ["路灯维护", "绿化养护", "河道清淤", "校舍加固"];

fn facts() -> impl Strategy<Value = Facts> {
    let amount = || option::of(1_u32..1000);
    let score = option::of(40_u32..=100);
    let again = prop::bool::weighted(0.2);
    let report = (0..4_usize, 2021_u16..2024, amount(), amount(), score, again);
    report.prop_map(|(project, year, spent, budget, score, again)| Facts {
        project,
        year,
        spent,
        budget,
        score,
        again,
    })
}

impl Facts {
    fn source(&self) -> String {
        let mut text = format!("项目名称: {}\n单位: 青禾街道办\n", PROJECTS[self.project]);
        let _ = write!(
            text,
            "年度: {}\n正文: {{一、项目情况: 已完成。}}\n",
            self.year
        );
        if let Some(score) = self.score {
            let _ = writeln!(text, "得分: {score}");
        }
        let amounts = [("全年预算数", self.budget), ("全年执行数", self.spent)];
        let amounts = amounts
            .iter()
            .filter_map(|(name, yuan)| Some(format!("{name}: {}", (*yuan)?)));
        let amounts: Vec<String> = amounts.collect();
        if !amounts.is_empty() {
            let _ = writeln!(text, "资金: {{{}}}", amounts.join(", "));
        }
        text
    }
}

/// The pages of a site of these reports.
fn pages(reports: &[Facts]) -> BTreeMap<String, String> {
    let settings = ("mingbai.yaml".to_owned(), "站点名称: 青禾区\n".to_owned());
    let sources = reports.iter().enumerate();
    let sources = sources.flat_map(|(at, report)| {
        let own = (format!("content/r{at}.yaml"), report.source());
        let anew = report.source() + "评价方式: 部门评价\n";
        let anew = report
            .again
            .then(|| (format!("content/again{at}.yaml"), anew));
        [Some(own), anew].into_iter().flatten()
    });
    let files = [settings].into_iter().chain(sources);
    let files = files.map(|(path, text)| (SourcePath::new(path), text.into_bytes()));
    let files = MemoryFiles(files.collect());
    let (_, outputs) = built(&Inputs::of(&files), &files, &THEME);
    let pages = outputs
        .into_iter()
        .filter(|(route, _)| route.as_str().ends_with(".html"));
    pages
        .map(|(route, bytes)| (route.to_string(), String::from_utf8(bytes).unwrap()))
        .collect()
}

/// The words of a page between two marks, without markup.
fn between(page: &str, from: &str, to: &str) -> String {
    let rest = page.split_once(from).unwrap().1;
    let part = rest.split_once(to).unwrap().0;
    let mut text = String::new();
    let mut inside = false;
    for c in part.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside && !c.is_whitespace() => text.push(c),
            _ => {}
        }
    }
    text
}

/// What a list of these reports says of money.
fn money(reports: &[&Facts]) -> String {
    let both = reports
        .iter()
        .filter_map(|report| Some((report.spent?, report.budget?)));
    let both: Vec<(u32, u32)> = both.collect();
    let again = reports.iter().filter(|report| report.again);
    let (twice, nothing): (Vec<&Facts>, Vec<&Facts>) =
        again.partition(|report| report.spent.or(report.budget).is_some());
    let others = reports.len() + nothing.len() - both.len();
    let alone = reports.iter().filter(|report| report.budget.is_none());
    let alone: Vec<u32> = alone.filter_map(|report| report.spent).collect();
    let (spent, budget) = both
        .iter()
        .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    // Hundredths of a percent, rounded half up.
    let rate = (spent * 20_000 + budget) / (2 * budget);
    let rate = format!("{}.{:02}", rate / 100, rate % 100);
    let mut text = format!("{spent}.00万元预算{budget}.00万元，执行率{rate}%");
    if others > 0 {
        let _ = write!(text, "；另有{others}份报告没有同时列明预算和支出，未计入");
    }
    let (count, sum) = (alone.len(), alone.iter().sum::<u32>());
    let _ = match count {
        0 => Ok(()),
        1 if others == 1 => write!(text, "（只列明支出{sum}.00万元）"),
        _ if count == others => write!(text, "（都只列明支出，合计{sum}.00万元）"),
        _ => write!(text, "（其中{count}份只列明支出，合计{sum}.00万元）"),
    };
    if !twice.is_empty() {
        let count = twice.len();
        let _ = write!(text, "；{count}份报告与同一项目的自评金额相同，不重复计入");
    }
    text
}

/// What the spending of the projects comes to that have one report in each of the two years.
fn same_projects(reports: &[Facts], first: u16, last: u16) -> (usize, u32, u32) {
    let only = |project: usize, year: u16| {
        let of_year = reports.iter().filter(|report| report.year == year);
        // An evaluation of no amounts evaluates nothing anew: it is a second report.
        let count = |report: &&Facts| match (report.again, report.spent.or(report.budget)) {
            (true, None) => 2,
            _ => 1,
        };
        let mut all = of_year
            .filter(|report| report.project == project)
            .flat_map(|report| std::iter::repeat_n(report, count(&report)));
        let only = all.next()?;
        if all.next().is_some() {
            None
        } else {
            only.spent
        }
    };
    (0..PROJECTS.len())
        .filter_map(|project| Some((only(project, first)?, only(project, last)?)))
        .fold((0, 0, 0), |(count, before, after), one| {
            (count + 1, before + one.0, after + one.1)
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn spending_budget_and_rate_of_a_list_are_of_the_same_reports(
        reports in prop::collection::vec(facts(), 1..12),
    ) {
        let pages = pages(&reports);
        for year in 2021..2024 {
            let of_year: Vec<&Facts> = reports.iter().filter(|report| report.year == year).collect();
            if of_year.iter().any(|report| report.spent.is_some() && report.budget.is_some()) {
                let page = &pages[&format!("{year}/index.html")];
                prop_assert_eq!(between(page, "支出合计</a></h2>", "</div>"), money(&of_year));
            }
        }
        let all: Vec<&Facts> = reports.iter().collect();
        if all.iter().any(|report| report.spent.is_some() && report.budget.is_some()) {
            for page in ["reports/index.html", "units/qing-he-jie-dao-ban.html"] {
                prop_assert_eq!(between(&pages[page], "支出合计</a></h2>", "</div>"), money(&all));
            }
        }
    }

    #[test]
    fn a_change_over_the_years_is_one_of_the_same_projects(
        reports in prop::collection::vec(facts(), 2..12),
    ) {
        let stated = reports.iter().filter(|report| report.spent.is_some()).map(|report| report.year);
        let (first, last) = (stated.clone().min(), stated.max());
        let (Some(first), Some(last)) = (first, last) else { return Ok(()) };
        if first == last { return Ok(()) }
        let (projects, before, after) = same_projects(&reports, first, last);
        let pages = pages(&reports);
        for page in ["index.html", "units/qing-he-jie-dao-ban.html"] {
            let said = between(&pages[page], "<figcaption>", "。");
            let spending = said.split_once("支出从");
            prop_assert_eq!(spending.is_some(), projects > 0, "{}", said);
            if let Some((head, words)) = spending {
                let change = format!("{before}.00万元到{after}.00万元");
                prop_assert_eq!(words.split('，').next().unwrap(), change, "{}", said);
                prop_assert!(head.contains(&format!("{projects}个")), "{}", said);
            }
        }
    }

    #[test]
    fn every_step_of_the_histogram_is_equally_wide_and_every_score_is_in_one(
        reports in prop::collection::vec(facts(), 1..12),
    ) {
        let scored = reports.iter().filter(|report| report.score.is_some());
        let scored: usize = scored.map(|report| 1 + usize::from(report.again)).sum();
        let pages = pages(&reports);
        let Some(page) = pages.get("scores/index.html") else { return Ok(()) };
        let table = page.split_once("<table class=\"bars scores\">").unwrap().1;
        let table = table.split_once("</table>").unwrap().0;
        let rows: Vec<&str> = table.split("<th scope=\"row\">").skip(1).collect();
        let label = |row: &str| row.split('<').next().unwrap().to_owned();
        let lower = |row: &str| label(row).split('–').next().unwrap().parse::<i32>().unwrap();
        let widths = rows.windows(2).map(|two| lower(two[0]) - lower(two[1]));
        let widths: std::collections::BTreeSet<i32> = widths.collect();
        prop_assert!(widths.len() <= 1, "{:?}", widths);
        let counts = rows.iter().map(|row| {
            let count = row.split("</svg>").nth(1).unwrap().split('<').next().unwrap();
            count.parse::<usize>().unwrap()
        });
        prop_assert_eq!(counts.sum::<usize>(), scored);
    }
}
