//! Spaces and widths of characters: what a copy from a PDF, or a keyboard left in the wrong mode,
//! does to a Chinese text.
//!
//! Takes the text of one passage; gives the places of each kind. Spaces that a line end of the
//! source became are for the caller to leave out.

use crate::text::chars::{addresses, after, before, is_han, lies_in, non_han};
use std::ops::Range;

/// A kind of slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slip {
    /// A space between a digit and a Han character.
    SpaceAtDigit,
    /// A space between two Han characters of a sentence.
    SpaceInWords,
    /// A half-width comma, semicolon, colon or exclamation mark between Han characters.
    HalfMark,
    /// Half-width brackets around Han characters.
    HalfBracket,
    /// Full-width digits or letters.
    WideDigit,
}

/// Below this many bytes a text is a label, where spaces may part things.
const SENTENCE: usize = 120;

/// The slips of a text, in order.
pub(super) fn slips(text: &str) -> Vec<(Range<usize>, Slip)> {
    let mut found = Vec::new();
    let away = addresses(text);
    let mut wide = 0..0;
    for (at, c) in non_han(text) {
        let slip = match c {
            ' ' | '\u{A0}' => space(text, at, c),
            ',' | ';' | ':' | '!' => half_mark(text, at),
            '(' => half_bracket(text, at),
            '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
                let goes_on = wide.end == at && at > 0;
                wide.end = at + c.len_utf8();
                (!goes_on).then_some(Slip::WideDigit)
            }
            _ => None,
        };
        if let Some(slip) = slip.filter(|_| !lies_in(&away, at)) {
            found.push((at..at + c.len_utf8(), slip));
        }
    }
    found
}

fn space(text: &str, at: usize, c: char) -> Option<Slip> {
    let end = at + c.len_utf8();
    let (left, right) = (before(text, at)?, after(text, end)?);
    if left.is_ascii_digit() && is_han(right) {
        let number = |c: char| c.is_ascii_digit() || "., -".contains(c);
        let label = text[..at].trim_end_matches(number);
        let labels = ["表", "图", "附件", "附录", "附", "式", "例", "第"];
        let labelled = label.is_empty()
            || label.ends_with(|c: char| c.is_ascii_alphabetic())
            || labels.iter().any(|word| label.ends_with(word));
        return (!labelled).then_some(Slip::SpaceAtDigit);
    }
    if is_han(left) && right.is_ascii_digit() {
        return (text.len() > SENTENCE || !text[..at].contains(' ')).then_some(Slip::SpaceAtDigit);
    }
    let parts_names = || is_issuer(text, at) || text[..at].contains(' ') && is_issuer(text, end);
    (is_han(left) && is_han(right) && text.len() > SENTENCE && !parts_names())
        .then_some(Slip::SpaceInWords)
}

/// Whether the name of a public body ends at a byte of a text. Several that issue a document together are
/// parted by spaces: 《示范州财政局 示范州住建局关于……的通知》.
fn is_issuer(text: &str, at: usize) -> bool {
    const BODIES: &[&str] = &[
        "局",
        "厅",
        "部",
        "委",
        "委员会",
        "办公室",
        "办",
        "人民政府",
        "政府",
        "中心",
        "总局",
        "法院",
        "检察院",
        "工会",
    ];
    BODIES.iter().any(|body| text[..at].ends_with(body))
}

fn half_mark(text: &str, at: usize) -> Option<Slip> {
    let han = |c: Option<char>| c.is_some_and(|c| is_han(c) || "”》）".contains(c));
    let next = after(text, at + 1);
    let next = if next == Some(' ') {
        after(text, at + 2)
    } else {
        next
    };
    (han(before(text, at)) && next.is_some_and(|c| is_han(c) || "“《".contains(c)))
        .then_some(Slip::HalfMark)
}

fn half_bracket(text: &str, at: usize) -> Option<Slip> {
    let inner = &text[at + 1..];
    let words = inner.trim_start_matches(|c| is_han(c) || "、，".contains(c));
    let end = inner.len() - words.len();
    let near = before(text, at).is_some_and(|c| is_han(c) || "”》".contains(c));
    (words.starts_with(')') && near && end > 0).then_some(Slip::HalfBracket)
}

#[cfg(test)]
mod tests {
    use super::{Slip, slips};

    fn sorts(text: &str) -> Vec<Slip> {
        slips(text).into_iter().map(|(_, slip)| slip).collect()
    }

    #[test]
    fn slips_of_the_keyboard_are_found() {
        for (text, slip) in [
            ("现常住人口达 17万余人", Slip::SpaceAtDigit),
            ("街道下辖9 个社区", Slip::SpaceAtDigit),
            ("建成公园,栽树", Slip::HalfMark),
            ("如下:建成", Slip::HalfMark),
            ("实施意见(试行)", Slip::HalfBracket),
            ("支出１８３.32万元", Slip::WideDigit),
        ] {
            let found = sorts(text);
            assert!(found.first() == Some(&slip), "{text}: {found:?}");
        }
    }

    #[test]
    fn what_has_its_place_is_left_alone() {
        for text in [
            "表1 资金情况",
            "附件2 名单",
            "1 项目概况",
            "2. 项目概况",
            "合 计",
            "10:30开会",
            "1,234.5万元",
            "(1)数量指标",
            "见https://a.cn/x?a:b,c",
            "A4 纸、GB/T 9704",
            "项目（2023年）",
            "根据《示范州财政局 示范州移民搬迁安置办公室 示范州住建局关于提前下达二〇二三年中央补助资金预算的通知》的要求办理",
        ] {
            assert_eq!(sorts(text), [], "{text}");
        }
    }
}
