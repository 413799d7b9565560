//! What the script shows of a hit, and what it filters and sorts hits by.

use super::file::{IndexFiles, IndexParts, Name, names};
use crate::model::{Money, Site};
use crate::page::{Plan, encode_path};
use jiff::civil::date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;
use serde::de::IgnoredAny;

/// Reports of a block of cards.
pub(super) const BLOCK: usize = 16;

/// Names of blocks that one node of cards holds.
const BLOCK_NODE: usize = 64;

/// Names that a segment has in the root before those of its nodes of cards.
pub(super) const COLUMNS: usize = 5;

/// A hit as it is listed, every value as lists show it and empty where it is unknown: 项目名称, address
/// from the site's root, unit, 年度, 得分, 等级, 全年预算数 with its 万元, 执行率, 公开日期.
#[derive(Serialize)]
struct Card<'a>(
    &'a str,
    String,
    &'a str,
    u16,
    &'a str,
    &'a str,
    String,
    &'a str,
    &'a str,
);

/// A card that was published, as far as it is read again: title and unit.
type LastCard = (
    String,
    IgnoredAny,
    String,
    IgnoredAny,
    IgnoredAny,
    IgnoredAny,
    IgnoredAny,
    IgnoredAny,
    IgnoredAny,
);

/// What is counted beside the filters.
#[derive(Serialize)]
struct Facets {
    /// 年度, the unit's position among the units, and how many reports in a row have both.
    runs: Vec<(u16, usize, usize)>,
    /// A letter a report, `a` for the first grade of the settings, then as in Unicode; `-` without a grade. No digits: ten of them after
    /// one another would look like a telephone number.
    grades: String,
}

/// The units of a site, and its grades.
#[derive(Serialize)]
struct Units<'a> {
    /// Identifier, short name, and the superior unit's position or -1.
    units: Vec<(&'a str, &'a str, i64)>,
    grades: Vec<&'a str>,
}

/// Publishes the site's units and grades.
///
/// # Errors
/// As the sink of `parts`.
pub(super) fn publish_units<F: IndexFiles>(
    site: &Site,
    parts: &IndexParts<F>,
) -> Result<Name, F::Error> {
    let units = site.units.iter().map(|unit| {
        let superior = unit.parent.map_or(-1, |at| at as i64);
        (unit.id.as_str(), unit.label(), superior)
    });
    let grades = site.config.grades.iter().map(|grade| &*grade.label);
    let units = Units {
        units: units.collect(),
        grades: grades.collect(),
    };
    parts.publish(&units)
}

/// The titles and units of the reports of a block of the last index; `None` if it does not stand.
pub(super) fn titles_of(
    parts: &IndexParts<impl IndexFiles>,
    block: Name,
) -> Option<Vec<(String, String)>> {
    let cards: Vec<LastCard> = parts.last(block)?;
    Some(cards.into_iter().map(|card| (card.0, card.2)).collect())
}

/// Publishes what is shown of the reports of a segment, and gives the names that the root holds of it, and those
/// of its blocks of cards.
///
/// # Errors
/// As the sink of `parts`.
pub(super) fn publish_segment<F: IndexFiles>(
    site: &Site,
    plan: &Plan,
    reports: &[usize],
    parts: &IndexParts<F>,
) -> Result<(String, Vec<Name>), F::Error> {
    let block = |reports: &[usize]| {
        let cards = reports.iter().map(|report| card(site, plan, *report));
        parts.publish(&cards.collect::<Vec<_>>())
    };
    let blocks = reports.chunks(BLOCK).map(block);
    let blocks = blocks.collect::<Result<Vec<_>, F::Error>>()?;
    // As readers type and see them, so that no amount in yuan looks like a telephone number.
    let hundredths = |value: Decimal| value.round_dp(2).to_f64();
    let wan = |amount: Money| amount.wan().round_dp(4).to_f64();
    let facts = |report: usize| &site.reports[report];
    let columns: [Name; COLUMNS] = [
        parts.publish(&facets(site, reports))?,
        column(reports, parts, |at| {
            hundredths(facts(at).score?.value.value())
        })?,
        column(reports, parts, |at| wan(facts(at).funds.budget?.value))?,
        column(reports, parts, |at| {
            hundredths(facts(at).funds.execution()?.percent())
        })?,
        column(reports, parts, |at| {
            Some(days(facts(at).published?.value.date))
        })?,
    ];
    let nodes = blocks.chunks(BLOCK_NODE);
    let nodes = nodes.map(|blocks| parts.publish(&names(blocks.iter().copied())));
    let nodes = nodes.collect::<Result<Vec<_>, F::Error>>()?;
    Ok((names(columns.into_iter().chain(nodes)), blocks))
}

/// Publishes a number of each report.
fn column<T: Serialize, F: IndexFiles>(
    reports: &[usize],
    parts: &IndexParts<F>,
    value: impl Fn(usize) -> Option<T>,
) -> Result<Name, F::Error> {
    let values = reports.iter().map(|report| value(*report));
    parts.publish(&values.collect::<Vec<_>>())
}

fn card<'a>(site: &'a Site, plan: &'a Plan, report: usize) -> Card<'a> {
    let figures = plan.figures(site, report);
    let grade = site.grade_of[report].map(|at| &*site.config.grades[at].label);
    let budget = figures.budget.as_deref();
    Card(
        &site.reports[report].project.value,
        encode_path(site.route_of[report].as_str()),
        site.units[site.unit_of[report]].label(),
        site.reports[report].year.value.0,
        figures.score.as_deref().unwrap_or_default(),
        grade.unwrap_or_default(),
        budget.map_or_else(String::new, |wan| format!("{wan}万元")),
        figures.rate.as_deref().unwrap_or_default(),
        figures.published.as_deref().unwrap_or_default(),
    )
}

fn facets(site: &Site, reports: &[usize]) -> Facets {
    let place = |report: &usize| (site.reports[*report].year.value.0, site.unit_of[*report]);
    let runs = reports.chunk_by(|a, b| place(a) == place(b));
    let letter = |report: &usize| {
        let grade = site.grade_of[*report].and_then(|at| ('a'..).nth(at));
        grade.unwrap_or('-')
    };
    Facets {
        runs: runs
            .filter_map(|run| run.first().map(|first| (place(first), run.len())))
            .map(|((year, unit), count)| (year, unit, count))
            .collect(),
        grades: reports.iter().map(letter).collect(),
    }
}

/// Days since the beginning of the year 2000.
fn days(day: jiff::civil::Date) -> i32 {
    let span = date(2000, 1, 1).until(day);
    span.map_or(0, |span| span.get_days())
}
