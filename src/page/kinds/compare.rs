//! Side by side: a place for the reports or units that an address names, which the page's script fills
//! from the open data, and lists for readers without it.

use super::listing::{Choice, choices, frame, years};
use super::year_units::year_choices;
use crate::data::{Column, REPORTS};
use crate::model::Route;
use crate::page::context::PageContext;
use crate::page::frame::{Frame, Head};
use serde::Serialize;
use std::collections::BTreeMap;

/// The script of the page, an asset of the theme.
const SCRIPT: &str = "assets/compare.js";

/// What the template of the comparison sees.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// What stands around.
    pub page: Frame<'a>,
    /// The page itself, which the form leads to.
    pub action: String,
    /// The script.
    pub script: String,
    /// The titles of the columns of reports, as their CSV has them, by the name of the column.
    pub columns: BTreeMap<String, String>,
    /// All years.
    pub years: Vec<Choice<'a>>,
    /// The tables of the years' units.
    pub tables: Vec<Choice<'a>>,
    /// The list of units.
    pub units_href: Option<String>,
    /// All reports.
    pub all: Option<String>,
}

pub(super) fn view<'a>(ctx: &PageContext<'a>) -> View<'a> {
    let mut head = Head::new("并排比较");
    head.description = Some("把两到四份报告，或者两到四个单位的年度，并排放在一张表里。".into());
    let columns = REPORTS.columns.iter();
    View {
        page: frame(ctx, head, None),
        action: ctx.href(&ctx.page.route),
        script: ctx.href(&Route::new(SCRIPT)),
        columns: columns.map(named).collect(),
        years: choices(ctx, years(ctx), None),
        tables: year_choices(ctx, None),
        units_href: ctx.href_if("units/index.html"),
        all: ctx.href_if("reports/index.html"),
    }
}

fn named(column: &Column) -> (String, String) {
    (column.name(), column.title())
}
