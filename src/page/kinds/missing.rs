//! What the site does not have of what is due: missing, taken back, exempt and late.

use super::listing::frame;
use super::report::telephone;
use crate::model::{Coverage, Moment, Route};
use crate::page::context::PageContext;
use crate::page::coverage::{COVERAGE, CoverageGap, GapKind, MISSING};
use crate::page::coverage_words::sentence;
use crate::page::frame::{Frame, Head};
use crate::page::href::LabeledLink;
use crate::page::late_reports::LateReports;
use crate::page::order::Order;
use crate::page::pager::Pager;
use crate::page::paging::{pages_for, range};
use serde::Serialize;

/// What the template of what is missing sees.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// What stands around.
    pub page: Frame<'a>,
    /// What the coverage of the site comes to, in words.
    pub sentence: String,
    /// Without reports, under their years.
    pub years: Vec<MissingYear<'a>>,
    /// Those whose reports are taken back.
    pub withdrawn: Vec<GapLine<'a>>,
    /// Those that are exempt.
    pub exempt: Vec<GapLine<'a>>,
    /// Those with late reports.
    pub late: Vec<GapLine<'a>>,
    /// Where the reader is.
    pub pager: Pager,
    /// The matrix.
    pub coverage: Option<String>,
}

/// A year, and the units that have no report of it.
#[derive(Debug, Serialize)]
pub struct MissingYear<'a> {
    /// The year.
    pub year: u16,
    /// By when: `2024年6月30日`.
    pub deadline: Option<String>,
    /// The units of this page.
    pub units: Vec<GapLine<'a>>,
}

/// A unit and a year.
#[derive(Debug, Serialize)]
pub struct GapLine<'a> {
    /// The unit's full name, with its page if it has one.
    pub unit: LabeledLink<'a>,
    /// 电话.
    pub phone: Option<LabeledLink<'a>>,
    /// The year.
    pub year: u16,
    /// The list of the reports, or the page that says that one was taken back.
    pub href: Option<String>,
    /// Why it is exempt, or was taken back.
    pub reason: Option<&'a str>,
    /// How late the reports came.
    pub late: Option<LateReports<'a>>,
}

pub(super) fn view<'a>(ctx: &PageContext<'a>, number: u32) -> View<'a> {
    let plan = &ctx.plan.coverage;
    let (size, rows) = (ctx.site.config.page_size, plan.gaps.len());
    let pages = pages_for(rows, size);
    let pager = Pager::new(ctx, (&Route::new(MISSING), Order::Name), number, pages);
    let shown = plan.gaps.get(range(size, number, rows)).unwrap_or(&[]);
    let of = |kind: GapKind| {
        let gaps = shown.iter().filter(move |gap| gap.kind == kind);
        gaps.map(|gap| line(ctx, gap))
    };
    let mut years: Vec<MissingYear<'a>> = Vec::new();
    for line in of(GapKind::Missing) {
        match years.last_mut().filter(|last| last.year == line.year) {
            Some(last) => last.units.push(line),
            None => years.push(MissingYear {
                year: line.year,
                deadline: (ctx.site.config.deadlines.of(line.year))
                    .map(|day| Moment::of(day).to_string()),
                units: vec![line],
            }),
        }
    }
    let mut head = Head::new("还没有的报告");
    let sentence = sentence(ctx.site, plan);
    head.description = Some(sentence.clone().into());
    head.way.extend(ctx.step("公开情况", COVERAGE));
    View {
        sentence,
        years,
        withdrawn: of(GapKind::Withdrawn).collect(),
        exempt: of(GapKind::Exempt).collect(),
        late: of(GapKind::Late).collect(),
        page: frame(ctx, head, Some(&pager)),
        pager,
        coverage: ctx.href_if(COVERAGE),
    }
}

fn line<'a>(ctx: &PageContext<'a>, gap: &CoverageGap) -> GapLine<'a> {
    let (unit, year) = (gap.unit, gap.year);
    let facts = &ctx.site.units[unit];
    let withdrawn = ctx
        .withdrawn(unit, year)
        .filter(|_| gap.kind == GapKind::Withdrawn);
    let (reason, route) = match ctx.site.coverage(unit, year) {
        Coverage::Exempt(reason) => (Some(reason), None),
        Coverage::Withdrawn => (
            withdrawn.and_then(|at| Some(&*ctx.site.reports[at].withdrawn.as_deref()?.reason)),
            withdrawn.map(|at| &ctx.site.route_of[at]),
        ),
        _ => (None, ctx.unit_year_route(unit, year)),
    };
    GapLine {
        unit: ctx.unit_link(unit),
        phone: facts.phone.as_deref().map(telephone),
        year: year.0,
        href: route.map(|route| ctx.href(route)),
        reason,
        late: (gap.kind == GapKind::Late)
            .then(|| LateReports::new(ctx, unit, gap.year))
            .flatten(),
    }
}
