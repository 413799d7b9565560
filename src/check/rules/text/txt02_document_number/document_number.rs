//! Numbers of official documents as texts cite them, such as 盘政办通〔2019〕78号, and the titles
//! that stand with them.
//!
//! Takes a text; gives places in it, in bytes. The right form is that of GB/T 9704—2012: the year
//! in full in 〔〕, a number without 第 and without zeros before it, then 号.

use crate::text::chars::{after, before, is_han, non_han, opens_number, tail};
use crate::text::words::{WordList, pattern, words_of};
use regex::Regex;
use std::ops::{Range, RangeInclusive};
use std::sync::LazyLock;

/// A number of a document as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DocumentNumber {
    /// All of it.
    pub(super) range: Range<usize>,
    /// In the right form.
    pub(super) right: String,
    /// What is wrong with the way it was written.
    pub(super) faults: Vec<&'static str>,
}

static WITHOUT_BRACKETS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[发办函通字政规]((?:19|20)[0-9]{2})第([0-9]{1,5})号"));

/// Whether it is a bracket that people put after the year.
fn closes(c: char) -> bool {
    matches!(c, '〕' | ']' | '］' | '）' | ')' | '】' | '﹞' | '〗')
}

/// What ends the name of things that have numbers of their own kind: orders, announcements, titles
/// to land.
const OTHER_KINDS: &[&str] = &["公告", "通告", "令", "决定", "国用", "字", "证"];

/// What such numbers have somewhere before them: contracts, purchases, cases.
const OTHER_WORDS: &str = "合同 采购 招标 中标 地块 宗地 编号 判决 立案";

/// Whether numbers after these words are of another kind.
fn is_other_kind(words: &str) -> bool {
    static OTHERS: LazyLock<WordList> = LazyLock::new(|| WordList::new(words_of(OTHER_WORDS)));
    OTHER_KINDS.iter().any(|kind| words.ends_with(kind)) || OTHERS.any_in(words)
}

/// Whether words end with one that stands before the letters of an issuing body in a sentence.
fn leads(words: &str) -> bool {
    let mut back = words.chars().rev();
    match back.next() {
        Some('据' | '见' | '按' | '由') => true,
        Some('照') => matches!(back.next(), Some('按' | '依' | '遵' | '参')),
        Some('行') => back.next() == Some('执'),
        Some('发') => back.next() == Some('下'),
        Some('及') => back.next() == Some('以'),
        Some('于') => back.next() == Some('关'),
        Some('件') => back.next() == Some('文'),
        _ => false,
    }
}

/// What follows 号 where the number is that of a thing.
const THINGS: &[&str] = &[
    "楼", "院", "线", "路", "地块", "井", "桥", "门", "船", "车", "机", "点", "标段",
];

/// The numbers of documents in a text, in order.
pub(super) fn document_numbers(text: &str) -> Vec<DocumentNumber> {
    let mut found = Vec::new();
    let mut ordinal = false;
    for (at, c) in non_han(text) {
        if opens_number(text, at, c) {
            found.extend(in_brackets(text, at));
        }
        ordinal |= c.is_ascii_digit() && text[at + 1..].starts_with('第');
    }
    if ordinal {
        found.extend(without_brackets(text));
        found.sort_by_key(|number| number.range.start);
    }
    found
}

/// The number whose year stands in the bracket at a byte of a text.
fn in_brackets(text: &str, at: usize) -> Option<DocumentNumber> {
    let issuer = Some(issuer(text, at)).filter(|issuer| !issuer.is_empty())?;
    let seen = Seen::read(text, issuer.clone())?;
    let (right, faults) = seen.judged()?;
    Some(DocumentNumber {
        range: issuer.start..text.len() - seen.rest.len(),
        right,
        faults,
    })
}

/// 云政发2020第8号.
fn without_brackets(text: &str) -> Vec<DocumentNumber> {
    let found = WITHOUT_BRACKETS.captures_iter(text).filter_map(|groups| {
        let (all, year, number) = (groups.get(0)?, groups.get(1)?, groups.get(2)?);
        let issuer = issuer(text, year.start());
        let other = is_other_kind(&text[issuer.clone()]);
        let right = standard(&text[issuer.clone()], year.as_str(), number.as_str());
        (!other).then(|| DocumentNumber {
            range: issuer.start..all.end(),
            right,
            faults: vec!["年份没有用六角括号“〔〕”括起来"],
        })
    });
    found.collect()
}

/// The letters of the issuing body before a bracket: at most ten Han characters.
fn issuer(text: &str, open: usize) -> Range<usize> {
    let mut start = open;
    for _ in 0..10 {
        match before(text, start).filter(|c| is_han(*c)) {
            Some(c) => start -= c.len_utf8(),
            None => break,
        }
    }
    let mut letters = open;
    while letters > start && !leads(&text[start..letters]) {
        letters -= before(text, letters).map_or(letters, char::len_utf8);
    }
    // 示范州财政局示财建[2023]41号: the name of the body is no part of its letters.
    let body = text[letters..open].rfind(['局', '厅']);
    let after_it = body.map_or(letters, |at| letters + at + '局'.len_utf8());
    match text[after_it..open].chars().nth(2) {
        Some(_) => after_it..open,
        None => letters..open,
    }
}

/// The right form. A year of two digits is one of this century.
fn standard(issuer: &str, year: &str, number: &str) -> String {
    let century = if year.len() == 2 { "20" } else { "" };
    let number = number.trim_start_matches('0');
    [issuer, "〔", century, year, "〕", number, "号"].concat()
}

/// The parts of a number as written.
struct Seen<'t> {
    issuer: &'t str,
    open: char,
    year: &'t str,
    close: char,
    number: &'t str,
    /// 年 after the year, 第 before the number, 号 after it.
    year_word: Word,
    ordinal: Word,
    mark: Word,
    rest: &'t str,
}

/// Whether a word stands where it may.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Given,
    Missing,
}

impl<'t> Seen<'t> {
    /// The number whose letters stand at `issuer`, a bracket after them.
    fn read(text: &'t str, issuer: Range<usize>) -> Option<Self> {
        let open = after(text, issuer.end)?;
        let rest = text[issuer.end + open.len_utf8()..].trim_start();
        let (year, rest) = digits(rest, 2..=4)?;
        let (year_word, rest) = word(rest, '年');
        let close = after(rest, 0).filter(|c| closes(*c))?;
        let (ordinal, rest) = word(rest[close.len_utf8()..].trim_start(), '第');
        let (number, rest) = digits(rest.trim_start(), 1..=5)?;
        let (mark, rest) = match word(rest.trim_start(), '号') {
            (Word::Missing, _) => (Word::Missing, rest),
            given => given,
        };
        Some(Self {
            issuer: &text[issuer],
            open,
            year,
            close,
            number,
            year_word,
            ordinal,
            mark,
            rest,
        })
    }

    /// Whether numbers of the same issuer and year follow, and none of them has 号: 财教[2021]41、181、193.
    fn is_one_of_several(&self) -> bool {
        const LETTERS: &str = "发函办字财教绩农社建行预综资环企经文卫政";
        let letters = self.issuer.chars().any(|c| LETTERS.contains(c));
        let numbers = self
            .rest
            .trim_start_matches(|c: char| c.is_ascii_digit() || c == '、');
        let several = self
            .rest
            .strip_prefix('、')
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        letters && several && !numbers.starts_with('号')
    }

    /// The right form and the faults; `None` where it is no number of a document.
    fn judged(&self) -> Option<(String, Vec<&'static str>)> {
        let standard_brackets = (self.open, self.close) == ('〔', '〕');
        let whole_year =
            self.year.len() == 4 && ["19", "20"].iter().any(|c| self.year.starts_with(c));
        let other =
            is_other_kind(self.issuer) || THINGS.iter().any(|thing| self.rest.starts_with(thing));
        let unmarked = self.mark == Word::Missing && !self.is_one_of_several();
        if other || (!standard_brackets && (!whole_year || unmarked)) {
            return None;
        }
        let mut faults = Vec::new();
        if !standard_brackets {
            faults.push("年份要用六角括号“〔〕”括起来");
        }
        if !whole_year || self.year_word == Word::Given {
            faults.push("年份要写四位数字，不写“年”字");
        }
        if self.ordinal == Word::Given {
            faults.push("序号前不加“第”");
        }
        if self.number.starts_with('0') {
            faults.push("序号前不补“0”");
        }
        let ends = after(self.rest, 0).is_none_or(|c| "）)》。；".contains(c));
        if self.mark == Word::Missing && (ends || self.is_one_of_several()) {
            faults.push("序号后面缺“号”字");
        }
        let right = standard(self.issuer, self.year, self.number);
        Some((right, faults))
    }
}

/// The digits that a text begins with, and the rest.
fn digits(text: &str, count: RangeInclusive<usize>) -> Option<(&str, &str)> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let length = text.len() - rest.len();
    count.contains(&length).then(|| text.split_at(length))
}

/// Whether a text begins with a word, and the rest without it.
fn word(text: &str, word: char) -> (Word, &str) {
    match text.strip_prefix(word) {
        Some(rest) => (Word::Given, rest),
        None => (Word::Missing, text),
    }
}

/// A document as a text or a field cites it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Citation {
    /// The number in its right form, from the letters of the issuing body on.
    pub(super) number: String,
    /// The title as written.
    pub(super) title: String,
}

/// The document whose number stands at `number` of a text, where its title stands with it:
/// `《title》（number）` or `《title（number）》`. The place is that of the title.
pub(super) fn cited(text: &str, number: &DocumentNumber) -> Option<(Range<usize>, Citation)> {
    let at = number.range.start;
    let bracket = text[..at].strip_suffix(['（', '('])?;
    let end = match bracket.strip_suffix('》') {
        Some(inner) => inner.len(),
        None => text[number.range.end..]
            .starts_with(['）', ')'])
            .then_some(bracket.len())
            .filter(|_| {
                text[number.range.end..]
                    .get(3..)
                    .is_some_and(|rest| rest.starts_with('》'))
            })?,
    };
    let near = tail(text, end, LONGEST);
    let start = end - near.len() + opening(near)?;
    let citation = Citation {
        number: number.right.clone(),
        title: text[start..end].trim().to_owned(),
    };
    (start < end).then_some((start..end, citation))
}

/// The longest title looked at, in bytes.
const LONGEST: usize = 600;

/// Where the title begins that goes on to the end of the text, other titles inside it left out.
fn opening(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().rev() {
        match c {
            '》' => depth += 1,
            '《' if depth == 0 => return Some(at + c.len_utf8()),
            '《' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Whether two titles may be those of one document. One may leave out where it comes from or the
/// words of the notice it came with; what it adds at its end, such as （试行）, makes it another.
pub(super) fn same_title(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let (one, other) = (core(one), core(other));
    one.ends_with(&other) || other.ends_with(&one)
}

fn core(title: &str) -> String {
    let inner = title.rsplit_once("印发").map_or(title, |(_, inner)| inner);
    let inner = if inner.len() < title.len() {
        inner.trim_end_matches("的通知")
    } else {
        inner
    };
    let letters = inner.chars().filter(|c| c.is_alphanumeric());
    letters.collect()
}
