//! What stands right beside a number: nothing else of its cell, or the rest of an address.

use super::label::{Near, Thing, is_of_person, label_before, label_of_name_and_number, thing};
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
fn is_cell_of_numbers(text: &str, range: &Range<usize>) -> bool {
    /// More bytes than these before or after it are a list, not a cell: it is gone over for each number in it.
    const LONGEST: usize = 1_000;
    let is_one = |c: char| c.is_ascii_digit() || " 　'‘、，,；;/-".contains(c);
    let begins = || {
        let before = tail(text, range.start, LONGEST).trim_end_matches(is_one);
        let whole = before.is_empty() && range.start <= LONGEST;
        whole || before.ends_with('\t')
    };
    let ends = || {
        let end = text.len().min(range.end + LONGEST);
        let after = &text[range.end..text.floor_char_boundary(end)];
        let after = after.trim_start_matches(is_one);
        after.is_empty() && end == text.len() || after.starts_with('\t')
    };
    is_whole_cell(text, range) || begins() && ends()
}

/// What thing the titles of its column say that a number is of which is all of its cell.
pub(super) fn thing_above(text: &str, range: &Range<usize>, titles: &str) -> Option<Thing> {
    let titles = is_cell_of_numbers(text, range).then_some(titles)?;
    let mut titles = titles.split('\t');
    let of_person = titles.clone().any(is_of_person);
    titles.find_map(thing).filter(|_| !of_person)
}

/// What the label of a list says of the second number in it, if that is as long as the first, or as long as a code.
pub(super) fn second_of_list(text: &str, range: &Range<usize>) -> Option<Thing> {
    const LONG: usize = 15;
    let before = &text[..range.start];
    let is_long = range.len() >= LONG;
    let is_part = |c: char| c.is_ascii_alphanumeric() || is_long && "-/（）()〔〕[]号".contains(c);
    let parted = before.strip_suffix('、');
    let parted = parted.or_else(|| before.strip_suffix(['；', ';']).filter(|_| is_long));
    let before = parted?;
    let first = before.trim_end_matches(is_part).len();
    let is_alike = is_long || before.len() - first == range.len();
    let label = label_before(text, first);
    let named = || label_of_name_and_number(text, first, label).and_then(thing);
    thing(label)
        .or_else(named)
        .filter(|_| is_alike && first < before.len())
}

/// Whether a place lies in a web address.
pub(super) fn is_in_address(text: &str, at: usize) -> bool {
    let before = tail(text, at, LONGEST);
    let start = before.rfind(|c: char| !c.is_ascii_graphic());
    let word = start.map_or(before, |start| &before[start..]);
    word.contains("://") || word.contains("www.")
}
