//! The editor's own pages, under `/_mingbai/`: all findings, all reports, what publishing would
//! change, and what the rules mean. They need no script; with it they follow changes by themselves.

mod changes;
mod comparison;
mod findings;
mod query;
mod reports;
mod rules;

pub(super) use comparison::Comparisons;
pub(super) use query::Query;

use super::html::{document, escape};
use super::notice;
use super::snapshot::SiteState;
use super::state::Shared;
use std::fmt::Write;
use std::sync::Arc;

/// The style of these pages.
pub(super) const STYLE: &str = include_str!("dashboard.css");
/// The script that follows changes.
pub(super) const SCRIPT: &str = concat!(include_str!("../stream.js"), include_str!("dashboard.js"));

/// The pages, with the names of their places.
const PLACES: &[(&str, &str)] = &[
    ("", "检查结果"),
    ("reports", "报告"),
    ("changes", "与已发布的比较"),
    ("rules", "规则"),
];

/// The page of this name; `None` if there is none.
pub(super) fn page(
    shared: &Arc<Shared>,
    name: &str,
    query: &Query,
    comparisons: &Comparisons,
) -> Option<Vec<u8>> {
    let name = name.trim_end_matches('/');
    if name == "rules" {
        return Some(framed(name, "规则", &rules::all()));
    }
    if let Some(code) = name.strip_prefix("rules/") {
        let (title, main) = rules::one(&code.to_uppercase())?;
        return Some(framed("rules", &title, &main));
    }
    if !PLACES.iter().any(|(place, _)| *place == name) {
        return None;
    }
    let snapshot = shared.newest();
    let loaded = match &snapshot.sight {
        SiteState::Site(loaded) => loaded,
        SiteState::Loading => return Some(notice::loading()),
        SiteState::NoSite => return Some(notice::welcome()),
        SiteState::Trouble(words) => return Some(notice::trouble(words)),
    };
    let (title, main) = match name {
        "" => ("检查结果", findings::page(loaded, query)),
        "reports" => ("报告", reports::page(loaded, query)),
        _ => (
            "与已发布的比较",
            changes::page(shared, &snapshot, comparisons),
        ),
    };
    Some(framed(name, title, &main))
}

/// A page with its head and the way to the others.
fn framed(name: &str, title: &str, main: &str) -> Vec<u8> {
    let mut nav = String::new();
    for (place, label) in PLACES {
        let current = if *place == name {
            " aria-current=\"page\""
        } else {
            ""
        };
        let _ = write!(
            nav,
            "<li><a href=\"/_mingbai/{place}\"{current}>{label}</a></li>"
        );
    }
    let body = format!(
        "<header><p class=\"name\">明白 · 预览</p>\n<nav aria-label=\"预览工具\"><ul>{nav}\
         <li><a href=\"/\">看网站</a></li></ul></nav></header>\n\
         <main>\n<h1>{}</h1>\n<p id=\"told\" role=\"status\"></p>\n<div id=\"fresh\">\n{main}\n</div>\n</main>\n\
         <script src=\"/_mingbai/dashboard.js\" defer></script>",
        escape(title)
    );
    document(&format!("{title} · 明白预览"), &body)
}
