//! Numbers that identify a person, wherever they stand: one judgement for rules, attachments and all that goes out.
//!
//! Takes a text (a line; the cells of a row parted by tabs) and what is known around it; gives every
//! [`PersonalNumber`] with its place, its kind and how certain it is. A number is known by its own arithmetic;
//! a label excuses its value and nothing else, and is needed only where the arithmetic is too weak. Pure and
//! total; places are byte ranges on character boundaries.

mod card;
mod contact;
mod credit_code;
mod hidden;
mod identity;
mod label;
mod mobile;
mod number;
mod paper;
mod scan;

pub use contact::{contact_words, has_latin_label};
pub use number::{Around, LATEST_BIRTH, NumberCertainty, PersonalKind, PersonalNumber};
pub use paper::paper_words;
pub use scan::{han_pairs, personal_numbers};

/// Whether a text may have what only a label tells.
pub fn may_be_labelled(text: &str) -> bool {
    paper::has_label(text) || contact::has_label(text)
}

/// Whether a title says of its column that papers or contacts stand in it.
pub fn is_label(title: &str) -> bool {
    title.chars().count() <= 20 && may_be_labelled(title)
}

/// What a cell holds under a title that says what it is: places are those of the cell.
pub fn labelled(title: &str, cell: &str) -> Vec<PersonalNumber> {
    let name = title.split(['（', '(', '/', '、']).next().unwrap_or(title);
    let whole = format!("{}：{cell}", name.trim());
    let shift = whole.len() - cell.len();
    let mut found = paper::papers(&whole);
    found.extend(contact::contacts(&whole));
    found.retain(|one| one.range.start >= shift);
    for one in &mut found {
        one.range = one.range.start - shift..one.range.end - shift;
    }
    found
}

/// Whether a title says of its column that names of persons stand in it.
pub fn is_of_names(title: &str) -> bool {
    card::names_persons(title)
}
