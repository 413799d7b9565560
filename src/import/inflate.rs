//! Packed streams outside of packages, unpacked within the same bounds.

use super::foreign::{Foreign, Gap};
use super::limit;
use flate2::read::{DeflateDecoder, GzDecoder, MultiGzDecoder, ZlibDecoder};
use std::io::Read;

/// The bytes of a stream packed by zlib, as far as they can be unpacked.
pub(super) fn inflated(bytes: &[u8], foreign: &mut Foreign) -> Vec<u8> {
    unpacked(ZlibDecoder::new(bytes), bytes.len(), foreign)
}

/// The bytes of a text packed without a head, as drawings in XML keep it; `None` where they are none, or unpack to more than a
/// text does.
pub(super) fn deflated(bytes: &[u8], foreign: &mut Foreign) -> Option<Vec<u8>> {
    /// How many times its size a text may unpack to.
    const RATIO: u64 = 16;
    let left = limit::PACKAGE.saturating_sub(foreign.intake.unpacked);
    let most = left.min(bytes.len() as u64 * RATIO);
    let mut text = Vec::new();
    let mut packed = DeflateDecoder::new(bytes).take(most);
    packed.read_to_end(&mut text).ok()?;
    foreign.intake.unpacked += text.len() as u64;
    (!text.is_empty()).then_some(text)
}

/// The bytes of a file packed by gzip.
pub(super) fn gunzipped(bytes: &[u8], foreign: &mut Foreign) -> Vec<u8> {
    unpacked(MultiGzDecoder::new(bytes), bytes.len(), foreign)
}

/// The name that a file packed by gzip had, and the remark behind it.
pub(super) fn name_in_gzip(bytes: &[u8]) -> String {
    let decoder = GzDecoder::new(bytes);
    let Some(header) = decoder.header() else {
        return String::new();
    };
    let parts = [header.filename(), header.comment()];
    let parts = parts.into_iter().flatten();
    let parts = parts.map(|part| String::from_utf8_lossy(part).replace('_', " "));
    parts.collect::<Vec<_>>().join(" ")
}

fn unpacked(reader: impl Read, packed: usize, foreign: &mut Foreign) -> Vec<u8> {
    let by_ratio = (packed as u64)
        .saturating_mul(limit::RATIO)
        .max(limit::RATIO_FROM);
    let left = limit::PACKAGE.saturating_sub(foreign.intake.unpacked);
    let most = limit::ENTRY.min(left).min(by_ratio);
    let mut bytes = Vec::new();
    let outcome = reader.take(most + 1).read_to_end(&mut bytes);
    foreign.intake.unpacked += bytes.len() as u64;
    if bytes.len() as u64 > most {
        bytes.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        foreign.gap(Gap::Limit("解压后的大小"));
    } else if outcome.is_err() {
        foreign.gap(Gap::Broken);
    }
    bytes
}
