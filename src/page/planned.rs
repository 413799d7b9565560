//! A planned page: its address, what it is about, and when it is put in place.

use super::list::Part;
use super::order::Order;
use super::stage::Stage;
use super::subordinate_part::SubordinatePart;
use crate::model::{Route, Year};

/// What a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PageKind {
    /// The home page.
    Home,
    /// The reports of a year.
    Year(Year, Part),
    /// The reports of a unit, by its position in [`Site::units`](crate::model::Site::units), in a year.
    UnitYear(usize, Year, Part),
    /// The units of a year as one table, in an order, page by page, counted from 1.
    YearUnits(Year, Order, u32),
    /// The units.
    Units,
    /// A unit over the years: a position in [`Site::units`](crate::model::Site::units).
    Unit(usize, Part),
    /// A unit without reports of its own, by its position in [`Site::units`](crate::model::Site::units), with
    /// those of the units below it.
    Superior(usize),
    /// The distribution of scores.
    Scores,
    /// The reports of a grade: a position in the settings' grades.
    Grade(usize, Part),
    /// All reports.
    Reports(Part),
    /// The policy documents, page by page, counted from 1.
    Bases(u32),
    /// The reports that rest on a policy document.
    Basis(Part),
    /// A report: a position in [`Site::reports`](crate::model::Site::reports).
    Report(usize),
    /// A report that was taken back: a position in [`Site::reports`](crate::model::Site::reports).
    Withdrawn(usize),
    /// The data that may be taken away.
    Data,
    /// What is new, corrected or withdrawn.
    Changes,
    /// Which units have reports of which years: the block of years and the page, both counted from 1.
    Coverage(u32, u32),
    /// What the site does not have of what is due, page by page, counted from 1.
    Missing(u32),
    /// The sites of subordinate bodies, page by page, counted from 1.
    SubordinateSites(u32),
    /// The reports of one of them.
    SubordinateReports(SubordinatePart),
    /// Search.
    Search,
    /// Reports or units side by side.
    Compare,
    /// What the words mean.
    Terms,
    /// A page of the site's own: a position in [`Site::own_pages`](crate::model::Site::own_pages).
    OwnPage(usize),
    /// An old address: a position in [`Site::aliases`](crate::model::Site::aliases).
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
    pub kind: PageKind,
}

impl PageKind {
    /// Which page of which list of reports it is, if of any.
    pub fn part(&self) -> Option<Part> {
        match self {
            Self::Year(_, part)
            | Self::UnitYear(_, _, part)
            | Self::Unit(_, part)
            | Self::Grade(_, part)
            | Self::Reports(part)
            | Self::Basis(part) => Some(*part),
            _ => None,
        }
    }
}

impl Page {
    /// Whether it shows in another order what a page in the usual order shows.
    pub fn is_reordered(&self) -> bool {
        let order = match self.kind {
            PageKind::YearUnits(_, order, _) => Some(order),
            kind => kind.part().map(|part| part.order),
        };
        order.is_some_and(|order| order != Order::Name)
    }

    /// When it is put in place.
    pub fn stage(&self) -> Stage {
        match self.kind {
            PageKind::Home => Stage::Home,
            PageKind::Report(_)
            | PageKind::Withdrawn(_)
            | PageKind::OwnPage(_)
            | PageKind::Alias(_)
            | PageKind::NotFound => Stage::Page,
            _ => Stage::List,
        }
    }
}
