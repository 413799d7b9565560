//! Which pages exist, and what each of them may show.
//!
//! Takes the resolved site; gives a [`Plan`] of every address, and for each page a [`View`]: what
//! its template sees, computed from facts only. Invariant: every link in a view leads to a planned
//! address, relative to the page, or to an allowed address elsewhere.

mod around;
mod cx;
mod figure;
mod frame;
mod goal_count;
mod href;
mod kinds;
mod links;
mod list;
mod plan;
mod qr;
mod row;
mod sentence;
mod stage;
mod structured;
mod trend;

pub use around::{Around, Spot};
pub use href::{encode_path, relative};
pub use kinds::{TEMPLATES, View};
pub use links::{REPORT_ANCHORS, Resolved, resolve};
pub use list::{List, Part, Subject};
pub use plan::{Plan, plan};
pub use stage::Stage;

use crate::model::{Route, Site};
use cx::Cx;

/// What a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The home page.
    Home,
    /// The reports of a year.
    Year(Part),
    /// The reports of a unit in a year.
    UnitYear(Part),
    /// The units.
    Units,
    /// A unit over the years.
    Unit(Part),
    /// The distribution of scores.
    Scores,
    /// The reports of a grade.
    Grade(Part),
    /// All reports.
    Reports(Part),
    /// The policy documents, page by page, counted from 1.
    Bases(u32),
    /// The reports that rest on a policy document.
    Basis(Part),
    /// A report: a position in [`Site::reports`].
    Report(usize),
    /// A report that was taken back: a position in [`Site::reports`].
    Withdrawn(usize),
    /// A page of the site's own: a position in [`Site::own_pages`].
    OwnPage(usize),
    /// An old address: a position in [`Site::aliases`].
    Alias(usize),
    /// What a server shows where there is nothing.
    NotFound,
}

/// A planned page.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its address.
    pub route: Route,
    /// What it is about.
    pub kind: Kind,
}

impl Page {
    /// When it is put in place.
    pub fn stage(&self) -> Stage {
        match self.kind {
            Kind::Home => Stage::Home,
            Kind::Report(_)
            | Kind::Withdrawn(_)
            | Kind::OwnPage(_)
            | Kind::Alias(_)
            | Kind::NotFound => Stage::Page,
            _ => Stage::List,
        }
    }

    /// What its template sees.
    pub fn view<'a>(&'a self, site: &'a Site, plan: &'a Plan) -> View<'a> {
        kinds::view(&Cx {
            site,
            plan,
            page: self,
            spot: self.spot(),
        })
    }

    /// Where it is: pages of one spot have the same around them.
    pub fn spot(&self) -> Spot<'_> {
        Spot::of(self)
    }
}
