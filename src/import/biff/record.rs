//! The records of an older workbook, by their numbers.

pub(super) const FILE_PASS: u16 = 0x002F;
pub(super) const BOUND_SHEET: u16 = 0x0085;
pub(super) const STRINGS: u16 = 0x00FC;
pub(super) const CONTINUE: u16 = 0x003C;
pub(super) const BEGIN: u16 = 0x0809;
pub(super) const END: u16 = 0x000A;
pub(super) const ROW: u16 = 0x0208;
pub(super) const LABEL: u16 = 0x0204;
pub(super) const RICH_LABEL: u16 = 0x00D6;
pub(super) const CODE_PAGE: u16 = 0x0042;
pub(super) const PAGE_HEADER: u16 = 0x0014;
pub(super) const PAGE_FOOTER: u16 = 0x0015;
pub(super) const STRING_CELL: u16 = 0x00FD;
pub(super) const NUMBER: u16 = 0x0203;
pub(super) const SHORT: u16 = 0x027E;
pub(super) const SHORTS: u16 = 0x00BD;
pub(super) const FORMULA: u16 = 0x0006;
pub(super) const ARRAY: u16 = 0x0221;
pub(super) const FORMULA_STRING: u16 = 0x0207;
pub(super) const NOTE: u16 = 0x001C;
pub(super) const TEXT: u16 = 0x01B6;
pub(super) const USER: u16 = 0x005C;
pub(super) const STYLE: u16 = 0x00E0;
pub(super) const FORMAT: u16 = 0x041E;
pub(super) const CALENDAR: u16 = 0x0022;
pub(super) const MERGED: u16 = 0x00E5;
pub(super) const COLUMNS: u16 = 0x007D;
pub(super) const TRUTH: u16 = 0x0205;
pub(super) const CACHED_NUMBER: u16 = 0x00C9;
pub(super) const LINKED_CELLS: u16 = 0x005A;

/// A record: its kind and its bytes.
pub(super) type BiffRecord<'a> = (u16, &'a [u8]);
