//! What forms and templates leave in a text: hints, blanks, placeholders, codes of Word, and
//! characters that were lost or cannot be seen.
//!
//! Takes the text of one passage; gives the places. One pass finds where something may stand, then
//! a closer look decides; every look is made so that it would rather miss than be wrong.

use super::suspect::{Leftover, Suspect};
use super::{blank, cross, field_code, hint, lost};
use crate::text::chars::{addresses, is_han};
use crate::text::features::kind;
use crate::text::words::automaton;
use aho_corasick::{AhoCorasick, MatchKind};
use std::ops::Range;
use std::sync::LazyLock;

/// A closer look at a suspect.
type CloserLook = for<'t> fn(Suspect<'t>) -> Option<Leftover>;

/// What to look for, and who looks closer.
static LOOKS: &[(&[&str], CloserLook)] = &[
    (hint::LIMITS, hint::limit),
    (hint::ORDERS, hint::order),
    (hint::EXAMPLES, hint::example),
    (hint::CONTENTS, hint::content),
    (cross::MARKS, cross::cross),
    (blank::DATES, blank::date),
    (blank::LINES, blank::line),
    (blank::DOTS, blank::dots),
    (blank::EMPTY, blank::bracket),
    (blank::ROWS, blank::row),
    (field_code::CODES, field_code::code),
    (lost::MARKS, lost::question),
    (lost::BROKEN, lost::broken),
    (lost::UNSEEN, lost::unseen),
];

/// Kinds of characters in what is looked for, where it is no word.
pub(super) const KINDS: u32 =
    kind::SPACE | kind::LATIN | kind::FULL_WIDTH | kind::PLACEHOLDER | kind::LENGTH_HINT;

/// The words among what is looked for; the rest has characters of [`KINDS`].
pub(super) fn words() -> Vec<&'static str> {
    let marks = LOOKS.iter().flat_map(|(marks, _)| marks.iter().copied());
    let is_word = |mark: &&str| {
        mark.starts_with(is_han) && !mark.ends_with(char::is_whitespace) && *mark != hint::SHORTEST
    };
    marks.filter(is_word).collect()
}

struct Finder {
    marks: AhoCorasick,
    /// Which look belongs to each mark.
    looks: Vec<CloserLook>,
}

static FINDER: LazyLock<Finder> = LazyLock::new(|| {
    let pairs = LOOKS
        .iter()
        .flat_map(|(marks, look)| marks.iter().map(|mark| (*mark, *look)));
    let (marks, looks): (Vec<_>, Vec<_>) = pairs.unzip();
    let mut longest = AhoCorasick::builder();
    longest.match_kind(MatchKind::LeftmostLongest);
    let marks = automaton(&mut longest, marks);
    Finder { marks, looks }
});

/// What was left in a text.
pub(super) fn leftovers(text: &str) -> Vec<Leftover> {
    let mut found: Vec<Leftover> = Vec::new();
    let mut known: Option<Vec<Range<usize>>> = None;
    for found_at in FINDER.marks.find_iter(text) {
        let addresses = known.get_or_insert_with(|| addresses(text));
        let done = found
            .last()
            .is_some_and(|last| last.range.end > found_at.start());
        let look = FINDER.looks.get(found_at.pattern().as_usize());
        if let Some(look) = look.filter(|_| !done) {
            let (start, end) = (found_at.start(), found_at.end());
            found.extend(look(Suspect {
                text,
                start,
                end,
                addresses,
            }));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{KINDS, LOOKS, leftovers, words};
    use crate::text::features::Scanner;

    /// What is found in a paragraph.
    fn found(text: &str) -> Vec<&str> {
        let all = leftovers(text).into_iter();
        all.map(|left| &text[left.range]).collect()
    }

    #[test]
    fn what_a_form_left_is_found() {
        for (text, left) in [
            ("实施内容及过程概述（100字以内）：", "（100字以内）"),
            ("（限500字）", "（限500字）"),
            ("主要成效(不超过 ３００ 字)", "(不超过 ３００ 字)"),
            ("由××单位实施", "××"),
            ("关于印发XX项目管理办法", "XX"),
            ("20XX年", "XX"),
            ("盘政办通〔2023〕××号", "××"),
            ("资金××万元", "××"),
            ("×年×月×日", "×年×月×日"),
            ("自评得分____分", "____"),
            ("填报日期：    年  月  日", "年  月  日"),
            ("2023年  月  日", "年  月  日"),
            ("2023年5月 日", "月 日"),
            ("？", "？"),
            (" ? ", "?"),
            ("专项资?金使用", "?"),
            ("2018.1?2018.12", "?"),
            ("目录 PAGEREF _Toc12345 \\h 3", "PAGEREF _Toc"),
            ("TOC \\o \"1-3\"", "TOC \\o"),
            ("HYPERLINK \"http://a.cn\" 附件", "HYPERLINK \""),
            ("见错误！未找到引用源。", "错误！未找到引用源"),
            ("资\u{FFFD}金", "\u{FFFD}"),
            ("资\u{200B}金", "\u{200B}"),
            ("\u{F0B7}第一条", "\u{F0B7}"),
            ("【请填写】", "【请填写】"),
            ("此处填写项目概况", "此处填写"),
            ("示例：建成公园4个", "示例："),
            ("（请简要说明项目实施情况）", "（请简要说明项目实施情况）"),
            (
                "执行率未达到90%的需说明原因（100字以内）；2.有调整的",
                "（100字以内）",
            ),
            (
                "1.预算执行分析（包括完成和偏差情况等）",
                "（包括完成和偏差情况等）",
            ),
            ("（三）资金使用(可用表格形式反映)。", "(可用表格形式反映)"),
            ("对照年度目标，说明做成了什么", "对照年度目标，说明"),
            ("资金****万元", "****"),
            ("****", "****"),
            ("蓄水池1座。?????", "?????"),
            ("……", "……"),
            ("3.……", "3.……"),
            ("指标3：", "指标3："),
            ("依据《》安排", "《》"),
            ("由< >实施", "< >"),
        ] {
            assert_eq!(found(text), [left], "{text}");
        }
    }

    #[test]
    fn every_mark_is_a_word_or_has_a_character_of_the_kinds() {
        let scanner = Scanner::new(words().into_iter().map(|word| (word, 1)));
        for mark in LOOKS.iter().flat_map(|(marks, _)| *marks) {
            let features = scanner.scan(mark);
            assert!(features.words == 1 || features.has(KINDS), "{mark}");
        }
    }

    #[test]
    fn what_only_looks_like_it_is_left_alone() {
        for text in [
            "面积12×8米，规格×10",
            "征集金点子（300字以内）126条",
            "每篇1000字左右",
            "救助对象李××、王×",
            "身份证号码530102××××××××1234，电话138××××5678",
            "XXL号、SXX材料、XXI世纪、xxx.gov.cn",
            "牌照云A××号",
            "出生年月日、年月日",
            "2023年12月 日均供餐420份",
            "成立年 月均",
            "怎么办?街道想办法",
            "是否达标?达标",
            "为什么？因为",
            "目标是什么？",
            "见 https://a.cn/?a=1&xx=2",
            "（请见附件）",
            "例如：公园；举例说明：略",
            "云岭区财政局（示例）",
            "家庭👨\u{200D}👩\u{200D}👧",
            "填写完整率（%）",
            "a_b__c.xlsx",
            "新建水渠（包括沿线配套情况等）300米",
            "由三方出资，（包括已到位情况）",
            "证件号5301****1234，救助对象李**",
            "注*：见**",
            "建成甲、乙……共4处",
            "指标1：覆盖率",
            "目标1：建成公园",
            "完成值<指标值，x<3且y>2",
            "真的吗？？",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
