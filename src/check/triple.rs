//! Characters of three bytes, counted the way the compiler makes fast: over all bytes, in numbers as
//! small as they, without an early way out.

use std::ops::RangeInclusive;

/// How many bytes are counted before the count outgrows a byte.
const PART: usize = 255;

/// How many characters of `text` are these two bytes and a third one in the range.
pub(super) fn count(text: &str, [first, second]: [u8; 2], third: RangeInclusive<u8>) -> usize {
    let bytes = text.as_bytes();
    let seconds = bytes.get(1..).unwrap_or_default();
    let thirds = bytes.get(2..).unwrap_or_default();
    let (low, span) = (*third.start(), third.end() - third.start());
    let parts = bytes
        .chunks(PART)
        .zip(seconds.chunks(PART))
        .zip(thirds.chunks(PART));
    let counts = parts.map(|((ones, twos), threes)| {
        let triples = ones.iter().zip(twos).zip(threes);
        let count: u8 = triples
            .map(|((one, two), three)| {
                let is_one = (*one == first) & (*two == second);
                u8::from(is_one & (three.wrapping_sub(low) <= span))
            })
            .sum();
        usize::from(count)
    });
    counts.sum()
}
