//! What a page's view is computed from, and the links seen from that page.

use super::href::{LabeledLink, push_path};
use super::year_units::YearUnits;
use super::{LayoutKey, Page, Plan};
use crate::model::{Route, Site, Unit, Year};
use std::borrow::Cow;

/// The site, the plan, the page whose view is made, and where that is.
pub(super) struct PageContext<'a> {
    pub site: &'a Site,
    pub plan: &'a Plan,
    pub page: &'a Page,
    pub layout_key: LayoutKey<'a>,
}

impl<'a> PageContext<'a> {
    /// The link from this page to `route`.
    pub(super) fn href(&self, route: &Route) -> String {
        self.layout_key.href(self.site, route)
    }

    /// The link to an address, if something is published there.
    pub(super) fn href_if(&self, path: &str) -> Option<String> {
        let route = Route::new(path);
        self.plan.contains(&route).then(|| self.href(&route))
    }

    /// The whole address of `route` on the web, where the site's is known.
    pub(super) fn absolute(&self, route: &Route) -> Option<String> {
        let base = self.site.config.base_url.as_deref()?;
        let path = route.as_str();
        let mut address = String::with_capacity(base.len() + path.len());
        address.push_str(base);
        push_path(&mut address, path);
        Some(address)
    }

    /// A link to a list.
    pub(super) fn list_link(&self, label: impl Into<Cow<'a, str>>, list: u32) -> LabeledLink<'a> {
        LabeledLink {
            label: label.into(),
            href: Some(self.href(&self.plan.list(list).route)),
        }
    }

    /// The step over an overview to a page below it, if the overview is published.
    pub(super) fn step(&self, label: &'a str, path: &str) -> Option<(Cow<'a, str>, &'a Route)> {
        let page = self.plan.page(&Route::new(path))?;
        Some((label.into(), &page.route))
    }

    /// A unit's full name, with the link to its page.
    pub(super) fn unit_link(&self, unit: usize) -> LabeledLink<'a> {
        LabeledLink {
            label: (&*self.site.units[unit].name).into(),
            href: self.unit_route(unit).map(|route| self.href(route)),
        }
    }

    /// The unit's page, where there is one.
    pub(super) fn unit_route(&self, unit: usize) -> Option<&'a Route> {
        match self.plan.units.get(&unit) {
            Some(list) => Some(&self.plan.list(*list).route),
            None => self.plan.superiors.get(&unit),
        }
    }

    /// The page of a unit's year, where there is one.
    pub(super) fn unit_year_route(&self, unit: usize, year: Year) -> Option<&'a Route> {
        let list = *self.plan.unit_years.get(&(unit, year))?;
        Some(&self.plan.list(list).route)
    }

    /// A report of a unit's year that was taken back, if there is one: the first.
    pub(super) fn withdrawn(&self, unit: usize, year: Year) -> Option<usize> {
        // Reports stand by year, the newest first, and then by unit.
        let reports = &self.site.reports;
        let of_year = reports.of_year(year);
        let first = of_year.start;
        let units = self.site.unit_of.get(of_year)?;
        let before = units.partition_point(|other| *other < unit);
        let through = units.partition_point(|other| *other <= unit);
        let mut of_unit = first + before..first + through;
        of_unit.find(|at| reports[*at].withdrawn.is_some())
    }

    /// The page that says so.
    pub(super) fn withdrawn_route(&self, unit: usize, year: Year) -> Option<&'a Route> {
        let report = self.withdrawn(unit, year)?;
        Some(&self.site.route_of[report])
    }

    /// The page of a year, where there is one.
    pub(super) fn year_route(&self, year: Year) -> Option<&'a Route> {
        let list = *self.plan.years.get(&year)?;
        Some(&self.plan.list(list).route)
    }

    /// The table of a year's units, where there are at least so many.
    pub(super) fn year_units_href(&self, year: Year, least: usize) -> Option<String> {
        let table = self.plan.year_units.get(&year)?;
        (table.units.len() >= least).then(|| self.href(&YearUnits::route(year)))
    }

    /// The page of a grade, where there is one.
    pub(super) fn grade_route(&self, grade: usize) -> Option<&'a Route> {
        let list = *self.plan.grades.get(&grade)?;
        Some(&self.plan.list(list).route)
    }

    /// What the window of a report's page is called.
    pub(super) fn window_of(&self, report: usize) -> String {
        self.plan.namesakes(self.site).window(self.site, report)
    }

    /// The unit of a report.
    pub(super) fn unit_of(&self, report: usize) -> &'a Unit {
        &self.site.units[self.site.unit_of[report]]
    }

    /// The label of a report's grade.
    pub(super) fn grade_of(&self, report: usize) -> Option<&'a str> {
        let grade = self.site.grade_of[report]?;
        Some(&self.site.config.grades[grade].label)
    }
}
