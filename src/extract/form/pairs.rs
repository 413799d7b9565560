//! Labels with their value to the right, or behind a colon in the same cell.

use super::super::facts::Quoted;
use super::super::wordings::{self, FrameLabel};
use super::fold;
use super::grid::Spot;
use super::reading::{FormReading, Offer};
use super::{funds, goals, total};
use crate::import::Place;

/// What a form may name in its head as 部门: the unit with its place, or something else, which goes into the body.
pub(super) const BODY: &str = "部门";
/// More letters than the title of a form has.
const LONGEST_TITLE: usize = 80;

/// Rows in which a title may stand beside something else.
const TITLE_ROWS: usize = 4;

/// Whether a text is the title of a form, or the year below it.
pub(super) fn is_title(text: &str) -> bool {
    let line = fold::name(text);
    if line.chars().count() > LONGEST_TITLE {
        return false;
    }
    let bare = line.trim_matches(|c: char| "（）()年度 ".contains(c) || c.is_ascii_digit());
    let bare_end = line.trim_end_matches([')', '）']);
    line.contains("自评表")
        || line.contains("评价表")
        || line.contains("申报表")
        || (line.contains("绩效") && bare_end.ends_with('表'))
        || (bare.is_empty() && line.contains('年'))
        || is_furniture(&line)
}

/// `附件2`, `公开14表`, `报表编号：510000_0013zp`.
fn is_furniture(line: &str) -> bool {
    let no_digits: String = line.chars().filter(|c| !c.is_ascii_digit()).collect();
    let label = no_digits.split(['：', ':']).next().unwrap_or("");
    let label = fold::fold(label);
    let words = ["附件", "附表", "公开表", "报表编号", "报表编码"];
    line.chars().count() < 40 && words.contains(&label.as_str())
}

/// Reads a row of labels and values.
pub(super) fn read(reading: &mut FormReading<'_>, row: usize) {
    let fresh = reading.grid.fresh(row);
    let may_be_titled = fresh.len() == 1 || row < reading.rows.start + TITLE_ROWS;
    let mut at = 0;
    while let Some(spot) = fresh.get(at).copied() {
        at += 1;
        if !reading.grid.is_left(spot.cell) {
            continue;
        }
        if may_be_titled && is_title(reading.grid.text(spot.cell)) {
            title(reading, row, spot.cell);
            continue;
        }
        if total::read(reading, row, spot) || inline(reading, row, spot.cell) {
            continue;
        }
        if !reading.grid.is_label(spot.cell) {
            continue;
        }
        let value = value_of(reading, &fresh, at);
        labelled(reading, row, spot, value);
    }
}

/// The value right of a label. Behind an empty cell it is only one where it cannot be a label itself.
fn value_of(reading: &FormReading<'_>, fresh: &[Spot], at: usize) -> Option<Spot> {
    let label = fresh.get(at.checked_sub(1)?)?;
    let value = fresh
        .get(at)
        .filter(|spot| !reading.grid.is_label(spot.cell))?;
    let is_free = reading.grid.is_left(value.cell);
    let is_beside = value.column == label.end;
    let next = fresh.get(at + 1);
    let is_last = next.is_none_or(|next| reading.grid.is_label(next.cell));
    (is_free && (is_beside || is_last)).then_some(*value)
}

fn title(reading: &mut FormReading<'_>, row: usize, cell: usize) {
    let text = reading.grid.text(cell);
    if let Some(year) = fold::year(text) {
        let quoted = reading.grid.quoted(cell, year);
        reading.offers.push(Offer {
            field: "年度",
            rank: 1,
            label: String::new(),
            quoted,
            row,
        });
    }
    if reading.unit.is_none() {
        reading.unit = fold::unit_of_money(text);
    }
    reading.grid.label(cell);
}

/// A label with what stands right of it.
fn labelled(reading: &mut FormReading<'_>, row: usize, label: Spot, value: Option<Spot>) {
    let Some(value) = value else {
        let unit = fold::unit_of_money(reading.grid.text(label.cell));
        reading.unit = reading.unit.or(unit);
        reading.grid.label(label.cell);
        chapter(reading, row, label);
        return;
    };
    let text = reading.grid.text(value.cell);
    if fold::answer(text).is_none() {
        reading.grid.label(label.cell);
        reading.grid.label(value.cell);
        return;
    }
    let place = reading.grid.place(value.cell).clone();
    let taken = offer(reading, row, reading.grid.text(label.cell), text, &place)
        || funds::pair(reading, label.cell, value.cell)
        || goals::pair(reading, label.cell, value.cell);
    reading.grid.label(label.cell);
    if !taken {
        let answer = fold::answer(text).unwrap_or(text);
        keep(reading, row, reading.grid.text(label.cell), answer, &place);
    }
    reading.grid.tell(value.cell);
}

/// The text of a chapter that stands in the row below its title.
fn chapter(reading: &mut FormReading<'_>, row: usize, title: Spot) {
    if row + 1 >= reading.rows.end {
        return;
    }
    let below = reading.grid.fresh(row + 1);
    let [text] = below.as_slice() else { return };
    let is_below = (text.column, text.end) == (title.column, title.end);
    let is_text = reading.grid.is_left(text.cell) && !reading.grid.is_label(text.cell);
    if !reading.grid.is(FrameLabel::Chapter, title.cell) || !is_below || !is_text {
        return;
    }
    if let Some(answer) = fold::answer(reading.grid.text(text.cell)) {
        reading.keep(row, reading.grid.text(title.cell), answer);
        reading.grid.tell(text.cell);
    }
}

/// Labels and values that stand in one cell; whether it consists of them.
fn inline(reading: &mut FormReading<'_>, row: usize, cell: usize) -> bool {
    let text = reading.grid.text(cell);
    let pairs = fold::pairs(text);
    if reading.unit.is_none() && !pairs.is_empty() {
        reading.unit = fold::unit_of_money(text);
    }
    if pairs.iter().all(|(_, value)| value.is_empty()) {
        return false;
    }
    let place = reading.grid.place(cell).clone();
    behind_colons(reading, row, text, &place);
    reading.grid.tell(cell);
    true
}

/// Labels and values that a text consists of.
pub(super) fn behind_colons(reading: &mut FormReading<'_>, row: usize, text: &str, place: &Place) {
    for (label, value) in fold::pairs(text) {
        if fold::answer(value).is_none() || fold::unit_of_money(&format!("({value})")).is_some() {
            continue;
        }
        if !offer(reading, row, label, value, place) {
            keep(reading, row, label, value, place);
        }
    }
}

/// Offers a value for the field of the report that a label names; whether it names one.
fn offer(
    reading: &mut FormReading<'_>,
    row: usize,
    label: &str,
    text: &str,
    place: &Place,
) -> bool {
    let folded = fold::fold(label);
    let Some((field, rank)) =
        wordings::field("", &folded).or((folded == "部门").then_some((BODY, 0)))
    else {
        return false;
    };
    let (value, words) = match field {
        "负责人" => {
            let person = person(reading, label, text, place);
            (person.clone(), person)
        }
        "年度" => match fold::year(&format!("{text}年")) {
            Some(year) => (year, text.to_owned()),
            None => return false,
        },
        "得分" => match fold::number(text) {
            Some(number) => (number, text.to_owned()),
            None => {
                doubt_broken(reading, text, place);
                return false;
            }
        },
        "等级" => match total::grade(text) {
            Some(grade) => (grade.to_owned(), text.to_owned()),
            None => return false,
        },
        "单位" | BODY => (without_code(&fold::name(text)), text.to_owned()),
        _ => (fold::name(text), text.to_owned()),
    };
    if value.is_empty() {
        return true;
    }
    let quoted = Quoted {
        value,
        words,
        place: place.clone(),
    };
    if matches!(field, "单位" | "主管部门") && !is_unit(reading, field, &quoted) {
        return false;
    }
    reading.offers.push(Offer {
        field,
        rank,
        label: label.to_owned(),
        quoted,
        row,
    });
    true
}

/// Whether a value can be the name of a unit; where the cell beside it has run into it, that is doubted.
fn is_unit(reading: &mut FormReading<'_>, field: &str, quoted: &Quoted) -> bool {
    // A number is that of what stands beside.
    if !quoted.value.chars().any(char::is_alphabetic) {
        return false;
    }
    let has_run_in = wordings::has_label_of_money(&quoted.value);
    if has_run_in {
        let reason = "名称和旁边一格的字连在了一起，没有导入".to_owned();
        reading.doubt(field, reason, Some(quoted.clone()));
    }
    !has_run_in
}

/// Doubts a score whose lines break within figures.
fn doubt_broken(reading: &mut FormReading<'_>, text: &str, place: &Place) {
    if !fold::has_broken_number(text) {
        return;
    }
    let quoted = Quoted {
        value: String::new(),
        words: text.to_owned(),
        place: place.clone(),
    };
    let reason = "数字断成了几行，看不出是一个数还是几个数，没有导入".to_owned();
    reading.doubt("得分", reason, Some(quoted));
}

/// The person that a label names, without what reaches them.
fn person(reading: &mut FormReading<'_>, label: &str, text: &str, place: &Place) -> String {
    let (person, had_phone) = without_phone(text);
    if had_phone {
        private(reading, label, place);
    }
    person_alone(&person)
}

/// The name of a person without what stands in brackets behind it; nothing where brackets do not close.
fn person_alone(text: &str) -> String {
    let name = text.split(['(', '（']).next().unwrap_or("").trim();
    match name.contains([')', '）']) {
        true => String::new(),
        false => name.to_owned(),
    }
}

/// The name of a unit without the code that leads it: `219001-……`, `[155]……`.
fn without_code(name: &str) -> String {
    let bracketed = name.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let is_code = |code: &str| !code.is_empty() && code.bytes().all(|b| b.is_ascii_digit());
    let name = match bracketed {
        Some((code, rest)) if is_code(code) => rest,
        _ => name,
    };
    crate::model::unit_code(name)
        .map_or(name, |(_, rest)| rest)
        .to_owned()
}

/// What no field takes: it goes into the body, but for what reaches a person.
pub(super) fn keep(
    reading: &mut FormReading<'_>,
    row: usize,
    label: &str,
    text: &str,
    place: &Place,
) {
    let folded = fold::fold(label);
    let is_private = wordings::frames(&folded).contains(&FrameLabel::Private);
    let (bare, had_phone) = match is_private || folded.contains('人') {
        true => without_phone(text),
        false => (text.to_owned(), false),
    };
    let is_address = is_private && text.contains('@');
    if had_phone || is_address {
        private(reading, label, place);
    }
    if !bare.is_empty() && !is_address {
        reading.keep(row, label, &bare);
    }
}

fn private(reading: &mut FormReading<'_>, label: &str, place: &Place) {
    let label = fold::name(label);
    let reason = format!("“{label}”里的号码是个人信息，没有导入");
    let quoted = Quoted {
        value: String::new(),
        words: label,
        place: place.clone(),
    };
    reading.doubt("负责人", reason, Some(quoted));
}

/// A text without telephone numbers, and whether there were any.
pub(super) fn without_phone(text: &str) -> (String, bool) {
    /// Fewer digits than a telephone number has.
    const FEWEST: usize = 7;
    let in_number = |c: char| fold::is_digit(c) || "-－—–()（） 转+".contains(c);
    let mut kept = String::new();
    let mut found = false;
    let mut rest = text.trim();
    while let Some(c) = rest.chars().next() {
        let end = rest.find(|c| !in_number(c)).unwrap_or(rest.len());
        // A bracket that opens behind the number is of what follows.
        let end = rest[..end].trim_end_matches(['(', '（', ' ']).len();
        let (run, after) = rest.split_at(end.max(c.len_utf8()));
        let digits = run.chars().filter(|c| fold::is_digit(*c)).count();
        if digits >= FEWEST {
            found = true;
        } else {
            kept += run;
        }
        rest = after;
    }
    let marks = |c: char| c.is_whitespace() || "、，,/；;：:（(".contains(c);
    let kept = kept.trim_matches(marks);
    let kept = kept
        .trim_end_matches("电话")
        .trim_end_matches("联系")
        .trim_matches(marks);
    (fold::name(kept), found)
}
