//! Numbers that identify a person, wherever they stand: one judgement for rules, attachments and all that goes out.
//!
//! Takes a text (a line; the cells of a row parted by tabs) and what is known around it; gives every
//! [`PersonalNumber`] with its place, its kind and how certain it is. A number is known by its own arithmetic;
//! a label excuses its value and nothing else, and is needed only where the arithmetic is too weak. Pure and
//! total; places are byte ranges on character boundaries.

mod bare;
mod beside;
mod card;
mod certificate;
mod contact;
mod credit_code;
mod glued;
mod hidden;
mod identity;
mod label;
mod look;
mod misread;
mod mobile;
mod name;
mod number;
mod paper;
mod parts;
mod scan;

pub use contact::contact_words;
pub use identity::{has_check_character, has_usual_place};
pub use look::personal_numbers;
pub use name::{bare_name, begins_like_name, is_certain_name, is_likely_name, without_spaces};
pub use number::{Around, LATEST_BIRTH, NumberCertainty, PersonalKind, PersonalNumber};
pub use paper::paper_words;
pub use scan::identity_words;

/// Whether a text has a label of a certificate of somebody.
pub fn has_certificate_label(text: &str) -> bool {
    certificate::has_label(text)
}

/// Whether a text has a label in Latin letters of what only a label tells.
pub fn has_latin_label(text: &str) -> bool {
    contact::has_latin_label(text) || paper::has_latin_label(text)
}

/// Whether a text has what digits are hidden with.
pub fn has_cover(text: &str) -> bool {
    hidden::has_cover(text)
}

/// Whether a text may have what only a label tells.
pub fn may_be_labelled(text: &str) -> bool {
    paper::has_label(text) || contact::has_label(text) || certificate::has_label(text)
}

/// Whether a text says what the numbers behind it are, or whose: 证件类型：护照, 户名：李明.
pub fn tells_whose(text: &str) -> bool {
    may_be_labelled(text) || scan::is_labelled(text) || card::names_owner(text)
}

/// Whether a title says of its column that papers or contacts stand in it.
pub fn is_label(title: &str) -> bool {
    title.chars().count() <= 20 && may_be_labelled(title)
}

/// What a cell holds under a title that says what it is, beside the name of `owner` if that is not empty: places are
/// those of the cell.
pub fn labelled(title: &str, owner: &str, cell: &str) -> Vec<PersonalNumber> {
    let mut found: Vec<PersonalNumber> = Vec::new();
    for label in paper::labels(title).chain(contact::labels(title)) {
        let label = match label {
            "mail" | "Mail" | "MAIL" | "邮件" => "邮箱",
            label => label,
        };
        let label = format!("{owner}{label}号：");
        add_labelled(&mut found, &label, cell, |whole| {
            let mut here = paper::papers(whole);
            here.extend(contact::contacts(whole));
            here
        });
    }
    if certificate::has_label(title) {
        let label = format!("{title}：");
        add_labelled(&mut found, &label, cell, certificate::certificates);
    }
    found
}

/// Adds what stands in a cell as the value of a label.
fn add_labelled(
    found: &mut Vec<PersonalNumber>,
    label: &str,
    cell: &str,
    find: impl Fn(&str) -> Vec<PersonalNumber>,
) {
    let whole = format!("{label}{cell}");
    let bare = bare::BareText::of(&whole);
    let in_bare = bare.as_ref().map_or(&*whole, |bare| &*bare.text);
    for mut one in find(in_bare) {
        one.range = match &bare {
            Some(bare) => bare.place(&one.range, &whole).unwrap_or_default(),
            None => one.range,
        };
        let Some(start) = one.range.start.checked_sub(label.len()) else {
            continue;
        };
        one.range = start..one.range.end - label.len();
        if found.iter().all(|known| known.range != one.range) {
            found.push(one);
        }
    }
}

/// Whether a title says of its column that names of persons stand in it.
pub fn is_of_names(title: &str) -> bool {
    card::names_persons(title)
}
