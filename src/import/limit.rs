//! How much of an attachment is read. Together these bound the memory and the steps of one reading:
//! about 300 MB and a few seconds for a file made to hurt; ordinary files come nowhere near.

/// Bytes of a file.
pub const FILE: u64 = 64 << 20;
/// Bytes of a PDF.
pub const PDF: usize = 32 << 20;
/// Bytes of a PDF that are looked at in all, packed or unpacked; what is looked at twice counts twice.
pub const PDF_WORK: usize = 160 << 20;
/// Objects of a PDF.
pub const PDF_OBJECTS: usize = 500_000;
/// Bytes of an object of a PDF without its stream.
pub const PDF_OBJECT: usize = 4 << 20;
/// Bytes a stream of a PDF may unpack to.
pub const PDF_STREAM: usize = 16 << 20;
/// Bytes all packed groups of objects of a PDF may unpack to.
pub const PDF_GROUPS: usize = 64 << 20;
/// Codes that the tables of all fonts of a PDF may explain.
pub const PDF_CODES: usize = 1 << 20;
/// Pieces of text that one content of a PDF may show.
pub const PDF_RUNS: usize = 500_000;
/// Files in a package.
pub const ENTRIES: usize = 10_000;
/// Bytes one file of a package may unpack to.
pub const ENTRY: u64 = 64 << 20;
/// Bytes all files of a package may unpack to.
pub const PACKAGE: u64 = 160 << 20;
/// How many times its size a file of a package may unpack to, once it is past `RATIO_FROM`.
pub const RATIO: u64 = 500;
/// Bytes below which the ratio is of no matter.
pub const RATIO_FROM: u64 = 8 << 20;
/// Bytes of text that are kept.
pub const TEXT: usize = 16 << 20;
/// Texts that are kept, such as cells.
pub const PIECES: usize = 500_000;
/// Runs of digits in the texts that are kept: what follows on one another may be one number, in many ways.
pub const RUNS: usize = 4 << 20;
/// How deep elements may be nested.
pub const DEPTH: usize = 2_000;
/// Files within files within files.
pub const NESTED: usize = 5;
/// Characters of the name of an element.
pub const NAME: usize = 64;
