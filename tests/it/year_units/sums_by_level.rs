//! The sums of superiors, of any units and any reports.

use super::{Line, file, published, tables, whole};
use proptest::prelude::{ProptestConfig, Strategy, prop};
use proptest::{option, prop_assert, prop_assert_eq, proptest};
use std::fmt::Write;

/// A report of one of the units; amounts in 万元.
#[derive(Clone, Debug)]
struct Facts {
    unit: usize,
    year: u16,
    spent: Option<u32>,
    budget: Option<u32>,
    score: Option<u32>,
    /// Whether it is on a whole department.
    whole: bool,
    /// Whether the department evaluates the same once more.
    again: bool,
}

/// Units by number: the superior of each, of a smaller number, and their reports.
#[derive(Clone, Debug)]
struct Case {
    parents: Vec<Option<usize>>,
    reports: Vec<Facts>,
}

const UNITS: usize = 6;

fn cases() -> impl Strategy<Value = Case> {
    let parents = prop::collection::vec(option::of(0..UNITS), UNITS);
    let parents = parents.prop_map(|parents| {
        let parents = parents.into_iter().enumerate();
        let smaller = parents.map(|(unit, parent)| parent.filter(|parent| *parent < unit));
        smaller.collect()
    });
    let amount = || option::of(1_u32..100);
    let kind = prop::sample::select(vec![
        (false, false),
        (false, false),
        (true, false),
        (false, true),
    ]);
    let score = option::of(40_u32..=100);
    let report = (0..UNITS, 2022_u16..2024, amount(), amount(), score, kind);
    let report = report.prop_map(|(unit, year, spent, budget, score, (whole, again))| Facts {
        unit,
        year,
        spent,
        budget,
        score,
        whole,
        again,
    });
    let reports = prop::collection::vec(report, 1..14);
    (parents, reports).prop_map(|(parents, reports)| Case { parents, reports })
}

impl Facts {
    /// Number of reports, with the one that evaluates it anew.
    fn copies(&self) -> usize {
        1 + usize::from(self.again)
    }
}

impl Case {
    fn files(&self) -> Vec<(String, String)> {
        let mut units = String::new();
        for (unit, parent) in self.parents.iter().enumerate() {
            let _ = write!(units, "- {{标识: u{unit}, 名称: 单位{unit}, 顺序: {unit}");
            let _ = parent.map(|parent| write!(units, ", 上级: u{parent}"));
            units.push_str("}\n");
        }
        let mut files = vec![
            file("mingbai.yaml", "站点名称: 青禾区\n每页条数: 3\n"),
            file("content/units.yaml", &units),
        ];
        for (at, report) in self.reports.iter().enumerate() {
            let amounts = [("全年预算数", report.budget), ("全年执行数", report.spent)];
            let mut text = format!(
                "项目名称: 项目{at}\n单位: u{}\n年度: {}\n",
                report.unit, report.year
            );
            let _ = report.score.map(|score| writeln!(text, "得分: {score}"));
            if report.budget.or(report.spent).is_some() {
                text.push_str("资金:\n");
            }
            for (name, amount) in amounts {
                let _ = amount.map(|amount| writeln!(text, "  {name}: {amount}"));
            }
            if report.again {
                let anew = format!("{text}评价方式: 部门评价\n");
                files.push((format!("content/again{at}.yaml"), anew));
            }
            if report.whole {
                text.push_str("评价方式: 部门整体支出\n");
            }
            files.push((format!("content/r{at}.yaml"), text));
        }
        files
    }

    /// The unit and all below it.
    fn with_below(&self, unit: usize) -> Vec<usize> {
        let is_below = |other: usize| {
            let mut at = Some(other);
            while let Some(reached) = at.filter(|at| *at != unit) {
                at = self.parents[reached];
            }
            at == Some(unit)
        };
        (0..UNITS).filter(|other| is_below(*other)).collect()
    }

    fn reports(&self, units: &[usize], year: u16) -> Vec<&Facts> {
        let reports = self.reports.iter();
        let there = reports.filter(|report| report.year == year && units.contains(&report.unit));
        there.collect()
    }

    /// The lines of a unit and those below it, as they must be.
    fn lines(&self, (unit, level, year): (usize, usize, u16), lines: &mut Vec<Line>) {
        let of = |units: &[usize]| self.reports(units, year);
        let children = (0..UNITS).filter(|child| self.parents[*child] == Some(unit));
        let children = children.filter(|child| !of(&self.with_below(*child)).is_empty());
        let children: Vec<usize> = children.collect();
        let own = of(&[unit]);
        if children.is_empty() {
            if !own.is_empty() {
                lines.push(line(level, Label::Plain(format!("单位{unit}")), &own));
            }
            return;
        }
        let all = self.with_below(unit);
        let silent = all
            .iter()
            .filter(|below| **below != unit && of(&[**below]).is_empty());
        let label = format!("单位{unit}及下属{}个单位", all.len() - 1);
        let silent = match (own.is_empty(), silent.count()) {
            (false, 0) => String::new(),
            (false, count) => format!("下属单位中{count}个没有公开的报告"),
            (true, 0) => "本级没有公开的报告".to_owned(),
            (true, count) => format!("本级和{count}个下属单位没有公开的报告"),
        };
        lines.push(line(level, Label::Sum(label + &silent), &of(&all)));
        if !own.is_empty() {
            lines.push(line(
                level + 1,
                Label::Plain(format!("单位{unit}本级")),
                &own,
            ));
        }
        for child in children {
            self.lines((child, level + 1, year), lines);
        }
    }
}

enum Label {
    Plain(String),
    Sum(String),
}

/// A line of these reports, without its grades and without what is left out.
fn line(level: usize, label: Label, reports: &[&Facts]) -> Line {
    let count: usize = reports.iter().map(|report| report.copies()).sum();
    let counted = reports.iter().filter(|report| !report.whole);
    let pairs: Vec<(Option<u32>, Option<u32>)> = counted
        .map(|report| (report.spent, report.budget))
        .collect();
    let both = pairs
        .iter()
        .filter_map(|(spent, budget)| Some(((*spent)?, (*budget)?)));
    let both: Vec<(u32, u32)> = both.collect();
    let alone = |amounts: Vec<u32>| (!amounts.is_empty()).then(|| amounts.iter().sum::<u32>());
    let spent_alone = alone(pairs.iter().filter_map(|pair| pair.0).collect());
    let budget_alone = alone(pairs.iter().filter_map(|pair| pair.1).collect());
    let (spent, budget) = match both.is_empty() {
        true if spent_alone.is_some() => (spent_alone, None),
        true => (None, budget_alone),
        false => (
            Some(both.iter().map(|pair| pair.0).sum()),
            Some(both.iter().map(|pair| pair.1).sum()),
        ),
    };
    let dash = || "—".to_owned();
    let amount = |amount: Option<u32>| amount.map_or_else(dash, |wan| format!("{wan}.00万元"));
    let rate = spent.zip(budget).map(|(spent, budget)| {
        let rate = (spent * 20_000 + budget) / (2 * budget);
        format!("{}%", hundredths(rate))
    });
    let (is_sum, label) = match label {
        Label::Plain(label) => (false, label),
        Label::Sum(label) => (true, label),
    };
    let cells = [
        label,
        rate.unwrap_or_else(dash),
        amount(spent),
        amount(budget),
    ];
    Line {
        level: level.min(4),
        is_sum,
        cells: cells
            .into_iter()
            .chain([format!("{count}份"), median(reports, count)])
            .collect(),
    }
}

/// `1234` as `12.34`.
fn hundredths(number: u32) -> String {
    format!("{}.{:02}", number / 100, number % 100)
}

/// The median of the scores of these reports, `count` with those that evaluate anew.
fn median(reports: &[&Facts], count: usize) -> String {
    let scores = reports.iter().flat_map(|report| {
        let score = report.score.into_iter();
        score.flat_map(|score| std::iter::repeat_n(score, report.copies()))
    });
    let mut scores: Vec<u32> = scores.collect();
    scores.sort_unstable();
    match scores.len() {
        0 => "—".to_owned(),
        scored => {
            let middle = scores[scored / 2] + scores[scored.div_ceil(2) - 1];
            let few = if scored == count {
                String::new()
            } else {
                format!("{scored}份有得分")
            };
            hundredths(middle * 50) + &few
        }
    }
}

/// What is not in the amounts of a line, as its words say it.
fn left_out(words: &str) -> usize {
    let numbers = words
        .split('份')
        .map(|part| part.rsplit('、').next().unwrap());
    numbers
        .filter_map(|number| number.parse::<usize>().ok())
        .sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn the_sums_of_a_superior_are_those_of_all_its_reports(case in cases()) {
        let pages = published(&case.files());
        for year in 2022..2024 {
            let first = format!("{year}/units.html");
            let folder = format!("{year}/units/");
            prop_assert_eq!(pages.contains_key(&first), !case.reports(&[0, 1, 2, 3, 4, 5], year).is_empty());
            if !pages.contains_key(&first) {
                continue;
            }
            let found = whole(&pages, &first, &folder, "page");
            let mut expected = Vec::new();
            for unit in (0..UNITS).filter(|unit| case.parents[*unit].is_none()) {
                case.lines((unit, 0, year), &mut expected);
            }
            let shown: Vec<Line> = found.iter().map(|line| Line { cells: line.cells[..6].to_vec(), ..*line }).collect();
            prop_assert_eq!(&shown, &expected);
            let mut alone: Vec<&Vec<String>> = found.iter().filter(|line| !line.is_sum).map(|line| &line.cells).collect();
            alone.sort();
            for order in ["by-rate", "by-score", "by-amount"] {
                let Some(page) = pages.get(&format!("{folder}{order}.html")) else {
                    prop_assert_eq!(alone.len(), 1);
                    continue;
                };
                prop_assert!(page.contains("aria-current"));
                let lines = whole(&pages, &format!("{folder}{order}.html"), &folder, order);
                let ranks = lines.iter().map(|line| line.cells[1].trim_end_matches('%').parse::<f64>().unwrap_or(f64::MAX));
                let ranks: Vec<f64> = ranks.collect();
                prop_assert!(order != "by-rate" || ranks.is_sorted(), "{:?}", ranks);
                let names = lines.iter().map(|line| line.cells[0].clone());
                let mut names: Vec<String> = names.collect();
                names.sort();
                let each = alone.iter().map(|cells| cells[0].trim_end_matches("本级").to_owned());
                let mut each: Vec<String> = each.collect();
                each.sort();
                prop_assert_eq!(names, each);
            }
            // What is left out adds up, and a superior's own page says the same of it.
            for line in &found {
                let reports: usize = line.cells[4].trim_end_matches('份').parse().unwrap();
                prop_assert!(left_out(&line.cells[7]) <= reports, "{:?}", line);
                let Some((unit, _)) = line.cells[0].split_once("及下属").filter(|_| line.is_sum) else { continue };
                let page = &pages[&format!("units/{}.html", unit.replace("单位", "u"))];
                let years = tables(page).remove(0);
                let same = years.iter().find(|of_year| of_year.cells[0].starts_with(&format!("{year}年")));
                prop_assert_eq!(&same.unwrap().cells[1..], &line.cells[1..]);
            }
        }
    }

    #[test]
    fn a_page_that_goes_on_names_the_superiors_of_its_first_line(case in cases()) {
        let pages = published(&case.files());
        for (route, page) in &pages {
            if !route.contains("/units/page-") { continue }
            let lines = tables(page).remove(0);
            let above = lines.iter().take_while(|line| line.cells.len() == 1).count();
            prop_assert_eq!(above, lines[above].level, "{}: {:?}", route, lines);
            prop_assert!(lines[above..].iter().all(|line| line.cells.len() == 8));
        }
    }
}
