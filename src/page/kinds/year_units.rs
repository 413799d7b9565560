//! A year's units as one table, by level, or by rate, score or amount.

use super::listing::{Choice, frame};
use crate::model::{Rate, Year};
use crate::page::context::PageContext;
use crate::page::figure::count_share;
use crate::page::frame::{Frame, Head};
use crate::page::href::LabeledLink;
use crate::page::order::Order;
use crate::page::order_links::{OrderLink, order_links};
use crate::page::pager::Pager;
use crate::page::paging::{pages_for, range};
use crate::page::plan::COMPARE;
use crate::page::spending::table_note;
use crate::page::unit_figures::{UnitFigures, unit_figures};
use crate::page::year_units::YearUnits;
use rust_decimal::Decimal;
use serde::Serialize;

/// What the template of a year's units sees.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// What stands around.
    pub page: Frame<'a>,
    /// The year.
    pub year: u16,
    /// What the table shows, counted from its figures.
    pub finding: String,
    /// Which reports the amounts are of; `None` where they are of all.
    pub note: Option<String>,
    /// The orders a reader may choose; empty where there is one.
    pub orders: Vec<OrderLink>,
    /// The superiors that the first line stands under, where the page before has their sums.
    pub above: Vec<LabeledLink<'a>>,
    /// The lines of this page.
    pub rows: Vec<UnitFigures<'a>>,
    /// Where the reader is.
    pub pager: Pager,
    /// The page that holds units against each other, where there is one.
    pub compare: Option<String>,
    /// All units of the year as data.
    pub data: Option<String>,
    /// The tables of all years.
    pub years: Vec<Choice<'a>>,
    /// The list of the year's reports.
    pub reports: Option<String>,
}

pub(super) fn view<'a>(
    ctx: &PageContext<'a>,
    year: Year,
    (order, number): (Order, u32),
) -> View<'a> {
    let size = ctx.site.config.page_size;
    let lines = ctx.plan.unit_lines(ctx.site, year, order);
    let range = range(size, number, lines.len());
    let is_continued = range.start > 0;
    let here = lines.get(range).unwrap_or(&[]);
    let first = YearUnits::route(year);
    let pager = Pager::new(ctx, (&first, order), number, pages_for(lines.len(), size));
    let finding = finding(ctx, year);
    let mut head = Head::new(format!("{year}年各单位情况"));
    head.description = Some(finding.clone().into());
    head.way.extend(
        ctx.year_route(year)
            .map(|route| (format!("{year}年").into(), route)),
    );
    let above = here.first().filter(|_| is_continued);
    let above = above
        .map(|line| ctx.plan.levels.above(line))
        .unwrap_or_default();
    let orders = (ctx.plan.year_units.get(&year)).map_or(&[][..], YearUnits::orders);
    let rows = unit_figures(ctx, year, here);
    View {
        page: frame(ctx, head, Some(&pager)),
        year: year.0,
        finding,
        note: table_note(rows.iter().map(|row| &row.money)),
        orders: order_links(ctx, &first, orders, order),
        above: above.into_iter().map(|unit| ctx.unit_link(unit)).collect(),
        rows,
        pager,
        compare: ctx.href_if(COMPARE),
        data: ctx.href_if(YearUnits::rows_route(year).as_str()),
        years: year_choices(ctx, Some(year)),
        reports: ctx.year_route(year).map(|route| ctx.href(route)),
    }
}

/// The tables of all years, newest first, each with its number of units.
pub(super) fn year_choices<'a>(ctx: &PageContext<'a>, current: Option<Year>) -> Vec<Choice<'a>> {
    let tables = &ctx.plan.year_units;
    let most = tables.values().map(|table| table.units.len()).max();
    let choice = |(year, table): (&Year, &YearUnits)| Choice {
        label: format!("{year}年").into(),
        href: ctx.href(&YearUnits::route(*year)),
        reports: table.units.len(),
        bar: count_share(table.units.len(), most.unwrap_or(0)),
        current: current == Some(*year),
    };
    tables.iter().rev().map(choice).collect()
}

/// How many units and reports there are, and how their rates are spread. Rates count as they are printed.
fn finding(ctx: &PageContext<'_>, year: Year) -> String {
    let units = (ctx.plan.year_units.get(&year)).map_or(&[][..], |table| &table.units);
    let tallies = units.iter();
    let tallies = tallies.filter_map(|unit| ctx.plan.unit_year_sums(ctx.site, *unit, year));
    let (mut reports, mut rates) = (0, Vec::new());
    for tally in tallies {
        reports += tally.reports;
        rates.extend(tally.execution().map(Rate::percent));
    }
    let units = units.len();
    let mut text = format!("{year}年{units}个单位公开了{reports}份报告。");
    if rates.is_empty() {
        return text + "各单位的执行率都无法计算。";
    }
    text += &format!("能计算执行率的{}个：{}", rates.len(), bands(&rates));
    match units - rates.len() {
        0 => text += "。",
        others => text += &format!("；另有{others}个无法计算。"),
    }
    text
}

/// How many rates, in hundredths, lie in which band.
fn bands(rates: &[Decimal]) -> String {
    let count = |within: &dyn Fn(Decimal) -> bool| {
        let rates = rates.iter().copied();
        rates.filter(|rate| within(*rate)).count()
    };
    let [half, most, whole] = [50, 80, 100].map(Decimal::from);
    let bands = [
        ("不足50%的", count(&|rate| rate < half)),
        ("50%到不足80%的", count(&|rate| rate >= half && rate < most)),
        (
            "80%到不足100%的",
            count(&|rate| rate >= most && rate < whole),
        ),
        ("100%的", count(&|rate| rate == whole)),
        ("超过100%的", count(&|rate| rate > whole)),
    ];
    let there = bands.into_iter().filter(|(_, units)| *units > 0);
    let words: Vec<String> = there
        .map(|(band, units)| format!("{band}{units}个"))
        .collect();
    words.join("，")
}
