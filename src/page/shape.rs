//! What a build needs to know of a site to tell which pages cannot have changed: its shape, and the hashes of
//! values that several pages share.
//!
//! Takes a site and its plan, which has all addresses already; gives hashes. Invariant: a page is the same as long
//! as the settings, the theme, the shape and what its [`ReadSet`](crate::model::ReadSet) name are the same.

use super::list::List;
use super::memo::ValueCode;
use super::order::OTHERS;
use super::plan::Plan;
use super::year_units::{self, YearUnits};
use super::{Page, PageKind};
use crate::model::{Route, Site, recorded};
use std::fmt::{self, Debug, Write};

/// What the shape of a site is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShapePart {
    /// Which units there are.
    Units,
    /// Which reports there are, in which order, of which units, years and documents.
    Reports,
    /// The site's own pages.
    OwnPages,
    /// The files that are published with reports and pages.
    Attachments,
    /// What is known of subordinate sites.
    Subordinates,
    /// Which pages and lists there are, and all other addresses.
    Addresses,
}

impl ShapePart {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Units,
        Self::Reports,
        Self::OwnPages,
        Self::Attachments,
        Self::Subordinates,
        Self::Addresses,
    ];
}

/// Everything of a site and its plan but the reports themselves, the settings, and values that are worked out
/// later: a hash for each of [`ShapePart::ALL`].
pub fn shape(site: &Site, plan: &Plan) -> [[u8; 32]; ShapePart::ALL.len()] {
    let mut shape = Shape::default();
    shape.site(site);
    shape.plan(plan);
    shape.parts.map(|part| part.0.finalize().into())
}

/// The hash of a value that several pages share; `None` where there is no such value, or it says more than
/// facts do.
pub fn shared_value(site: &Site, plan: &Plan, code: u64) -> Option<[u8; 32]> {
    let (hash, reads) = recorded(|| {
        let mut value = Hasher::default();
        match ValueCode::of(code)? {
            ValueCode::Namesakes => value.debug(&plan.namesakes(site).numbers()),
            ValueCode::Sums(list) => {
                plan.lists.get(list as usize)?;
                value.debug(plan.sums(site, list));
            }
            ValueCode::Ordered(list, place) => {
                plan.lists.get(list as usize)?;
                value.debug(plan.ordered(site, list, *OTHERS.get(place)?)?);
            }
            ValueCode::YearUnits(year, place) => {
                let order = *year_units::ORDERS.get(place + 1)?;
                value.debug(plan.unit_lines(site, year, order));
            }
            ValueCode::Members(list) => {
                let list = plan.lists.get(list as usize)?;
                value.counts(plan.reports(site, list));
            }
        }
        Some(value.0.finalize().into())
    });
    hash.filter(|_| !reads.texts)
}

/// What a value that several pages share is of, in words.
pub fn shared_value_words(plan: &Plan, code: u64) -> Option<String> {
    let list = |position: u32| plan.lists.get(position as usize).map(|list| &list.route);
    Some(match ValueCode::of(code)? {
        ValueCode::Namesakes => "哪些报告同名".to_owned(),
        ValueCode::Sums(position) => format!("{} 各份报告的合计", list(position)?),
        ValueCode::Ordered(position, place) => {
            let words = OTHERS.get(place)?.words()?;
            format!("{} 各份报告的次序（{words}）", list(position)?)
        }
        ValueCode::YearUnits(year, place) => {
            let words = year_units::ORDERS.get(place + 1)?.words()?;
            format!("{year}年各单位的次序（{words}）")
        }
        ValueCode::Members(position) => format!("{} 有哪些报告", list(position)?),
    })
}

#[derive(Default)]
struct Shape {
    parts: [Hasher; ShapePart::ALL.len()],
}

impl Shape {
    fn of(&mut self, part: ShapePart) -> &mut Hasher {
        &mut self.parts[part as usize]
    }

    fn site(&mut self, site: &Site) {
        let Site {
            // Hashed with all that was read for them.
            config: _,
            units,
            units_listed,
            reports,
            unit_of,
            route_of,
            // Who looks at the grade of a report is noted to look at the report.
            grade_of: _,
            own_pages,
            attachments,
            page_attachments,
            by_year,
            by_unit,
            // Values, which those who use them have noted.
            by_grade: _,
            by_basis,
            // Who looks at the project of a report is noted to look at the report.
            projects: _,
            coverage,
            // Follows from the paths of reports and pages.
            by_source: _,
            aliases,
            // No page depends on what is not published, or says what a file of `static/` holds.
            files: _,
            statics: _,
            subordinates,
        } = site;
        self.of(ShapePart::Units).debug(&(units, units_listed));
        self.of(ShapePart::OwnPages).debug(own_pages);
        self.of(ShapePart::Subordinates).debug(subordinates);
        let attached = (attachments, page_attachments);
        self.of(ShapePart::Attachments).debug(&attached);
        let of_reports = self.of(ShapePart::Reports);
        of_reports.count(reports.len());
        for report in reports.unnoted() {
            of_reports.text(report.path.as_str());
            of_reports.count(report.year.value.0.into());
        }
        of_reports.counts(unit_of);
        of_reports.routes(route_of.iter());
        let lists = by_year.values().chain(by_unit);
        lists.for_each(|list| of_reports.counts(list));
        of_reports.debug(&(by_basis, coverage));
        let aliases = aliases.iter();
        of_reports.debug(&Vec::from_iter(aliases.map(|it| (&it.route, it.report))));
    }

    fn plan(&mut self, plan: &Plan) {
        let Plan {
            pages,
            lists,
            shadowed,
            year_units,
            levels: _,
            coverage,
            routes,
            // Follow from the site, the pages and the lists.
            all: _,
            years: _,
            units: _,
            unit_years: _,
            superiors: _,
            grades: _,
            bases: _,
            // Worked out later.
            figures: _,
            namesakes: _,
        } = plan;
        let addresses = self.of(ShapePart::Addresses);
        addresses.count(pages.len());
        for Page { route, kind } in pages {
            addresses.text(route.as_str());
            match kind {
                PageKind::Report(report) | PageKind::Withdrawn(report) => addresses.count(*report),
                kind => addresses.debug(kind),
            }
        }
        for list in lists {
            let List {
                subject,
                route,
                pages,
                page_size,
                orders,
                tally: _,
                ordered: _,
            } = list;
            addresses.debug(&(subject, route, pages, page_size, orders));
        }
        for (year, table) in year_units {
            let YearUnits {
                units,
                first_reports,
                lines,
                sorted: _,
            } = table;
            addresses.debug(&(year, units, first_reports, lines));
        }
        addresses.debug(&(shadowed, coverage));
        let others = routes.iter().filter(|(_, page)| page.is_none());
        let mut others: Vec<&Route> = others.map(|(route, _)| route).collect();
        others.sort_unstable();
        addresses.routes(others.into_iter());
    }
}

#[derive(Default)]
struct Hasher(blake3::Hasher);

impl Hasher {
    fn debug(&mut self, value: &(impl Debug + ?Sized)) {
        // A hasher takes anything.
        let _ = writeln!(self, "{value:?}");
    }

    fn routes<'a>(&mut self, routes: impl ExactSizeIterator<Item = &'a Route>) {
        self.count(routes.len());
        routes.for_each(|route| self.text(route.as_str()));
    }

    fn counts(&mut self, counts: &[usize]) {
        self.count(counts.len());
        counts.iter().for_each(|count| self.count(*count));
    }

    fn count(&mut self, count: usize) {
        self.0.update(&(count as u64).to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.count(text.len());
        self.0.update(text.as_bytes());
    }
}

impl Write for Hasher {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
}
