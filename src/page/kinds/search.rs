//! Search: a field and filters for the one script of the site, and lists for readers without it.

use super::listing::{Choice, choices, frame, grades, years};
use crate::model::Route;
use crate::page::context::PageContext;
use crate::page::frame::{Frame, Head};
use crate::page::plan::SEARCH_INDEX;
use crate::page::subordinate_sites::SubordinateLink;
use serde::Serialize;

/// The script of the search page, an asset of the theme.
const SCRIPT: &str = "assets/search.js";

/// What the template of the search page sees.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// What stands around.
    pub page: Frame<'a>,
    /// Number of reports that can be found.
    pub reports: usize,
    /// The page itself, which the field leads to.
    pub action: String,
    /// The script.
    pub script: String,
    /// Where the index begins.
    pub index: String,
    /// All years.
    pub years: Vec<Choice<'a>>,
    /// All grades with reports.
    pub grades: Vec<Choice<'a>>,
    /// The list of units.
    pub units_href: Option<String>,
    /// The scores' page.
    pub scores: Option<String>,
    /// All reports.
    pub all: Option<String>,
    /// The sites of subordinate bodies, whose reports are not found here.
    pub subordinate: Option<SubordinateLink>,
}

pub(super) fn view<'a>(ctx: &PageContext<'a>) -> View<'a> {
    let mut head = Head::new("搜索");
    head.description = Some("在全部报告的正文、目标、指标、资金、佐证材料和文号里查找。".into());
    View {
        page: frame(ctx, head, None),
        reports: ctx.plan.all.len(),
        action: ctx.href(&ctx.page.route),
        script: ctx.href(&Route::new(SCRIPT)),
        index: ctx.href(&Route::new(SEARCH_INDEX)),
        years: choices(ctx, years(ctx), None),
        grades: choices(ctx, grades(ctx), None),
        units_href: ctx.href_if("units/index.html"),
        scores: ctx.href_if("scores/index.html"),
        all: ctx.href_if("reports/index.html"),
        subordinate: SubordinateLink::of(ctx),
    }
}
