//! How much of an attachment is read. Together these bound the memory and the steps of one reading:
//! about 300 MB and a few seconds for a file made to hurt; ordinary files come nowhere near.

/// Bytes of a file.
pub const FILE: u64 = 64 << 20;
/// Bytes of a PDF.
pub const PDF: usize = 32 << 20;
/// Bytes of a PDF outside its streams, all of which become objects in memory.
pub const PDF_SYNTAX: usize = 12 << 20;
/// Bytes all packed objects of a PDF may unpack to together, and each of them in any case.
pub const PDF_OBJECTS: usize = 16 << 20;
/// What each packed group of objects may unpack to in any case.
pub const PDF_OBJECTS_EACH: usize = 64 << 10;
/// Groups of packed objects in a PDF.
pub const PDF_GROUPS: usize = 1024;
/// Bytes a page of a PDF may unpack to.
pub const PDF_PAGE: usize = 4 << 20;
/// Bytes the tables of all fonts of a PDF may unpack to.
pub const PDF_FONTS: usize = 32 << 20;
/// Bytes all pages of a PDF may unpack to.
pub const PDF_PAGES: usize = 128 << 20;
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
