//! One finding for one mistake, wherever it is.
//!
//! Takes findings with their final severities, in order. What is said of several places of a file in the same
//! words is said once, with all places. What is said of nearly every report of a site in the same words is,
//! where all findings are listed, said once for the site, with all reports; what blocks is always said of the
//! report itself. Invariant: every place and every report can still be told.

use crate::diagnostic::{Code, Diagnostic, Help, Severity};
use crate::model::Site;
use crate::source::SourcePath;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// The fewest reports that make a finding one of the site.
const FEWEST_REPORTS: usize = 3;

/// What one mistake says, wherever it is.
type Words = (Code, Severity, String, Help);

fn words(found: &Diagnostic) -> Words {
    let (message, help) = (found.message.clone(), found.help.clone());
    (found.code, found.severity, message, help)
}

/// The findings, each file's alike made one. They are sorted by path and place.
pub(super) fn merge_places(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut merged: Vec<Diagnostic> = Vec::with_capacity(found.len());
    let mut of_file: HashMap<Words, usize> = HashMap::new();
    for one in found {
        if merged.last().is_some_and(|last| last.path != one.path) {
            of_file.clear();
        }
        let Some(span) = one.span else {
            merged.push(one);
            continue;
        };
        match of_file.entry(words(&one)) {
            Entry::Occupied(first) => {
                let first = &mut merged[*first.get()];
                let places = [span].into_iter().chain(one.more);
                first
                    .more
                    .extend(places.filter(|it| first.span != Some(*it)));
            }
            Entry::Vacant(entry) => {
                entry.insert(merged.len());
                merged.push(one);
            }
        }
    }
    merged
}

/// What nearly all reports of a site have.
#[derive(Debug, Default)]
pub(super) struct Common {
    /// The findings of the site.
    pub(super) of_site: Vec<Diagnostic>,
    /// The positions of those that they stand for.
    pub(super) covered: BTreeSet<usize>,
}

/// The reports that what they have in common is said of.
pub(super) fn published(site: &Site) -> HashSet<&SourcePath> {
    let published = site.reports.iter().filter(|it| it.withdrawn.is_none());
    published.map(|it| &it.path).collect()
}

/// How many of so many reports make a finding one of the site. Four of five: one report that is right already does
/// not scatter the others again.
pub(super) fn enough(published: usize) -> usize {
    FEWEST_REPORTS.max((published * 4).div_ceil(5))
}

/// Finds what nearly all reports of a site have.
pub(super) fn common(found: &[Diagnostic], site: &Site) -> Common {
    let published = published(site);
    let mut having: BTreeMap<Words, Vec<usize>> = BTreeMap::new();
    let enough = enough(published.len());
    let mut codes: HashMap<Code, usize> = HashMap::new();
    for one in found {
        *codes.entry(one.code).or_default() += 1;
    }
    for (at, one) in found.iter().enumerate() {
        let may_be = one.severity != Severity::Error && codes[&one.code] >= enough;
        if may_be && published.contains(&one.path) {
            having.entry(words(one)).or_default().push(at);
        }
    }
    let mut common = Common::default();
    for ((code, severity, message, help), places) in having {
        if places.len() < enough {
            continue;
        }
        let reports: Vec<SourcePath> = places.iter().map(|at| found[*at].path.clone()).collect();
        let (all, count) = (published.len(), reports.len());
        let message = match count == all {
            true => format!("全部{all}份报告都是这样：{message}"),
            false => format!("{all}份报告里有{count}份是这样：{message}"),
        };
        common.covered.extend(places);
        common.of_site.push(Diagnostic {
            severity,
            reports,
            ..Diagnostic::whole(code, &site.config.path, message).help(help)
        });
    }
    common
}
