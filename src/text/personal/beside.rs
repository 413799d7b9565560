//! What stands right beside a number: nothing else of its cell, or the rest of an address.

use super::label::Near;
use super::number::NumberCertainty;
use crate::text::chars::tail;
use crate::text::digits::DigitNumber;
use std::ops::Range;

/// The longest address that is looked through, in bytes.
const LONGEST: usize = 300;
/// What a mobile number, or that of a card, is called in an address.
pub(super) const TELEPHONE_KEYS: &[&str] = &[
    "tel=", "phone=", "mobile=", "Tel=", "Phone=", "Mobile=", "sj=", "wa.me/",
];
pub(super) const CARD_KEYS: &[&str] = &["card=", "Card=", "cardNo=", "card_no=", "bankcard="];

/// How certain a number is that may stand in an address, where most are of pages and things; `None` where it is
/// one of those. What one of these `names` asks for is none.
pub(super) fn in_address(
    text: &str,
    number: &DigitNumber,
    near: &Near<'_>,
    names: &[&str],
) -> Option<NumberCertainty> {
    let (before, after) = text.split_at(number.range.start);
    let after = &after[number.range.len()..];
    if !is_in_address(text, before.len()) || near.has(names) {
        return Some(NumberCertainty::Certain);
    }
    // Pages of public bodies are numbered.
    if tail(text, before.len(), LONGEST).contains(".gov.cn") {
        return None;
    }
    let after = after.chars().next();
    let is_end = after.is_none_or(|c| !c.is_ascii_graphic() || "/.?&#".contains(c));
    let is_all = before.ends_with(['/', '=', '#']) && is_end && number.breaks() == 0;
    is_all.then_some(NumberCertainty::Likely)
}

/// Whether a number is all that stands in its cell, or in its text.
pub(super) fn is_whole_cell(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].trim_end_matches([' ', '\u{3000}', '\'', '‘']);
    let after = text[range.end..].trim_start_matches([' ', '\u{3000}']);
    (before.is_empty() || before.ends_with('\t')) && (after.is_empty() || after.starts_with('\t'))
}

/// Whether only numbers stand in the cell of a number, or in its text.
pub(super) fn is_cell_of_numbers(text: &str, range: &Range<usize>) -> bool {
    let start = text[..range.start].rfind('\t').map_or(0, |tab| tab + 1);
    let end = text[range.end..].find('\t');
    let end = end.map_or(text.len(), |tab| range.end + tab);
    let is_other = |c: char| !c.is_ascii_digit() && !" 　'‘、，,；;/-".contains(c);
    is_whole_cell(text, range)
        || !text[start..range.start].contains(is_other) && !text[range.end..end].contains(is_other)
}

/// Whether a place lies in a web address.
pub(super) fn is_in_address(text: &str, at: usize) -> bool {
    let before = tail(text, at, LONGEST);
    let start = before.rfind(|c: char| !c.is_ascii_graphic());
    let word = start.map_or(before, |start| &before[start..]);
    word.contains("://") || word.contains("www.")
}
