//! What `build` would change in the output folder: worked out in the background, on one thread, from
//! one refresh of the site, against the manifest that the last `build` left. Nothing is written.

use crate::build::{
    self, BuildError, Pieces, Sink, SinkError, Stage, Step, hex, sha256, sha256_of,
};
use crate::model::Route;
use crate::page::is_of_search_index;
use crate::shell::publish::published;
use crate::shell::server::snapshot::Snapshot;
use crate::shell::server::state::Shared;
use crate::source::{Files, SourcePath};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

/// The comparisons with one output folder, of which the newest is kept.
#[derive(Debug)]
pub(in crate::shell::server) struct Comparisons {
    /// The folder that `build` publishes into.
    pub(super) output: PathBuf,
    newest: Mutex<Option<Arc<Comparison>>>,
}

impl Comparisons {
    pub(in crate::shell::server) fn new(output: PathBuf) -> Self {
        let newest = Mutex::default();
        Self { output, newest }
    }

    /// The comparison of the newest refresh: the one under way, or one begun now.
    pub(super) fn of(&self, shared: &Arc<Shared>, snapshot: &Arc<Snapshot>) -> Arc<Comparison> {
        let mut newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = newest.as_ref().filter(|it| it.holds(snapshot)) {
            return Arc::clone(known);
        }
        let begun = Arc::new(Comparison {
            generation: snapshot.generation,
            state: Mutex::new(Progress::Running(Step { done: 0, total: 0 })),
        });
        *newest = Some(Arc::clone(&begun));
        let (job, snapshot, shared) =
            (Arc::clone(&begun), Arc::clone(snapshot), Arc::clone(shared));
        let output = self.output.clone();
        thread::spawn(move || job.run(&shared, &snapshot, &output));
        begun
    }
}

/// A comparison, under way or done.
#[derive(Debug)]
pub(super) struct Comparison {
    /// The refresh it is of.
    generation: u64,
    state: Mutex<Progress>,
}

/// How far a comparison has come.
#[derive(Clone, Debug)]
pub(super) enum Progress {
    Running(Step),
    Done(Arc<PendingChanges>),
    Failed(String),
    /// The door found what must not go out: so it is until something changes.
    Stopped(String),
}

/// What would change; paths from the output folder, sorted. The files of the search index, which follow
/// from the pages, are left out.
#[derive(Debug, Default)]
pub(super) struct PendingChanges {
    pub(super) added: Vec<String>,
    pub(super) changed: Vec<String>,
    pub(super) removed: Vec<String>,
    pub(super) unchanged: usize,
}

impl Comparison {
    /// How far it has come.
    pub(super) fn progress(&self) -> Progress {
        self.lock().clone()
    }

    /// Whether it tells of `snapshot`, or will.
    fn holds(&self, snapshot: &Snapshot) -> bool {
        let failed = matches!(self.progress(), Progress::Failed(_));
        self.generation >= snapshot.generation && !failed
    }

    fn lock(&self) -> MutexGuard<'_, Progress> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn run(&self, shared: &Shared, snapshot: &Snapshot, output: &Path) {
        let compared = self.compare(shared, snapshot, output);
        *self.lock() = compared.unwrap_or_else(Progress::Failed);
    }

    fn compare(
        &self,
        shared: &Shared,
        snapshot: &Snapshot,
        output: &Path,
    ) -> Result<Progress, String> {
        let loaded = snapshot.site().ok_or("站点还没有读出来")?;
        let known = published(output).map_err(|error| error.to_string())?;
        let sink = Comparing {
            known,
            found: Mutex::default(),
            shared,
            generation: self.generation,
        };
        let progress = |step: Step| *self.lock() = Progress::Running(step);
        // One thread: the rest of the machine is for looking and showing.
        let built = build::on_threads(1, || {
            build::build(&loaded.work(), &loaded.checked, &sink, &progress)
        });
        match built.and_then(|done| done) {
            Ok(()) => Ok(Progress::Done(Arc::new(sink.changes()))),
            Err(error @ BuildError::Stopped(_)) => Ok(Progress::Stopped(error.to_string())),
            Err(error) => Err(error.to_string()),
        }
    }
}

/// Hashes outputs and compares them with what was published.
struct Comparing<'a> {
    known: BTreeMap<String, String>,
    found: Mutex<BTreeMap<String, String>>,
    shared: &'a Shared,
    generation: u64,
}

impl Comparing<'_> {
    fn note(&self, route: &Route, sha256: String) -> Result<(), SinkError> {
        if self.shared.newest().generation != self.generation {
            return Err(SinkError::Write {
                path: route.to_string(),
                source: io::Error::other("站点又有了改动，这次比较作废"),
            });
        }
        if !is_of_search_index(route) {
            let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
            found.insert(route.to_string(), sha256);
        }
        Ok(())
    }

    fn changes(self) -> PendingChanges {
        let found = self
            .found
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let mut changes = PendingChanges::default();
        for (path, sha256) in &found {
            match self.known.get(path) {
                None => changes.added.push(path.clone()),
                Some(known) if known.eq_ignore_ascii_case(sha256) => changes.unchanged += 1,
                Some(_) => changes.changed.push(path.clone()),
            }
        }
        let gone = self
            .known
            .into_keys()
            .filter(|path| !found.contains_key(path));
        changes.removed = gone
            .filter(|path| !is_of_search_index(&Route::new(&**path)))
            .collect();
        changes
    }
}

impl Sink for Comparing<'_> {
    fn put(&self, route: &Route, _stage: Stage, bytes: &[u8]) -> Result<(), SinkError> {
        self.note(route, hex(&Sha256::digest(bytes)))
    }

    fn pour<'a>(
        &self,
        route: &Route,
        _stage: Stage,
        open: &dyn Fn() -> Pieces<'a>,
    ) -> Result<(), SinkError> {
        let sha256 = sha256_of(&mut open()).map_err(|source| SinkError::Write {
            path: route.to_string(),
            source,
        })?;
        self.note(route, sha256)
    }

    fn copy(
        &self,
        route: &Route,
        _stage: Stage,
        files: &dyn Files,
        from: &SourcePath,
        expected_sha256: Option<&str>,
    ) -> Result<(), SinkError> {
        let sha256 = match expected_sha256 {
            Some(known) => known.to_owned(),
            None => sha256(from, files).map_err(|source| SinkError::Read {
                path: from.clone(),
                source,
            })?,
        };
        self.note(route, sha256)
    }
}
