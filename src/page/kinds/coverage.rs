//! Which units have reports of which years: a matrix.

use super::listing::frame;
use crate::data;
use crate::model::Year;
use crate::page::context::PageContext;
use crate::page::coverage::{COVERAGE, MISSING, block_route};
use crate::page::coverage_cell::CoverageCell;
use crate::page::coverage_words::{sentence, unjudged_note};
use crate::page::frame::{Frame, Head};
use crate::page::order::Order;
use crate::page::pager::Pager;
use crate::page::paging::{pages_for, range};
use serde::Serialize;
use std::collections::BTreeSet;

/// What the template of the matrix sees.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// What stands around.
    pub page: Frame<'a>,
    /// What it comes to, in words.
    pub sentence: String,
    /// What could not be judged.
    pub note: Option<String>,
    /// Whether the settings say which units are due.
    pub says_due: bool,
    /// What stands in the cells of this page: the kinds of cells, and `late`.
    pub marks: BTreeSet<&'static str>,
    /// The blocks of years, where there are several.
    pub blocks: Vec<YearBlock>,
    /// The years of this page, newest first.
    pub years: Vec<u16>,
    /// The units of this page.
    pub units: Vec<UnitCoverage<'a>>,
    /// Where the reader is among the units.
    pub pager: Pager,
    /// The page of what is missing.
    pub missing: Option<String>,
    /// All of it as data.
    pub data: Option<String>,
}

/// Years that stand on one page.
#[derive(Debug, Serialize)]
pub struct YearBlock {
    /// `2017–2024`.
    pub label: String,
    /// Its first page.
    pub href: String,
    /// Whether the reader is there.
    pub current: bool,
}

/// A line of the matrix.
#[derive(Debug, Serialize)]
pub struct UnitCoverage<'a> {
    /// The name for tables.
    pub label: &'a str,
    /// The unit's page, if it has one.
    pub href: Option<String>,
    /// How far below another unit it stands.
    pub depth: usize,
    /// The unit above it, where that does not stand on this page.
    pub parent: Option<&'a str>,
    /// A cell a year.
    pub cells: Vec<CoverageCell>,
}

pub(super) fn view<'a>(ctx: &PageContext<'a>, block: u32, number: u32) -> View<'a> {
    let plan = &ctx.plan.coverage;
    let (size, rows) = (ctx.site.config.page_size, plan.units.len());
    let pages = pages_for(rows, size);
    let pager = Pager::new(ctx, (&block_route(block), Order::Name), number, pages);
    let years = plan.block(block);
    let shown = plan.units.get(range(size, number, rows)).unwrap_or(&[]);
    let lines = shown.iter().map(|unit| line(ctx, *unit, years));
    let mut units: Vec<UnitCoverage<'a>> = lines.collect();
    if let Some((first, (unit, _))) = units.first_mut().zip(shown.first()) {
        let parent = ctx.site.units[*unit].parent;
        first.parent = parent.map(|parent| ctx.site.units[parent].label());
    }
    let mut head = Head::new(match block {
        0 | 1 => "公开情况".into(),
        _ => format!("公开情况（{}）", label(years)),
    });
    let sentence = sentence(ctx.site, plan);
    head.description = Some(sentence.clone().into());
    if block > 1 {
        head.way.extend(ctx.step("公开情况", COVERAGE));
    }
    View {
        page: frame(ctx, head, Some(&pager)),
        sentence,
        note: unjudged_note(&plan.count),
        says_due: ctx.site.says_what_is_due(),
        marks: marks(&units),
        blocks: blocks(ctx, block),
        years: years.iter().map(|year| year.0).collect(),
        units,
        pager,
        missing: ctx.href_if(MISSING),
        data: ctx.href_if(&format!("{}coverage.csv", data::FOLDER)),
    }
}

fn marks(units: &[UnitCoverage<'_>]) -> BTreeSet<&'static str> {
    let cells = units.iter().flat_map(|unit| &unit.cells);
    let marks = cells.flat_map(|cell| [Some(cell.kind), (cell.late > 0).then_some("late")]);
    marks.flatten().collect()
}

fn blocks(ctx: &PageContext<'_>, current: u32) -> Vec<YearBlock> {
    let blocks = ctx.plan.coverage.blocks();
    if blocks < 2 {
        return Vec::new();
    }
    let blocks = (1..=blocks).map(|block| YearBlock {
        label: label(ctx.plan.coverage.block(block)),
        href: ctx.href(&block_route(block)),
        current: block == current,
    });
    blocks.collect()
}

/// `2017–2024`, of years that stand newest first.
fn label(years: &[Year]) -> String {
    match (years.last(), years.first()) {
        (Some(first), Some(last)) if first != last => format!("{first}–{last}年"),
        (Some(year), _) => format!("{year}年"),
        _ => String::new(),
    }
}

fn line<'a>(
    ctx: &PageContext<'a>,
    (unit, depth): (usize, usize),
    years: &[Year],
) -> UnitCoverage<'a> {
    let cells = years.iter();
    let cells = cells.map(|year| CoverageCell::new(ctx, unit, *year));
    UnitCoverage {
        label: ctx.site.units[unit].label(),
        href: ctx.unit_route(unit).map(|route| ctx.href(route)),
        depth,
        parent: None,
        cells: cells.collect(),
    }
}
