//! What the outputs of a build were made of, so that the next build can tell which cannot have changed.
//!
//! Takes a site and the reads of each output; gives them as a value that can be written down. Invariant: nothing is
//! read back but what was written.

use crate::export::PortionSum;
use crate::model::{ReadSet, Site, note_reads, recorded};
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
    /// say all that it depends on, and of files in portions.
    pub(super) outputs: Vec<Option<WrittenReads>>,
    /// The portions of such files, by their places in the order of the plan.
    pub(super) portions: BTreeMap<u32, Vec<MadePortion>>,
}

impl Made {
    /// What the output at this place of the plan has looked at, if that says all that it depends on.
    pub(super) fn reads(&self, output: usize) -> Option<ReadSet> {
        if let Some(reads) = self.outputs.get(output)? {
            return reads.reads();
        }
        let portions = self.portions.get(&u32::try_from(output).ok()?)?;
        let (all, reads) = recorded(|| {
            let each = portions.iter().map(|portion| portion.reads.reads());
            each.map(|reads| reads.map(|reads| note_reads(&reads)))
                .collect::<Option<()>>()
        });
        all.map(|()| reads)
    }
}

/// A portion of a file as it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MadePortion {
    /// What it was given.
    pub(super) given: Vec<u64>,
    /// What it has looked at.
    pub(super) reads: WrittenReads,
    /// The hash of its bytes.
    pub(super) hash: ShortHash,
    /// The fields of its [`PortionSum`].
    pub(super) length: u64,
    pub(super) unpacked: u64,
    pub(super) crc: u32,
    /// Where it begins in its file, in bytes.
    pub(super) from: u64,
}

impl MadePortion {
    /// What is to be known of it around.
    pub(super) fn portion_sum(&self) -> PortionSum {
        PortionSum {
            length: self.length,
            unpacked: self.unpacked,
            crc: self.crc,
        }
    }
}

/// What a report said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ReportHash {
    /// Its facts.
    pub(super) facts: ShortHash,
    /// Its facts and its text.
    pub(super) whole: ShortHash,
    /// Which reports are of its project; zeros if it stands alone.
    pub(super) project: ShortHash,
}

impl ReportHash {
    /// All reports of a site.
    pub(super) fn all(site: &Site) -> Vec<Self> {
        let project = |at: usize| {
            let project = site.projects.unnoted(at);
            match project.is_alone() {
                true => ShortHash::default(),
                false => short(blake3::hash(format!("{project:?}").as_bytes()).into()),
            }
        };
        let reports = site.reports.unnoted().enumerate();
        let hashes = reports.map(|(at, report)| Self {
            facts: short(report.body.facts_hash),
            whole: short(report.body.hash),
            project: project(at),
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
    Made { shape, reports, values, outputs, portions }
    MadePortion { given, reads, hash, length, unpacked, crc, from }
    ReportHash { facts, whole, project }
}

#[cfg(test)]
mod tests {
    use super::{Made, MadePortion, ReportHash, WrittenReads};
    use crate::model::ReadSet;
    use crate::source::{packed, unpacked};
    use proptest::prelude::{any, prop};
    use proptest::{prop_assert_eq, proptest};
    use std::collections::BTreeSet;

    fn made(outputs: Vec<Option<WrittenReads>>) -> Made {
        let report = |at| ReportHash {
            facts: [at; 16],
            whole: [at + 1; 16],
            project: [at + 2; 16],
        };
        Made {
            shape: [[7; 16]; 6],
            reports: (0..3).map(report).collect(),
            values: [(3, [1; 16]), (u64::MAX, [2; 16])].into(),
            portions: [(2, vec![])].into(),
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
            let mut made = made(vec![None, Some(written.clone()), None]);
            let portion = MadePortion {
                given: vec![3, u64::MAX],
                reads: written,
                hash: [5; 16],
                length: u64::MAX,
                unpacked: 7,
                crc: u32::MAX,
                from: 1 << 40,
            };
            made.portions.insert(1, vec![portion]);
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
