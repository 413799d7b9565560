//! Bits in a row, most significant first, and lists of small numbers written in them.

/// Bits being written.
#[derive(Debug, Default, Clone)]
pub(super) struct Bits {
    bytes: Vec<u8>,
    /// Bits written so far.
    length: usize,
}

impl Bits {
    /// How many bits there are.
    pub(super) fn len(&self) -> usize {
        self.length
    }

    /// Appends the low `count` bits of `value`, at most 32 of them.
    pub(super) fn push(&mut self, value: u32, count: u32) {
        let value = value & ((1_u64 << count) - 1) as u32;
        let used = (self.length % 8) as u32;
        self.length += count as usize;
        // As many bits as are free in the last byte, then whole new ones.
        let mut left = count;
        if used > 0
            && let Some(last) = self.bytes.last_mut()
        {
            let taken = left.min(8 - used);
            left -= taken;
            *last |= ((value >> left) << (8 - used - taken)) as u8;
        }
        while left > 0 {
            let taken = left.min(8);
            left -= taken;
            self.bytes.push(((value >> left) << (8 - taken)) as u8);
        }
    }

    /// Appends so many ones.
    fn ones(&mut self, count: u32) {
        let mut left = count;
        while left > 0 {
            let taken = left.min(32);
            self.push(u32::MAX, taken);
            left -= taken;
        }
    }

    /// Appends the bits `from..to` of others.
    pub(super) fn append(&mut self, others: &Self, from: usize, to: usize) {
        let mut at = from;
        while at < to {
            let count = (to - at).min(8 - at % 8);
            let byte = u32::from(others.bytes[at / 8]);
            self.push(byte >> (8 - at % 8 - count), count as u32);
            at += count;
        }
    }

    /// Appends a number from 1 on as Elias gamma code.
    pub(super) fn gamma(&mut self, number: u32) {
        let after = number.max(1).ilog2();
        self.push(0, after);
        self.push(number, after + 1);
    }

    /// Appends some of the numbers below `universe`; they are ascending.
    ///
    /// Their count comes first; then the gaps before them, or before those that are missing if these
    /// are fewer, as Rice codes whose parameter follows from the count.
    pub(super) fn list(&mut self, numbers: &[u16], universe: u32) {
        let count = numbers.len() as u32;
        self.gamma(count + 1);
        if count == 0 || count == universe {
            return;
        }
        if 2 * count <= universe {
            self.gaps(numbers.iter().copied(), count, universe);
        } else {
            let mut present = numbers.iter().copied().peekable();
            let missing = (0..universe as u16).filter(|number| {
                let is_present = present.peek() == Some(number);
                if is_present {
                    present.next();
                }
                !is_present
            });
            self.gaps(missing, universe - count, universe);
        }
    }

    fn gaps(&mut self, numbers: impl Iterator<Item = u16>, count: u32, universe: u32) {
        let low_bits = rice_parameter(count, universe);
        let mut next = 0;
        for number in numbers {
            let number = u32::from(number);
            let gap = number - next;
            next = number + 1;
            self.ones(gap >> low_bits);
            self.push(0, 1);
            self.push(gap, low_bits);
        }
    }

    /// The bits as base64, which scripts can hold.
    pub(super) fn base64(&self) -> String {
        const DIGITS: &[u8; 64] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut text = String::with_capacity(self.bytes.len().div_ceil(3) * 4);
        for three in self.bytes.chunks(3) {
            let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
            let group = byte(0) << 16 | byte(1) << 8 | byte(2);
            for digit in 0..4 {
                text.push(if digit > three.len() {
                    '='
                } else {
                    char::from(DIGITS[(group >> (18 - 6 * digit)) as usize & 63])
                });
            }
        }
        text
    }
}

/// How many low bits of a gap are written as they are: about the mean gap.
fn rice_parameter(count: u32, universe: u32) -> u32 {
    let mut low_bits = 0;
    while (3 * count) << (low_bits + 1) <= 2 * universe {
        low_bits += 1;
    }
    low_bits
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    struct Reader<'a> {
        bits: &'a Bits,
        at: usize,
    }

    impl Reader<'_> {
        fn bit(&mut self) -> u32 {
            let byte = self.bits.bytes[self.at / 8];
            let bit = byte >> (7 - self.at % 8) & 1;
            self.at += 1;
            u32::from(bit)
        }

        fn number(&mut self, count: u32) -> u32 {
            (0..count).fold(0, |number, _| number << 1 | self.bit())
        }

        fn gamma(&mut self) -> u32 {
            let mut after = 0;
            while self.bit() == 0 {
                after += 1;
            }
            1 << after | self.number(after)
        }

        fn list(&mut self, universe: u32) -> Vec<u16> {
            let count = self.gamma() - 1;
            let inverted = 2 * count > universe;
            let written = if inverted { universe - count } else { count };
            let mut numbers = Vec::new();
            if count > 0 && count < universe {
                let low_bits = rice_parameter(written, universe);
                let mut next = 0;
                for _ in 0..written {
                    let mut high = 0;
                    while self.bit() == 1 {
                        high += 1;
                    }
                    let number = next + (high << low_bits | self.number(low_bits));
                    numbers.push(number as u16);
                    next = number + 1;
                }
            }
            if inverted {
                numbers = (0..universe as u16)
                    .filter(|number| !numbers.contains(number))
                    .collect();
            }
            numbers
        }
    }

    proptest! {
        #[test]
        fn lists_are_read_as_they_were_written(
            lists in prop::collection::vec(
                (1_u32..700).prop_flat_map(|universe| {
                    let numbers = prop::collection::btree_set(0..universe as u16, 0..=universe as usize);
                    (Just(universe), numbers)
                }),
                1..8,
            ),
            before in 0_u32..9,
        ) {
            let mut bits = Bits::default();
            bits.push(0, before);
            let mut copied = Bits::default();
            for (universe, numbers) in &lists {
                let from = bits.len();
                bits.list(&numbers.iter().copied().collect::<Vec<_>>(), *universe);
                copied.append(&bits, from, bits.len());
            }
            let mut reader = Reader { bits: &copied, at: 0 };
            for (universe, numbers) in lists {
                prop_assert_eq!(reader.list(universe), numbers.into_iter().collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn base64_is_that_of_everybody() {
        let mut bits = Bits::default();
        let texts = ["", "f", "fo", "foo", "foob"];
        let expected = ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="];
        for (text, expected) in texts.iter().zip(expected) {
            bits = Bits::default();
            text.bytes().for_each(|byte| bits.push(byte.into(), 8));
            assert_eq!(bits.base64(), expected);
        }
        assert_eq!(bits.len(), 32);
    }
}
