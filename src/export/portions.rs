//! A file that grows with the site, made portion by portion.
//!
//! Takes the site; gives the portions, each made by itself and at any time, and what stands around them. Invariant:
//! a portion is the same as long as what it is given and what it looks at are the same, and what stands around
//! portions follows from their sums and the shape of the site alone. So whoever has a portion need not make it.

use std::io;

/// How many reports or units a portion is of, at most.
pub(super) const PORTION: usize = 64;

/// A file that is made portion by portion.
pub trait InPortions {
    /// How many portions there are.
    fn count(&self) -> usize;

    /// What a portion is given besides what it looks at.
    fn given(&self, portion: usize) -> Vec<u64>;

    /// Makes a portion.
    fn make(&self, portion: usize) -> FilePortion;

    /// What stands around the portions, for one pass over them.
    fn frame(&self) -> Box<dyn PortionFrame + '_>;
}

/// What stands around portions, which pass it in order.
pub trait PortionFrame {
    /// What stands before the next portion, or after the last one.
    ///
    /// # Errors
    /// When the form of the file cannot hold so much.
    fn next(&mut self) -> io::Result<Vec<u8>>;

    /// Takes note of the portion that follows.
    fn pass(&mut self, sum: PortionSum);
}

/// A portion of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilePortion {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What is to be known of them around.
    pub sum: PortionSum,
}

/// What is to be known of bytes to write what stands around them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PortionSum {
    /// How many they are.
    pub length: u64,
    /// Of packed bytes: how many they are unpacked.
    pub unpacked: u64,
    /// Of packed bytes: their CRC-32, unpacked.
    pub crc: u32,
}

impl FilePortion {
    /// Text as it is.
    pub(super) fn of_text(bytes: Vec<u8>) -> Self {
        let sum = PortionSum {
            length: bytes.len() as u64,
            ..PortionSum::default()
        };
        Self { bytes, sum }
    }
}

/// Hands all bytes of a file to `take`, a piece at a time.
///
/// # Errors
/// As [`PortionFrame::next`].
pub(super) fn each_piece(file: &dyn InPortions, take: &mut dyn FnMut(&[u8])) -> io::Result<()> {
    let mut frame = file.frame();
    for at in 0..file.count() {
        take(&frame.next()?);
        let portion = file.make(at);
        take(&portion.bytes);
        frame.pass(portion.sum);
    }
    take(&frame.next()?);
    Ok(())
}
