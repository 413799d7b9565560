//! What was read of each file, kept as long as the file and the settings stay as they are.
//!
//! The only incremental code there is: a build begins with an empty cache and throws it away, a
//! preview keeps one. Invariant: whatever the cache knew before, what it gives after
//! [`Cache::renew`] is what an empty one would give, as far as stamps tell the truth.

use super::attachment::{ReadAttachment, read_attachment};
use super::budget::TextBudget;
use super::inputs::{InputFile, Inputs, Stamp};
use super::read::{AT_A_TIME, Content, Extent, ReadFile, Reader, unreadable};
use super::subordinates::SubordinateCache;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::model::{Body, Target, WordPool};
use crate::source::{Files, SourcePath};
use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use std::collections::{BTreeSet, HashMap};
use std::iter::Peekable;
use std::sync::Arc;

/// Files read side by side before their words are shared; more would only hold memory.
const AT_ONCE: usize = 1024;

/// What was read so far.
#[derive(Debug, Default)]
pub(super) struct Cache {
    /// The settings that it was read under.
    config: Option<Config>,
    entries: Vec<Entry>,
    attachments: HashMap<SourcePath, (Stamp, ReadAttachment)>,
    words: WordPool,
    /// The data of subordinate sites.
    pub(super) subordinates: SubordinateCache,
    /// At a first look at more files than this texts are read later; `None` never.
    later_beyond: Option<usize>,
}

/// What one file says.
#[derive(Debug)]
struct Entry {
    path: SourcePath,
    /// The state it was read in; `None` where it could not be read or may have changed since.
    stamp: Option<Stamp>,
    file: ReadFile,
}

impl Entry {
    fn read(input: &InputFile, reader: Reader<'_>) -> Self {
        let (file, stamp) = match reader.read(&input.path) {
            Ok(file) => (file, Some(input.stamp)),
            Err(error) => {
                let findings = vec![unreadable(&input.path, &error)];
                (ReadFile::nothing(findings), None)
            }
        };
        Self {
            path: input.path.clone(),
            stamp,
            file,
        }
    }
}

impl Cache {
    /// A cache for a site that is waited for: at a first look at more than `files` files, what their
    /// texts say is left for later.
    pub(super) fn facts_first_beyond(files: usize) -> Self {
        Self {
            later_beyond: Some(files),
            ..Self::default()
        }
    }

    /// Reads what is new or may have changed, and forgets what is gone.
    pub(super) fn renew(&mut self, inputs: &Inputs, files: &dyn Files, config: &Config) {
        if self.config.as_ref() != Some(config) {
            self.config = Some(config.clone());
            self.entries.clear();
            self.attachments.clear();
        }
        let many = self
            .later_beyond
            .is_some_and(|most| inputs.files.len() > most);
        let reader = Reader {
            files,
            config,
            extent: match many && self.entries.is_empty() {
                true => Extent::Facts,
                false => Extent::Whole,
            },
            budget: TextBudget::of(&inputs.files),
        };
        self.read_new(inputs, reader);
        if self.forget_unread() {
            let extent = Extent::Whole;
            self.read_new(inputs, Reader { extent, ..reader });
        }
        self.words.forget_unused();
        self.attachments
            .retain(|path, _| inputs.file(path).is_some());
    }

    fn read_new(&mut self, inputs: &Inputs, reader: Reader<'_>) {
        let mut known = std::mem::take(&mut self.entries).into_iter().peekable();
        self.entries.reserve_exact(inputs.files.len());
        let mut taken = Vec::new();
        for some in inputs.files.chunks(AT_ONCE) {
            let kept: Vec<_> = some
                .iter()
                .map(|file| (file, keep(&mut known, file)))
                .collect();
            let kept = kept.into_par_iter().with_max_len(AT_A_TIME);
            let read = kept.map(|(file, entry)| match entry {
                Some(entry) => (entry, Freshness::Kept),
                None => (Entry::read(file, reader), Freshness::New),
            });
            // What was read is put in order while the next files are read.
            let (read, ()) = rayon::join(|| read.collect(), || self.take_in(taken));
            taken = read;
        }
        self.take_in(taken);
    }

    /// Has all texts read that are left for later, if any text leads to a place in another: such a
    /// link can be followed only when all anchors are known. Whether there were any.
    fn forget_unread(&mut self) -> bool {
        let bodies = self.entries.iter().map(|entry| entry.file.content.body());
        if !bodies.flatten().any(leads_to_a_place) {
            return false;
        }
        let entries = self.entries.iter_mut();
        let unread = entries.filter(|entry| {
            let body = entry.file.content.body();
            body.is_some_and(|body| body.anchors.is_none())
        });
        unread.map(|entry| entry.stamp = None).count() > 0
    }

    fn take_in(&mut self, read: Vec<(Entry, Freshness)>) {
        for (mut entry, freshness) in read {
            if freshness == Freshness::New {
                self.share_words(&mut entry.file.content);
            }
            self.entries.push(entry);
        }
    }

    /// Every file of `content/` in order, with what it says and what is wrong with it.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&SourcePath, &ReadFile)> {
        self.entries.iter().map(|entry| (&entry.path, &entry.file))
    }

    /// Has a file read again, whatever its stamp says.
    pub(super) fn forget(&mut self, path: &SourcePath) {
        if let Ok(place) = self.entries.binary_search_by(|entry| entry.path.cmp(path)) {
            self.entries[place].stamp = None;
        }
        self.attachments.remove(path);
        self.subordinates.forget(path);
    }

    fn share_words(&mut self, content: &mut Content) {
        if let Content::Report(report) = content
            && let Some(report) = Arc::get_mut(report)
        {
            self.words.share(report);
        }
    }

    /// What these attachments are and what the rules say of them. One that cannot be read gives a
    /// finding.
    pub(super) fn attachments(
        &mut self,
        wanted: BTreeSet<SourcePath>,
        inputs: &Inputs,
        files: &dyn Files,
        config: &Config,
    ) -> Vec<(SourcePath, Result<ReadAttachment, Box<Diagnostic>>)> {
        let known = &self.attachments;
        let read: Vec<_> = wanted
            .into_par_iter()
            .filter_map(|path| {
                let stamp = inputs.file(&path)?.stamp;
                let read = match known.get(&path) {
                    Some((then, read)) if *then == stamp => Ok(read.clone()),
                    _ => read_attachment(&path, files, config)
                        .map_err(|error| Box::new(unreadable(&path, &error))),
                };
                Some((path, stamp, read))
            })
            .collect();
        let mut attachments = Vec::with_capacity(read.len());
        for (path, stamp, read) in read {
            match &read {
                Ok(read) => self.attachments.insert(path.clone(), (stamp, read.clone())),
                Err(_) => self.attachments.remove(&path),
            };
            attachments.push((path, read));
        }
        attachments
    }
}

/// Whether an entry was read now or before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Freshness {
    New,
    Kept,
}

/// The entry of a file, if its stamp is what it was. Both sides are sorted by path.
fn keep(known: &mut Peekable<impl Iterator<Item = Entry>>, file: &InputFile) -> Option<Entry> {
    while known.next_if(|entry| entry.path < file.path).is_some() {}
    let entry = known.next_if(|entry| entry.path == file.path)?;
    (entry.stamp == Some(file.stamp)).then_some(entry)
}

fn leads_to_a_place(body: &Body) -> bool {
    body.links.iter().any(|link| {
        let target = Target::read(&link.value);
        matches!(
            target,
            Target::Local {
                anchor: Some(_),
                ..
            }
        )
    })
}
