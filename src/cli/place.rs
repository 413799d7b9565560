//! Where a build is published, and what is known of the last one there.

use super::published::SiteSummary;
use crate::build::{BuildKey, Scope};
use crate::shell::{
    BuildMemory, FactBlocks, LastBuild, LeftOutput, PublishError, Publisher, Sources,
};
use std::path::Path;
use std::time::Instant;

/// Where a build is published, and what is known of the last one there.
pub(super) struct BuildPlace<'a> {
    pub(super) sources: Sources,
    pub(super) memory: BuildMemory,
    /// The last build, unless nobody is to ask for it.
    pub(super) last: Option<LastBuild>,
    /// Where facts are kept between two builds, unless nobody is to ask for them.
    pub(super) blocks: Option<FactBlocks>,
    /// What the build is made from.
    pub(super) key: Option<BuildKey>,
    /// What all its pages depend on.
    pub(super) scope: Option<Scope>,
    pub(super) output: &'a Path,
    pub(super) started: Instant,
}

impl BuildPlace<'_> {
    /// What was said of the last build, if it was made from the same and still stands there.
    pub(super) fn standing(&self) -> Option<SiteSummary> {
        let last = self.last.as_ref()?;
        if last.key? != self.key?.bytes() {
            return None;
        }
        // Where it may not be published any more, the build says so when it comes to that.
        let publisher = Publisher::open(self.output, &self.sources).ok()?;
        let state = publisher.found()?;
        let summary = serde_json::from_str(&last.told).ok()?;
        state.is_that_of(&last.left.state).then_some(summary)
    }

    /// Opens the output, with what the last build put there if its pages depend on the same.
    pub(super) fn open(&self) -> Result<Publisher, PublishError> {
        let mut publisher = Publisher::open(self.output, &self.sources)?;
        if self.scope.is_some() {
            let last = self.last.as_ref();
            let last = last.filter(|last| self.scope.as_ref() == Some(&last.scope));
            publisher.remember(last.map(|last| &last.left));
        }
        Ok(publisher)
    }

    /// Keeps what the next build needs to know of this one.
    pub(super) fn keep(
        &self,
        left: Option<LeftOutput>,
        summary: &SiteSummary,
    ) -> serde_json::Result<()> {
        if let Some((scope, left)) = self.scope.clone().zip(left) {
            let told = serde_json::to_string(summary)?;
            let key = self.key.map(BuildKey::bytes);
            self.memory.keep(&LastBuild {
                key,
                scope,
                told,
                left,
            });
        }
        Ok(())
    }
}
