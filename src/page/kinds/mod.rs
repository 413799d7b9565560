//! One file a page kind: what its template sees.
//!
//! To add a kind: write its file, name it in the table below with its template, and give it a
//! variant of [`PageKind`] and a place in the plan.

mod list_page;
mod listing;
mod report;

use super::PageKind;
use super::context::PageContext;
use serde::Serialize;

/// Declares the kinds: module, view, template.
macro_rules! kinds {
    ($($(#[$about:meta])* $module:ident $view:ident $template:literal;)*) => {
        /// What a template sees.
        #[derive(Debug, Serialize)]
        #[serde(untagged)]
        pub enum View<'a> {
            $($(#[$about])* $view(Box<$module::View<'a>>),)*
        }

        /// The templates a theme must have, one a page kind.
        pub static TEMPLATES: &[&str] = &[$($template),*];

        impl View<'_> {
            /// The name of its template.
            pub fn template(&self) -> &'static str {
                match self {
                    $(Self::$view(_) => $template,)*
                }
            }
        }
    };
}

mod alias;
mod bases;
mod basis;
mod changes;
mod compare;
mod coverage;
mod data;
mod grade;
mod home;
mod missing;
mod not_found;
mod own_page;
mod reports;
mod scores;
mod search;
mod subordinate_reports;
mod subordinate_sites;
mod terms;
mod unit;
mod unit_year;
mod units;
mod withdrawn;
mod year;
mod year_units;

kinds! {
    /// The home page.
    home Home "home.html";
    /// The reports of a year.
    year Year "year.html";
    /// A year's units as one table.
    year_units YearUnits "year-units.html";
    /// The reports of a unit in a year.
    unit_year UnitYear "unit-year.html";
    /// The units.
    units Units "units.html";
    /// A unit over the years.
    unit Unit "unit.html";
    /// The distribution of scores.
    scores Scores "scores.html";
    /// The reports of a grade.
    grade Grade "grade.html";
    /// All reports.
    reports Reports "reports.html";
    /// The policy documents.
    bases Bases "bases.html";
    /// The reports that rest on a policy document.
    basis Basis "basis.html";
    /// A report.
    report Report "report.html";
    /// A report that was taken back.
    withdrawn Withdrawn "withdrawn.html";
    /// The data that may be taken away.
    data Data "data.html";
    /// What is new, corrected or withdrawn.
    changes Changes "changes.html";
    /// Which units have reports of which years.
    coverage Coverage "coverage.html";
    /// What the site does not have of what is due.
    missing Missing "missing.html";
    /// The sites of subordinate bodies.
    subordinate_sites SubordinateSites "subordinate-sites.html";
    /// The reports of one of them.
    subordinate_reports SubordinateReports "subordinate-reports.html";
    /// Search.
    search Search "search.html";
    /// Reports or units side by side.
    compare Compare "compare.html";
    /// What the words mean.
    terms Terms "terms.html";
    /// A page of the site's own.
    own_page OwnPage "page.html";
    /// An old address.
    alias Alias "alias.html";
    /// What a server shows where there is nothing.
    not_found NotFound "404.html";
}

pub(super) use units::letter_of;

/// The view of a page.
pub(super) fn view<'a>(ctx: &PageContext<'a>) -> View<'a> {
    match ctx.page.kind {
        PageKind::Home => View::Home(Box::new(home::view(ctx))),
        PageKind::Year(year, part) => View::Year(Box::new(year::view(ctx, year, part))),
        PageKind::UnitYear(unit, year, part) => {
            View::UnitYear(Box::new(unit_year::view(ctx, (unit, year), part)))
        }
        PageKind::YearUnits(year, order, number) => {
            View::YearUnits(Box::new(year_units::view(ctx, year, (order, number))))
        }
        PageKind::Units => View::Units(Box::new(units::view(ctx))),
        PageKind::Unit(unit, part) => View::Unit(Box::new(unit::view(ctx, unit, Some(part)))),
        PageKind::Superior(unit) => View::Unit(Box::new(unit::view(ctx, unit, None))),
        PageKind::Scores => View::Scores(Box::new(scores::view(ctx))),
        PageKind::Grade(grade, part) => View::Grade(Box::new(grade::view(ctx, grade, part))),
        PageKind::Reports(part) => View::Reports(Box::new(reports::view(ctx, part))),
        PageKind::Bases(number) => View::Bases(Box::new(bases::view(ctx, number))),
        PageKind::Basis(part) => View::Basis(Box::new(basis::view(ctx, part))),
        PageKind::Report(report) => View::Report(Box::new(report::view(ctx, report))),
        PageKind::Withdrawn(report) => View::Withdrawn(Box::new(withdrawn::view(ctx, report))),
        PageKind::Data => View::Data(Box::new(data::view(ctx))),
        PageKind::Changes => View::Changes(Box::new(changes::view(ctx))),
        PageKind::Coverage(block, number) => {
            View::Coverage(Box::new(coverage::view(ctx, block, number)))
        }
        PageKind::Missing(number) => View::Missing(Box::new(missing::view(ctx, number))),
        PageKind::SubordinateSites(number) => {
            View::SubordinateSites(Box::new(subordinate_sites::view(ctx, number)))
        }
        PageKind::SubordinateReports(part) => match subordinate_reports::view(ctx, part) {
            Some(view) => View::SubordinateReports(Box::new(view)),
            None => View::NotFound(Box::new(not_found::view(ctx))),
        },
        PageKind::Search => View::Search(Box::new(search::view(ctx))),
        PageKind::Compare => View::Compare(Box::new(compare::view(ctx))),
        PageKind::Terms => View::Terms(Box::new(terms::view(ctx))),
        PageKind::OwnPage(page) => View::OwnPage(Box::new(own_page::view(ctx, page))),
        PageKind::Alias(alias) => View::Alias(Box::new(alias::view(ctx, alias))),
        PageKind::NotFound => View::NotFound(Box::new(not_found::view(ctx))),
    }
}
