//! The numbers of a text that are known by their own arithmetic, and what their labels make of them.

use super::beside::{
    CARD_KEYS, TELEPHONE_KEYS, in_address, is_in_address, is_whole_cell, second_of_list,
    thing_above,
};
use super::card::{is_card, is_card_of_somebody};
use super::credit_code::is_credit_code;
use super::identity::{
    begins_like_identity, has_usual_place, is_foreigner, is_identity, is_identity_but_for_length,
    is_nearly_identity, is_old_identity, year_of_birth,
};
use super::label::{Near, Thing, is_of_person, label_of_name_and_number, thing};
use super::mobile::mobile_in;
use super::number::{Around, NumberCertainty, PersonalKind, PersonalNumber};
use crate::text::digits::{DigitNumber, Join, Script, each_number};
use crate::text::words::{WordList, contains_any, words_of};
use std::ops::{Range, RangeInclusive};
use std::sync::LazyLock;

/// Words that say an identity number follows.
pub(super) const IDENTITY: &[&str] =
    &["身份证", "身份号", "证件号", "公民身份", "证件", "身 份 证"];
/// Those of them that say so even of a number whose check character is wrong.
pub(super) const SURE: &[&str] = &["身份证", "公民身份", "身份号"];
/// Words before numbers that begin with an identity number.
const LONGER: &[&str] = &["残疾", "纳税人", "税号", "身份证", "证件号"];
/// After how many digits the parts of an identity number end: place, year, date, serial.
const PARTS: &[usize] = &[6, 10, 12, 14, 17];
/// Most numbers of one kind and certainty that are told of one text. A megabyte of them is stopped as surely by the first
/// ones; but what is only warned of must not hide what is stopped.
const MOST: usize = 10_000;
/// Codes of things begin with a place and a day of these years; nobody with a label of a thing was born before.
const FIRST_CODES: u32 = 2000;
/// The last year that is written as a year of two digits and a month: 19 and 12.
const LAST_LIKE_A_MONTH: u32 = 1912;

/// Two Han digits that some number of somebody has: how a mobile begins, or the century of a birth.
static HAN_PAIRS: LazyLock<WordList> = LazyLock::new(|| WordList::new(words_of(PAIRS)));
const PAIRS: &str = "一三 一四 一五 一六 一七 一八 一九 幺三 幺四 幺五 幺六 幺七 幺八 幺九 幺拐 幺勾 两洞 二洞 \
    二〇 二零 壹玖 贰零 貳零 壹叁 壹參 壹叄 壹肆 壹伍 壹陆 壹陸 壹柒 壹捌";

/// Whether a text has a label of identity numbers.
pub(super) fn is_labelled(text: &str) -> bool {
    contains_any(text, IDENTITY)
}

/// Words one of which a text has that holds a number of a person in Han digits, or few digits that only a label tells.
pub fn identity_words() -> impl Iterator<Item = &'static str> {
    let labels = IDENTITY
        .iter()
        .copied()
        .filter(|label| !label.contains(' '));
    words_of(PAIRS).chain(labels)
}

/// The numbers of persons that are written in digits, whatever they look like.
pub(super) fn numbers_in(text: &str, around: &Around<'_>) -> Vec<PersonalNumber> {
    let mut scan = Scan {
        text,
        around,
        found: Vec::new(),
        ends: [0; 3],
        begun_again: false,
        counts: Vec::new(),
        has_label: contains_any(text, IDENTITY),
        excused: None,
    };
    each_number(text, Script::Arabic, |number| scan.look(number));
    if HAN_PAIRS.any_in(text) || scan.has_label {
        scan.begin_again();
        each_number(text, Script::Han, |number| scan.look(number));
    }
    scan.begin_again();
    each_number(text, Script::Mixed, |number| scan.look(number));
    scan.found
}

struct Scan<'a> {
    text: &'a str,
    around: &'a Around<'a>,
    found: Vec<PersonalNumber>,
    /// Where the last paper, mobile and card end.
    ends: [usize; 3],
    /// Whether the text was looked at for another script.
    begun_again: bool,
    /// How many were found of each kind and certainty.
    counts: Vec<((PersonalKind, NumberCertainty), usize)>,
    /// Whether some label of identity numbers stands in the text.
    has_label: bool,
    /// The last number that its label excused, and what its label says.
    excused: Option<(Range<usize>, Thing)>,
}

impl Scan<'_> {
    /// Judges one number that digits may form.
    fn look(&mut self, number: &DigitNumber) {
        let start = number.range.start;
        if number.is_part || number.joined.is_some() {
            let letters = number.joined.map_or(0, |joined| joined.before);
            let near = Near::new(self.text, start - letters, self.around);
            if start >= self.ends[0] && self.is_sure_identity(number, &near) {
                let certain = NumberCertainty::Certain;
                self.add(0, PersonalKind::Identity, certain, number);
            }
            return;
        }
        let near = Near::new(self.text, start, self.around);
        if start >= self.ends[0]
            && let Some((kind, certainty)) = self.paper(number, &near)
        {
            self.add(0, kind, certainty, number);
            return;
        }
        if start >= self.ends[1] {
            let after = &self.text[number.range.end..];
            if mobile_in(number, &near, after).is_some()
                && self.excuse(number, &near).is_none()
                && let Some(certainty) = in_address(self.text, number, &near, TELEPHONE_KEYS)
            {
                self.add(1, PersonalKind::Mobile, certainty, number);
                return;
            }
        }
        let may_be_card = start >= self.ends[2] && number.count() > 11;
        if may_be_card
            && is_card(number, &near)
            && !is_identity(number.digits(), self.years())
            && !self.is_amount(number)
            && let Some(certainty) = in_address(self.text, number, &near, CARD_KEYS)
        {
            let excuse = self.excuse(number, &near);
            match excuse {
                Some(Thing::Number) if !is_card_of_somebody(number, &near) => {}
                Some(Thing::Number) => {
                    self.add(2, PersonalKind::Card, NumberCertainty::Likely, number)
                }
                _ => self.add(2, PersonalKind::Card, certainty, number),
            }
        }
    }

    fn add(
        &mut self,
        class: usize,
        kind: PersonalKind,
        certainty: NumberCertainty,
        number: &DigitNumber,
    ) {
        self.ends[class] = number.range.end;
        if *self.count(kind, certainty) == MOST {
            return;
        }
        let (start, end) = (number.range.start, number.range.end);
        // What one script says of a place another does not say again.
        let is_known = |known: &PersonalNumber| known.range.start < end && start < known.range.end;
        if self.begun_again {
            let certain = NumberCertainty::Certain;
            if certainty == certain {
                self.found
                    .retain(|known| known.certainty == certain || !is_known(known));
            }
            if self.found.iter().any(is_known) {
                return;
            }
        }
        *self.count(kind, certainty) += 1;
        self.found.push(PersonalNumber {
            range: number.range.clone(),
            kind,
            certainty,
            digits: number.digits().into(),
        });
    }

    /// How many were found of a kind and certainty.
    fn count(&mut self, kind: PersonalKind, certainty: NumberCertainty) -> &mut usize {
        let of = (kind, certainty);
        let at = self.counts.iter().position(|(known, _)| *known == of);
        let at = at.unwrap_or_else(|| {
            self.counts.push((of, 0));
            self.counts.len() - 1
        });
        &mut self.counts[at].1
    }

    /// Begins at the beginning of the text, with digits of another script.
    fn begin_again(&mut self) {
        (self.ends, self.excused, self.begun_again) = ([0; 3], None, true);
    }

    fn years(&self) -> RangeInclusive<u32> {
        1900..=self.around.latest
    }

    /// Whether a number that letters or digits are joined to, as in `CN530102…`, is an identity number by its arithmetic.
    /// Codes of things begin so, with a place and a day since 2000, or with a place, a year of two digits and a month.
    fn is_sure_identity(&mut self, number: &DigitNumber, near: &Near<'_>) -> bool {
        if number.count() != 18 {
            return false;
        }
        let digits = number.digits();
        let is_old = is_identity(digits, 1900..=FIRST_CODES - 1) && has_usual_place(digits);
        let may_be_code = || number.is_part || year_of_birth(digits) <= LAST_LIKE_A_MONTH;
        is_old && (!may_be_code() || self.excuse(number, near).is_none())
    }

    /// Whether a number is that of a paper, and how certainly.
    fn paper(
        &mut self,
        number: &DigitNumber,
        near: &Near<'_>,
    ) -> Option<(PersonalKind, NumberCertainty)> {
        if !(14..=20).contains(&number.count())
            || !is_plausibly_broken(number)
            || number.is_rounded && self.is_amount(number)
        {
            return None;
        }
        let digits = number.digits();
        let identity = PersonalKind::Identity;
        let is_one = match digits.len() {
            18 => is_identity(digits, self.years()) || is_foreigner(digits, self.years()),
            20 => number.breaks() == 0 && is_identity(&digits[..18], self.years()),
            15 => is_old_identity(digits),
            _ => false,
        };
        match digits.len() {
            18 if is_one && number.has(Join::Mark) && !self.is_named(near) => {
                let is_sure = year_of_birth(digits) < FIRST_CODES && has_usual_place(digits);
                is_sure.then_some((identity, self.certainty(number, near)?))
            }
            18 if is_one => Some((identity, self.certainty(number, near)?)),
            20 if is_one => {
                let told = near.has_of_person(LONGER);
                told.then_some((PersonalKind::LongIdentity, NumberCertainty::Certain))
            }
            14 => {
                let is_whole = number.alone && number.breaks() == 0 && !number.lettered;
                let told = is_whole && contains_any(near.label(), SURE);
                let shows = told && begins_like_identity(digits, self.years());
                shows.then_some((identity, NumberCertainty::BirthShown))
            }
            15 if is_one => {
                let told = !number.lettered && near.has(IDENTITY);
                let is_thing = told && self.excuse(number, near) == Some(Thing::Number);
                (told && !is_thing).then_some((identity, NumberCertainty::Certain))
            }
            17..=19 if !number.lettered && !number.has(Join::Mark) => {
                let told = self.is_mistyped(number, near);
                told.then_some((identity, NumberCertainty::Mistyped))
            }
            _ => None,
        }
    }

    /// How certain a number with the right arithmetic is; `None` where it is none.
    fn certainty(&mut self, number: &DigitNumber, near: &Near<'_>) -> Option<NumberCertainty> {
        let digits = number.digits();
        if number.breaks() == 0 && is_credit_code(digits) && !near.has(IDENTITY) {
            return None;
        }
        if number.has(Join::Cell) && self.has_column_of_days(number) {
            return None;
        }
        // A code of its own arithmetic excuses no number that has another's.
        let is_bodys = |label: &str| contains_any(label, &["信用代码", "税号", "识别号"]);
        let by_label = is_bodys(near.label());
        if by_label || is_bodys(near.titles()) || self.excuse(number, near) != Some(Thing::Number) {
            return Some(NumberCertainty::Certain);
        }
        // By chance one number in a million has a day before 2000 and a place that there is, too.
        let is_old = year_of_birth(digits) < FIRST_CODES;
        is_old.then_some(match has_usual_place(digits) || digits.starts_with('9') {
            true => NumberCertainty::Certain,
            false => NumberCertainty::Labelled,
        })
    }

    /// Whether one of its cells stands under a title that makes it a day of its own: 区划代码, 日期 and a number side by side
    /// have the check digit of an identity number once in eleven rows.
    fn has_column_of_days(&self, number: &DigitNumber) -> bool {
        let cells = &self.text[number.range.clone()];
        cells.match_indices('\t').any(|(at, _)| {
            let titles = (self.around.titles)(number.range.start + at + 1);
            contains_any(&titles, &["日期", "时间"]) && !titles.contains("出生")
        })
    }

    /// Whether a label says that this is an identity number, and it is one but for a slip.
    fn is_mistyped(&self, number: &DigitNumber, near: &Near<'_>) -> bool {
        let digits = number.digits();
        let is_label_near = || self.has_label || contains_any(near.titles(), IDENTITY);
        let right_before = || {
            contains_any(near.label(), IDENTITY)
                || is_whole_cell(self.text, &number.range) && contains_any(near.titles(), IDENTITY)
        };
        let told = || thing(near.label()).is_none() && near.has(SURE);
        match digits.len() {
            _ if !is_label_near() => false,
            18 if right_before() || told() => is_nearly_identity(digits, self.years()),
            18 => false,
            _ => {
                let is_one = number.alone && number.breaks() == 0 && (right_before() || told());
                is_one && is_identity_but_for_length(digits, self.years())
            }
        }
    }

    /// Whether a label of identity numbers stands near.
    fn is_named(&self, near: &Near<'_>) -> bool {
        self.has_label && near.has(IDENTITY) || contains_any(near.titles(), IDENTITY)
    }

    /// What thing the label of a number says that it is of: the label right before it, or before others of
    /// its kind, or the title of its column where it is all of its cell.
    fn excuse(&mut self, number: &DigitNumber, near: &Near<'_>) -> Option<Thing> {
        let range = &number.range;
        let label = near.label();
        let titles = near.titles();
        // What stands in the cell before is a label only if the title above does not say otherwise.
        let is_apart = near.is_label_in_cell_before();
        if is_apart && (is_of_person(label) || titles.split('\t').any(is_of_person)) {
            return None;
        }
        let goes_on = || {
            self.goes_on(range)
                .or_else(|| second_of_list(self.text, range))
        };
        let above = || thing_above(self.text, range, titles);
        let named = || label_of_name_and_number(self.text, range.start, label).and_then(thing);
        let excuse = thing(label).or_else(named).or_else(goes_on).or_else(above);
        if let Some(excuse) = excuse {
            self.excused = Some((range.clone(), excuse));
        }
        excuse
    }

    /// What an excused number right before says of another that is of its kind: one as long, in the same cell, that
    /// begins as it does if only a comma is between.
    fn goes_on(&self, range: &Range<usize>) -> Option<Thing> {
        const LONGEST: usize = 12;
        const BEGINNING: usize = 3;
        let (last, thing) = self.excused.as_ref()?;
        let between = self.text.get(last.end..range.start)?;
        let (before, this) = (self.text.get(last.clone())?, self.text.get(range.clone())?);
        const LONG: usize = 15;
        let is_sign = |c: char| " 　、，,和及与至到~～—-/／；;".contains(c);
        let is_alike = this.len() == before.len()
            && (!between.contains(['；', ';']) || this.len() >= LONG)
            && (!between.contains(['，', ',', ' '])
                || this.get(..BEGINNING) == before.get(..BEGINNING));
        let is_list = between.len() <= LONGEST && between.chars().all(is_sign);
        (is_list && is_alike).then_some(*thing)
    }

    /// Whether a number is written as an amount.
    fn is_amount(&self, number: &DigitNumber) -> bool {
        let before = self.text[..number.range.start].trim_end();
        let after = &self.text[number.range.end..];
        let after = match number.is_rounded {
            true => after.trim_start_matches(['.', '0']),
            false => after,
        };
        let after = after.trim_start_matches(' ');
        let divided = before.strip_suffix('/').unwrap_or("");
        let is_quotient = divided.ends_with(|c: char| c.is_ascii_digit());
        // Behind a word it parts a label from its value.
        let is_result = before
            .strip_suffix('=')
            .is_some_and(|sum| !sum.ends_with(char::is_alphabetic));
        let is_sum = is_quotient || is_result || before.ends_with(['¥', '￥']);
        is_sum && !is_in_address(self.text, number.range.start)
            || after.starts_with(['元', '万', '亿'])
    }
}

/// Whether a number is broken as an identity number may be. The more freely, the surer the
/// digits themselves must be; a check character and a date make up for most.
fn is_plausibly_broken(number: &DigitNumber) -> bool {
    // One digit a cell is how a form asks for a number; within a longer row they are marks or scores.
    let is_spelled = number.is_spelled() && (number.alone || !number.has(Join::Cell));
    let is_in_parts = number.is_broken_only_at(PARTS);
    if number.has(Join::Mark) {
        return is_in_parts || is_spelled || number.is_in_thousands();
    }
    if number.breaks() == 0 || is_in_parts || is_spelled {
        return true;
    }
    match number.breaks() {
        1 => !number.has(Join::Dot),
        count => count <= 5 && !number.has(Join::Dot) && !number.has(Join::Cell),
    }
}
