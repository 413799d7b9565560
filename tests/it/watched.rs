//! A publisher that is watched: which outputs of the last build are read, which stand, and which pages are made anew.

#![cfg(unix)]

use mingbai::build::{
    MadeMemory, PageKey, Pieces, Sink, SinkError, Stage, StandingBytes, UntouchedOutput,
};
use mingbai::model::Route;
use mingbai::shell::Publisher;
use mingbai::source::{Files, SourcePath};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Mutex;

/// A publisher that is watched.
pub(crate) struct Watched {
    pub(crate) publisher: Publisher,
    pub(crate) seen: Mutex<Seen>,
    /// How many parts were read of which outputs of the last build.
    pub(crate) taken: Mutex<BTreeMap<String, usize>>,
    /// What becomes of such a part.
    pub(crate) meddle: fn(&mut Vec<u8>),
}

/// What a build did with what is no part of the search index.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Seen {
    /// Outputs of the last build that it read.
    pub(crate) read: BTreeSet<String>,
    /// Outputs of the last build that it left as they stood.
    pub(crate) stood: BTreeSet<String>,
    /// Pages that it made anew.
    pub(crate) made: BTreeSet<String>,
}

impl Watched {
    pub(crate) fn new(publisher: Publisher) -> Self {
        Self {
            publisher,
            seen: Mutex::default(),
            taken: Mutex::default(),
            meddle: |_| {},
        }
    }

    fn note(&self, route: &Route, set: fn(&mut Seen) -> &mut BTreeSet<String>) {
        if !route.as_str().starts_with("search/") {
            set(&mut self.seen.lock().unwrap()).insert(route.to_string());
        }
    }
}

impl Sink for Watched {
    fn memory(&self) -> Option<&MadeMemory> {
        self.publisher.memory()
    }

    fn put(&self, route: &Route, stage: Stage, bytes: &[u8]) -> Result<(), SinkError> {
        self.publisher.put(route, stage, bytes)
    }

    fn standing(
        &self,
        route: &Route,
        stage: Stage,
        key: Option<PageKey>,
        reading: StandingBytes,
    ) -> Option<UntouchedOutput> {
        if reading == StandingBytes::Wanted {
            self.note(route, |seen| &mut seen.read);
        }
        let standing = self.publisher.standing(route, stage, key, reading)?;
        self.note(route, |seen| &mut seen.stood);
        Some(standing)
    }

    fn left(&self, route: &Route) -> Option<Vec<u8>> {
        self.note(route, |seen| &mut seen.read);
        self.publisher.left(route)
    }

    fn left_part(&self, route: &Route, part: Range<u64>) -> Option<Vec<u8>> {
        let mut bytes = self.publisher.left_part(route, part)?;
        *self
            .taken
            .lock()
            .unwrap()
            .entry(route.to_string())
            .or_default() += 1;
        (self.meddle)(&mut bytes);
        Some(bytes)
    }

    fn put_made(
        &self,
        route: &Route,
        stage: Stage,
        bytes: &[u8],
        key: PageKey,
    ) -> Result<(), SinkError> {
        self.note(route, |seen| &mut seen.made);
        self.publisher.put_made(route, stage, bytes, key)
    }

    fn pour<'a>(
        &self,
        route: &Route,
        stage: Stage,
        open: &dyn Fn() -> Pieces<'a>,
    ) -> Result<(), SinkError> {
        self.publisher.pour(route, stage, open)
    }

    fn copy(
        &self,
        route: &Route,
        stage: Stage,
        files: &dyn Files,
        from: &SourcePath,
        expected_sha256: Option<&str>,
    ) -> Result<(), SinkError> {
        self.publisher
            .copy(route, stage, files, from, expected_sha256)
    }
}
