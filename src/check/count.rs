//! Findings that are counted and not kept, as a list of the whole site would have them.
//!
//! Takes the findings of each file with their final severities, files in any order. What nearly all reports have is
//! said once of the site (`merged.rs`), so it counts once; to know it, sixteen bytes are kept of what findings say,
//! as long as enough reports may still have it.

use super::merged::{enough, published};
use crate::diagnostic::render::Counts;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Site;
use crate::source::SourcePath;
use std::collections::{HashMap, HashSet};

/// After so many files what cannot become common any more is forgotten.
const FORGOTTEN_EVERY: usize = 4096;

/// The number of findings so far.
#[derive(Debug)]
pub(super) struct FindingCount<'a> {
    published: HashSet<&'a SourcePath>,
    enough: usize,
    counts: Counts,
    /// What findings of reports say, as a hash, with their severity and how many say it.
    saying: HashMap<[u8; 16], (Severity, usize)>,
    /// How many published reports are still to come, at most.
    to_come: usize,
}

impl<'a> FindingCount<'a> {
    /// No findings yet.
    pub(super) fn of(site: &'a Site) -> Self {
        let published = published(site);
        Self {
            enough: enough(published.len()),
            to_come: published.len(),
            published,
            counts: Counts::default(),
            saying: HashMap::new(),
        }
    }

    /// Counts the findings of a file but for those that block publication, which are given back.
    pub(super) fn add(&mut self, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let path = found.first().map(|one| &one.path);
        let is_report = path.is_some_and(|path| self.published.contains(path));
        let mut blocking = Vec::new();
        for one in found {
            match one.severity {
                Severity::Error => {
                    blocking.push(one);
                    continue;
                }
                Severity::Warning => self.counts.warning += 1,
                Severity::Note => self.counts.note += 1,
            }
            if is_report {
                self.hear(&one);
            }
        }
        if is_report {
            self.to_come = self.to_come.saturating_sub(1);
            if self.to_come.is_multiple_of(FORGOTTEN_EVERY) {
                let (enough, most) = (self.enough, self.most_to_come());
                self.saying.retain(|_, (_, count)| *count + most >= enough);
            }
        }
        blocking
    }

    fn hear(&mut self, one: &Diagnostic) {
        let can_be_common = self.most_to_come() >= self.enough;
        let key = said(one);
        if let Some((_, count)) = self.saying.get_mut(&key) {
            *count += 1;
        } else if can_be_common {
            self.saying.insert(key, (one.severity, 1));
        }
    }

    /// How many findings that say the same may still come: of a report one with places, and one of the whole.
    fn most_to_come(&self) -> usize {
        2 * self.to_come
    }

    /// The number of all findings that do not block.
    pub(super) fn finish(mut self) -> Counts {
        for (severity, count) in self.saying.into_values() {
            if count >= self.enough {
                let all = match severity {
                    Severity::Error => &mut self.counts.error,
                    Severity::Warning => &mut self.counts.warning,
                    Severity::Note => &mut self.counts.note,
                };
                *all = (*all + 1).saturating_sub(count);
            }
        }
        self.counts
    }
}

/// What a finding says, wherever it is, as a hash.
fn said(found: &Diagnostic) -> [u8; 16] {
    let mut hasher = blake3::Hasher::new();
    for part in [
        found.code.as_str(),
        found.severity.word(),
        &found.message,
        &found.help,
    ] {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    let mut said = [0; 16];
    hasher.finalize_xof().fill(&mut said);
    said
}
