//! Which outputs cannot have changed since the last build, told without making them.
//!
//! Takes what the last build made its outputs of, and the site as it is now. Invariant: an output is said to be
//! unchanged only if the shape of the site is the same, and everything that it has looked at says the same.

use super::made::{Made, MadePortion, ReportHash, ShortHash, WrittenReads, short, short_shape};
use crate::model::{ReadSet, Site};
use crate::page::{Plan, ShapePart, shared_value};
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, OnceLock, PoisonError};

/// What a sink keeps of a build for the next one.
#[derive(Debug, Default)]
pub struct MadeMemory {
    last: Option<Made>,
    now: Mutex<Option<Made>>,
}

impl MadeMemory {
    /// A memory of the last build. It counts only where settings and theme are the same as then.
    pub fn of(last: Option<Made>) -> Self {
        Self {
            last,
            now: Mutex::default(),
        }
    }

    /// Looks at what the last build has made, and this one, once it is complete.
    pub(super) fn both<T>(&self, look: impl FnOnce(&Made, &Made) -> Option<T>) -> Option<T> {
        let now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        look(self.last.as_ref()?, now.as_ref()?)
    }

    /// What this build has made, once it is complete.
    pub fn now(self) -> Option<Made> {
        self.now
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// A build that is remembered, while its outputs are made.
pub(super) struct Remembered<'a> {
    memory: &'a MadeMemory,
    site: &'a Site,
    plan: &'a Plan,
    shape: [ShortHash; ShapePart::ALL.len()],
    reports: Vec<ReportHash>,
    last: Option<LastMade<'a>>,
    /// What each output has looked at, as far as they are made.
    outputs: Vec<OnceLock<WrittenReads>>,
    /// The portions of files in portions, by place.
    portions: Mutex<BTreeMap<u32, Vec<MadePortion>>>,
}

/// The last build of a site of the same shape, and what is not as it was then.
struct LastMade<'a> {
    made: &'a Made,
    /// Reports whose facts or projects have changed.
    facts: BTreeSet<u32>,
    /// Reports of which anything has changed.
    whole: BTreeSet<u32>,
    /// The values that pages shared then, as they are now.
    values: BTreeMap<u64, ShortHash>,
}

impl<'a> LastMade<'a> {
    fn new(made: &'a Made, (site, plan): (&Site, &Plan), now: &[ReportHash]) -> Self {
        let changed = |has_changed: fn(&ReportHash, &ReportHash) -> bool| -> BTreeSet<u32> {
            let both = (0..).zip(made.reports.iter().zip(now));
            let changed = both.filter(|(_, (then, now))| has_changed(then, now));
            changed.map(|(report, _)| report).collect()
        };
        let facts = changed(|then, now| (then.facts, then.project) != (now.facts, now.project));
        let values = match facts.is_empty() {
            // They say nothing but facts.
            true => made.values.clone(),
            false => shared_values(site, plan, made.values.keys().copied().collect()),
        };
        Self {
            made,
            facts,
            whole: changed(|then, now| (then.whole, then.project) != (now.whole, now.project)),
            values,
        }
    }

    fn says_the_same(&self, reads: &ReadSet) -> bool {
        let changed = if reads.texts {
            &self.whole
        } else {
            &self.facts
        };
        let reports = match reads.all {
            true => changed.is_empty(),
            false if changed.len() < reads.reports.len() => changed
                .iter()
                .all(|report| reads.reports.binary_search(report).is_err()),
            false => reads.reports.iter().all(|report| !changed.contains(report)),
        };
        let value = |code: &u64| {
            let then = self.made.values.get(code);
            then.is_some() && then == self.values.get(code)
        };
        reports && reads.values.iter().all(value)
    }
}

/// The values of these codes.
fn shared_values(site: &Site, plan: &Plan, codes: Vec<u64>) -> BTreeMap<u64, ShortHash> {
    let codes = codes.into_par_iter();
    let values = codes.filter_map(|code| Some((code, short(shared_value(site, plan, code)?))));
    values.collect()
}

impl<'a> Remembered<'a> {
    /// A build of so many outputs.
    pub(super) fn begin(
        memory: &'a MadeMemory,
        (site, plan): (&'a Site, &'a Plan),
        outputs: usize,
    ) -> Self {
        let shape = short_shape(site, plan);
        let reports = ReportHash::all(site);
        let last = memory.last.as_ref();
        let last = last.filter(|last| last.shape == shape && last.outputs.len() == outputs);
        Self {
            last: last.map(|last| LastMade::new(last, (site, plan), &reports)),
            memory,
            site,
            plan,
            shape,
            reports,
            outputs: (0..outputs).map(|_| OnceLock::new()).collect(),
            portions: Mutex::default(),
        }
    }

    /// Whether the output at this place of the plan must be what it was in the last build.
    pub(super) fn is_unchanged(&self, output: usize) -> bool {
        let Some(last) = &self.last else { return false };
        let written = last.made.outputs.get(output).and_then(Option::as_ref);
        written.is_some_and(|written| self.is_as_it_was(written))
    }

    /// Whether what was looked at in the last build says the same now.
    pub(super) fn is_as_it_was(&self, written: &WrittenReads) -> bool {
        let last = self.last.as_ref().zip(written.reads());
        last.is_some_and(|(last, reads)| last.says_the_same(&reads))
    }

    /// The portions that the last build made of the file at this place of the plan.
    pub(super) fn last_portions(&self, output: usize) -> &'a [MadePortion] {
        let place = u32::try_from(output).ok();
        let last = self.last.as_ref().zip(place);
        let portions = last.and_then(|(last, place)| last.made.portions.get(&place));
        portions.map_or(&[], Vec::as_slice)
    }

    /// Notes the portions of a file.
    pub(super) fn note_portions(&self, output: usize, portions: Vec<MadePortion>) {
        let all = self.portions.lock();
        let mut all = all.unwrap_or_else(PoisonError::into_inner);
        all.extend(u32::try_from(output).ok().map(|place| (place, portions)));
    }

    /// Notes that an output stands that is unchanged.
    pub(super) fn keep(&self, output: usize) {
        let last = self.last.as_ref();
        let written = last.and_then(|last| last.made.outputs.get(output)?.clone());
        if let Some(written) = written {
            // Each output is made once.
            let _ = self.outputs[output].set(written);
        }
    }

    /// Notes what an output has looked at: all that it depends on besides what every output depends on.
    pub(super) fn note(&self, output: usize, reads: &ReadSet) {
        let _ = self.outputs[output].set(WrittenReads::of(reads));
    }

    /// Keeps what was made for the next build.
    pub(super) fn end(self) {
        let outputs = self.outputs.into_iter().map(OnceLock::into_inner);
        let outputs: Vec<Option<WrittenReads>> = outputs.collect();
        let portions = self.portions.into_inner();
        let portions = portions.unwrap_or_else(PoisonError::into_inner);
        let of_portions = portions.values().flatten().map(|portion| &portion.reads);
        let reads = outputs.iter().flatten().chain(of_portions);
        let reads = reads.filter_map(WrittenReads::reads);
        let codes: BTreeSet<u64> = reads.flat_map(|reads| reads.values).collect();
        let mut values = self.last.map(|last| last.values).unwrap_or_default();
        values.retain(|code, _| codes.contains(code));
        let unknown = codes.into_iter().filter(|code| !values.contains_key(code));
        let unknown = unknown.collect();
        values.extend(shared_values(self.site, self.plan, unknown));
        let mut now = self
            .memory
            .now
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *now = Some(Made {
            shape: self.shape,
            reports: self.reports,
            values,
            outputs,
            portions,
        });
    }
}
