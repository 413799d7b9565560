//! What the outputs of a build were made of, so that the next build can tell which cannot have changed.
//!
//! Takes a site and the reads of each output; gives them as a value that can be written down. Invariant: nothing is
//! read back but what was written.

use crate::model::{ReadSet, Site};
use crate::page::{Plan, ShapePart, shape};
use crate::source::{Pack, Packer, Unpacker, pack_fields, packed, unpacked};
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

impl WrittenReads {
    /// Writes reads down.
    pub(super) fn of(reads: &ReadSet) -> Self {
        Self(packed(reads).into())
    }

    /// The reads; `None` of bytes that are not written so.
    pub(super) fn reads(&self) -> Option<ReadSet> {
        unpacked(&self.0)
    }
}

impl Pack for WrittenReads {
    fn pack(&self, to: &mut Packer) {
        to.add(&self.0);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.take().map(Self)
    }
}

pack_fields! {
    Made { shape, reports, values, outputs }
    ReportHash { facts, whole }
}

#[cfg(test)]
mod tests {
    use super::{Made, ReportHash, WrittenReads};
    use crate::model::ReadSet;
    use crate::source::{packed, unpacked};
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
            let bytes = packed(&made);
            prop_assert_eq!(unpacked(&bytes), Some(made));
            for end in 0..bytes.len() {
                prop_assert_eq!(unpacked::<Made>(&bytes[..end]), None, "cut at {}", end);
            }
        }

        #[test]
        fn anything_is_read_or_not(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            unpacked::<Made>(&bytes);
            WrittenReads(bytes.into()).reads();
        }
    }
}
