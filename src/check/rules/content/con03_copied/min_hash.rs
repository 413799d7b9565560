//! The MinHash of a paragraph: sixteen bytes from which its likeness to others is estimated.
//!
//! MinHash in one pass: every shingle (a run of four letters) falls into one of sixteen bins, and a bin keeps
//! eight bits of the smallest in it; an empty bin takes those of another. The share of equal bytes
//! of two signatures is about the share of shingles that both texts have.

/// How many bytes of two signatures are equal where their paragraphs are near-identical: about four in
/// five shingles are the same then.
const ALIKE: u32 = 13;

const BINS: usize = 16;

/// Sixteen bytes, one a bin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Signature([u8; BINS]);

/// The smallest shingle of each bin so far.
pub(super) struct Smallest([u32; BINS]);

impl Smallest {
    /// None so far.
    pub(super) const NONE: Self = Self([u32::MAX; BINS]);

    /// Takes one more shingle of the paragraph, by its hash.
    pub(super) fn add(&mut self, shingle: u64) {
        let bin = &mut self.0[(shingle >> 60) as usize];
        // The bits below those that chose the bin.
        *bin = (*bin).min((shingle >> 28) as u32);
    }
}

impl Signature {
    /// Its bytes.
    pub(super) fn bytes(&self) -> &[u8; BINS] {
        &self.0
    }

    /// The signature that had these bytes.
    pub(super) fn from_bytes(bytes: [u8; BINS]) -> Self {
        Self(bytes)
    }

    /// The signature of a paragraph, from the smallest of its shingles.
    pub(super) fn of(Smallest(smallest): &Smallest) -> Self {
        let full = |bin: usize| smallest[bin] < u32::MAX;
        let mut signature = [0; BINS];
        for (bin, byte) in signature.iter_mut().enumerate() {
            let mut asked = (0..BINS).map(|step| (bin + step * 7) % BINS);
            let from = asked.find(|bin| full(*bin));
            *byte = from.map_or(0, |from| scatter(smallest[from], from));
        }
        Self(signature)
    }

    /// Whether the two paragraphs are near-identical.
    pub(super) fn is_like(self, other: Self) -> bool {
        let equal = self.0.iter().zip(other.0).filter(|(a, b)| **a == *b);
        equal.count() >= ALIKE as usize
    }

    /// One quarter of the signature. Near-identical paragraphs nearly always share one.
    pub(super) fn quarter(self, which: usize) -> u32 {
        let mut bytes = [0; 4];
        for (byte, from) in bytes.iter_mut().zip(self.0.iter().skip(which * 4)) {
            *byte = *from;
        }
        u32::from_le_bytes(bytes)
    }
}

/// How many quarters a signature has.
pub(super) const QUARTERS: usize = 4;

/// Eight bits of a hash that all its bits have a part in.
fn scatter(hash: u32, bin: usize) -> u8 {
    let mixed = (u64::from(hash) << 4 | bin as u64).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (mixed >> 56) as u8
}
