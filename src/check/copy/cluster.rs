//! Paragraphs of several reports put together with those near-identical to them.
//!
//! Two paragraphs are held against each other only where a quarter of their folds is the same, so
//! the work grows with what is alike, not with the square of all.

use super::Sketch;
use super::fold::{Fold, QUARTERS};

/// A text that so many units have is nobody's own.
const MANY_UNITS: usize = 4;
/// Up to so many paragraphs of one bucket each is held against each, beyond that only neighbours.
const SMALL_BUCKET: usize = 24;
/// How many of the next ones in a large bucket are held against one.
const NEIGHBOURS: usize = 6;

/// A paragraph of one report that others have too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    /// The paragraphs it belongs to.
    pub(super) cluster: u32,
    /// Its report.
    pub(super) report: u32,
    /// Its position in the report's sketch.
    pub(super) index: u32,
    /// Its words.
    pub(super) fold: Fold,
}

/// All paragraphs that reports of at least one and fewer than [`MANY_UNITS`] units have in common,
/// by cluster and report.
pub(super) fn clusters(sketches: &[&Sketch], unit_of: &[usize]) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (report, sketch) in (0..).zip(sketches) {
        entries.extend((0..).zip(&*sketch.paragraphs).map(|(index, kept)| Entry {
            cluster: 0,
            report,
            index,
            fold: kept.fold,
        }));
    }
    entries.sort_unstable_by_key(|entry| (entry.fold, entry.report, entry.index));
    // Equal folds are one class, known by its first entry; classes are put together into clusters.
    let mut classes: Vec<u32> = Vec::new();
    let mut last = None;
    for (at, entry) in entries.iter_mut().enumerate() {
        if last.replace(entry.fold) != Some(entry.fold) {
            classes.push(u32::try_from(at).unwrap_or(u32::MAX));
        }
        entry.cluster = u32::try_from(classes.len() - 1).unwrap_or(u32::MAX);
    }
    let classes = Classes {
        entries: &entries,
        firsts: classes,
    };
    let mut groups = Groups::new(classes.firsts.len());
    for quarter in 0..QUARTERS {
        join(&classes, quarter, &mut groups);
    }
    for entry in &mut entries {
        entry.cluster = groups.root(entry.cluster);
    }
    entries.sort_unstable();
    let mut kept = Vec::new();
    for cluster in entries.chunk_by(|a, b| a.cluster == b.cluster) {
        if is_copied(cluster, unit_of) {
            kept.extend_from_slice(cluster);
        }
    }
    kept
}

/// The different folds there are.
struct Classes<'a> {
    entries: &'a [Entry],
    /// The first entry of each.
    firsts: Vec<u32>,
}

impl Classes<'_> {
    fn fold(&self, class: u32) -> Fold {
        self.entries[self.firsts[class as usize] as usize].fold
    }
}

/// Puts classes together whose folds are alike and have one quarter in common.
fn join(classes: &Classes<'_>, quarter: usize, groups: &mut Groups) {
    let all = (0..).take(classes.firsts.len());
    let mut keys: Vec<(u32, u32)> = all
        .map(|class| (classes.fold(class).quarter(quarter), class))
        .collect();
    keys.sort_unstable();
    for bucket in keys.chunk_by(|a, b| a.0 == b.0) {
        let reach = match bucket.len() {
            ..=SMALL_BUCKET => bucket.len(),
            _ => NEIGHBOURS,
        };
        for (at, (_, class)) in bucket.iter().enumerate() {
            for (_, other) in bucket.iter().skip(at + 1).take(reach) {
                if classes.fold(*class).is_like(classes.fold(*other)) {
                    groups.join(*class, *other);
                }
            }
        }
    }
}

/// Whether several reports have it, but not so many units that it is a form.
fn is_copied(cluster: &[Entry], unit_of: &[usize]) -> bool {
    let one_report = cluster
        .iter()
        .all(|entry| entry.report == cluster[0].report);
    let mut units: Vec<usize> = Vec::new();
    for entry in cluster {
        let unit = unit_of[entry.report as usize];
        if !units.contains(&unit) {
            units.push(unit);
        }
        if units.len() >= MANY_UNITS {
            return false;
        }
    }
    !one_report
}

/// Which classes belong together: each knows one nearer to the first of its group.
struct Groups(Vec<u32>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..).take(count).collect())
    }

    fn root(&mut self, mut class: u32) -> u32 {
        while self.0[class as usize] != class {
            let next = self.0[self.0[class as usize] as usize];
            self.0[class as usize] = next;
            class = next;
        }
        class
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b) as usize] = a.min(b);
    }
}
