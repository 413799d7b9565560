//! The cache on its way to the next run of the program and back: neighbouring files in one block, so that a change
//! of one file lets the other blocks stand.
//!
//! Where a block begins is told by the paths alone, so that a file more or less moves no border but its own.
//! Invariant: what was recalled is what reading would give, as far as stamps tell the truth, and nothing that a
//! later run could take for a file in another state is kept.

use super::block::{KeptRecord, SharedWords, read_block, write_block};
use super::inputs::Inputs;
use crate::model::WordPool;
use crate::source::SourcePath;
use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};
use std::collections::{BTreeSet, HashMap};
use std::sync::Mutex;

pub(super) use super::block::{Recalled, Said};
pub(super) use super::inputs::Stamp;

/// How many files a block has on an average, and at most.
const USUAL: u64 = 128;
const MOST: usize = 1024;

/// A place where blocks are kept between two runs of the program. What cannot be kept is not.
pub trait BlockStore: Sync {
    /// The names of all blocks there.
    fn names(&self) -> Vec<String>;

    /// The bytes of a block, if they can be read.
    fn read(&self, name: &str) -> Option<Vec<u8>>;

    /// Keeps a block whole, in place of one of that name.
    fn write(&self, name: &str, bytes: &[u8]);

    /// Forgets a block.
    fn remove(&self, name: &str);
}

/// What was recalled: each file with its block, in the order of paths, and how many files each block has.
#[derive(Debug, Default)]
pub(super) struct RecalledFiles {
    pub(super) files: Vec<(u64, SourcePath, Stamp, Recalled)>,
    pub(super) blocks: HashMap<u64, usize>,
}

/// Recalls all files that are still what they were under this scope.
pub(super) fn recall(
    store: &dyn BlockStore,
    scope: [u8; 32],
    inputs: &Inputs,
    words: &mut WordPool,
) -> RecalledFiles {
    let words = SharedWords(Mutex::new(words));
    let names = store.names();
    let read = names.par_iter().filter_map(|name| {
        let number = u64::from_str_radix(name, 16).ok()?;
        let block = read_block(&store.read(name)?, scope, inputs, &words)?;
        Some((number, block))
    });
    let mut recalled = RecalledFiles::default();
    for (block, read) in read.collect::<Vec<_>>() {
        recalled.blocks.insert(block, read.count);
        let files = read.files.into_iter();
        let files = files.map(|(path, stamp, said)| (block, path, stamp, said));
        recalled.files.extend(files);
    }
    recalled.files.sort_by(|a, b| a.1.cmp(&b.1));
    recalled
}

/// Keeps these files, sorted by path, in place of those that were kept before; of `known` blocks it is known how
/// many files they have. A block that stands as it would be written is left alone.
pub(super) fn keep(
    store: &dyn BlockStore,
    scope: [u8; 32],
    records: &[KeptRecord<'_>],
    known: &HashMap<u64, usize>,
) {
    let mut blocks = Vec::new();
    let mut rest = records;
    while let Some((first, after)) = rest.split_first() {
        let pairs = rest.iter().zip(after).take(MOST - 1);
        // A file may be a source and an attachment.
        let goes_on = |(one, next): &(&KeptRecord<'_>, &KeptRecord<'_>)| {
            one.path == next.path || !begins(next.path)
        };
        let length = 1 + pairs.take_while(goes_on).count();
        let (block, others) = rest.split_at(length);
        blocks.push((number(first.path), block));
        rest = others;
    }
    let stands = |(number, block): &(u64, &[KeptRecord<'_>])| {
        let mut files = block.iter();
        known.get(number) == Some(&block.len()) && files.all(|one| one.block == Some(*number))
    };
    let changed = blocks.par_iter().filter(|block| !stands(block));
    changed.for_each(|(number, block)| {
        if let Some(bytes) = write_block(block, scope) {
            store.write(&name(*number), &bytes);
        }
    });
    let kept: BTreeSet<String> = blocks.iter().map(|(number, _)| name(*number)).collect();
    let others = store.names().into_par_iter();
    others
        .filter(|name| !kept.contains(name))
        .for_each(|name| store.remove(&name));
}

fn name(number: u64) -> String {
    format!("{number:016x}")
}

/// What a block is called that begins with this file.
fn number(path: &SourcePath) -> u64 {
    let hash = blake3::hash(path.as_str().as_bytes());
    let (first, _) = hash.as_bytes().split_at(8);
    first
        .iter()
        .fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// Whether a block begins with this file wherever it stands.
fn begins(path: &SourcePath) -> bool {
    number(path).is_multiple_of(USUAL)
}
