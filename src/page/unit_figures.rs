//! A unit in a year as a line of a table, by itself or with all that is below it.
//!
//! Invariant: its figures are those of one tally; what is not in them is said.

use super::context::PageContext;
use super::figure::two_digits;
use super::levels::{LevelLine, UnitScope};
use super::plan::COMPARE;
use super::spending::{Spending, left_out_in_short};
use crate::model::{Tally, Year};
use serde::Serialize;
use std::borrow::Cow;

/// Deepest level that is indented further.
const DEEPEST: usize = 4;

/// A unit in a year as a line of a table.
#[derive(Debug, Serialize)]
pub struct UnitFigures<'a> {
    /// The name for tables; of sums: `区民政局及下属3个单位`.
    pub label: Cow<'a, str>,
    /// The list of its reports of the year; of sums the unit's page.
    pub href: Option<String>,
    /// `sum` of a superior with all below it, `own` of that superior alone, `alone` of any other unit.
    pub reach: &'static str,
    /// Its anchor, of sums.
    pub anchor: Option<String>,
    /// How far it is indented, 0 to 4.
    pub level: usize,
    /// Whether it begins a group of lines: a unit at the top and what is below it.
    pub begins: bool,
    /// Of sums: which of its units have no report of the year, and whether amounts may be in them twice;
    /// `None` where there is nothing to say.
    pub about: Option<String>,
    /// Number of reports.
    pub reports: usize,
    /// How much was spent of which budget.
    pub money: Spending,
    /// Why reports are not in the amounts, in short; `None` where all are.
    pub left_out: Option<String>,
    /// Median of the scores.
    pub median: Option<String>,
    /// How many reports have a score.
    pub scored: usize,
    /// How many reports have which grade: `优3 良1`; `None` without grades.
    pub grades: Option<String>,
    /// What chooses it to be held against others: `2023/qinghe`; `None` where that cannot be.
    pub choice: Option<String>,
}

impl<'a> UnitFigures<'a> {
    /// The line of a unit in a year.
    pub(super) fn new(ctx: &PageContext<'a>, year: Year, line: LevelLine) -> Self {
        let unit = line.unit;
        let facts = &ctx.site.units[unit];
        let empty = Tally::default();
        let own = ctx.plan.unit_year_sums(ctx.site, unit, year);
        if line.reach == UnitScope::WithBelow {
            let reports = ctx.plan.reports_with_below(ctx.site, unit, year);
            let tally = Tally::of(ctx.site, &reports);
            let twice = ctx.plan.reported_on_two_levels(ctx.site, &reports);
            let below = ctx.plan.levels.all_below(unit);
            let silent = below.iter();
            let silent = silent.filter(|unit| ctx.unit_year_route(**unit, year).is_none());
            return Self {
                label: format!("{}及下属{}个单位", facts.label(), below.len()).into(),
                href: ctx.unit_route(unit).map(|route| ctx.href(route)),
                anchor: Some(anchor(facts.id.as_str())),
                about: about(without_reports(own, silent.count()), twice),
                level: line.level.min(DEEPEST),
                ..Self::of("sum", ctx, &tally)
            };
        }
        let reach = match line.reach {
            UnitScope::Own => "own",
            UnitScope::Alone | UnitScope::WithBelow => "alone",
        };
        let route = ctx.unit_year_route(unit, year);
        let comparable = ctx.href_if(COMPARE).and(route);
        Self {
            label: facts.label().into(),
            href: route.map(|route| ctx.href(route)),
            choice: comparable.map(|_| format!("{year}/{}", facts.id)),
            level: line.level.min(DEEPEST),
            ..Self::of(reach, ctx, own.unwrap_or(&empty))
        }
    }

    /// The figures of a tally, without the unit they are of.
    fn of(reach: &'static str, ctx: &PageContext<'a>, tally: &Tally) -> Self {
        Self {
            label: "".into(),
            href: None,
            reach,
            anchor: None,
            level: 0,
            begins: false,
            about: None,
            reports: tally.reports,
            money: Spending::new(tally),
            left_out: left_out_in_short(tally),
            median: tally.median().map(two_digits),
            scored: tally.scores.len(),
            grades: grades(ctx, tally),
            choice: None,
        }
    }
}

/// The anchor of a unit's sums.
pub(super) fn anchor(id: &str) -> String {
    format!("u-{id}")
}

/// The lines, with a mark on each that begins a group.
pub(super) fn unit_figures<'a>(
    ctx: &PageContext<'a>,
    year: Year,
    lines: &[LevelLine],
) -> Vec<UnitFigures<'a>> {
    let mut in_group = false;
    let figures = lines.iter().map(|line| {
        let mut figures = UnitFigures::new(ctx, year, *line);
        let heads = line.reach == UnitScope::WithBelow;
        figures.begins = line.level == 0 && (heads || in_group);
        in_group = line.level > 0 || heads;
        figures
    });
    figures.collect()
}

/// Which of a superior and the units below it have no report.
fn without_reports(own: Option<&Tally>, silent: usize) -> Option<String> {
    match (own, silent) {
        (Some(_), 0) => None,
        (Some(_), _) => Some(format!("下属单位中{silent}个没有公开的报告")),
        (None, 0) => Some("本级没有公开的报告".to_owned()),
        (None, _) => Some(format!("本级和{silent}个下属单位没有公开的报告")),
    }
}

/// What is to be known of sums: who is not in them, and of how many projects amounts may be in them twice.
fn about(without_reports: Option<String>, twice: usize) -> Option<String> {
    let twice = (twice > 0).then(|| format!("{twice}个项目上下级都有报告，金额都已计入"));
    let parts: Vec<String> = without_reports.into_iter().chain(twice).collect();
    (!parts.is_empty()).then(|| parts.join("；"))
}

/// `优3 良1`, best first, and how many have none; `None` where no report has a grade.
fn grades(ctx: &PageContext<'_>, tally: &Tally) -> Option<String> {
    let mut words = tally.grade_words(&ctx.site.config);
    if words.is_empty() {
        return None;
    }
    let without = tally.reports - tally.grades.iter().sum::<usize>();
    words.extend((without > 0).then(|| format!("没有等级{without}")));
    Some(words.join(" "))
}
