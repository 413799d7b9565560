//! An attachment, read once: its hash, and what the rules say of its words.
//!
//! Takes its path and the settings; what comes of it depends on its bytes and these alone. One
//! attachment a thread is held in memory, and no more than [`limit::FILE`] bytes of it.

use super::hash::hash;
use crate::check::{AttachmentContext, RuleSet, leaks_in_name};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::import::{self, Foreign, limit};
use crate::model::FileFact;
use crate::source::{Files, SourcePath};
use std::io::{self, Read};

/// What came of reading an attachment.
#[derive(Clone, Debug)]
pub(super) struct ReadAttachment {
    /// Its size and hash.
    pub(super) fact: FileFact,
    /// What the rules say of it by itself.
    pub(super) of_rules: Vec<Diagnostic>,
}

/// Hashes an attachment and checks what it says.
pub(super) fn read_attachment(
    path: &SourcePath,
    files: &dyn Files,
    config: &Config,
) -> io::Result<ReadAttachment> {
    let mut kept = Kept {
        reader: files.open(path)?,
        bytes: Vec::new(),
        size: 0,
    };
    let fact = hash(&mut kept)?;
    let foreign = match kept.size > limit::FILE {
        true => Foreign::too_large(),
        false => import::read(path, &kept.bytes),
    };
    drop(kept);
    let attachment = AttachmentContext {
        config,
        path,
        foreign: &foreign,
        sha256: fact.sha256.as_deref(),
    };
    let mut of_rules = RuleSet::built_in().check_attachment(&attachment);
    let mut of_name = leaks_in_name(config, path);
    of_name.retain(|one| of_rules.iter().all(|known| known.code != one.code));
    of_rules.extend(of_name);
    Ok(ReadAttachment { fact, of_rules })
}

/// A reader that keeps what it has read, as long as that is not too much.
struct Kept<R> {
    reader: R,
    bytes: Vec<u8>,
    size: u64,
}

impl<R: Read> Read for Kept<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.size += count as u64;
        if self.size > limit::FILE {
            self.bytes = Vec::new();
        } else {
            self.bytes.extend_from_slice(&buffer[..count]);
        }
        Ok(count)
    }
}
