//! The door: all output passes here before a sink is given it, and is looked at once more.
//!
//! Takes every output with its address; gives findings about what must not go out. It recognises by the same
//! functions as the rules ([`check::leaks`]). What stands in a source that the rules have seen is theirs to
//! judge, for they see it with its column and its field; so the door tells only what nobody has told or judged.
//! Invariant: nothing is published if the door has a finding that blocks.

mod suspects;
mod verdict;
mod window;

use super::sink::{Pieces, Sink, SinkError, StandingBytes, UntouchedOutput};
use super::unchanged::MadeMemory;
use crate::check::{Leak, leaks, names};
use crate::config::Config;
use crate::diagnostic::Code;
use crate::import::Place;
use crate::model::Route;
use crate::page::{Stage, is_of_search_index};
use crate::render::PageKey;
use crate::source::{Files, SourcePath};
use memchr::memrchr;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Read};
use std::ops::Range;
use std::sync::{Mutex, PoisonError, RwLock};
use suspects::{OutputForm, SuspectKind, suspects};
use window::Window;

pub(super) use verdict::verdict;

/// Windows that are remembered as harmless: what stands on every page is looked at closely once.
const REMEMBERED: usize = 200_000;
/// Bytes of an output that are gathered before they are looked at.
const PIECE: usize = 64 << 10;

/// What an output leaks, by rule and secret: the leak as it was first found, and all its addresses.
type Found = BTreeMap<(Code, String), (Leak, BTreeSet<Route>)>;

/// A look at all output of one build.
#[derive(Debug)]
pub(super) struct Door<'a> {
    config: &'a Config,
    harmless: RwLock<HashSet<u64>>,
    found: Mutex<Found>,
    /// Where anything was found.
    found_at: RwLock<HashSet<Route>>,
}

impl<'a> Door<'a> {
    /// A door that has seen nothing yet.
    pub(super) fn new(config: &'a Config) -> Self {
        Self {
            config,
            harmless: RwLock::default(),
            found: Mutex::default(),
            found_at: RwLock::default(),
        }
    }

    /// What it has found.
    fn into_found(self) -> Found {
        self.found
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks at the address of an output.
    pub(super) fn look_at_name(&self, route: &Route) {
        for name in names(route.as_str()) {
            let leaks = leaks(self.config, Place::FileName, &name);
            leaks.into_iter().for_each(|leak| self.note(route, leak));
        }
    }

    /// Looks at an output, or at a part of one.
    pub(super) fn look_at(&self, route: &Route, bytes: &[u8]) {
        let Some(form) = form(route, bytes) else {
            return;
        };
        for suspect in suspects(form, bytes) {
            let window = Window::around(&suspect, form, bytes);
            let mut hasher = DefaultHasher::new();
            (&window, suspect.kind as u8).hash(&mut hasher);
            let hash = hasher.finish();
            let harmless = self.harmless.read();
            if harmless.is_ok_and(|known| known.contains(&hash)) {
                continue;
            }
            let leaks = self.leaks_in(&window, suspect.kind);
            if leaks.is_empty()
                && let Ok(mut known) = self.harmless.write()
                && known.len() < REMEMBERED
            {
                known.insert(hash);
            }
            leaks.into_iter().for_each(|leak| self.note(route, leak));
        }
    }

    /// What leaks at the place in question. Numbers in neighbouring blocks are several: whether they are one
    /// was asked where they were written.
    fn leaks_in(&self, window: &Window, kind: SuspectKind) -> Vec<Leak> {
        let Window { text, place } = window;
        let mut leaks = leaks(self.config, Place::Paragraph(0), text);
        leaks.retain(|leak| {
            let is_mark = leak.code.category() == "SEC";
            let inside = place.contains(&leak.range.start);
            let whole = text.get(leak.range.clone());
            let parted = whole.is_some_and(|text| text.contains('\t'));
            inside && is_mark == (kind == SuspectKind::Mark) && !parted
        });
        leaks
    }

    /// Whether something was found at `route`.
    fn has_found_at(&self, route: &Route) -> bool {
        let found_at = self.found_at.read().unwrap_or_else(PoisonError::into_inner);
        found_at.contains(route)
    }

    fn note(&self, route: &Route, leak: Leak) {
        let found_at = self.found_at.write();
        found_at
            .unwrap_or_else(PoisonError::into_inner)
            .insert(route.clone());
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (leak.code, leak.secret.clone());
        let (known, routes) = found
            .entry(key)
            .or_insert_with(|| (leak.clone(), BTreeSet::new()));
        // The same words whatever the order of the outputs: those of the first address.
        let first = routes.first().is_none_or(|first| route < first);
        let same = routes.first() == Some(route) && leak.excerpt < known.excerpt;
        if first || same {
            *known = leak;
        }
        routes.insert(route.clone());
    }
}

/// What an output is; `None` of one that holds no text of its own.
fn form(route: &Route, bytes: &[u8]) -> Option<OutputForm> {
    if is_of_search_index(route) {
        // Made of pages that have passed here themselves.
        return Some(OutputForm::Pieces);
    }
    let (_, extension) = route.as_str().rsplit_once('.').unwrap_or_default();
    match extension {
        "html" | "htm" | "xml" | "svg" => Some(OutputForm::Markup),
        "xlsx" | "png" | "jpg" | "jpeg" | "gif" | "webp" | "ico" | "woff" | "woff2" => None,
        _ => (!bytes.iter().take(1024).any(|byte| *byte == 0)).then_some(OutputForm::Plain),
    }
}

/// A sink behind the door.
pub(super) struct Guarded<'a> {
    pub(super) door: &'a Door<'a>,
    pub(super) sink: &'a dyn Sink,
}

impl Guarded<'_> {
    /// Whether the door has found something in the output at `route`, or in its address.
    pub(super) fn has_found_at(&self, route: &Route) -> bool {
        self.door.has_found_at(route)
    }
}

impl Sink for Guarded<'_> {
    fn put(&self, route: &Route, stage: Stage, bytes: &[u8]) -> Result<(), SinkError> {
        self.door.look_at_name(route);
        self.door.look_at(route, bytes);
        self.sink.put(route, stage, bytes)
    }

    /// Its bytes passed here when they were made, and were looked at under the same settings.
    fn standing(
        &self,
        route: &Route,
        stage: Stage,
        key: Option<PageKey>,
        reading: StandingBytes,
    ) -> Option<UntouchedOutput> {
        self.door.look_at_name(route);
        self.sink.standing(route, stage, key, reading)
    }

    fn memory(&self) -> Option<&MadeMemory> {
        self.sink.memory()
    }

    fn left(&self, route: &Route) -> Option<Vec<u8>> {
        self.sink.left(route)
    }

    fn left_part(&self, route: &Route, part: Range<u64>) -> Option<Vec<u8>> {
        self.sink.left_part(route, part)
    }

    fn put_made(
        &self,
        route: &Route,
        stage: Stage,
        bytes: &[u8],
        key: PageKey,
    ) -> Result<(), SinkError> {
        self.door.look_at_name(route);
        self.door.look_at(route, bytes);
        match self.door.has_found_at(route) {
            false => self.sink.put_made(route, stage, bytes, key),
            // Whether that may go out depends on what the sources say: it is looked at again each time.
            true => self.sink.put(route, stage, bytes),
        }
    }

    fn pour<'a>(
        &self,
        route: &Route,
        stage: Stage,
        open: &dyn Fn() -> Pieces<'a>,
    ) -> Result<(), SinkError> {
        self.door.look_at_name(route);
        // However often a sink begins anew, once it reads to the end.
        let looked_at = || -> Pieces<'_> {
            Box::new(LookedAt {
                pieces: open(),
                door: self.door,
                route,
                kept: Vec::new(),
            })
        };
        self.sink.pour(route, stage, &looked_at)
    }

    fn copy(
        &self,
        route: &Route,
        stage: Stage,
        files: &dyn Files,
        from: &SourcePath,
        expected_sha256: Option<&str>,
    ) -> Result<(), SinkError> {
        // What it holds was read while the site was checked, and its hash says that it is still that.
        self.door.look_at_name(route);
        self.sink.copy(route, stage, files, from, expected_sha256)
    }
}

/// An output that is looked at while it is read.
struct LookedAt<'a> {
    pieces: Pieces<'a>,
    door: &'a Door<'a>,
    route: &'a Route,
    kept: Vec<u8>,
}

impl Read for LookedAt<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.pieces.read(buffer)?;
        self.kept.extend_from_slice(&buffer[..count]);
        if count == 0 {
            self.door.look_at(self.route, &self.kept);
            self.kept.clear();
        } else if self.kept.len() > PIECE {
            let in_number = |byte: &u8| byte.is_ascii_digit() || b" -._".contains(byte);
            let line = memrchr(b'\n', &self.kept);
            // No number is cut in two.
            let cut = line.or_else(|| self.kept.iter().rposition(|byte| !in_number(byte)));
            let cut = cut.map_or(self.kept.len(), |at| at + 1);
            self.door.look_at(self.route, &self.kept[..cut]);
            self.kept.drain(..cut);
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests;
