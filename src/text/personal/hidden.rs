//! Identity numbers that are hidden in part, of which the day of birth is left.

use super::beside::thing_above;
use super::identity::has_birth;
use super::label::{Thing, label_before, thing};
use super::number::{Around, NumberCertainty, PersonalKind, PersonalNumber};
use crate::text::words::{WordList, words_of};
use std::ops::Range;
use std::sync::LazyLock;

/// What digits are hidden with: marks that hide by themselves, and marks that do so only where some stand together.
const COVERS: &str = "* ＊ ﹡ ∗ × ● • ■ □ ◆ ▇ █ # ＃ … ※ XX xx ⅩⅩ __ ＿＿ -- －－ —— ?? ？？ .. ○○ 〇〇 ·· // ~~ ～～ 某某";
/// The marks that hide by themselves.
const SURE: &str = "*＊﹡∗×●•■□◆▇█#＃…※";
/// Those that hide together and part where one stands alone.
const LOOSE: &str = "Ⅹ_＿-－—?？.○〇·/~～某";
/// The fewest digits of a day of birth.
const FEWEST: usize = 8;
/// Codes of things may begin with a place and a day since then.
const FIRST_CODES: u32 = 2000;

static COVER: LazyLock<WordList> = LazyLock::new(|| WordList::new(words_of(COVERS)));

/// Whether a text has what digits are hidden with.
pub(super) fn has_cover(text: &str) -> bool {
    COVER.any_in(text)
}

/// Every identity number in a text of which some is hidden, but not the birth.
pub(super) fn hidden_identities(text: &str, around: &Around<'_>) -> Vec<PersonalNumber> {
    let mut found = Vec::new();
    let mut end = 0;
    for cover in COVER.places(text) {
        if cover.start < end {
            continue;
        }
        let word = word_around(text, end, cover);
        end = word.end;
        for (start, signs) in readings(&text[word.clone()]) {
            let place = word.start + start..word.end;
            if shows_birth(&signs, around.latest) && !is_of_thing((text, around), &place, &signs) {
                found.push(PersonalNumber {
                    range: place,
                    kind: PersonalKind::Identity,
                    certainty: NumberCertainty::BirthShown,
                    digits: signs.into(),
                });
                break;
            }
        }
    }
    found
}

/// Digits and covers around a place, from `first` on, with single spaces between them.
fn word_around(text: &str, first: usize, at: Range<usize>) -> Range<usize> {
    const LONGEST: usize = 80;
    let before = crate::text::chars::tail(text, at.start, LONGEST.min(at.start - first));
    let start = at.start - length(before.char_indices().rev().map(|(_, c)| c));
    let rest = &text[at.end..];
    start..at.end + length(rest.chars().take(LONGEST))
}

/// How many bytes of some characters are digits and covers, with single spaces between them.
fn length(characters: impl Iterator<Item = char>) -> usize {
    let (mut all, mut length, mut gap) = (0, 0, false);
    for c in characters {
        let is_space = matches!(c, ' ' | '\u{3000}');
        if is_space && gap || !is_space && plain(c) == ' ' {
            break;
        }
        length += c.len_utf8();
        gap = is_space;
        if !is_space {
            all = length;
        }
    }
    all
}

/// A digit as ASCII, a cover as `*`, one that may only part as `~`, an X, or a space.
fn plain(c: char) -> char {
    match c {
        '0'..='9' => c,
        '０'..='９' => char::from(b'0' + (u32::from(c) - u32::from('０')) as u8),
        'X' | 'x' => 'X',
        _ if SURE.contains(c) => '*',
        _ if LOOSE.contains(c) => '~',
        _ => ' ',
    }
}

/// How a word may be read: from each of its parts on, where it begins, without what parts it.
fn readings(word: &str) -> Vec<(usize, String)> {
    let places: Vec<(usize, char)> = word.char_indices().map(|(at, c)| (at, plain(c))).collect();
    let is_loose = |at: usize| places.get(at).is_some_and(|(_, sign)| *sign == '~');
    let mut signs: Vec<(usize, char)> = Vec::new();
    let mut starts = vec![0];
    for (index, (at, sign)) in places.iter().enumerate() {
        let together = is_loose(index + 1) || index > 0 && is_loose(index - 1);
        match sign {
            ' ' => starts.push(signs.len()),
            '~' if !together => starts.push(signs.len()),
            '~' => signs.push((*at, '*')),
            sign => signs.push((*at, *sign)),
        }
    }
    // One X is a check character, more of them hide something.
    let crosses: Vec<bool> = signs.iter().map(|(_, sign)| *sign == 'X').collect();
    for (index, (_, sign)) in signs.iter_mut().enumerate() {
        let beside = |at: usize| crosses.get(at).is_some_and(|cross| *cross);
        if crosses[index] && (beside(index + 1) || index > 0 && beside(index - 1)) {
            *sign = '*';
        }
    }
    let readings = starts.into_iter().filter_map(|start| {
        let text: String = signs.get(start..)?.iter().map(|(_, sign)| sign).collect();
        Some((signs.get(start)?.0, text))
    });
    readings.collect()
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

/// Whether a label or a title says that it is a number of a thing, and it may be: with a day of these years.
fn is_of_thing((text, around): (&str, &Around<'_>), word: &Range<usize>, signs: &str) -> bool {
    let year = signs.get(6..10).and_then(|year| year.parse::<u32>().ok());
    let before = || thing(label_before(text, word.start));
    let above = || thing_above(text, word, &(around.titles)(word.start));
    year.is_none_or(|year| year >= FIRST_CODES) && before().or_else(above) == Some(Thing::Number)
}

#[cfg(test)]
mod tests {
    use super::hidden_identities;
    use crate::text::personal::Around;

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
            assert_eq!(hidden_identities(text, &Around::NOTHING).len(), 1, "{text}");
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
            assert!(
                hidden_identities(text, &Around::NOTHING).is_empty(),
                "{text}"
            );
        }
        let count = |title: &'static str, cell| {
            let titles = move |_| title.to_owned();
            let around = Around {
                titles: &titles,
                ..Around::NOTHING
            };
            hidden_identities(cell, &around).len()
        };
        assert_eq!(count("合同编号\t", "530102202301151***"), 0);
        assert_eq!(count("合同编号\t", "530102199901151***"), 1);
        assert_eq!(count("学生编号\t", "530102201301151***"), 1);
    }
}
