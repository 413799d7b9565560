//! Brackets, quotation marks and titles: whether each is opened and closed, and what stands inside
//! what.
//!
//! Takes the text of one passage; gives the places where marks do not go together.

use crate::text::chars::{after, before, is_stop, non_han};
use std::ops::Range;

/// One half of a pair, which goes by the mark that opens it.
enum Half {
    Opening(char),
    Closing(char),
}

/// Which half of which pair a mark is. Half-width brackets stand beside full-width ones: one of each
/// still makes a pair, though not a good one.
fn half(mark: char) -> Option<Half> {
    Some(match mark {
        '《' | '〈' | '“' | '（' | '〔' | '【' | '「' => Half::Opening(mark),
        '(' => Half::Opening('（'),
        '》' => Half::Closing('《'),
        '〉' => Half::Closing('〈'),
        '”' => Half::Closing('“'),
        '）' | ')' => Half::Closing('（'),
        '〕' => Half::Closing('〔'),
        '】' => Half::Closing('【'),
        '」' => Half::Closing('「'),
        _ => return None,
    })
}

/// What is wrong with a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MarkFault {
    /// Opened, never closed.
    Open,
    /// Closed, never opened.
    Close,
    /// Opened in full width and closed in half width, or the other way round.
    Mixed,
    /// A title in 《》 inside another.
    Nested,
    /// A full stop before a bracket and after it.
    TwoStops,
    /// Marks that cannot follow one another.
    Clash,
}

/// Marks open at a time; more is a muddle.
const DEEPEST: usize = 32;

/// The faults of a text with their places, in order.
pub(super) fn faults(text: &str) -> Vec<(Range<usize>, MarkFault)> {
    let mut faults = Vec::new();
    let mut open: Vec<(usize, char, char)> = Vec::new();
    for (at, c) in non_han(text) {
        if is_stop(c) {
            faults.extend(clash(text, at, c));
            continue;
        }
        let range = at..at + c.len_utf8();
        let pair = match half(c) {
            None => continue,
            Some(Half::Closing(pair)) => pair,
            Some(Half::Opening(pair)) => {
                if c == '《' && open.last().is_some_and(|last| last.1 == '《') {
                    faults.push((range, MarkFault::Nested));
                }
                open.push((at, c, pair));
                if open.len() > DEEPEST {
                    let (at, c, _) = open.remove(0);
                    faults.push((at..at + c.len_utf8(), MarkFault::Open));
                }
                continue;
            }
        };
        match open.iter().rposition(|(_, _, opened)| *opened == pair) {
            Some(depth) => {
                let (from, opened, _) = open[depth];
                faults.extend(
                    open.drain(depth..)
                        .skip(1)
                        .map(|(at, c, _)| (at..at + c.len_utf8(), MarkFault::Open)),
                );
                if opened.len_utf8() != c.len_utf8() {
                    faults.push((from..range.end, MarkFault::Mixed));
                }
                faults.extend(two_stops(text, from, range.end));
            }
            None if is_numbering(text, at) => {}
            None => faults.push((range, MarkFault::Close)),
        }
    }
    let left = open.into_iter();
    faults.extend(left.map(|(at, c, _)| (at..at + c.len_utf8(), MarkFault::Open)));
    faults.sort_by_key(|(range, _)| range.start);
    faults
}

/// `1）` and `a)` number an item.
fn is_numbering(text: &str, at: usize) -> bool {
    let number = |c: char| c.is_ascii_alphanumeric() || "一二三四五六七八九十".contains(c);
    let start = text[..at].trim_end_matches(number).len();
    let apart = before(text, start).is_none_or(|c| !c.is_alphanumeric());
    start < at && apart
}

/// `200.00万元。（全部为委托业务费）。`: a stop too many. A bracket of whole sentences keeps its own.
fn two_stops(text: &str, from: usize, end: usize) -> Option<(Range<usize>, MarkFault)> {
    let inner = &text[from..end];
    let round = inner.starts_with(['（', '(']);
    let twice = text[..from].ends_with('。') && text[end..].starts_with('。');
    let stop = '。'.len_utf8();
    (round && twice && !inner.contains('。'))
        .then(|| (from - stop..end + stop, MarkFault::TwoStops))
}

/// A mark right after another that it cannot follow.
fn clash(text: &str, at: usize, c: char) -> Option<(Range<usize>, MarkFault)> {
    let earlier = before(text, at).filter(|earlier| is_stop(*earlier))?;
    let dots = earlier == '。' && c == '。' && {
        let more = |place: Option<char>| place == Some('。');
        more(after(text, at + c.len_utf8())) || more(before(text, at - earlier.len_utf8()))
    };
    (!dots).then(|| (at - earlier.len_utf8()..at + c.len_utf8(), MarkFault::Clash))
}

#[cfg(test)]
mod tests {
    use super::{MarkFault, faults};

    #[test]
    fn marks_that_do_not_go_together_are_found() {
        for (text, marked, fault) in [
            ("根据《办法规定", "《", MarkFault::Open),
            ("根据办法》规定", "》", MarkFault::Close),
            ("“三个听取活动", "“", MarkFault::Open),
            ("（试行)", "（试行)", MarkFault::Mixed),
            ("《关于印发《办法》的通知》", "《", MarkFault::Nested),
            (
                "200万元。（全部为委托业务费）。根据",
                "。（全部为委托业务费）。",
                MarkFault::TwoStops,
            ),
            ("完成。，下一步", "。，", MarkFault::Clash),
            ("《办法（试行》）", "（", MarkFault::Open),
        ] {
            let first = faults(text).into_iter().next();
            let (range, found) = first.unwrap_or((0..0, MarkFault::Open));
            assert_eq!((&text[range], found), (marked, fault), "{text}");
        }
    }

    #[test]
    fn marks_that_go_together_are_left_alone() {
        for text in [
            "《意见（试行）（盘政办通〔2019〕78号）》《方案》",
            "《关于印发〈办法〉的通知》",
            "1）建成公园；2）栽树",
            "完成。（详见附件。）",
            "完成。（详见附件）下一步。",
            "“你中有我、我中有你”",
            "等等……。",
            "(1)数量指标",
            "a) 数量",
            "一）概况",
        ] {
            assert_eq!(faults(text), [], "{text}");
        }
    }
}
