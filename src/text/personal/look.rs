//! One look at a text for all that is of a person: numbers as they are written, and as they were meant.

use super::bare::BareText;
use super::card;
use super::certificate::certificates;
use super::contact::contacts;
use super::glued::PartedText;
use super::hidden::hidden_identities;
use super::identity::{is_foreigner, is_identity};
use super::label::Near;
use super::misread::{Misread, misread};
use super::mobile;
use super::number::{Around, NumberCertainty, PersonalKind, PersonalNumber};
use super::paper::papers;
use super::parts::numbers_in_parts;
use super::scan::{IDENTITY, SURE, numbers_in};
use crate::text::words::contains_any;

/// Every number of a person in a text.
pub fn personal_numbers(text: &str, around: &Around<'_>) -> Vec<PersonalNumber> {
    let Some(parted) = PartedText::of(text) else {
        return in_text(text, around);
    };
    let titles = |at: usize| (around.titles)(parted.place(at));
    let around = Around {
        titles: &titles,
        ..*around
    };
    let mut found = in_text(&parted.text, &around);
    for one in &mut found {
        one.range = parted.place(one.range.start)..parted.place(one.range.end);
    }
    found
}

/// Those of a text in which no date is joined to a number.
fn in_text(text: &str, around: &Around<'_>) -> Vec<PersonalNumber> {
    let mut found = numbers_in(text, around);
    add(&mut found, as_meant(text, around));
    if contains_any(text, SURE) {
        let years = 1900..=around.latest;
        add(&mut found, numbers_in_parts(text, SURE, &years));
    }
    found.extend(hidden_identities(text, around.latest));
    add(&mut found, certificates(text));
    match BareText::of(text) {
        None => {
            found.extend(papers(text));
            found.extend(contacts(text));
        }
        Some(bare) => {
            let labelled = papers(&bare.text).into_iter().chain(contacts(&bare.text));
            found.extend(labelled.filter_map(|mut one| {
                one.range = bare.place(&one.range, text)?;
                Some(one)
            }));
        }
    }
    found
}

/// Adds what nothing else was found in.
fn add(found: &mut Vec<PersonalNumber>, more: Vec<PersonalNumber>) {
    for one in more {
        let is_known = |known: &PersonalNumber| {
            known.range.start < one.range.end && one.range.start < known.range.end
        };
        if !found.iter().any(is_known) {
            found.push(one);
        }
    }
}

/// The numbers beside their labels of which letters stand for some digits.
fn as_meant(text: &str, around: &Around<'_>) -> Vec<PersonalNumber> {
    let of_label = |one: Misread| {
        let near = Near::new(text, one.range.start, around);
        let (kind, certainty) = kind_of(&one.digits, &near, around.latest)?;
        Some(PersonalNumber {
            range: one.range,
            kind,
            certainty,
            digits: one.digits.into(),
        })
    };
    misread(text).into_iter().filter_map(of_label).collect()
}

/// What digits are by their arithmetic and the label right before them, and how certainly.
fn kind_of(digits: &str, near: &Near<'_>, latest: u32) -> Option<(PersonalKind, NumberCertainty)> {
    let years = 1900..=latest;
    match digits.len() {
        18 if is_identity(digits, years.clone()) || is_foreigner(digits, years) => near
            .is_named(IDENTITY)
            .then_some((PersonalKind::Identity, NumberCertainty::Certain)),
        11 => mobile::is_meant(digits, near)
            .then_some((PersonalKind::Mobile, NumberCertainty::Likely)),
        _ => card::is_meant(digits, near).then_some((PersonalKind::Card, NumberCertainty::Likely)),
    }
}
