//! 曾用名: projects that are joined by hand, because they were renamed, split, put together, or came from another unit.
//!
//! An entry is an earlier name within the unit, a project code, or the address of a report. It joins the
//! project of its report with the one project that it fits; one that fits none, or several, joins nothing
//! and is a finding.

use super::project::published;
use crate::diagnostic::{Code, Diagnostic};
use crate::field::did_you_mean;
use crate::model::name_years::{folded, without_years};
use crate::model::report::Report;
use crate::model::route::Route;
use crate::model::site::Site;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Projects joined by hand. A project is told by the first of its reports.
#[derive(Default)]
pub(super) struct Joined {
    /// The project that a project was joined to; of all that are one, the smallest stands for them.
    joined_to: HashMap<usize, usize>,
    /// What has been joined, by what stands for it.
    with_parts: HashSet<usize>,
    /// The report that each 曾用名 of a report leads to.
    pub(super) formerly: BTreeMap<usize, Box<[Option<usize>]>>,
}

impl Joined {
    /// What stands for a project.
    pub(super) fn project_of(&self, part: usize) -> usize {
        let mut project = part;
        while let Some(next) = self.joined_to.get(&project) {
            project = *next;
        }
        project
    }

    /// Whether several projects are one here.
    pub(super) fn has_parts(&self, project: usize) -> bool {
        self.with_parts.contains(&project)
    }

    fn join(&mut self, a: usize, b: usize) {
        let (first, second) = (self.project_of(a), self.project_of(b));
        let all = first.min(second);
        // What was looked up is led there at once, so that no chain grows long.
        for part in [first, second, a, b] {
            if part != all {
                self.joined_to.insert(part, all);
            }
        }
    }

    /// Leads every part to what stands for it, and remembers which projects have parts. The smaller stands for
    /// the larger, so one pass in order is enough.
    fn settle(&mut self) {
        let mut parts: Vec<usize> = self.joined_to.keys().copied().collect();
        parts.sort_unstable();
        for part in parts {
            let project = self.project_of(part);
            self.joined_to.insert(part, project);
            self.with_parts.insert(project);
        }
    }
}

/// Joins what the reports of the site say is one. `first_of` gives the project of each report.
pub(super) fn join_by_hand(
    site: &Site,
    first_of: &[usize],
    findings: &mut Vec<Diagnostic>,
) -> Joined {
    let mut joined = Joined::default();
    let with_names = published(site).filter_map(|(position, report)| {
        let names = &report.history.as_ref()?.former_names;
        (!names.is_empty()).then_some((position, names))
    });
    let with_names: Vec<_> = with_names.collect();
    if with_names.is_empty() {
        return joined;
    }
    let known = Known::new(site);
    for (position, names) in with_names {
        let search = Search {
            site,
            known: &known,
            first_of,
            own: position,
        };
        let mut formerly = Vec::with_capacity(names.len());
        for name in names {
            let found = search.earlier(name);
            if let Ok(earlier) = found {
                joined.join(first_of[position], first_of[earlier]);
            }
            formerly.push(found.as_ref().ok().copied());
            findings.extend(
                found
                    .err()
                    .map(|problem| problem.finding(site, position, name.span)),
            );
        }
        joined.formerly.insert(position, formerly.into());
    }
    joined.settle();
    joined
}

/// The published reports by what an entry may say.
struct Known<'a> {
    by_name: HashMap<(usize, &'a str), Vec<usize>>,
    by_code: HashMap<&'a str, Vec<usize>>,
    by_route: HashMap<Route, usize>,
}

impl<'a> Known<'a> {
    fn new(site: &'a Site) -> Self {
        let mut known = Self {
            by_name: HashMap::new(),
            by_code: HashMap::new(),
            by_route: HashMap::new(),
        };
        for (position, report) in published(site) {
            let named = (site.unit_of[position], &*report.keys.project);
            known.by_name.entry(named).or_default().push(position);
            if let Some(code) = report.project_code.as_deref() {
                known.by_code.entry(code).or_default().push(position);
            }
        }
        let old = site
            .aliases
            .iter()
            .map(|alias| (&alias.route, alias.report));
        let present = site.route_of.iter().zip(0..);
        let routes = old.chain(present);
        known.by_route = routes.map(|(route, at)| (route.folded(), at)).collect();
        known
    }
}

/// Why an entry joins nothing.
enum Problem {
    /// Nothing is published there.
    NoAddress,
    /// The report there was taken back.
    Withdrawn,
    /// No report of the unit is called so; one that is called nearly so.
    NoName(Option<String>),
    /// It fits these projects, told by a report each.
    Several(BTreeSet<usize>),
    /// What it fits is not earlier: this report is the nearest.
    NotEarlier(usize),
}

/// The search for what one report was formerly.
struct Search<'a> {
    site: &'a Site,
    known: &'a Known<'a>,
    first_of: &'a [usize],
    own: usize,
}

impl Search<'_> {
    /// The latest earlier report that an entry fits.
    fn earlier(&self, entry: &str) -> Result<usize, Problem> {
        if let Some(route) = address(self.site, entry) {
            let found = self.known.by_route.get(&route.folded());
            let at = *found.ok_or(Problem::NoAddress)?;
            return match self.site.reports[at].withdrawn {
                Some(_) => Err(Problem::Withdrawn),
                None => self.latest([at].into()),
            };
        }
        if let Some(reports) = self.known.by_code.get(entry) {
            return self.only_project(reports);
        }
        let folded = folded(entry);
        let named = (self.site.unit_of[self.own], &*without_years(&folded));
        match self.known.by_name.get(&named) {
            Some(reports) => self.only_project(&self.of_these_years(reports, &folded)),
            None => Err(Problem::NoName(self.alike(entry))),
        }
    }

    /// Of reports whose names are the same but for the years, those with the years of the entry, if any has them.
    fn of_these_years(&self, reports: &[usize], entry: &str) -> Vec<usize> {
        let exact = |at: &usize| folded(&self.site.reports[*at].project) == entry;
        let exact: Vec<usize> = reports.iter().copied().filter(exact).collect();
        match exact.is_empty() {
            true => reports.to_vec(),
            false => exact,
        }
    }

    /// The latest earlier of these reports, if they are all of one project beside the report's own.
    fn only_project(&self, reports: &[usize]) -> Result<usize, Problem> {
        let own = self.first_of[self.own];
        let others = reports.iter().filter(|at| self.first_of[**at] != own);
        let others: Vec<usize> = others.copied().collect();
        let projects: BTreeSet<usize> = others.iter().map(|at| self.first_of[*at]).collect();
        match projects.len() {
            0 => self.latest(reports.to_vec()),
            1 => self.latest(others),
            _ => Err(Problem::Several(projects)),
        }
    }

    fn latest(&self, reports: Vec<usize>) -> Result<usize, Problem> {
        let year = |at: usize| self.site.reports[at].year.value;
        let earlier = reports.iter().filter(|at| year(**at) < year(self.own));
        let latest = earlier.max_by_key(|at| (year(**at), **at));
        let nearest = reports.iter().min_by_key(|at| (year(**at), **at));
        latest
            .copied()
            .ok_or_else(|| Problem::NotEarlier(nearest.copied().unwrap_or(self.own)))
    }

    /// "Did you mean" for a name, among the names of the unit's other projects.
    fn alike(&self, entry: &str) -> Option<String> {
        let unit = self.site.unit_of[self.own];
        let reports = published(self.site).filter(|(at, _)| self.site.unit_of[*at] == unit);
        let others = reports.filter(|(at, _)| self.first_of[*at] != self.first_of[self.own]);
        did_you_mean(entry, others.map(|(_, report)| &*report.project.value))
    }
}

impl Problem {
    fn finding(self, site: &Site, position: usize, place: Span) -> Diagnostic {
        let report: &Report = &site.reports[position];
        let how = "换成项目编码，或者那份报告的网址（如 2022/qinghe/hedao）";
        let absent = "那一年的报告不在本站的，删掉这一项";
        let (what, help) = match self {
            Self::NoAddress => (
                "网站上没有这个网址的报告".to_owned(),
                format!("从网站的根写起，如 2022/qinghe/hedao；{absent}"),
            ),
            Self::Withdrawn => (
                "这个网址的报告已经撤下".to_owned(),
                "撤下的报告不再与别的报告连在一起，删掉这一项".to_owned(),
            ),
            Self::NoName(alike) => (
                "本单位没有叫这个名称的项目，也没有这个项目编码".to_owned(),
                format!(
                    "{}原来在别的单位名下的，{how}；{absent}",
                    alike.unwrap_or_default()
                ),
            ),
            Self::Several(projects) => {
                let routes: Vec<&str> = projects
                    .iter()
                    .map(|at| site.route_of[*at].as_str())
                    .collect();
                let what = format!(
                    "对得上{}个不同的项目（{}）",
                    projects.len(),
                    routes.join("、")
                );
                (what, how.to_owned())
            }
            Self::NotEarlier(at) if at == position => (
                "就是这份报告自己".to_owned(),
                "写项目以前的名称；没有改过名的，删掉这一项".to_owned(),
            ),
            Self::NotEarlier(at) => {
                let year = site.reports[at].year.value;
                (
                    format!(
                        "对得上的是{year}年的报告，不比这份报告的年度{}早",
                        report.year.value
                    ),
                    "“曾用名”写在后一年的报告里，指前一年的项目".to_owned(),
                )
            }
        };
        // The entry itself is not quoted: it may hold a number that must not be passed on.
        let message = format!("曾用名没有连上：{what}");
        Diagnostic::new(Code::FORMER_NAME, &report.path, place, message).help(help)
    }
}

/// The address that an entry is: a year, a unit and a name, with or without `.html` and the site's own address.
fn address(site: &Site, entry: &str) -> Option<Route> {
    let base = site.config.base_url.as_deref();
    let path = base
        .and_then(|base| entry.strip_prefix(base))
        .unwrap_or(entry);
    let path = path.trim_start_matches('/');
    let parts: Vec<&str> = path.split('/').collect();
    let year = |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit());
    let is_address = matches!(*parts, [first, unit, name] if year(first) && !unit.is_empty() && !name.is_empty());
    is_address.then(|| Route::new(format!("{}.html", path.trim_end_matches(".html"))))
}
