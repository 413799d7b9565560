//! What was read of each file, kept as long as the file and the settings stay as they are.
//!
//! The only incremental code there is: a clean build begins with an empty cache, other builds with what the last
//! run of the program kept of its own ([`BlockStore`]), and a preview goes on with one. Invariant: whatever the cache
//! knew before, what it gives after [`Cache::renew`] is what an empty one would give, as far as stamps tell the truth.

use super::attachment::{ReadAttachment, read_attachment};
use super::block::KeptRecord;
use super::blocks::{self, BlockStore, Recalled, Said};
use super::budget::TextBudget;
use super::findings::pack_together;
use super::inputs::{InputFile, Inputs, Stamp};
use super::kept_text::ScratchSpace;
use super::read::{AT_A_TIME, Content, Extent, ReadFile, Reader, unreadable};
use super::settings::Settings;
use super::subordinates::SubordinateCache;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::model::{Body, LinesPacker, Target, WordPool};
use crate::source::{Files, PackedBytes, SourcePath};
use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use std::collections::{BTreeSet, HashMap};
use std::iter::Peekable;
use std::sync::{Arc, OnceLock};

/// Files read side by side before their words are shared; more would only hold memory.
const AT_ONCE: usize = 1024;

/// What was read so far.
#[derive(Debug, Default)]
pub struct Cache {
    /// The settings that it was read under.
    config: Option<Config>,
    /// All that it was read under, where a later run of the program may be told.
    scope: Option<[u8; 32]>,
    entries: Vec<Entry>,
    attachments: HashMap<SourcePath, AttachmentEntry>,
    /// The blocks that files were recalled from, and how many files each has.
    blocks: HashMap<u64, usize>,
    words: WordPool,
    /// The data of subordinate sites.
    pub(super) subordinates: SubordinateCache,
    /// Where the texts of pages are put while the program runs; `None` where they stay in memory.
    scratch: Option<Arc<dyn ScratchSpace>>,
    /// If more files than this are unknown at the first look, their texts are read later; `None` never.
    later_beyond: Option<usize>,
    /// Whether there was a look since settings changed.
    looked: bool,
}

/// What one file says.
#[derive(Debug)]
struct Entry {
    path: SourcePath,
    /// The state it was read in; `None` where it could not be read or may have changed since.
    stamp: Option<Stamp>,
    /// The block that it was recalled from.
    block: Option<u64>,
    file: ReadFile,
}

/// What one attachment says.
#[derive(Debug)]
struct AttachmentEntry {
    stamp: Stamp,
    block: Option<u64>,
    read: ReadAttachment,
}

/// What tells from what a cache was read, besides the files themselves.
#[derive(Clone, Copy, Debug)]
pub struct ReadUnder<'a> {
    /// What tells this program from every other one, its other versions included.
    pub program: &'a [u8],
    /// The hash of everything that was read for the settings ([`NotedFiles`](super::NotedFiles)).
    pub noted: [u8; 32],
    /// What the settings say.
    pub settings: &'a Settings,
}

impl ReadUnder<'_> {
    fn scope(&self) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new();
        // What the settings say may follow from more than their own bytes, such as from pictures.
        let config = format!("{:?}", self.settings.config);
        for part in [self.program, &self.noted, config.as_bytes()] {
            hasher.update(blake3::hash(part).as_bytes());
        }
        hasher.finalize().into()
    }
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
            block: None,
            file,
        }
    }

    /// The entry as it may be kept for a later run: if its text was read, and its stamp will tell.
    fn record(&self) -> Option<KeptRecord<'_>> {
        let stamp = self.stamp.filter(Stamp::lasts)?;
        let text = self.file.text.get()?;
        let is_read = self.file.hash != [0; 32];
        let body = self.file.content.body();
        let has_anchors = body.is_none_or(|body| body.anchors.is_some());
        (is_read && has_anchors).then_some(KeptRecord {
            path: &self.path,
            stamp,
            block: self.block.filter(|_| !text.sketch.answered().is_new()),
            said: Said::Source(&self.file),
        })
    }
}

impl Cache {
    /// What an earlier run of the program kept of files that are still what they were, if it read under the same.
    pub fn recalled(store: &dyn BlockStore, under: &ReadUnder<'_>, inputs: &Inputs) -> Self {
        let scope = under.scope();
        let mut cache = Self {
            config: Some(under.settings.config.clone()),
            scope: Some(scope),
            ..Self::default()
        };
        let recalled = blocks::recall(store, scope, inputs, &mut cache.words);
        cache.blocks = recalled.blocks;
        for (block, path, stamp, said) in recalled.files {
            let block = Some(block);
            match said {
                Recalled::Source(file) => cache.entries.push(Entry {
                    path,
                    stamp: Some(stamp),
                    block,
                    file,
                }),
                Recalled::Attachment(read) => {
                    let entry = AttachmentEntry { stamp, block, read };
                    cache.attachments.insert(path, entry);
                }
            }
        }
        cache
    }

    /// Keeps what was read for a later run of the program.
    pub fn keep(&self, store: &dyn BlockStore) {
        let Some(scope) = self.scope else {
            return;
        };
        let attachments = self.attachments.iter();
        let attachments = attachments.filter(|(_, entry)| entry.stamp.lasts());
        let attachments = attachments.map(|(path, entry)| KeptRecord {
            path,
            stamp: entry.stamp,
            block: entry.block,
            said: Said::Attachment(&entry.read),
        });
        let sources = self.entries.iter().filter_map(Entry::record);
        let mut records: Vec<_> = sources.chain(attachments).collect();
        // Stable: a file's source stands before its attachment.
        records.sort_by_key(|record| record.path);
        blocks::keep(store, scope, &records, &self.blocks);
    }

    /// A cache for a site that is waited for: at a first look at more than `files` files, what their
    /// texts say is left for later.
    pub(super) fn facts_first_beyond(files: usize) -> Self {
        Self::default().with_facts_first_beyond(files)
    }

    /// As [`Cache::facts_first_beyond`], of files that are not known.
    pub(super) fn with_facts_first_beyond(self, files: usize) -> Self {
        Self {
            later_beyond: Some(files),
            ..self
        }
    }

    /// The same, which puts the texts of pages there for the time in which the program runs.
    pub fn with_scratch(self, scratch: Arc<dyn ScratchSpace>) -> Self {
        Self {
            scratch: Some(scratch),
            ..self
        }
    }

    /// Reads what is new or may have changed, and forgets what is gone.
    pub(super) fn renew(&mut self, inputs: &Inputs, files: &dyn Files, config: &Config) {
        if self.config.as_ref() != Some(config) {
            self.config = Some(config.clone());
            self.scope = None;
            self.entries.clear();
            self.looked = false;
            self.attachments.clear();
        }
        let unknown = inputs.files.len().saturating_sub(self.entries.len());
        let many = self.later_beyond.is_some_and(|most| unknown > most);
        let scratch = self.scratch.clone();
        let reader = Reader {
            files,
            config,
            extent: match many && !self.looked {
                true => Extent::Facts,
                false => Extent::Whole,
            },
            budget: TextBudget::of(&inputs.files),
            scratch: scratch.as_ref(),
        };
        self.looked = true;
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
        let first = self.entries.len();
        for (mut entry, freshness) in read {
            if freshness == Freshness::New {
                self.share_words(&mut entry.file.content);
            }
            self.entries.push(entry);
        }
        pack_lines(self.entries.iter_mut().skip(first));
        let taken = self.entries.iter_mut().skip(first);
        pack_together(taken.flat_map(|entry| {
            let text = Arc::get_mut(&mut entry.file.text).and_then(OnceLock::get_mut);
            let of_text = text.map(|text| &mut text.findings);
            let all = [Some(&mut entry.file.findings), of_text];
            let path = &entry.path;
            all.into_iter().flatten().map(move |one| (path, one))
        }));
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
                    Some(entry) if entry.stamp == stamp => Ok((entry.block, entry.read.clone())),
                    _ => read_attachment(&path, files, config)
                        .map(|read| (None, read))
                        .map_err(|error| Box::new(unreadable(&path, &error))),
                };
                Some((path, stamp, read))
            })
            .collect();
        let mut attachments = Vec::with_capacity(read.len());
        for (path, stamp, read) in read {
            let read = read.map(|(block, read)| {
                let entry = AttachmentEntry {
                    stamp,
                    block,
                    read: read.clone(),
                };
                self.attachments.insert(path.clone(), entry);
                read
            });
            if read.is_err() {
                self.attachments.remove(&path);
            }
            attachments.push((path, read));
        }
        attachments
    }
}

/// Puts the lines of reports in one place. Where they are packed they stay where they are.
fn pack_lines<'a>(entries: impl Iterator<Item = &'a mut Entry>) {
    let mut packer = LinesPacker::default();
    let mut placed = Vec::new();
    for entry in entries {
        if let Content::Report(report) = &mut entry.file.content
            && let Some(report) = Arc::get_mut(report)
            && !report.has_packed_lines()
            && let Some(places) = report.pack_lines(&mut packer)
        {
            placed.push((report, places));
        }
    }
    if placed.is_empty() {
        return;
    }
    if let Some(packed) = PackedBytes::open(packer.finish().into()).map(Arc::new) {
        for (report, places) in placed {
            // What cannot be held there stays as it was read.
            let _ = report.hold_lines(&packed, places);
        }
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
