//! 校验: which content a file had that somebody has looked through.

use crate::field::{FromText, Reject};
use crate::source::{Pack, Packer, Unpacker};

/// Digits that are printed, and the fewest that are taken: one file in four thousand million has the same.
const DIGITS: usize = 8;

/// The first hexadecimal digits of the SHA-256 of a file, eight at least.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checksum(Box<str>);

impl Checksum {
    /// As it is printed for a file with this SHA-256, in small hexadecimal digits.
    pub fn of(sha256: &str) -> &str {
        sha256.get(..DIGITS).unwrap_or(sha256)
    }

    /// Whether it is that of a file with this SHA-256.
    pub fn fits(&self, sha256: &str) -> bool {
        sha256.starts_with(&*self.0)
    }
}

impl Pack for Checksum {
    fn pack(&self, to: &mut Packer) {
        to.add(&self.0);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.take().map(Self)
    }
}

impl FromText for Checksum {
    fn from_text(text: &str) -> Result<Self, Reject> {
        let digits = text.to_ascii_lowercase();
        let is_one = digits.len() >= DIGITS && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        match is_one {
            true => Ok(Self(digits.into())),
            false => Err(Reject::shape("检查时说出来的校验码，如 3f2a9c01")),
        }
    }
}
