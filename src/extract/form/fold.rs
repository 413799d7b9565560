//! RowTexts of cells as forms mean them: labels without their dress, blanks, hints, units and numbers.

use super::super::wordings;
use crate::text::figure::MONEY_UNITS;
use crate::text::number::{narrow, read_decimal};
use rust_decimal::Decimal;

/// More letters than any label has.
const LONGEST_LABEL: usize = 40;
/// More letters than what a form says about how to fill it in.
const LONGEST_HINT: usize = 160;

/// A label without spaces, marks, the number before it and what stands in brackets; empty where a text is too long
/// to be one.
pub(in crate::extract) fn fold(text: &str) -> String {
    if text.chars().nth(LONGEST_LABEL).is_some() {
        return String::new();
    }
    let narrow = narrow(text);
    let mut folded = String::with_capacity(narrow.len());
    let mut depth = 0_u32;
    for c in narrow.chars() {
        match c {
            '(' | '[' | '【' | '〔' => depth += 1,
            ')' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            _ if depth > 0 || c.is_whitespace() || "★☆*●\u{200B}\u{FEFF}".contains(c) => {}
            _ => folded.push(c),
        }
    }
    let bare = without_number(&folded).trim_matches([':', '.', '、', ';', ',']);
    bare.to_owned()
}

/// A text without the number that leads it: `1.`, `二、`.
fn without_number(text: &str) -> &str {
    let rest = without_digits(text);
    match rest.strip_prefix(['.', '、', '．']) {
        Some(after) if rest.len() < text.len() => after,
        _ => text,
    }
}

/// Whether a text is led by a number, as chapters are: `一、`, `（二）`, `3.`.
pub(super) fn is_numbered(text: &str) -> bool {
    let bare = text.trim_start_matches(['（', '(']);
    let rest = without_digits(bare);
    rest.len() < bare.len() && rest.starts_with(['、', '.', '．', '）', ')'])
}

fn without_digits(text: &str) -> &str {
    let is_digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    text.trim_start_matches(is_digit)
}

/// Whether a cell says nothing: it is empty, or holds only dashes, strokes or dots.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_whitespace() || "—－-–―─/／\\…·.。、\u{200B}\u{FEFF}".contains(c))
}

/// A digit, narrow or wide.
pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// A name in one line: without line breaks, and without spaces beside Chinese characters.
pub(super) fn name(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut space = false;
    for c in text.trim().chars() {
        if c.is_whitespace() || c == '\u{200B}' || c == '\u{FEFF}' {
            space = true;
            continue;
        }
        let both = line.ends_with(|before: char| before.is_ascii()) && c.is_ascii();
        if space && both {
            line.push(' ');
        }
        space = false;
        line.push(c);
    }
    line
}

/// A text in one line. Where a line breaks off without a mark, a space parts it from the next.
pub(super) fn prose(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for part in text.lines().map(str::trim).filter(|part| !part.is_empty()) {
        let ends = line.is_empty() || line.ends_with(['。', '；', '，', '、', '：', '！', '？']);
        if !ends {
            line.push(' ');
        }
        line += part;
    }
    line
}

/// What stands in the brackets of a label, without spaces, in narrow characters.
fn brackets(text: &str) -> Vec<String> {
    let narrow: String = narrow(text)
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    let parts = narrow.split(['(', '[', '【']).skip(1);
    parts
        .filter_map(|part| Some(part.split([')', ']', '】']).next()?.to_owned()))
        .collect()
}

/// The unit of money that a label gives in brackets, or after 单位.
pub(super) fn unit_of_money(text: &str) -> Option<&'static str> {
    let exactly = |word: &str| MONEY_UNITS.iter().find(|(unit, _)| *unit == word);
    let named = |inside: &String| {
        let bare = inside.rsplit(':').next().unwrap_or("");
        exactly(bare.trim_start_matches("单位").trim_start_matches("人民币"))
    };
    if let Some((unit, _)) = brackets(text).iter().find_map(named) {
        return Some(unit);
    }
    let narrow: String = narrow(text)
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    let after = narrow.split("单位:").skip(1);
    let leading = |rest: &str| MONEY_UNITS.iter().find(|(unit, _)| rest.starts_with(unit));
    let (unit, _) = after.into_iter().find_map(leading)?;
    Some(unit)
}

/// The points that a label gives in brackets: `（20分）`, `（20分*执行率）`.
pub(super) fn points(text: &str) -> Option<String> {
    brackets(text).iter().find_map(|inside| {
        let (number, rest) = inside.split_once('分')?;
        let is_whole = rest.is_empty() || rest.starts_with(['*', '×', 'x']);
        (is_whole && read_decimal(number).is_some()).then(|| number.to_owned())
    })
}

/// A name without the points in brackets behind it.
pub(super) fn without_points(text: &str) -> String {
    let name = name(text);
    let Some(at) = name.rfind(['(', '（']) else {
        return name;
    };
    match points(&name[at..]) {
        Some(_) if name.ends_with([')', '）']) => name[..at].to_owned(),
        _ => name,
    }
}

/// Whether lines of a cell break within figures, so that nobody can tell whether they are one number or two.
pub(super) fn has_broken_number(text: &str) -> bool {
    let in_number = |c: char| is_digit(c) || ".．,，".contains(c);
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.windows(2).any(|pair| {
        let [above, below] = pair else { return false };
        let is_numbered = is_numbered(below) && below.chars().any(char::is_alphabetic);
        above.ends_with(in_number)
            && above.contains(is_digit)
            && below.starts_with(|c: char| is_digit(c) || ".．".contains(c))
            && !is_numbered
    })
}

/// Whether a text is a note below a table: `注：1.……`.
pub(super) fn is_note(text: &str) -> bool {
    let narrow = narrow(text);
    let word = &narrow[..narrow.find([':', '1']).unwrap_or(0)];
    wordings::NOTES.contains(&word.trim())
}

/// A number of points as printed, `分` behind it left off.
pub(super) fn number(text: &str) -> Option<String> {
    let text = text.trim();
    let bare = text.strip_suffix('分').unwrap_or(text).trim();
    read_decimal(bare).filter(|number| !number.is_sign_negative())?;
    Some(bare.to_owned())
}

/// An amount: as printed, and its own unit, if it has one.
pub(super) struct PrintedAmount {
    /// The number as printed.
    pub(super) number: String,
    /// What the number is.
    pub(super) value: Decimal,
    /// The unit printed behind it.
    pub(super) unit: Option<&'static str>,
}

/// Reads an amount that is not negative.
pub(super) fn amount(text: &str) -> Option<PrintedAmount> {
    let text = text.trim();
    let unit = MONEY_UNITS.iter().find(|(unit, _)| text.ends_with(unit));
    let unit = unit.map(|(unit, _)| *unit);
    let number = text.strip_suffix(unit.unwrap_or("")).unwrap_or(text).trim();
    let value = read_decimal(number).filter(|value| !value.is_sign_negative())?;
    Some(PrintedAmount {
        number: number.to_owned(),
        value,
        unit,
    })
}

/// A text without what the form says about how to fill it in; `None` where nothing else is there.
pub(super) fn answer(text: &str) -> Option<&str> {
    let text = text.trim();
    let Some(at) = text.rfind("字以内") else {
        let is_hint = text.chars().count() < LONGEST_HINT && has_hint(text);
        return (!is_hint && !is_blank(text)).then_some(text);
    };
    let (before, after) = text.split_at(at + "字以内".len());
    let is_hint = before.chars().count() < LONGEST_HINT
        && (wordings::HINT_VERBS
            .iter()
            .any(|verb| before.contains(verb))
            || has_hint(before));
    if !is_hint {
        return Some(text);
    }
    let marks = |c: char| c.is_whitespace() || ")）。；;，,".contains(c);
    let after = after.trim_start_matches(marks).trim_end();
    let is_told = |part: &str| !is_blank(part) && !has_hint(part);
    let told = after.split(['；', ';', '。', '\n']).any(is_told);
    told.then_some(after)
}

fn has_hint(text: &str) -> bool {
    let narrow = narrow(text);
    wordings::HINTS.iter().any(|hint| narrow.contains(hint))
}

/// The labels with values behind colons that a text consists of: `填报单位：……　填报日期：……`. None where it does
/// not begin with a label.
pub(super) fn pairs(text: &str) -> Vec<(&str, &str)> {
    /// More letters than such a text has.
    const LONGEST: usize = 200;
    if text.chars().nth(LONGEST).is_some() {
        return Vec::new();
    }
    let is_colon = |c: char| c == '：' || c == ':';
    let mut starts: Vec<(usize, usize, usize)> = Vec::new();
    for (at, colon) in text.char_indices().filter(|(_, c)| is_colon(*c)) {
        let before = text[..at].trim_end();
        let start = before.rfind(char::is_whitespace);
        let gap = before[start.unwrap_or(0)..]
            .chars()
            .next()
            .map_or(0, char::len_utf8);
        let start = start.map_or(0, |start| start + gap);
        if wordings::is_label(&fold(&before[start..])) {
            starts.push((start, at, at + colon.len_utf8()));
        }
    }
    let first = starts.first().map_or(text.len(), |(start, ..)| *start);
    if !text[..first].trim().is_empty() {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).map(|(start, ..)| *start);
    let ends: Vec<usize> = ends.chain([text.len()]).collect();
    let pairs = starts.iter().zip(ends);
    pairs
        .map(|((start, colon, value), end)| (text[*start..*colon].trim(), text[*value..end].trim()))
        .collect()
}

/// The year that a title names, if it names just one: `（2023年度）`, `2022年度…自评表`.
pub(super) fn year(text: &str) -> Option<String> {
    let narrow = narrow(text);
    let years = narrow.match_indices('年').filter_map(|(at, _)| {
        let digits = narrow[..at].trim_end();
        let year = digits.get(digits.len().checked_sub(4)?..)?;
        let before = digits[..digits.len() - 4].chars().next_back();
        let is_year = year.starts_with("20")
            && year.bytes().all(|b| b.is_ascii_digit())
            && !before.is_some_and(|c| c.is_ascii_digit());
        is_year.then(|| year.to_owned())
    });
    let mut years: Vec<String> = years.collect();
    years.dedup();
    match years.as_slice() {
        [year] => Some(year.clone()),
        _ => None,
    }
}
