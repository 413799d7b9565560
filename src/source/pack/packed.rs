//! Bytes that were packed, with their table of words.

/// What was packed, read as far as its table of words.
#[derive(Clone, Debug)]
pub struct PackedBytes {
    bytes: Box<[u8]>,
    /// Where each word ends, and where the first one begins.
    ends: Box<[u32]>,
}

impl PackedBytes {
    /// What [`Packer::finish`](super::Packer::finish) gave; `None` if its table is none.
    pub fn open(bytes: Box<[u8]>) -> Option<Self> {
        let mut rest = &*bytes;
        let count = usize::try_from(number(&mut rest)?).ok()?;
        // Each length takes a byte at least.
        let mut lengths = Vec::with_capacity(count.min(rest.len()) + 1);
        for _ in 0..count {
            lengths.push(u32::try_from(number(&mut rest)?).ok()?);
        }
        let mut end = u32::try_from(bytes.len() - rest.len()).ok()?;
        let mut ends = Vec::with_capacity(lengths.len() + 1);
        ends.push(end);
        for length in lengths {
            end = end.checked_add(length)?;
            ends.push(end);
        }
        (end as usize <= bytes.len()).then(|| Self {
            ends: ends.into(),
            bytes,
        })
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What follows the table, from this place on.
    pub(super) fn from(&self, place: usize) -> Option<&[u8]> {
        let first = *self.ends.last()? as usize;
        self.bytes.get(first.checked_add(place)?..)
    }

    pub(super) fn word(&self, at: usize) -> Option<&str> {
        let (start, end) = (*self.ends.get(at)?, *self.ends.get(at.checked_add(1)?)?);
        let word = self.bytes.get(start as usize..end as usize)?;
        str::from_utf8(word).ok()
    }
}

/// A number, seven bits a byte, the lowest first; `None` of one that does not fit.
pub(super) fn number(rest: &mut &[u8]) -> Option<u64> {
    let mut number = 0_u64;
    for shift in (0..64).step_by(7) {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        let low = u64::from(byte & 0x7f);
        if low.leading_zeros() < shift {
            return None;
        }
        number |= low << shift;
        if *byte < 0x80 {
            return Some(number);
        }
    }
    None
}
