//! A shard: its grams, and in bits the lists of the reports that have each, segment after segment.
//!
//! Takes the lists of segments, or a shard of the last index and what has changed; gives the data of the file.
//! Invariant: an altered shard is, to a byte, the one that its lists would make anew.

use super::bits::{BitReader, Bits};
use super::gram::Gram;
use super::lists::{GramChange, GramLists};
use super::segment::{ClosedSegment, number_of};
use serde::Serialize;
use std::collections::BTreeMap;

/// A shard being written, gram after gram, ascending.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Shard {
    keys: String,
    bits: Bits,
}

impl Shard {
    /// The lists of a shard, those of each segment side by side.
    pub(super) fn of(segments: &[ClosedSegment], number: u32) -> Self {
        let mut grams: BTreeMap<Gram, Vec<Option<(usize, usize)>>> = BTreeMap::new();
        for (at, segment) in segments.iter().enumerate() {
            for (gram, from, to) in segment.of_shard(number) {
                let lists = grams
                    .entry(gram)
                    .or_insert_with(|| vec![None; segments.len()]);
                lists[at] = Some((from, to));
            }
        }
        let mut shard = Self::default();
        for (gram, lists) in grams {
            let bits = shard.add(gram);
            for (segment, lists) in segments.iter().zip(lists) {
                match lists {
                    Some((from, to)) => bits.append(segment.bits(), from, to),
                    // The list of no report.
                    None => bits.gamma(1),
                }
            }
        }
        shard
    }

    /// What its file holds; `None` of an empty one, which has no file.
    pub(super) fn data(&self) -> Option<impl Serialize> {
        (!self.keys.is_empty()).then(|| (&self.keys, self.bits.base64()))
    }

    /// The bits after which the lists of the next gram belong.
    fn add(&mut self, gram: Gram) -> &mut Bits {
        if !self.keys.is_empty() {
            self.keys.push(' ');
        }
        gram.push_to(&mut self.keys);
        &mut self.bits
    }

    fn add_lists(&mut self, gram: Gram, lists: &[GramLists], sizes: &[u32]) {
        if lists.iter().all(|lists| lists.all.is_empty()) {
            return;
        }
        let bits = self.add(gram);
        for (lists, size) in lists.iter().zip(sizes) {
            lists.write(gram, *size, bits);
        }
    }
}

/// A shard that was published.
#[derive(Debug, Default)]
pub(super) struct PublishedShard {
    keys: String,
    bits: Bits,
}

impl PublishedShard {
    /// What a file held; `None` if that is no shard. A shard without a file is empty.
    pub(super) fn of(data: Option<(String, String)>) -> Option<Self> {
        let (keys, bits) = data.unwrap_or_default();
        let bits = Bits::from_base64(&bits)?;
        Some(Self { keys, bits })
    }

    /// The shard with these changes, which are sorted. `sizes` is how many reports each segment has. `None` if it
    /// is not as a shard is written.
    pub(super) fn altered(&self, changes: &[GramChange], sizes: &[u32]) -> Option<Shard> {
        let mut shard = Shard::default();
        let mut changed = changes.chunk_by(|a, b| a.gram == b.gram).peekable();
        let mut reader = BitReader::new(&self.bits);
        let mut last = None;
        for key in self.keys.split(' ').filter(|key| !key.is_empty()) {
            let gram = Gram::of_text(key)?;
            if last.replace(gram).is_some_and(|last| last >= gram) {
                return None;
            }
            while let Some(changes) = changed.next_if(|changes| changes[0].gram < gram) {
                alter(
                    &mut shard,
                    &mut vec![GramLists::default(); sizes.len()],
                    changes,
                    sizes,
                );
            }
            let from = reader.at();
            let read = |size: &u32| GramLists::read(gram, *size, &mut reader);
            let mut lists: Vec<GramLists> = sizes.iter().map(read).collect::<Option<_>>()?;
            match changed.next_if(|changes| changes[0].gram == gram) {
                Some(changes) => alter(&mut shard, &mut lists, changes, sizes),
                None => shard.add(gram).append(&self.bits, from, reader.at()),
            }
        }
        for changes in changed {
            alter(
                &mut shard,
                &mut vec![GramLists::default(); sizes.len()],
                changes,
                sizes,
            );
        }
        reader.is_at_end().then_some(shard)
    }
}

/// Appends the lists of a gram with its changes.
fn alter(shard: &mut Shard, lists: &mut [GramLists], changes: &[GramChange], sizes: &[u32]) {
    for change in changes {
        let (segment, number) = number_of(change.place);
        if let Some(lists) = lists.get_mut(segment) {
            lists.set(number, change.holds);
        }
    }
    if let Some(first) = changes.first() {
        shard.add_lists(first.gram, lists, sizes);
    }
}

#[cfg(test)]
mod tests {
    use super::super::lists::Holds;
    use super::super::segment::SEGMENT;
    use super::*;
    use proptest::prelude::*;

    const GRAMS: [&str; 9] = [
        "款", "款项", "项目", "预算", "12", "120", "120.", "元a", "目",
    ];
    /// Reports of the segments.
    const SIZES: [u32; 3] = [SEGMENT as u32, SEGMENT as u32, 70];

    /// Where reports have grams, by gram and place. Those that have one nowhere are left out.
    type State = BTreeMap<(Gram, usize), Holds>;

    fn state() -> impl Strategy<Value = State> {
        let gram = prop::sample::select(GRAMS.to_vec());
        // Neighbours, the ends of segments, and some between.
        let place = prop_oneof![
            0..9_usize,
            4090..4100_usize,
            8190..8262_usize,
            0..8262_usize
        ];
        let held = (gram, place, any::<bool>()).prop_map(|(gram, place, titled)| {
            let gram = Gram::of_text(gram).unwrap_or_else(|| unreachable!());
            let holds = match titled || gram.is_single() {
                true => Holds::InTitle,
                false => Holds::InText,
            };
            ((gram, place), holds)
        });
        prop::collection::vec(held, 0..60).prop_map(|all| all.into_iter().collect())
    }

    fn written(state: &State) -> Shard {
        let mut shard = Shard::default();
        let all: Vec<_> = state.iter().collect();
        for held in all.chunk_by(|a, b| a.0.0 == b.0.0) {
            let mut lists = vec![GramLists::default(); SIZES.len()];
            for ((_, place), holds) in held {
                let (segment, number) = number_of(*place);
                lists[segment].all.push(number);
                if **holds == Holds::InTitle {
                    lists[segment].titled.push(number);
                }
            }
            shard.add_lists(held[0].0.0, &lists, &SIZES);
        }
        shard
    }

    fn published(shard: &Shard) -> PublishedShard {
        let data = (shard.keys.clone(), shard.bits.base64());
        PublishedShard::of(Some(data)).unwrap_or_else(|| unreachable!())
    }

    fn changes(before: &State, now: &State) -> Vec<GramChange> {
        let keys = before.keys().chain(now.keys());
        let changed = keys.filter(|key| before.get(key) != now.get(key));
        let mut changes: Vec<GramChange> = changed
            .map(|key| GramChange {
                shard: 0,
                gram: key.0,
                place: key.1,
                holds: now.get(key).copied().unwrap_or(Holds::Nowhere),
            })
            .collect();
        changes.sort_unstable();
        changes.dedup();
        changes
    }

    proptest! {
        #[test]
        fn an_altered_shard_is_the_one_made_anew(before in state(), now in state(), stays in any::<bool>()) {
            let now = match stays {
                // Most of it stays.
                true => before.clone().into_iter().chain(now.into_iter().take(3)).collect(),
                false => now,
            };
            let last = published(&written(&before));
            let altered = last.altered(&changes(&before, &now), &SIZES);
            prop_assert_eq!(altered, Some(written(&now)));
        }

        #[test]
        fn a_shard_is_as_it_was_written_or_is_refused(
            before in state(),
            cut in 0..40_usize,
            flipped in 0..400_usize,
        ) {
            let shard = written(&before);
            let bits = shard.bits.base64();
            let mut bytes = bits.clone().into_bytes();
            bytes.truncate(bits.len() - bits.len().min(cut));
            if let Some(byte) = bytes.get_mut(flipped) {
                *byte = if *byte == b'A' { b'B' } else { b'A' };
            }
            let bits = String::from_utf8(bytes).unwrap_or_default();
            let data = (shard.keys.clone(), bits);
            if let Some(altered) = PublishedShard::of(Some(data)).and_then(|last| last.altered(&[], &SIZES)) {
                prop_assert_eq!(altered.keys, shard.keys);
            }
        }
    }

    #[test]
    fn what_is_no_shard_is_refused() {
        let one = written(
            &[(
                (Gram::of_text("项目").unwrap_or_else(|| unreachable!()), 3),
                Holds::InText,
            )]
            .into(),
        );
        let bits = one.bits.base64();
        let keys = ["", "项目 项目", "项目 款项", "款项目", "预算 款"];
        for keys in keys {
            let last = PublishedShard::of(Some((keys.to_owned(), bits.clone())));
            assert_eq!(
                last.and_then(|last| last.altered(&[], &SIZES)),
                None,
                "{keys}"
            );
        }
        assert!(PublishedShard::of(Some(("项目".to_owned(), "A".to_owned()))).is_none());
        let empty = PublishedShard::of(None).and_then(|last| last.altered(&[], &SIZES));
        assert_eq!(empty, Some(Shard::default()));
    }
}
