//! An archive (ZIP, as in APPNOTE 6.3.10) of parts that are packed piece by piece: each piece by itself, so that it
//! is the same bytes whatever stands before it, and can be taken from another archive.
//!
//! Invariant: nothing of a clock or of the machine is in it.

use super::packing::pack_last;
use super::portions::{FilePortion, PortionSum};
use std::io;

/// Numbers of signatures.
const LOCAL: u32 = 0x0403_4b50;
const DESCRIPTOR: u32 = 0x0807_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;

/// The version of the format that a reader must know: that of folders and packed parts.
const VERSION: u16 = 20;
/// Sums follow a part, and names are UTF-8.
const FLAGS: u16 = 1 << 3 | 1 << 11;
/// How parts are packed.
const DEFLATED: u16 = 8;
/// The first day that the format knows, for all parts alike: 1980-01-01.
const FIRST_DAY: u16 = 1 << 5 | 1;

/// What stands around the pieces of an archive's parts.
#[derive(Default)]
pub(super) struct ArchiveFrame {
    /// How long it is so far.
    length: u64,
    /// The parts that are complete, with their places.
    parts: Vec<(String, u64, PortionSum)>,
    /// The part that is being written.
    open: Option<(String, u64, PortionSum)>,
}

impl ArchiveFrame {
    /// Begins a part, whose name is plain.
    ///
    /// # Errors
    /// As [`ArchiveFrame::end`].
    pub(super) fn begin(&mut self, name: String, out: &mut Vec<u8>) -> io::Result<()> {
        let at = self.length;
        let from = out.len();
        put32(out, LOCAL);
        put16(out, &[VERSION, FLAGS, DEFLATED, 0, FIRST_DAY]);
        [0; 3].iter().for_each(|sum| put32(out, *sum));
        put16(out, &[fit16(name.len())?, 0]);
        out.extend_from_slice(name.as_bytes());
        self.length += (out.len() - from) as u64;
        self.open = Some((name, at, PortionSum::default()));
        Ok(())
    }

    /// Takes note of a piece of the part, which stands or will stand here.
    pub(super) fn pass(&mut self, sum: PortionSum) {
        self.length += sum.length;
        if let Some((_, _, all)) = &mut self.open {
            *all = all.and(sum);
        }
    }

    /// Adds a piece of the part.
    pub(super) fn add(&mut self, piece: FilePortion, out: &mut Vec<u8>) {
        self.pass(piece.sum);
        out.extend_from_slice(&piece.bytes);
    }

    /// Ends the part with its last piece.
    ///
    /// # Errors
    /// When the archive is larger than its form can hold: 4 GB.
    pub(super) fn end(&mut self, last: FilePortion, out: &mut Vec<u8>) -> io::Result<()> {
        self.add(last, out);
        if let Some(part) = self.open.take() {
            put32(out, DESCRIPTOR);
            put_sum(out, part.2)?;
            self.length += 16;
            self.parts.push(part);
        }
        Ok(())
    }

    /// Ends the archive.
    ///
    /// # Errors
    /// As [`ArchiveFrame::end`].
    pub(super) fn finish(&mut self, out: &mut Vec<u8>) -> io::Result<()> {
        let from = out.len();
        for (name, at, sum) in &self.parts {
            put32(out, CENTRAL);
            put16(out, &[VERSION, VERSION, FLAGS, DEFLATED, 0, FIRST_DAY]);
            put_sum(out, *sum)?;
            // No more fields, no remark, the first disk, no marks of the inside.
            put16(out, &[fit16(name.len())?, 0, 0, 0, 0]);
            put32(out, 0);
            put32(out, fit(*at)?);
            out.extend_from_slice(name.as_bytes());
        }
        let length = (out.len() - from) as u64;
        let count = fit16(self.parts.len())?;
        put32(out, END);
        put16(out, &[0, 0, count, count]);
        put32(out, fit(length)?);
        put32(out, fit(self.length)?);
        put16(out, &[0]);
        Ok(())
    }
}

/// An archive of parts that are there whole.
pub(super) fn archive(parts: impl IntoIterator<Item = (String, String)>) -> io::Result<Vec<u8>> {
    let (mut archive, mut out) = (ArchiveFrame::default(), Vec::new());
    for (name, text) in parts {
        archive.begin(name, &mut out)?;
        archive.end(pack_last(text.as_bytes()), &mut out)?;
    }
    archive.finish(&mut out)?;
    Ok(out)
}

fn put_sum(out: &mut Vec<u8>, sum: PortionSum) -> io::Result<()> {
    put32(out, sum.crc);
    put32(out, fit(sum.length)?);
    put32(out, fit(sum.unpacked)?);
    Ok(())
}

fn put16(out: &mut Vec<u8>, numbers: &[u16]) {
    let bytes = numbers.iter().flat_map(|number| number.to_le_bytes());
    out.extend(bytes);
}

fn put32(out: &mut Vec<u8>, number: u32) {
    out.extend_from_slice(&number.to_le_bytes());
}

fn fit(number: u64) -> io::Result<u32> {
    u32::try_from(number).map_err(|_| too_large())
}

fn fit16(number: usize) -> io::Result<u16> {
    u16::try_from(number).map_err(|_| too_large())
}

fn too_large() -> io::Error {
    io::Error::other("数据表超过4GB，工作簿装不下")
}
