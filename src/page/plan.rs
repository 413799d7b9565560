//! Which pages exist, and every address of the site, before one byte is rendered.
//!
//! Invariant: no two pages share an address; every page's address is in the set of addresses.

use super::changes::changes;
use super::coverage::CoveragePlan;
use super::levels::Levels;
use super::list::{List, Part, Subject};
use super::memo::{SharedValue, SmallValue, ValueCode};
use super::order::{Order, part_route};
use super::ordering::{Ordered, telling};
use super::paging::pages_for;
use super::planned::{Page, PageKind};
use super::report_figures::Figures;
use super::subordinate_plan;
use super::window::Namesakes;
use super::year_units::YearUnits;
use crate::data::{self, TABLES};
use crate::model::{BasisKey, Route, Site, Tally, UnitId, Year, note_value};
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The pages of a site and all its addresses.
#[derive(Debug)]
pub struct Plan {
    /// The pages: reports first, then lists, the home page last.
    pub pages: Vec<Page>,
    /// The lists of reports.
    pub lists: Vec<List>,
    /// Old addresses that are left out because a page of the site has them: positions in
    /// [`Site::aliases`].
    pub shadowed: Vec<usize>,
    pub(super) all: Vec<usize>,
    pub(super) years: BTreeMap<Year, u32>,
    pub(super) units: HashMap<usize, u32>,
    pub(super) unit_years: BTreeMap<(usize, Year), u32>,
    /// The units of each year.
    pub(super) year_units: BTreeMap<Year, YearUnits>,
    /// Which units stand below which.
    pub(super) levels: Levels,
    /// The pages of units that have no report of their own, only units below them that have.
    pub(super) superiors: HashMap<usize, Route>,
    pub(super) grades: HashMap<usize, u32>,
    pub(super) bases: Vec<u32>,
    pub(super) coverage: CoveragePlan,
    pub(super) figures: Vec<SmallValue<Figures>>,
    pub(super) namesakes: SharedValue<Namesakes>,
    pub(super) routes: HashMap<Route, Option<u32>>,
}

/// The page of what is new, corrected or withdrawn.
pub(super) const CHANGES: &str = "changes.html";
/// The search page.
pub(super) const SEARCH: &str = "search.html";
/// The page that puts reports or units side by side.
pub(super) const COMPARE: &str = "compare.html";
/// The page that says what the words mean.
pub(super) const TERMS: &str = "terms.html";
/// The first file of the search index, which the search page reads.
pub const SEARCH_INDEX: &str = "search/root.js";

/// Whether an address is kept for the files of the search index. All but the first are named when they
/// are made.
pub fn is_of_search_index(route: &Route) -> bool {
    route.as_str().starts_with("search/")
}

/// Plans the pages of a site. Cheap: looks at indexes only.
pub fn plan(site: &Site) -> Plan {
    let mut plan = Plan {
        pages: Vec::with_capacity(site.reports.len() + 64),
        lists: Vec::new(),
        shadowed: Vec::new(),
        all: site.by_year.values().rev().flatten().copied().collect(),
        years: BTreeMap::new(),
        units: HashMap::new(),
        unit_years: BTreeMap::new(),
        year_units: BTreeMap::new(),
        levels: Levels::of(&site.units),
        superiors: HashMap::new(),
        grades: HashMap::new(),
        bases: Vec::new(),
        coverage: CoveragePlan::default(),
        figures: (0..site.reports.len()).map(|_| SmallValue::new()).collect(),
        namesakes: SharedValue::new(),
        routes: HashMap::with_capacity(site.reports.len() + 64),
    };
    plan.coverage = CoveragePlan::of(site, &plan.levels);
    plan.single_pages(site);
    plan.lists_of_reports(site);
    plan.year_units_pages(site);
    plan.superiors(site);
    plan.overviews(site);
    plan.old_addresses(site);
    plan.attachments(site);
    plan
}

impl Plan {
    /// Whether something is published at `route`.
    pub fn contains(&self, route: &Route) -> bool {
        self.routes.contains_key(route)
    }

    /// Whether something may be published at `route`: a file of the search index is known only once it is
    /// made.
    pub fn may_contain(&self, route: &Route) -> bool {
        self.contains(route) || is_of_search_index(route)
    }

    /// The page at `route`; `None` where there is nothing, or a file.
    pub fn page(&self, route: &Route) -> Option<&Page> {
        let position = (*self.routes.get(route)?)?;
        self.pages.get(position as usize)
    }

    /// All addresses, in no order.
    pub fn routes(&self) -> impl Iterator<Item = &Route> {
        self.routes.keys()
    }

    /// Declares addresses that others publish: the theme's assets, exports, files copied as they
    /// are. Pages link to the data page, the search page and the feed only once they are declared.
    pub fn declare(&mut self, routes: impl IntoIterator<Item = Route>) {
        for route in routes {
            self.routes.entry(route).or_insert(None);
        }
    }

    pub(super) fn list(&self, position: u32) -> &List {
        &self.lists[position as usize]
    }

    /// The reports of a list, as positions in [`Site::reports`].
    pub(super) fn reports<'a>(&'a self, site: &'a Site, list: &List) -> &'a [usize] {
        let of_year = |year| site.by_year.get(year).map_or(&[][..], Vec::as_slice);
        match &list.subject {
            Subject::All => &self.all,
            Subject::Year(year) => of_year(year),
            Subject::UnitYear { year, range, .. } => {
                of_year(year).get(range.clone()).unwrap_or(&[])
            }
            Subject::Unit(unit) => &site.by_unit[*unit],
            Subject::Grade(grade) => {
                if let Some(list) = self.grades.get(grade) {
                    note_value(ValueCode::Members(*list).code());
                }
                &site.by_grade[*grade]
            }
            Subject::Basis(key) => site.by_basis.get(key).map_or(&[], |entry| &entry.reports),
        }
    }

    /// The reports of a list in another order, sorted once; `None` of the usual order.
    pub(super) fn ordered<'a>(
        &'a self,
        site: &Site,
        position: u32,
        order: Order,
    ) -> Option<&'a Ordered> {
        let list = self.list(position);
        let sorted = || Ordered::new(site, self.reports(site, list), order);
        let place = order.place()?;
        let which = ValueCode::Ordered(position, place);
        Some(list.ordered.get(place)?.get(which, sorted))
    }

    /// The sums over the reports of a list, worked out once.
    pub(super) fn sums<'a>(&'a self, site: &Site, position: u32) -> &'a Tally {
        let list = self.list(position);
        let which = ValueCode::Sums(position);
        list.tally
            .get(which, || Tally::of(site, self.reports(site, list)))
    }

    /// The lists of a unit's years, newest first.
    pub(super) fn years_of(&self, unit: usize) -> impl Iterator<Item = (Year, u32)> {
        let years = self.unit_years.range((unit, Year(0))..(unit + 1, Year(0)));
        years.rev().map(|((_, year), list)| (*year, *list))
    }

    /// The figures of a report as tables show them.
    pub fn figures<'a>(&'a self, site: &Site, report: usize) -> &'a Figures {
        self.figures[report].get(|| Figures::of(site, report))
    }

    /// What sets apart reports that are called alike.
    pub(super) fn namesakes(&self, site: &Site) -> &Namesakes {
        self.namesakes
            .get(ValueCode::Namesakes, || Namesakes::of(site))
    }

    pub(super) fn add(&mut self, route: Route, kind: PageKind) {
        if let Entry::Vacant(free) = self.routes.entry(route) {
            let route = free.key().clone();
            free.insert(u32::try_from(self.pages.len()).ok());
            self.pages.push(Page { route, kind });
        }
    }

    fn single_pages(&mut self, site: &Site) {
        for (position, (report, route)) in site.reports.iter().zip(&site.route_of).enumerate() {
            let kind = match report.withdrawn {
                None => PageKind::Report(position),
                Some(_) => PageKind::Withdrawn(position),
            };
            self.add(route.clone(), kind);
        }
        for (position, (_, route)) in site.own_pages.iter().enumerate() {
            self.add(route.clone(), PageKind::OwnPage(position));
        }
        self.add(Route::new("404.html"), PageKind::NotFound);
    }

    fn lists_of_reports(&mut self, site: &Site) {
        for (year, reports) in &site.by_year {
            for (unit, range) in runs(reports.iter().map(|report| site.unit_of[*report])) {
                let route = unit_year_route(*year, &site.units[unit].id);
                let subject = Subject::UnitYear {
                    unit,
                    year: *year,
                    range,
                };
                let kind = |part| PageKind::UnitYear(unit, *year, part);
                let list = self.add_list(site, subject, route, kind);
                self.unit_years
                    .extend(list.map(|list| ((unit, *year), list)));
            }
            let route = Route::new(format!("{year}/index.html"));
            let kind = |part| PageKind::Year(*year, part);
            let list = self.add_list(site, Subject::Year(*year), route, kind);
            self.years.extend(list.map(|list| (*year, list)));
        }
        for (unit, facts) in site.units.iter().enumerate() {
            let route = Route::new(format!("units/{}.html", facts.id));
            let kind = |part| PageKind::Unit(unit, part);
            let list = self.add_list(site, Subject::Unit(unit), route, kind);
            self.units.extend(list.map(|list| (unit, list)));
        }
        for (grade, facts) in site.config.grades.iter().enumerate() {
            let route = Route::new(format!("scores/{}.html", facts.slug));
            let kind = |part| PageKind::Grade(grade, part);
            let list = self.add_list(site, Subject::Grade(grade), route, kind);
            self.grades.extend(list.map(|list| (grade, list)));
        }
        for (key, entry) in &site.by_basis {
            let subject = Subject::Basis(BasisKey::clone(key));
            let list = self.add_list(site, subject, entry.route.clone(), PageKind::Basis);
            self.bases.extend(list);
        }
        let route = Route::new("reports/index.html");
        self.add_list(site, Subject::All, route, PageKind::Reports);
    }

    /// Adds a list with its pages, if it has a report and its address is free.
    fn add_list(
        &mut self,
        site: &Site,
        subject: Subject,
        route: Route,
        kind: impl Fn(Part) -> PageKind,
    ) -> Option<u32> {
        let mut list = List::new(subject, route);
        let reports = self.reports(site, &list);
        if reports.is_empty() || self.contains(&list.route) {
            return None;
        }
        // A superior's page has the tables of all that is below it too.
        list.page_size = match list.subject {
            Subject::Unit(unit) if !self.levels.right_below(unit).is_empty() => {
                site.config.page_size.div_ceil(2)
            }
            _ => site.config.page_size,
        };
        list.pages = pages_for(reports.len(), list.page_size);
        let other = list.subject.other_orders(reports.len());
        list.orders.extend(telling(site, reports, other));
        let position = u32::try_from(self.lists.len()).ok()?;
        for order in list.orders.iter().copied() {
            for number in 1..=list.pages {
                let part = Part {
                    list: position,
                    order,
                    number,
                };
                self.add(list.page_route(order, number), kind(part));
            }
        }
        self.lists.push(list);
        Some(position)
    }

    fn overviews(&mut self, site: &Site) {
        if !self.all.is_empty() {
            self.add(Route::new(SEARCH), PageKind::Search);
            self.declare([Route::new(SEARCH_INDEX)]);
            self.add(Route::new("units/index.html"), PageKind::Units);
            self.add(Route::new(TERMS), PageKind::Terms);
        }
        if self.all.len() > 1 {
            self.add(Route::new(COMPARE), PageKind::Compare);
        }
        if !self.grades.is_empty() {
            self.add(Route::new("scores/index.html"), PageKind::Scores);
        }
        if !self.bases.is_empty() {
            let first = Route::new("basis/index.html");
            for number in 1..=pages_for(self.bases.len(), site.config.page_size) {
                self.add(
                    part_route(&first, Order::Name, number),
                    PageKind::Bases(number),
                );
            }
        }
        if TABLES.iter().any(|table| table.has_rows(site)) {
            self.add(Route::new(data::PAGE), PageKind::Data);
        }
        for (route, kind) in self.coverage.pages(site.config.page_size) {
            self.add(route, kind);
        }
        for (route, kind) in subordinate_plan::pages(site) {
            self.add(route, kind);
        }
        if !changes(site, 1, |_| true).is_empty() {
            self.add(Route::new(CHANGES), PageKind::Changes);
        }
        self.add(Route::new("index.html"), PageKind::Home);
    }

    fn old_addresses(&mut self, site: &Site) {
        if site.aliases.is_empty() {
            return;
        }
        let taken: HashSet<Route> = self.routes.keys().map(Route::folded).collect();
        for (position, alias) in site.aliases.iter().enumerate() {
            if taken.contains(&alias.route.folded()) {
                self.shadowed.push(position);
            } else {
                self.add(alias.route.clone(), PageKind::Alias(position));
            }
        }
    }

    fn attachments(&mut self, site: &Site) {
        let all = site
            .attachments
            .values()
            .chain(site.page_attachments.values());
        let routes: Vec<Route> = all.flatten().map(|file| file.route.clone()).collect();
        self.declare(routes);
    }
}

/// `2023/jinchen/index.html`.
fn unit_year_route(year: Year, unit: &UnitId) -> Route {
    Route::new(format!("{year}/{unit}/index.html"))
}

/// Runs of equal values, with the range of each.
pub(super) fn runs(values: impl Iterator<Item = usize>) -> Vec<(usize, std::ops::Range<usize>)> {
    let mut runs: Vec<(usize, std::ops::Range<usize>)> = Vec::new();
    for (at, value) in values.enumerate() {
        match runs.last_mut() {
            Some((last, range)) if *last == value => range.end = at + 1,
            _ => runs.push((value, at..at + 1)),
        }
    }
    runs
}
