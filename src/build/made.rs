//! What the outputs of a build were made of, so that the next build can tell which cannot have changed.
//!
//! Takes a site and the reads of each output; gives them as a value that can be written down. Invariant: nothing is
//! read back but what was written ([`Made::read`] is total, and asks for no more memory than there are bytes).

use crate::model::{ReadSet, Site};
use crate::page::{Plan, ShapePart, shape};
use std::collections::BTreeMap;

/// A hash, as long as it need be where nobody is deceived but himself.
pub(super) type ShortHash = [u8; 16];

/// What the outputs of a build were made of, besides the settings and the theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The shape of the site, by [`ShapePart::ALL`].
    pub(super) shape: [ShortHash; ShapePart::ALL.len()],
    /// The reports, in the site's order.
    pub(super) reports: Vec<ReportHash>,
    /// Values that several pages share, by code.
    pub(super) values: BTreeMap<u64, ShortHash>,
    /// What each output has looked at, in the order of the plan: pages, then exports. `None` where that does not
    /// say all that it depends on.
    pub(super) outputs: Vec<Option<WrittenReads>>,
}

/// What a report said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ReportHash {
    /// Its facts.
    pub(super) facts: ShortHash,
    /// Its facts and its text.
    pub(super) whole: ShortHash,
}

impl ReportHash {
    /// All reports of a site.
    pub(super) fn all(site: &Site) -> Vec<Self> {
        let hashes = site.reports.unnoted().map(|report| Self {
            facts: short(report.body.facts_hash),
            whole: short(report.body.hash),
        });
        hashes.collect()
    }
}

/// The shape of a site, by [`ShapePart::ALL`].
pub(super) fn short_shape(site: &Site, plan: &Plan) -> [ShortHash; ShapePart::ALL.len()] {
    shape(site, plan).map(short)
}

/// The beginning of a hash.
pub(super) fn short(hash: [u8; 32]) -> ShortHash {
    let [short, _]: [ShortHash; 2] = [0, 16].map(|from| {
        let mut part = [0; 16];
        part.copy_from_slice(&hash[from..from + 16]);
        part
    });
    short
}

/// Reads, written down: some tens of bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WrittenReads(Box<[u8]>);

const ALL: u8 = 1;
const TEXTS: u8 = 2;

impl WrittenReads {
    /// Writes reads down.
    pub(super) fn of(reads: &ReadSet) -> Self {
        let all = if reads.all { ALL } else { 0 };
        let texts = if reads.texts { TEXTS } else { 0 };
        let mut bytes = vec![all | texts];
        let reports = reads.reports.iter().map(|report| u64::from(*report));
        write_ascending(&mut bytes, reports);
        write_ascending(&mut bytes, reads.values.iter().copied());
        Self(bytes.into())
    }

    /// The reads; `None` of bytes that are not written so.
    pub(super) fn reads(&self) -> Option<ReadSet> {
        let (flags, rest) = self.0.split_first()?;
        let mut rest = rest;
        let reports = read_ascending(&mut rest)?.into_iter();
        let values = read_ascending(&mut rest)?;
        let reads = ReadSet {
            all: flags & ALL != 0,
            texts: flags & TEXTS != 0,
            reports: reports
                .map(|report| u32::try_from(report).ok())
                .collect::<Option<_>>()?,
            values,
        };
        (rest.is_empty() && *flags <= ALL | TEXTS).then_some(reads)
    }
}

impl Made {
    /// Writes it down.
    pub fn write(&self, to: &mut Vec<u8>) {
        let Self {
            shape,
            reports,
            values,
            outputs,
        } = self;
        to.extend(shape.as_flattened());
        write_number(to, reports.len() as u64);
        for ReportHash { facts, whole } in reports {
            to.extend(facts);
            to.extend(whole);
        }
        write_ascending(to, values.keys().copied());
        values.values().for_each(|hash| to.extend(hash));
        write_number(to, outputs.len() as u64);
        for output in outputs {
            let bytes = output.as_ref().map_or(&[][..], |reads| &reads.0);
            write_number(to, bytes.len() as u64);
            to.extend(bytes);
        }
    }

    /// What was written down; `None` of anything else.
    pub fn read(mut bytes: &[u8]) -> Option<Self> {
        let bytes = &mut bytes;
        let mut shape = [[0; 16]; ShapePart::ALL.len()];
        for part in &mut shape {
            *part = read_hash(bytes)?;
        }
        let mut reports = Vec::new();
        for _ in 0..read_number(bytes)? {
            reports.push(ReportHash {
                facts: read_hash(bytes)?,
                whole: read_hash(bytes)?,
            });
        }
        let mut values = BTreeMap::new();
        for code in read_ascending(bytes)? {
            values.insert(code, read_hash(bytes)?);
        }
        let mut outputs = Vec::new();
        for _ in 0..read_number(bytes)? {
            let length = usize::try_from(read_number(bytes)?).ok()?;
            let (reads, rest) = bytes.split_at_checked(length)?;
            *bytes = rest;
            outputs.push((length > 0).then(|| WrittenReads(reads.into())));
        }
        bytes.is_empty().then_some(Self {
            shape,
            reports,
            values,
            outputs,
        })
    }
}

/// A number in as many bytes as it needs: seven bits each, the lowest first.
pub(super) fn write_number(to: &mut Vec<u8>, mut number: u64) {
    while number > 0x7F {
        to.push(number as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

pub(super) fn read_number(from: &mut &[u8]) -> Option<u64> {
    let mut number = 0_u64;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = from.split_first()?;
        *from = rest;
        number |= u64::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

pub(super) fn read_hash(from: &mut &[u8]) -> Option<ShortHash> {
    let (hash, rest) = from.split_first_chunk()?;
    *from = rest;
    Some(*hash)
}

/// How many, then each by how much it is more than the one before.
fn write_ascending(to: &mut Vec<u8>, numbers: impl ExactSizeIterator<Item = u64>) {
    write_number(to, numbers.len() as u64);
    let mut before = 0;
    for number in numbers {
        write_number(to, number - before);
        before = number;
    }
}

fn read_ascending(from: &mut &[u8]) -> Option<Vec<u64>> {
    let mut numbers = Vec::new();
    let mut before = 0_u64;
    for _ in 0..read_number(from)? {
        before = before.checked_add(read_number(from)?)?;
        numbers.push(before);
    }
    Some(numbers)
}

#[cfg(test)]
mod tests {
    use super::{Made, ReportHash, WrittenReads};
    use crate::model::ReadSet;
    use proptest::prelude::{any, prop};
    use proptest::{prop_assert_eq, proptest};
    use std::collections::BTreeSet;

    fn made(outputs: Vec<Option<WrittenReads>>) -> Made {
        let report = |at| ReportHash {
            facts: [at; 16],
            whole: [at + 1; 16],
        };
        Made {
            shape: [[7; 16]; 6],
            reports: (0..3).map(report).collect(),
            values: [(3, [1; 16]), (u64::MAX, [2; 16])].into(),
            outputs,
        }
    }

    proptest! {
        #[test]
        fn what_was_written_is_read(
            reports in prop::collection::vec(any::<u32>(), 0..40),
            values in prop::collection::vec(any::<u64>(), 0..5),
            all in any::<bool>(),
            texts in any::<bool>(),
        ) {
            let reads = ReadSet {
                reports: BTreeSet::from_iter(reports).into_iter().collect(),
                all,
                texts,
                values: BTreeSet::from_iter(values).into_iter().collect(),
            };
            let written = WrittenReads::of(&reads);
            prop_assert_eq!(written.reads(), Some(reads));
            let made = made(vec![None, Some(written), None]);
            let mut bytes = Vec::new();
            made.write(&mut bytes);
            prop_assert_eq!(Made::read(&bytes), Some(made));
            for end in 0..bytes.len() {
                prop_assert_eq!(Made::read(&bytes[..end]), None, "cut at {}", end);
            }
        }

        #[test]
        fn anything_is_read_or_not(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            Made::read(&bytes);
            WrittenReads(bytes.into()).reads();
        }
    }
}
