//! Addresses of reports and own pages, from their facts.
//!
//! Two sources never share an address: the later one in reading order is left out and reported.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::pinyin;
use crate::model::report::{OwnPage, Report};
use crate::model::route::{LIST_PAGES, Route};
use crate::model::site::{Alias, SourceRole};
use crate::model::unit::Unit;
use crate::model::value::{Text, Year};
use crate::source::{SourcePath, Span, Spanned};
use std::collections::HashMap;
use std::sync::Arc;

/// Names no page of the site's own may have.
const RESERVED: &[&str] = &["index", "404", "search", "changes", "compare", "terms"];

/// Reports and own pages with their addresses.
#[derive(Debug, Default)]
pub(super) struct Addressed {
    pub reports: Vec<Arc<Report>>,
    pub unit_of: Vec<usize>,
    pub route_of: Vec<Route>,
    pub own_pages: Vec<(Arc<OwnPage>, Route)>,
    pub by_source: HashMap<SourcePath, SourceRole>,
    pub aliases: Vec<Alias>,
}

/// Gives every report and page its address.
pub(super) fn give_routes(
    units: &[Unit],
    placed: Vec<(Arc<Report>, usize)>,
    own_pages: Vec<Arc<OwnPage>>,
    findings: &mut Vec<Diagnostic>,
) -> Addressed {
    let mut given = Addressed::default();
    let mut taken = HashMap::with_capacity(placed.len() + own_pages.len());
    given.by_source.reserve(placed.len() + own_pages.len());
    given.reports.reserve_exact(placed.len());
    given.unit_of.reserve_exact(placed.len());
    given.route_of.reserve_exact(placed.len());
    let mut folder = Folder::default();
    for (report, unit) in placed {
        let slug = slug(&report.path, report.slug.as_ref(), findings);
        let reserved = slug == "index" || is_list_page(&slug);
        let before = if reserved { "report-" } else { "" };
        let folder = folder.of(report.year.value, unit, units);
        let route = Route::new([folder, before, &slug, ".html"].concat());
        if !take(
            &mut taken,
            &route,
            &report.path,
            report.slug.as_ref(),
            findings,
        ) {
            continue;
        }
        given
            .by_source
            .insert(report.path.clone(), SourceRole::Report(given.reports.len()));
        given.reports.push(report);
        given.unit_of.push(unit);
        given.route_of.push(route);
    }
    for page in own_pages {
        let slug = slug(&page.path, page.slug.as_ref(), findings);
        let route = Route::new(format!("{slug}.html"));
        if RESERVED.contains(&&*slug) {
            findings.push(reserved_name(&page, &slug));
            continue;
        }
        if !take(&mut taken, &route, &page.path, page.slug.as_ref(), findings) {
            continue;
        }
        given.by_source.insert(
            page.path.clone(),
            SourceRole::OwnPage(given.own_pages.len()),
        );
        given.own_pages.push((page, route));
    }
    give_aliases(&mut given, &mut taken, findings);
    given
}

/// The folder of one year and unit, `2023/jinchen/`. Reports come sorted by both, so that it is seldom
/// another than that of the report before.
#[derive(Default)]
struct Folder {
    of: Option<(Year, usize)>,
    name: String,
}

impl Folder {
    fn of(&mut self, year: Year, unit: usize, units: &[Unit]) -> &str {
        if self.of.replace((year, unit)) != Some((year, unit)) {
            self.name = format!("{year}/{}/", units[unit].id);
        }
        &self.name
    }
}

fn reserved_name(page: &OwnPage, slug: &str) -> Diagnostic {
    let message = format!("“{slug}.html”是网站自己要用的网址");
    let span = page.slug.as_ref().map_or(page.title.span, |slug| slug.span);
    Diagnostic::new(Code::ONE_ADDRESS, &page.path, span, message).help("用“网址名”另起一个名字")
}

/// Whether a name is that of a continued list, `page-2`, or of a list in another order, `by-score` or
/// `by-score-2`.
fn is_list_page(slug: &str) -> bool {
    let is_number = |n: &str| n.bytes().all(|b| b.is_ascii_digit());
    let in_order = |order: &&str| {
        let rest = slug.strip_prefix(order);
        rest.is_some_and(|rest| rest.is_empty() || rest.strip_prefix('-').is_some_and(is_number))
    };
    slug.strip_prefix("page-").is_some_and(is_number) || LIST_PAGES.iter().any(in_order)
}

/// The address name: the editor's, else the file's or folder's, Chinese as pinyin.
fn slug(
    path: &SourcePath,
    chosen: Option<&Spanned<Text>>,
    findings: &mut Vec<Diagnostic>,
) -> String {
    if let Some(chosen) = chosen {
        let fits = (1..=80).contains(&chosen.len())
            && chosen
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_".contains(&b));
        if fits {
            return chosen.to_string();
        }
        let proposal = pinyin::address_name(chosen);
        let message = format!("网址名“{}”不能用在网址里", chosen.value);
        let help = format!("只用小写字母、数字和连字符，例如“{proposal}”");
        findings.push(Diagnostic::new(Code::OUT_OF_RANGE, path, chosen.span, message).help(help));
    }
    let name = path.file_name();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let folder = path.folder().rsplit('/').next().unwrap_or("");
    let slug = pinyin::address_name(if stem == "index" { folder } else { stem });
    if slug.is_empty() {
        "report".to_owned()
    } else {
        slug
    }
}

/// Takes an address for a source; a second source for it is a finding that names both.
fn take(
    taken: &mut HashMap<Route, SourcePath>,
    route: &Route,
    path: &SourcePath,
    chosen: Option<&Spanned<Text>>,
    findings: &mut Vec<Diagnostic>,
) -> bool {
    let key = route.folded();
    if let Some(holder) = taken.get(&key) {
        let message = format!("网址 {route} 已经属于 {holder}，两份文件不能用同一个网址");
        let span = chosen.map_or(Span::default(), |chosen| chosen.span);
        findings.push(
            Diagnostic::new(Code::ONE_ADDRESS, path, span, message)
                .help("给其中一份写上不同的“网址名”；如果是重复的文件，删掉一份"),
        );
        return false;
    }
    taken.insert(key, path.clone());
    true
}

/// 曾用网址: old addresses that lead on.
fn give_aliases(
    given: &mut Addressed,
    taken: &mut HashMap<Route, SourcePath>,
    findings: &mut Vec<Diagnostic>,
) {
    let mut aliases = Vec::new();
    for (position, report) in given.reports.iter().enumerate() {
        for alias in &report.aliases {
            let Some(route) = alias_route(alias) else {
                let message = format!("曾用网址“{}”不是本站内的网页地址", alias.value);
                findings.push(
                    Diagnostic::new(Code::OUT_OF_RANGE, &report.path, alias.span, message)
                        .help("从网站的根写起，如 2023/qinghe/old.html，不带域名"),
                );
                continue;
            };
            if take(taken, &route, &report.path, Some(alias), findings) {
                aliases.push(Alias {
                    route,
                    report: position,
                    span: alias.span,
                });
            }
        }
    }
    given.aliases = aliases;
}

/// The route of an old address; `None` if it is not a page inside the site.
fn alias_route(alias: &str) -> Option<Route> {
    let path = alias.trim_start_matches('/');
    let path = if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    };
    let parts_fit = path.split('/').all(|part| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.len() <= 200
            && part
                .chars()
                .all(|c| c.is_alphanumeric() || "-_.~".contains(c))
    });
    let is_page = path.ends_with(".html") || path.ends_with(".htm");
    (parts_fit && is_page && path.len() <= 400).then(|| Route::new(path))
}
