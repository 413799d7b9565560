//! The texts of all reports side by side, for rules that no single file can answer.
//!
//! These checks need the whole site but no page of it, so a preview can show a page first and let
//! them follow.

use super::prefilter::Prefilter;
use super::rules::{Sketch, Sketches};
use crate::diagnostic::Diagnostic;
use crate::model::Site;
use crate::source::{Pack, Packer, Unpacker};
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Goes through the texts of reports again, side by side.
pub trait Rereading: Sync {
    /// What `ask` says of the text of each of these reports that can still be read, in the order of the reports.
    /// It is given a text in which all words of its own stand, whatever stands around them: as it was written, or
    /// as its page shows it. What it says must follow from the text and from what `question` is the hash of: a text
    /// that was asked the same before is not read.
    fn answers(
        &self,
        question: u64,
        reports: &[usize],
        ask: &(dyn Fn(&str) -> Box<[u32]> + Sync),
    ) -> Vec<(usize, Box<[u32]>)>;

    /// Calls `look` with the position of each of these reports that can still be read, and with the
    /// bytes of its file. The order is not known.
    fn each(&self, reports: &[usize], look: &(dyn Fn(usize, &[u8]) + Sync));
}

/// What a text said when it was asked last, kept with it.
#[derive(Debug, Default)]
pub struct KeptAnswer(Mutex<Option<Answer>>);

#[derive(Clone, Debug)]
struct Answer {
    question: u64,
    says: Box<[u32]>,
    /// Whether it was asked in this run of the program.
    is_new: bool,
}

impl KeptAnswer {
    /// Nothing was asked yet.
    pub(super) const fn nothing() -> Self {
        Self(Mutex::new(None))
    }

    /// What the text says: as it did before, where the question is the same, else as `ask` has it; `None` where it
    /// cannot be asked.
    pub fn answer(
        &self,
        question: u64,
        ask: impl FnOnce() -> Option<Box<[u32]>>,
    ) -> Option<Box<[u32]>> {
        let known = self.lock().clone();
        if let Some(known) = known.filter(|known| known.question == question) {
            return Some(known.says);
        }
        let says = ask()?;
        *self.lock() = Some(Answer {
            question,
            says: says.clone(),
            is_new: true,
        });
        Some(says)
    }

    /// Whether it says something else than it did in an earlier run of the program.
    pub fn is_new(&self) -> bool {
        self.lock().as_ref().is_some_and(|known| known.is_new)
    }

    fn lock(&self) -> MutexGuard<'_, Option<Answer>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pack for KeptAnswer {
    fn pack(&self, to: &mut Packer) {
        let known = self.lock();
        to.add(&known.as_ref().map(|known| known.question));
        if let Some(known) = &*known {
            to.add(&known.says);
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let question = from.take::<Option<u64>>()?;
        let answer = match question {
            Some(question) => Some(Answer {
                question,
                says: from.take()?,
                is_new: false,
            }),
            None => None,
        };
        Some(Self(Mutex::new(answer)))
    }
}

/// All texts of a site.
#[derive(Clone, Copy)]
pub struct Texts<'a> {
    /// What decides which passages a rule sees.
    pub prefilter: &'a Prefilter,
    /// The site.
    pub site: &'a Site,
    /// What was kept of each text while it was read.
    pub sketches: &'a Sketches,
    /// How to read them once more.
    pub rereading: &'a dyn Rereading,
}

impl fmt::Debug for Texts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Texts").finish_non_exhaustive()
    }
}

impl<'a> Texts<'a> {
    /// The sketch of each report, in the order of the site. Nothing is kept of one that was taken
    /// back.
    pub(super) fn sketches(&self) -> Vec<&'a Sketch> {
        static NOTHING: Sketch = Sketch::nothing();
        let sketch = |report: &std::sync::Arc<crate::model::Report>| {
            self.sketches.get(&report.path).unwrap_or(&NOTHING)
        };
        self.site.reports.iter().map(sketch).collect()
    }
}

/// A check of all texts against each other.
pub(crate) type TextsCheck = fn(&Texts<'_>, &mut Vec<Diagnostic>);
