//! Where the outputs of a build go, behind the door, with what is known of the last build there.

use super::door::Guarded;
use super::made::MadePortion;
use super::sink::{Sink, StandingBytes, UntouchedOutput};
use super::unchanged::Remembered;
use crate::model::{ReadSet, Route};
use crate::page::Stage;

/// Where outputs go, and what is known of the last build there.
#[derive(Clone, Copy)]
pub(super) struct Outlet<'a> {
    pub(super) sink: &'a Guarded<'a>,
    pub(super) remembered: Option<&'a Remembered<'a>>,
}

impl Outlet<'_> {
    /// The output at this place of the plan, if it stands and cannot have changed.
    pub(super) fn unchanged(
        self,
        at: usize,
        (route, stage): (&Route, Stage),
        reading: StandingBytes,
    ) -> Option<UntouchedOutput> {
        let remembered = self.remembered?;
        if !remembered.is_unchanged(at) {
            return None;
        }
        let standing = self.sink.standing(route, stage, None, reading)?;
        remembered.keep(at);
        Some(standing)
    }

    /// Notes what an output was made of. What the door has found something in depends on what the sources say.
    pub(super) fn note(self, at: usize, route: &Route, reads: &ReadSet) {
        let remembered = self.remembered.filter(|_| !self.sink.has_found_at(route));
        if let Some(remembered) = remembered {
            remembered.note(at, reads);
        }
    }

    /// Notes the portions of a file, as [`Outlet::note`].
    pub(super) fn note_portions(self, at: usize, route: &Route, portions: Vec<MadePortion>) {
        let remembered = self.remembered.filter(|_| !self.sink.has_found_at(route));
        if let Some(remembered) = remembered {
            remembered.note_portions(at, portions);
        }
    }
}
