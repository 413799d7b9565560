//! Bits in a row, most significant first, and lists of small numbers written in them.

/// The digits of base64.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bits being written.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
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

    /// The bits of whole bytes that [`Bits::base64`] gave; `None` of any other text.
    pub(super) fn from_base64(text: &str) -> Option<Self> {
        let (fours, []) = text.as_bytes().as_chunks::<4>() else {
            return None;
        };
        let mut bytes = Vec::with_capacity(fours.len() * 3);
        for (at, four) in fours.iter().enumerate() {
            let padding = four
                .iter()
                .rev()
                .take_while(|digit| **digit == b'=')
                .count();
            if padding > 2 || padding > 0 && at + 1 < fours.len() {
                return None;
            }
            let digits = four[..4 - padding].iter();
            let group = digits
                .enumerate()
                .try_fold(0_u32, |group, (place, digit)| {
                    Some(group | u32::from(value_of(*digit)?) << (18 - 6 * place))
                })?;
            bytes.extend_from_slice(&group.to_be_bytes()[1..4 - padding]);
        }
        let length = bytes.len() * 8;
        Some(Self { bytes, length })
    }
}

/// What a digit of base64 stands for.
fn value_of(digit: u8) -> Option<u8> {
    match digit {
        b'A'..=b'Z' => Some(digit - b'A'),
        b'a'..=b'z' => Some(digit - b'a' + 26),
        b'0'..=b'9' => Some(digit - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

/// Bits being read. Where they end, or are not what was written, nothing is read.
#[derive(Debug)]
pub(super) struct BitReader<'a> {
    bits: &'a Bits,
    at: usize,
}

impl<'a> BitReader<'a> {
    /// Bits from their beginning.
    pub(super) fn new(bits: &'a Bits) -> Self {
        Self { bits, at: 0 }
    }

    /// How many bits were read.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Whether nothing is left but the zeros that fill the last byte.
    pub(super) fn is_at_end(&self) -> bool {
        self.bits.length - self.at < 8 && self.next() == 0
    }

    /// The next bits, at least 57 of them, or zeros where there are no more.
    fn next(&self) -> u64 {
        let rest = self.bits.bytes.get(self.at / 8..).unwrap_or_default();
        let eight = match rest.first_chunk() {
            Some(eight) => *eight,
            None => {
                let mut eight = [0; 8];
                eight[..rest.len()].copy_from_slice(rest);
                eight
            }
        };
        u64::from_be_bytes(eight) << (self.at % 8)
    }

    fn skip(&mut self, count: usize) -> Option<()> {
        self.at += count;
        (self.at <= self.bits.length).then_some(())
    }

    /// A number of so many bits, at most 32.
    fn number(&mut self, count: u32) -> Option<u32> {
        let number = self.next().checked_shr(64 - count).unwrap_or(0);
        self.skip(count as usize)?;
        Some(number as u32)
    }

    /// How many ones come before the next zero, which is read too.
    fn ones(&mut self) -> Option<u32> {
        let mut count = 0;
        loop {
            let ones = self.next().leading_ones().min(32);
            self.skip(ones as usize)?;
            count += ones;
            if ones < 32 {
                self.skip(1)?;
                return Some(count);
            }
        }
    }

    fn gamma(&mut self) -> Option<u32> {
        let zeros = self.next().leading_zeros();
        if zeros > 16 {
            return None;
        }
        self.skip(zeros as usize)?;
        self.number(zeros + 1)
    }

    /// Some of the numbers below `universe`, as [`Bits::list`] wrote them.
    pub(super) fn list(&mut self, universe: u32) -> Option<Vec<u16>> {
        let count = self.gamma()? - 1;
        if count > universe {
            return None;
        }
        if count == 0 {
            return Some(Vec::new());
        }
        let is_inverted = 2 * count > universe;
        let written = match is_inverted {
            true => universe - count,
            false => count,
        };
        let written = self.gaps(written, universe)?;
        if !is_inverted {
            return Some(written);
        }
        let mut missing = written.into_iter().peekable();
        let is_present = |number: &u16| missing.next_if_eq(number).is_none();
        Some((0..universe as u16).filter(is_present).collect())
    }

    fn gaps(&mut self, count: u32, universe: u32) -> Option<Vec<u16>> {
        let low_bits = match count {
            0 => 0,
            _ => rice_parameter(count, universe),
        };
        let mut next = 0;
        let mut numbers = Vec::with_capacity(count as usize);
        for _ in 0..count {
            let high = self.ones()?;
            let number = next + (high << low_bits | self.number(low_bits)?);
            if number >= universe {
                return None;
            }
            numbers.push(number as u16);
            next = number + 1;
        }
        Some(numbers)
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
            let published = Bits::from_base64(&copied.base64());
            prop_assert_eq!(published.as_ref().map(|bits| &bits.bytes), Some(&copied.bytes));
            for bits in [&copied, &published.unwrap_or_default()] {
                let mut reader = BitReader::new(bits);
                for (universe, numbers) in &lists {
                    let read = reader.list(*universe);
                    prop_assert_eq!(read, Some(numbers.iter().copied().collect::<Vec<_>>()));
                }
                prop_assert_eq!(reader.at(), copied.len());
                prop_assert!(reader.is_at_end());
            }
        }

        #[test]
        fn any_bits_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..40), universe in 1_u32..5000) {
            let length = bytes.len() * 8;
            let bits = Bits { bytes, length };
            let mut reader = BitReader::new(&bits);
            while reader.at() < bits.len()
                && let Some(numbers) = reader.list(universe)
            {
                prop_assert!(numbers.is_sorted_by(|a, b| a < b));
                prop_assert!(numbers.last().is_none_or(|last| u32::from(*last) < universe));
            }
        }

        #[test]
        fn any_text_is_base64_or_refused(text in "[A-Za-z=+/é]{0,12}") {
            if let Some(bits) = Bits::from_base64(&text) {
                prop_assert_eq!(bits.base64().len(), text.len());
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
