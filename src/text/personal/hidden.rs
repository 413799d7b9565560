//! Identity numbers that are hidden in part, of which the day of birth is left.

use super::identity::has_birth;
use super::label::{Thing, label_before, thing};
use super::number::{NumberCertainty, PersonalKind, PersonalNumber};
use crate::text::words::{WordList, words_of};
use std::ops::Range;
use std::sync::LazyLock;

/// What digits are hidden with.
const COVERS: &str = "* ＊ × ● • ■ # ＃ XX xx";
/// The fewest digits of a day of birth.
const FEWEST: usize = 8;
/// Codes of things may begin with a place and a day since then.
const FIRST_CODES: u32 = 2000;

static COVER: LazyLock<WordList> = LazyLock::new(|| WordList::new(words_of(COVERS)));

/// Every identity number in a text of which some is hidden, but not the birth.
pub(super) fn hidden_identities(text: &str, latest: u32) -> Vec<PersonalNumber> {
    let mut found = Vec::new();
    let mut end = 0;
    for cover in COVER.places(text) {
        if cover.start < end {
            continue;
        }
        let word = word_around(text, end, cover);
        end = word.end;
        let mut signs: String = text[word.clone()].chars().map(plain).collect();
        // One X is a check character, more of them hide something.
        if signs.contains("XX") {
            signs = signs.replace('X', "*");
        }
        if shows_birth(&signs, latest) && !is_of_thing(text, &word, &signs) {
            found.push(PersonalNumber {
                range: word,
                kind: PersonalKind::Identity,
                certainty: NumberCertainty::BirthShown,
                digits: signs.into(),
            });
        }
    }
    found
}

/// Digits and covers around a place, from `first` on.
fn word_around(text: &str, first: usize, at: Range<usize>) -> Range<usize> {
    const LONGEST: usize = 80;
    let is_part = |c: char| plain(c) != ' ';
    let before = crate::text::chars::tail(text, at.start, LONGEST.min(at.start - first));
    let start = at.start - (before.len() - before.trim_end_matches(is_part).len());
    let rest = &text[at.end..];
    start..at.end + (rest.len() - rest.trim_start_matches(is_part).len())
}

/// A digit as ASCII, a cover as `*`, an X, or a space.
fn plain(c: char) -> char {
    match c {
        '0'..='9' => c,
        '０'..='９' => char::from(b'0' + (u32::from(c) - u32::from('０')) as u8),
        'X' | 'x' => 'X',
        _ if COVERS.contains(c) && c != ' ' => '*',
        _ => ' ',
    }
}

/// Whether signs are an identity number with a birth that can be read: a place that is there or hidden, the day,
/// and then what is left, hidden in part or not.
fn shows_birth(signs: &str, latest: u32) -> bool {
    let (Some(place), Some(rest)) = (signs.get(..6), signs.get(14..)) else {
        return false;
    };
    let is_place = place.bytes().all(|sign| sign == b'*')
        || place.as_bytes()[0].is_ascii_digit() && place.as_bytes()[0] != b'0';
    let digits = signs.bytes().filter(u8::is_ascii_digit).count();
    let is_rest = signs.len() == 18 || rest.len() <= 8 && rest.bytes().all(|sign| sign == b'*');
    digits >= FEWEST
        && signs.contains('*')
        && !rest.is_empty()
        && is_place
        && is_rest
        && has_birth(signs.get(6..14), 1900..=latest)
}

/// Whether a label says that it is a number of a thing, and it may be: with a day of these years.
fn is_of_thing(text: &str, word: &Range<usize>, signs: &str) -> bool {
    let year = signs.get(6..10).and_then(|year| year.parse::<u32>().ok());
    year.is_none_or(|year| year >= FIRST_CODES)
        && thing(label_before(text, word.start)) == Some(Thing::Number)
}

#[cfg(test)]
mod tests {
    use super::hidden_identities;

    #[test]
    fn what_leaves_the_birth_is_seen() {
        for text in [
            "530102199003071***",
            "甲53010219900307****，",
            "******19900307****",
            "530102199003071＊＊8",
            "53010219900307＊＊＊＊＊＊",
            "证号53010219900307XXXX",
        ] {
            assert_eq!(hidden_identities(text, 2024).len(), 1, "{text}");
        }
        for text in [
            "110105********002X",
            "5301021990****1230",
            "530102********1238",
            "合同编号53010220230115****",
            "138****1234",
            "20230115****",
            "**重点**",
        ] {
            assert!(hidden_identities(text, 2024).is_empty(), "{text}");
        }
    }
}
