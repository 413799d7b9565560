//! What a piece of work has looked at, noted while it runs.
//!
//! Takes a piece of work; gives its result and its [`ReadSet`]. Whoever hands out what may change from one build to
//! the next notes it here; work that nobody records costs a look at a variable of the thread. Invariant: the same
//! work on a site of equal shape, whose reads say the same as before, has the same result.

use std::cell::RefCell;

/// What a piece of work has looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadSet {
    /// Reports, as positions in [`Site::reports`](super::Site::reports), ascending.
    pub reports: Vec<u32>,
    /// Whether it has looked at all reports.
    pub all: bool,
    /// Whether it has looked at what is known of their texts, beside their facts.
    pub texts: bool,
    /// Values that were worked out for several pieces of work, by their codes, ascending.
    pub values: Vec<u64>,
}

impl ReadSet {
    fn sorted(mut self) -> Self {
        if self.all {
            self.reports.clear();
        }
        self.reports.sort_unstable();
        self.reports.dedup();
        self.values.sort_unstable();
        self.values.dedup();
        self
    }
}

thread_local! {
    /// The reads of the work that is being recorded on this thread.
    static OPEN: RefCell<Option<ReadSet>> = const { RefCell::new(None) };
}

/// Does `work` and records its reads. No other work may be done by this thread meanwhile, so it must not wait for
/// other threads of a pool. Work within it that is recorded by itself is not part of its reads.
pub fn recorded<T>(work: impl FnOnce() -> T) -> (T, ReadSet) {
    let outer = Outer(OPEN.replace(Some(ReadSet::default())));
    let result = work();
    let reads = OPEN.take().unwrap_or_default().sorted();
    drop(outer);
    (result, reads)
}

/// Takes up the recording of the work around again, also after a panic.
struct Outer(Option<ReadSet>);

impl Drop for Outer {
    fn drop(&mut self) {
        OPEN.set(self.0.take());
    }
}

/// Notes a look at a report.
pub(super) fn note_report(report: usize) {
    note(|reads| {
        let report = report as u32;
        if reads.reports.last() != Some(&report) {
            reads.reports.push(report);
        }
    });
}

/// Notes a look at all reports.
pub(super) fn note_all() {
    note(|reads| reads.all = true);
}

/// Notes a look at what is known of a report's text.
pub(super) fn note_text() {
    note(|reads| reads.texts = true);
}

/// Notes the use of a value that was worked out for several pieces of work.
pub fn note_value(code: u64) {
    note(|reads| reads.values.push(code));
}

/// Notes what other work has looked at whose result is used.
pub fn note_reads(others: &ReadSet) {
    note(|reads| {
        reads.reports.extend(&others.reports);
        reads.values.extend(&others.values);
        reads.all |= others.all;
        reads.texts |= others.texts;
    });
}

fn note(add: impl FnOnce(&mut ReadSet)) {
    OPEN.with_borrow_mut(|open| {
        if let Some(reads) = open {
            add(reads);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::{ReadSet, note_all, note_report, note_text, note_value, recorded};
    use std::panic::{catch_unwind, resume_unwind};

    #[test]
    fn each_work_has_its_own_reads() {
        let (inner, outer) = recorded(|| {
            note_report(7);
            note_value(3);
            let ((), inner) = recorded(|| {
                note_report(2);
                note_text();
            });
            note_report(7);
            note_report(1);
            inner
        });
        assert_eq!((&*inner.reports, inner.texts), (&[2][..], true));
        let expected = ReadSet {
            reports: vec![1, 7],
            values: vec![3],
            ..ReadSet::default()
        };
        assert_eq!(outer, expected);
    }

    #[test]
    fn all_reports_say_more_than_some() {
        let ((), reads) = recorded(|| {
            note_report(7);
            note_all();
        });
        assert_eq!((reads.reports.len(), reads.all), (0, true));
    }

    #[test]
    fn nothing_is_noted_after_a_panic() {
        let failed = catch_unwind(|| recorded(|| resume_unwind(Box::new("work"))).1);
        assert!(failed.is_err());
        note_report(1);
        assert_eq!(recorded(|| ()).1, ReadSet::default());
    }
}
