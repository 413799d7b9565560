//! What a page in a browser asks after every change: is it still the newest, and what is wrong with it?

use super::shown::{PageFreshness, ShownPage};
use super::snapshot::{Loaded, Snapshot, UNITS};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::render::{Counts, OverlayFinding};
use crate::model::Route;
use crate::page::{PageKind, encode_path};
use crate::source::{SourcePath, built_in};
use serde::Serialize;

/// The state of one page.
#[derive(Serialize)]
struct PageState<'a> {
    generation: u64,
    etag: &'a str,
    standing: &'static str,
    source: Option<&'a str>,
    moved: Option<String>,
    findings: Vec<OverlayFinding>,
    /// Findings about this page's own sources.
    own: Counts,
    /// Findings about everything else.
    others: Counts,
}

/// Findings sent to one page; a page with more shows how many there are.
const SENT: usize = 50;

/// The state of a page as JSON.
pub(super) fn page_state(snapshot: &Snapshot, route: &Route, page: &ShownPage) -> String {
    let mut state = PageState {
        generation: snapshot.generation,
        etag: &page.etag,
        standing: page.standing.word(),
        source: page.source.as_ref().map(SourcePath::as_str),
        moved: page
            .moved
            .as_ref()
            .map(|to| format!("/{}", encode_path(to.as_str()))),
        findings: page.fault.iter().cloned().collect(),
        own: Counts::default(),
        others: Counts::default(),
    };
    let faults = state.findings.len();
    state.own.error = faults;
    if let Some(loaded) = snapshot.site() {
        let paths = own_sources(loaded, route, page);
        let known = paths.iter().flat_map(|path| loaded.about(path));
        let mut own: Vec<Diagnostic> = known.cloned().collect();
        let known = Counts::of(&own);
        own.extend(paths.iter().flat_map(|path| loaded.later_about(path)));
        state.own = Counts::of(&own);
        state.own.error += faults;
        let shown = loaded.shown(&own);
        state.findings.extend(shown.into_iter().take(SENT));
        let all = loaded.counts;
        // The theme's fault is among all findings, and among those of the page that shows it; what the door finds on
        // a page is not.
        let counted = usize::from(loaded.theme_fault.is_some()).min(faults);
        state.others.error = all.error.saturating_sub(known.error + counted);
        state.others.warning = all.warning.saturating_sub(known.warning);
        state.others.note = all.note.saturating_sub(known.note);
    }
    built_in("JSON", serde_json::to_string(&state))
}

/// The files that a page is made from.
fn own_sources(loaded: &Loaded, route: &Route, page: &ShownPage) -> Vec<SourcePath> {
    let mut paths: Vec<SourcePath> = page.source.iter().cloned().collect();
    if let Some(planned) = loaded.page(route) {
        let files = loaded.attachments(planned).iter();
        paths.extend(files.map(|file| file.source.clone()));
        let of_units = matches!(
            planned.kind,
            PageKind::Units | PageKind::Unit(..) | PageKind::Superior(_) | PageKind::YearUnits(..)
        );
        if of_units {
            paths.push(SourcePath::new("content/units.yaml"));
        }
    }
    if page.standing == PageFreshness::LastGood {
        paths.extend(UNITS.map(SourcePath::new));
    }
    paths.sort();
    paths.dedup();
    paths
}
