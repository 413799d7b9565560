//! The parts of an amount: `共100万元，其中甲60万元，乙40万元`, or in brackets after it. They count only if they add up.

use super::candidate::{Portion, written};
use super::passage::MoneyPassage;
use crate::text::figure::Figure;
use crate::text::words::words_of;
use rust_decimal::Decimal;
use std::ops::Range;

/// Words at the end of a part's name that are none of it.
const TAILS: &str = "合计 共计 为 是 共 安排 下达 投入 约 计 执行 支付 已 达";
/// Marks between parts.
const MARKS: &[char] = &[
    '，', ',', '、', '；', ';', '：', ':', '。', ' ', '和', '\u{3000}',
];
/// Parts of one amount at most.
const MOST: usize = 200;
/// The longest name of a part, in characters.
const LONGEST: usize = 40;

/// Parts that add up, and where the last of them ends.
#[derive(Debug)]
pub(super) struct Portions {
    /// The parts; none where their names are not plain.
    pub(super) parts: Vec<Portion>,
    /// Where the last figure ends.
    pub(super) end: usize,
    /// How many figures of the passage they are.
    pub(super) count: usize,
}

/// The parts of figure `total` of a passage, up to the end of its stretch.
pub(super) fn portions(
    passage: &MoneyPassage<'_>,
    total: usize,
    stretch: &Range<usize>,
) -> Option<Portions> {
    let whole = passage.figures.get(total)?;
    in_brackets(passage, whole).or_else(|| after_word(passage, total, stretch))
}

/// `300万元（中央200万元、省级100万元）`.
fn in_brackets(passage: &MoneyPassage<'_>, whole: &Figure) -> Option<Portions> {
    let (hole, figures) = passage.bracket(whole.place.end)?;
    let mark = passage.text.get(hole.start..)?.chars().next()?;
    let count = adding_up(figures, whole.value)?;
    let from = hole.start + mark.len_utf8();
    Some(Portions {
        parts: named(passage.text, from, &figures[..count]),
        end: hole.end,
        count: 0,
    })
}

/// `300万元，其中：中央200万元，省级100万元`.
fn after_word(
    passage: &MoneyPassage<'_>,
    total: usize,
    stretch: &Range<usize>,
) -> Option<Portions> {
    let whole = passage.figures.get(total)?;
    let after = total + 1..passage.within(stretch).end;
    let figures = passage.figures.get(after)?;
    let first = figures.iter().find(|figure| figure.is_sum())?;
    let between = passage.text.get(whole.place.end..first.place.start)?;
    let from = whole.place.end + between.find("其中")? + "其中".len();
    let later = figures.iter().filter(|figure| figure.place.start >= from);
    let figures: Vec<Figure> = later.take(MOST).cloned().collect();
    let count = adding_up(&figures, whole.value)?;
    Some(Portions {
        parts: named(passage.text, from, &figures[..count]),
        end: figures[count - 1].place.end,
        count: figures.iter().take(count).count(),
    })
}

/// How many of the figures add up to a whole, from the first on: two at least, exact amounts only.
fn adding_up(figures: &[Figure], whole: Decimal) -> Option<usize> {
    let mut sum = Decimal::ZERO;
    for (index, figure) in figures.iter().enumerate() {
        if !figure.is_sum() {
            return None;
        }
        sum = sum.checked_add(figure.value)?;
        if sum == whole && index > 0 {
            return Some(index + 1);
        }
        if sum > whole {
            return None;
        }
    }
    None
}

/// The parts with their names; none if one of these is not plain.
fn named(text: &str, from: usize, figures: &[Figure]) -> Vec<Portion> {
    let mut parts = Vec::new();
    let mut groups = Vec::new();
    let mut start = from;
    for figure in figures {
        let between = text.get(start..figure.place.start).unwrap_or("");
        groups.push(parts.is_empty() || between.contains(['；', ';']));
        let name = trimmed(between);
        let count = name.chars().count();
        let plain = (2..=LONGEST).contains(&count)
            && !name.contains(['，', ',', '。', '；', ';', '：', ':'])
            && !name.starts_with(|c: char| c.is_ascii_digit());
        if !plain {
            return Vec::new();
        }
        parts.push(Portion {
            name: name.to_owned(),
            value: written(text, figure),
        });
        start = figure.place.end;
    }
    headed(&mut parts, &groups);
    let mut names: Vec<&str> = parts.iter().map(|part| &*part.name).collect();
    names.sort_unstable();
    names.dedup();
    match names.len() == parts.len() {
        true => parts,
        false => Vec::new(),
    }
}

fn trimmed(name: &str) -> &str {
    let mut name = name.trim_matches(MARKS);
    while let Some(shorter) = words_of(TAILS).find_map(|tail| name.strip_suffix(tail)) {
        name = shorter.trim_matches(MARKS);
    }
    name
}

/// What semicolons part has one head, said only once: `甲工程监理费2万元，测绘费1万元；乙工程监理费3万元`.
fn headed(parts: &mut [Portion], begins: &[bool]) {
    let head = |name: &str| {
        let end = ["工程", "项目"]
            .iter()
            .filter_map(|word| Some(name.rfind(word)? + word.len()))
            .max()?;
        let rest = name.get(end..)?;
        let bracket = rest
            .starts_with(['（', '('])
            .then(|| rest.find(['）', ')']))
            .flatten();
        let end = end
            + bracket.map_or(0, |at| {
                at + rest[at..].chars().next().map_or(0, char::len_utf8)
            });
        (!name.get(end..)?.is_empty()).then(|| name[..end].to_owned())
    };
    let firsts = parts.iter().zip(begins).filter(|(_, begins)| **begins);
    let heads: Vec<Option<String>> = firsts.map(|(part, _)| head(&part.name)).collect();
    if heads.len() < 2 || heads.iter().any(Option::is_none) {
        return;
    }
    let mut heads = heads.into_iter().flatten();
    let mut current = String::new();
    for (part, begins) in parts.iter_mut().zip(begins) {
        if *begins {
            current = heads.next().unwrap_or_default();
        } else if head(&part.name).is_none() {
            part.name = format!("{current}{}", part.name);
        }
    }
}
