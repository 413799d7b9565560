//! Where a link in a text leads, held against every planned address before anything is rendered.
//!
//! A source-relative file or page comes first, then an address relative to the page's own, then,
//! after a leading `/`, one from the site's root. Anchors are held against the target's headings.

use super::href::{encode_path, relative};
use super::kinds::letter_of;
use super::{PageKind, Plan};
use crate::model::{Body, Route, Site, SourceRole, Target, is_answered_later};
use crate::source::SourcePath;

/// The anchors of the parts of a report's page, as far as it has them, besides those of its text.
pub(crate) const REPORT_ANCHORS: &[&str] = &[
    "zhuyao",
    "mubiao",
    "zhibiao",
    "zijin",
    "mingxi",
    "wenti",
    "houlai",
    "zhenggai",
    "diaocha",
    "zhengwen",
    "zuozheng",
    "yiju",
    "linian",
    "qita",
    "fusuan",
    "gengzheng",
    "jiandu",
    "yinyong",
];

/// Schemes that may lead away from the site.
const SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// Inside the site: a relative link, percent-encoded.
    Href(String),
    /// Away from it, as written.
    Away(String),
    /// Nowhere.
    Dead {
        /// Why, in Chinese.
        why: String,
    },
}

/// Finds out where `target`, written in the source `from`, leads from the page at `from_route`.
pub fn resolve(
    site: &Site,
    plan: &Plan,
    from: &SourcePath,
    from_route: &Route,
    target: &str,
) -> LinkTarget {
    match Target::read(target) {
        Target::Away => away(target),
        Target::Here(anchor) if anchor.is_empty() => LinkTarget::Href("#".to_owned()),
        Target::Here(anchor) => match plan.page(from_route) {
            Some(page) => to_anchor(site, page.kind, &anchor, String::new()),
            None => dead(format!("找不到“#{anchor}”")),
        },
        Target::Local { path, anchor } => {
            let Some(route) = find(site, plan, from, from_route, &path) else {
                return dead(format!("网站里没有“{path}”"));
            };
            let href = relative(from_route.as_str(), &route);
            match (anchor, plan.page(&route)) {
                (None, _) => LinkTarget::Href(href),
                (Some(anchor), Some(page)) => to_anchor(site, page.kind, &anchor, href),
                (Some(anchor), None) => {
                    LinkTarget::Href(format!("{href}#{}", encode_path(&anchor)))
                }
            }
        }
    }
}

fn dead(why: String) -> LinkTarget {
    LinkTarget::Dead { why }
}

fn away(target: &str) -> LinkTarget {
    let scheme = target.split(':').next().unwrap_or("").to_ascii_lowercase();
    if target.starts_with("//") || SCHEMES.contains(&&*scheme) {
        LinkTarget::Away(target.to_owned())
    } else {
        dead(format!("不能链接到“{scheme}:”开头的地址"))
    }
}

/// The address a path names, seen from a source and its page.
fn find(
    site: &Site,
    plan: &Plan,
    from: &SourcePath,
    from_route: &Route,
    path: &str,
) -> Option<Route> {
    if let Some(rooted) = path.strip_prefix('/') {
        return published(plan, rooted);
    }
    if let Some(source) = from.join(path) {
        if let Some(route) = site.route_of_source(&source) {
            return Some(route.clone());
        }
        let files = match site.by_source.get(from) {
            Some(SourceRole::Report(position)) => site.attachments.get(position),
            Some(SourceRole::OwnPage(position)) => site.page_attachments.get(position),
            None => None,
        };
        let file = files.and_then(|files| files.iter().find(|file| file.source == source));
        if let Some(file) = file {
            return Some(file.route.clone());
        }
    }
    // The rules of a relative source path are those of a relative address.
    let mut address = SourcePath::new(from_route.as_str())
        .join(path)?
        .as_str()
        .to_owned();
    if path.ends_with('/') && !address.is_empty() {
        address.push('/');
    }
    published(plan, &address)
}

/// The published address of a path below the root; a folder stands for its `index.html`.
fn published(plan: &Plan, path: &str) -> Option<Route> {
    let folder = path.is_empty() || path.ends_with('/');
    let route = Route::new(if folder {
        format!("{path}index.html")
    } else {
        path.to_owned()
    });
    plan.contains(&route).then_some(route)
}

fn to_anchor(site: &Site, kind: PageKind, anchor: &str, href: String) -> LinkTarget {
    let heading = |body: &Body| body.anchors().any(|known| known == anchor);
    let known = match kind {
        PageKind::Report(position) => {
            has_part(site, position, anchor) || heading(&site.reports[position].body)
        }
        PageKind::OwnPage(position) => heading(&site.own_pages[position].0.body),
        PageKind::Units => site
            .units
            .iter()
            .any(|unit| anchor.len() == 1 && anchor.starts_with(letter_of(unit))),
        _ => false,
    };
    if known {
        LinkTarget::Href(format!("{href}#{}", encode_path(anchor)))
    } else {
        dead(format!("那一页上没有“#{anchor}”这个位置"))
    }
}

/// Whether a report's page has the part that one of [`REPORT_ANCHORS`] names.
fn has_part(site: &Site, position: usize, anchor: &str) -> bool {
    let report = &site.reports[position];
    let same = site.same_project(position);
    let history = report.history.as_deref();
    match anchor {
        "mubiao" => report.line_count().goals > 0,
        "zhibiao" => report.line_count().indicators > 0,
        "zijin" => !report.sources.is_empty(),
        "mingxi" => !report.spending.is_empty(),
        "wenti" => history.is_some_and(|history| !history.problems.is_empty()),
        "houlai" => is_answered_later(site, position),
        "zhenggai" => history.is_some_and(|history| !history.rectifications.is_empty()),
        "diaocha" => report.survey.is_some(),
        "zhengwen" => report.body.has_text,
        "zuozheng" => !report.evidence.is_empty(),
        "yiju" => !report.basis.is_empty(),
        "linian" => same.len() > 1,
        "qita" => {
            let unit = site.unit_of[position];
            let of_unit = same.iter().filter(|at| site.unit_of[**at] == unit).count();
            site.by_unit[unit].len() > of_unit.max(1)
        }
        "gengzheng" => !report.corrections.is_empty(),
        other => REPORT_ANCHORS.contains(&other),
    }
}
