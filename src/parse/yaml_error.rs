//! What a YAML mistake means for an editor, and the way out, in Chinese.

use super::slip::{YamlSlip, slips};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourceFile, Span};
use granit_parser::ErrorKind;

/// The findings for a mistake at byte `offset` of `text`, which begins at byte `base` of `source`: the slips
/// that explain it, all that the text has of them, or what the place tells.
pub(super) fn explain(
    source: &SourceFile,
    base: usize,
    text: &str,
    offset: usize,
    kind: &ErrorKind,
) -> Vec<Diagnostic> {
    let place = rest_of_line(text, offset);
    let mut found = slip_findings(source, base, text);
    // The reader may have given up at the end of the line before.
    let next = place.end as usize + 1;
    let next = text
        .get(next..)
        .and_then(|rest| rest.find('\n').map(|at| next + at));
    let end = next.unwrap_or(text.len()) + base;
    let explained = found
        .iter()
        .filter_map(|slip| slip.span)
        .any(|span| (span.start as usize) < end);
    if !explained {
        let (message, help) = match kind {
            ErrorKind::UnexpectedCharacter { .. } => special_sign(place.slice(text).unwrap_or("")),
            _ => {
                let (message, help) = describe(kind);
                (message, help.to_owned())
            }
        };
        let here = Diagnostic::new(Code::UNREADABLE, &source.path, place.shifted(base), message);
        found.insert(0, here.help(help));
    }
    found
}

/// A finding for each slip in `text`.
pub(super) fn slip_findings(source: &SourceFile, base: usize, text: &str) -> Vec<Diagnostic> {
    let slips = slips(text).into_iter();
    let found = slips.map(|(span, slip)| slip_finding(source, span.shifted(base), slip));
    found.collect()
}

/// The finding for a slip.
pub(super) fn slip_finding(source: &SourceFile, span: Span, slip: YamlSlip) -> Diagnostic {
    let (message, help) = slip.words();
    Diagnostic::new(Code::UNREADABLE, &source.path, span, message).help(help)
}

/// What is left of the line at `offset`; the whole line where nothing is.
fn rest_of_line(text: &str, offset: usize) -> Span {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let line_end = text[offset..]
        .find(['\n', '\r'])
        .map_or(text.len(), |at| offset + at);
    let mut start = offset;
    if start == line_end {
        start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    }
    Span::new(start..line_end)
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
        _ => (
            "这里不是正确的YAML写法",
            "对照格式说明检查冒号、引号和缩进；拿不准时用引号把值括起来",
        ),
    };
    (message.to_owned(), help)
}

/// What to say where a value begins with a sign that YAML has another use for.
fn special_sign(rest: &str) -> (String, String) {
    let sign = rest.chars().next().unwrap_or(' ');
    let value = rest.split([',', '}', ']', '#']).next().unwrap_or("").trim();
    let message = format!("“{sign}”不能作值的开头，读不下去");
    (message, format!("用半角引号把整个值括起来：\"{value}\""))
}
