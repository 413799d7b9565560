//! What a YAML mistake means for an editor, and the way out, in Chinese.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourceFile, Span};
use granit_parser::ErrorKind;

/// The finding for a mistake at byte `offset` of `text`, which begins at byte `base` of `source`.
pub(super) fn explain(
    source: &SourceFile,
    base: usize,
    text: &str,
    offset: usize,
    kind: &ErrorKind,
) -> Diagnostic {
    let (place, suspect) = suspicious_line(text, offset);
    let (message, help) = match suspect {
        Some(Suspect::FullWidthColon) => (
            "这一行用了全角冒号“：”，应当是半角冒号加一个空格".to_owned(),
            "把“：”改成“: ”（英文输入法的冒号，后面加空格）",
        ),
        Some(Suspect::NoSpace) => (
            "冒号后面缺一个空格".to_owned(),
            "在半角冒号“:”后面加一个空格",
        ),
        None => describe(kind),
    };
    let span = place.shifted(base);
    Diagnostic::new(Code::UNREADABLE, &source.path, span, message).help(help)
}

/// A line that explains the mistake better than the place where the parser gave up.
enum Suspect {
    FullWidthColon,
    NoSpace,
}

/// The line at `offset`, or one of the two before it, if it has a colon that is none to YAML; else
/// the rest of the line at `offset`.
fn suspicious_line(text: &str, offset: usize) -> (Span, Option<Suspect>) {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let mut end = text[offset..]
        .find('\n')
        .map_or(text.len(), |at| offset + at);
    for _ in 0..3 {
        let start = text[..end].rfind('\n').map_or(0, |at| at + 1);
        let line = &text[start..end];
        let suspect = if full_width_key(line).is_some() {
            Some(Suspect::FullWidthColon)
        } else if glued_key(line) {
            Some(Suspect::NoSpace)
        } else {
            None
        };
        if suspect.is_some() {
            let indent = line.len() - line.trim_start().len();
            return (
                Span::new(start + indent..start + line.trim_end().len()),
                suspect,
            );
        }
        if start == 0 {
            break;
        }
        end = start - 1;
    }
    let line_end = text[offset..]
        .find(['\n', '\r'])
        .map_or(text.len(), |at| offset + at);
    let mut start = offset;
    if start == line_end {
        start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    }
    (Span::new(start..line_end), None)
}

/// The key of a line such as `年度：2023`: up to ten characters, then a full-width colon, and no
/// half-width one before it.
pub(super) fn full_width_key(line: &str) -> Option<&str> {
    let line = line.trim_start().trim_start_matches("- ").trim_start();
    let (key, _) = line.split_once('：')?;
    let short = (1..=10).contains(&key.chars().count());
    let wordy = key.chars().all(|c| c.is_alphanumeric() || c == '_');
    (short && wordy).then_some(key)
}

/// Whether a line is like `年度:2023`, which YAML reads as one text.
fn glued_key(line: &str) -> bool {
    let line = line.trim_start().trim_start_matches("- ").trim_start();
    line.split_once(':').is_some_and(|(key, rest)| {
        (1..=10).contains(&key.chars().count())
            && key.chars().all(char::is_alphanumeric)
            && rest.starts_with(|c: char| !c.is_whitespace() && c != '/')
    })
}

fn describe(kind: &ErrorKind) -> (String, &'static str) {
    use ErrorKind as K;
    let (message, help) = match kind {
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabInIndentation
        | K::TabAtBlockScalarStart => ("缩进用了制表符（Tab）", "改用空格缩进，每一层两个空格"),
        K::UnclosedQuotedScalar
        | K::DocumentIndicatorInQuotedScalar
        | K::InvalidQuotedScalarIndent => (
            "引号没有成对",
            "补上缺少的引号；文字里本来就有半角引号时，用另一种引号把整段括起来",
        ),
        K::UnclosedFlowCollection { .. }
        | K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping => (
            "方括号“[”或花括号“{”没有成对",
            "补上缺少的括号，或者用引号把整个值括起来",
        ),
        K::RecursionLimitExceeded => ("括号或列表嵌套太深", "最多嵌套32层；检查是不是多打了括号"),
        K::MappingValueNotAllowed | K::InvalidColonPlacement | K::InvalidMappingValueWhitespace => {
            (
                "这里不应当出现冒号，可能是值里含有“: ”，或缩进不对",
                "值里有半角冒号时用引号括起来；检查这一行与上一行是否对齐",
            )
        }
        K::SimpleKeyExpected | K::InvalidSimpleKey | K::ExpectedBlockMappingKey => (
            "这一行不是“字段: 值”的形式，或缩进与上面不一致",
            "写成“字段: 值”；同一层的字段要左对齐；长文字请写在“|”后面并缩进",
        ),
        K::InvalidIndentation | K::ExpectedBlockSequenceEntry | K::MappingKeyNotAllowed => {
            ("缩进不对", "同一层左对齐，下一层多缩进两个空格")
        }
        K::UnexpectedCharacter { .. } => (
            "这里有YAML不能用来开头的符号（如 @ ` % & * ! |）",
            "用引号把整个值括起来",
        ),
        _ => (
            "这里不是正确的YAML写法",
            "对照格式说明检查冒号、引号和缩进；拿不准时用引号把值括起来",
        ),
    };
    (message.to_owned(), help)
}
