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
use std::ops::Range;

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
    found.extend(hidden_identities(text, around));
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

/// Adds what nothing else was found in, in time that grows with the number of both and not with their product.
fn add(found: &mut Vec<PersonalNumber>, mut more: Vec<PersonalNumber>) {
    if more.is_empty() {
        return;
    }
    let mut known: Vec<Range<usize>> = found.iter().map(|one| one.range.clone()).collect();
    known.sort_by_key(|range| range.start);
    // Each then ends where the furthest of those ends that begin no later.
    let mut furthest = 0;
    for range in &mut known {
        furthest = furthest.max(range.end);
        range.end = furthest;
    }
    more.sort_by_key(|one| one.range.start);
    let mut end = 0;
    for one in more {
        let before = known.partition_point(|known| known.start < one.range.end);
        let last = before.checked_sub(1).and_then(|last| known.get(last));
        let is_known = last.is_some_and(|last| one.range.start < last.end);
        if !is_known && one.range.start >= end {
            end = one.range.end;
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

#[cfg(test)]
mod tests {
    use super::{NumberCertainty, PersonalKind, PersonalNumber, add, personal_numbers};
    use crate::text::personal::Around;
    use std::ops::Range;

    fn numbers(ranges: &[Range<usize>]) -> Vec<PersonalNumber> {
        let number = |range: &Range<usize>| PersonalNumber {
            range: range.clone(),
            kind: PersonalKind::Identity,
            certainty: NumberCertainty::Certain,
            digits: "".into(),
        };
        ranges.iter().map(number).collect()
    }

    #[test]
    fn what_overlaps_with_nothing_is_added() {
        let mut found = numbers(&[40..60, 0..18, 10..30]);
        add(
            &mut found,
            numbers(&[70..80, 17..20, 30..40, 35..38, 59..61, 75..90]),
        );
        let ranges: Vec<_> = found.into_iter().map(|one| one.range).collect();
        assert_eq!(ranges, [40..60, 0..18, 10..30, 30..40, 70..80]);
    }

    #[test]
    fn the_name_of_a_body_tells_of_no_person() {
        let count = |text: &str| personal_numbers(text, &Around::NOTHING).len();
        assert_eq!(count("残疾人证号：15010220220618842181"), 1);
        assert_eq!(count("区残疾人联合会\t15010220220618842181"), 0);
        assert_eq!(count("区人民医院\t会计科目\t8613533556481"), 0);
    }

    #[test]
    fn thousands_that_are_only_warned_of_hide_none_that_is_certain() {
        let number = "530102199003071238";
        let text = "身份证号：530102199003071237，".repeat(10_001) + "甲" + number;
        let found = personal_numbers(&text, &Around::NOTHING);
        assert!(found.iter().any(|one| &*one.digits == number));
    }
}
