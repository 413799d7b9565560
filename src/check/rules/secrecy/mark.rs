//! Marks of secrecy and of internal use: words that stand by themselves, not in a sentence.

use crate::check::lines::Line;
use crate::check::rule::LineKind;
use crate::text::features::{Features, kind};
use crate::text::words::words_of;
use std::ops::Range;

/// Lines longer than this, in bytes, are sentences, not marks.
const LONGEST: usize = 120;
/// The three degrees of 保守国家秘密法.
const DEGREES: &[&str] = &["绝密", "机密", "秘密"];
/// How the line of a degree may begin, and what may stand before words of internal use.
const BEFORE_DEGREE: &[&str] = &["密级:", "密级"];
const BEFORE_INTERNAL: &str = "本件属于 本件属 本件为 本资料 本文件 本材料 此件";
/// Words that are a mark where they stand alone.
const INTERNAL: &str = "\
    内部资料 内部文件 内部材料 内部刊物 内部使用 内部参考 内部传阅 内部掌握 内部明电 工作秘密 仅供内部使用 仅限内部使用 \
    只供内部参考 仅限内部传阅 仅供内部传阅 仅供内部参考 仅供内部参阅";
/// What may follow them, or stand alone as well.
const KEEP: &str = "\
    注意保存 注意保密 妥善保管 妥善保存 请勿外传 严禁外传 不得外传 禁止外传 不得外泄 严禁外泄 不得翻印 严禁复制 不得复制 \
    请勿公开 严禁公开";
/// How a document says of itself that it is not for publication.
const CLOSED: &str = "\
    不予公开 此件不予公开 此件不公开 本件不予公开 公开属性:不予公开 公开属性:不公开 \
    公开方式:不予公开 公开方式:不公开 信息公开选项:不予公开 信息公开属性:不予公开";
/// The line that says for how long something is secret.
const TERM: &str = "保密期限";

/// The words with one of which every text begins that is a mark by itself, without the spaces and brackets before and in them.
pub(in crate::check) fn beginnings() -> impl Iterator<Item = &'static str> {
    let degrees = DEGREES.iter().copied().chain(["密级", TERM]);
    let words = [BEFORE_INTERNAL, INTERNAL, KEEP, CLOSED];
    let words = words.into_iter().flat_map(words_of);
    // A colon may be of either width.
    let words = words.filter_map(|word| word.split(':').next());
    degrees.chain(words)
}

/// A mark that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SecrecyMark {
    /// Where in the line.
    pub(super) range: Range<usize>,
    /// What it says.
    pub(super) words: String,
}

/// Whether a line of this text may be or bear a mark: a quick look before a close one.
pub(super) fn may_be_mark(line: LineKind<'_>, text: &str, features: Features) -> bool {
    let page = matches!(line, LineKind::Paragraph) && features.has(kind::TAB);
    let bracketed =
        may_bear_brackets(line) && features.has(kind::PAIRED_MARK | kind::SQUARE_BRACKET);
    features.has(kind::STAR)
        || page
        || bracketed
        || (text.len() <= LONGEST && begins_like_one(text))
}

/// Whether a mark in brackets counts in a line of this kind: in titles, not in sentences.
fn may_bear_brackets(line: LineKind<'_>) -> bool {
    matches!(
        line,
        LineKind::Heading | LineKind::Margin | LineKind::Field { .. }
    )
}

/// The mark that a line is or bears.
pub(super) fn mark(line: &Line<'_>) -> Option<SecrecyMark> {
    let text = &*line.text;
    if line.features.has(kind::STAR)
        && let Some(found) = starred(text)
    {
        return Some(found);
    }
    if matches!(line.kind, LineKind::Paragraph) && text.contains('\t') {
        return on_page(text);
    }
    let is_evidence = matches!(
        line.kind,
        LineKind::Field {
            top: "佐证材料" | "evidence",
            ..
        }
    );
    let is_row = matches!(line.kind, LineKind::Row { .. });
    if is_row && text.contains('\t') {
        return in_cell(text);
    }
    if is_evidence {
        return None;
    }
    let whole = says_so(text) && !(is_row && is_one_of(CLOSED, &bare(text)));
    if whole {
        let start = text.len() - text.trim_start().len();
        return Some(found(text, start..text.trim_end().len()));
    }
    let open =
        may_bear_brackets(line.kind) && line.features.has(kind::PAIRED_MARK | kind::SQUARE_BRACKET);
    open.then(|| bracketed(text)).flatten()
}

/// A mark among the first or the last lines of a page, which tabs part.
fn on_page(text: &str) -> Option<SecrecyMark> {
    const LINES: usize = 3;
    let mut at = 0;
    let mut lines = Vec::new();
    for line in text.split('\t') {
        lines.push((at, line));
        at += line.len() + 1;
    }
    let edge = lines.len().saturating_sub(LINES);
    let outer = lines
        .iter()
        .enumerate()
        .filter(|(index, _)| *index < LINES || *index >= edge);
    let (_, (start, line)) = outer.into_iter().find(|(_, (_, line))| says_so(line))?;
    Some(found(text, *start..start + line.len()))
}

/// A degree in the cell behind one that says 密级.
fn in_cell(text: &str) -> Option<SecrecyMark> {
    let mut at = 0;
    let mut is_titled = false;
    for cell in text.split('\t') {
        let bare = bare(cell);
        if is_titled && is_degree(&bare) {
            return Some(found(text, at..at + cell.len()));
        }
        is_titled = BEFORE_DEGREE.contains(&bare.as_str());
        at += cell.len() + 1;
    }
    None
}

/// A degree with the star that state organs put after it: `机密★1年`.
fn starred(text: &str) -> Option<SecrecyMark> {
    let star = text.find('★')?;
    let before = text.get(..star)?.trim_end();
    let degree = DEGREES.iter().find(|degree| before.ends_with(**degree))?;
    let start = before.len() - degree.len();
    let after = text.get(star + '★'.len_utf8()..)?;
    let is_term = |c: char| c.is_ascii_digit() || "年月长期个 ".contains(c);
    let end = text.len() - after.trim_start_matches(is_term).len();
    let quoted = is_quoted(text.get(..start)?, text.get(end..)?);
    (!quoted).then(|| found(text, start..end))
}

/// Whether a mark is only spoken of, being in quotes. Straight quotes around a value, as in JSON, are no such.
fn is_quoted(before: &str, after: &str) -> bool {
    let is_value = |outer: &str| {
        let rest = after.strip_prefix('"').unwrap_or(after);
        let is_end = |c: char| ",;>})] ".contains(c);
        outer.trim_end().ends_with([':', '=', ',', '[', '{', '('])
            || outer.trim().is_empty() && rest.trim_matches(is_end).is_empty()
    };
    before.ends_with(['“', '「', '《'])
        || before
            .strip_suffix('"')
            .is_some_and(|outer| !is_value(outer))
}

/// A mark in brackets at the end or the start of a title.
fn bracketed(text: &str) -> Option<SecrecyMark> {
    let start = text.rfind(['（', '(', '【', '[', '〔'])?;
    let close = start + text.get(start..)?.find(['）', ')', '】', ']', '〕'])?;
    let end = close + text.get(close..)?.chars().next()?.len_utf8();
    says_so(text.get(start..end)?).then(|| found(text, start..end))
}

fn found(text: &str, range: Range<usize>) -> SecrecyMark {
    let words = text.get(range.clone()).unwrap_or("").trim().to_owned();
    SecrecyMark { range, words }
}

/// Whether a text says nothing but that it is secret, internal, or not to be published.
fn says_so(text: &str) -> bool {
    if text.len() > LONGEST || !begins_like_one(text) {
        return false;
    }
    let bare = bare(text);
    let mut rest = bare.as_str();
    if is_one_of(CLOSED, rest) {
        return true;
    }
    let is_term = |c: char| c.is_ascii_digit() || "年月长期个:".contains(c);
    if let Some(term) = rest.strip_prefix(TERM) {
        return !term.is_empty() && term.chars().all(is_term);
    }
    let before = BEFORE_DEGREE
        .iter()
        .find_map(|word| rest.strip_prefix(word));
    rest = before.unwrap_or(rest);
    if is_degree(rest) {
        return true;
    }
    let before = words_of(BEFORE_INTERNAL).find_map(|word| rest.strip_prefix(word));
    rest = before.unwrap_or(rest);
    let internal = words_of(INTERNAL).find_map(|word| rest.strip_prefix(word));
    rest = internal.unwrap_or(rest);
    let kept = rest.trim_start_matches(',');
    let keeps = is_one_of(KEEP, kept);
    keeps || internal.is_some() && kept.is_empty()
}

/// Whether a bare text is a degree, with or without how long it holds.
fn is_degree(bare: &str) -> bool {
    let mut degrees = DEGREES.iter();
    let term = degrees.find_map(|degree| bare.strip_prefix(degree));
    let is_term = |c: char| c.is_ascii_digit() || "年月长期个:".contains(c);
    term.is_some_and(|term| term.chars().all(is_term))
}

/// Whether a text is one of the words of a list.
fn is_one_of(list: &'static str, text: &str) -> bool {
    words_of(list).any(|word| word == text)
}

/// Whether a text begins as a mark does: a quick look before a close one.
fn begins_like_one(text: &str) -> bool {
    let is_shell = |c: char| {
        matches!(c, '（' | '(' | '【' | '[' | '〔' | '*' | '※' | '★' | '☆') || c.is_whitespace()
    };
    let first = text.chars().find(|c| !is_shell(*c));
    first.is_some_and(|c| {
        matches!(
            c,
            '绝' | '机'
                | '秘'
                | '密'
                | '内'
                | '仅'
                | '注'
                | '妥'
                | '请'
                | '严'
                | '不'
                | '禁'
                | '此'
                | '本'
                | '公'
                | '信'
                | '保'
                | '工'
                | '只'
        )
    })
}

/// The text without spaces and brackets, with punctuation in one width.
fn bare(text: &str) -> String {
    let kept = text
        .chars()
        .filter(|c| !c.is_whitespace() && !"（）()【】[]〔〕。!！*※★☆".contains(*c));
    let narrow = kept.map(|c| match c {
        '：' => ':',
        '，' | '、' | '；' | ';' | '·' | '—' | '－' | '-' | '/' => ',',
        c => c,
    });
    narrow.collect()
}

#[cfg(test)]
mod tests {
    use super::{in_cell, on_page, says_so, starred};

    #[test]
    fn a_mark_stands_by_itself() {
        for text in [
            "机密",
            "（内部资料，注意保存）",
            "秘密 10年",
            "密级：秘密",
            "此件不予公开。",
            "内 部 使 用",
            "机密☆5年",
            "密级 秘密",
            "保密期限：10年",
            "内部资料——注意保存",
            "本件属内部资料",
            "工作秘密",
        ] {
            assert!(says_so(text), "{text}");
        }
        for text in [
            "保密审查",
            "依法不予公开的",
            "不公开理由",
            "秘密会议纪要",
            "内部控制",
            "内部资料汇编",
            "保密期限",
            "本资料",
            "工作秘密管理",
            "此件",
        ] {
            assert!(!says_so(text), "{text}");
        }
        assert!(on_page("内部资料\t2023\t甲\t乙\t丙\t丁").is_some());
        assert!(in_cell("文件\t密级\t机密").is_some());
        assert!(in_cell("类别\t密级\t无").is_none());
        assert!(on_page("甲\t乙\t丙\t内部资料\t丁\t戊\t己").is_none());
        assert!(starred("　机密★1年").is_some());
        assert!(starred("评为★★★★级旅游景区").is_none());
    }
}
