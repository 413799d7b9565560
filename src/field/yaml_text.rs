//! A text as a YAML value that can mean nothing but itself, to us and to any other reader of YAML.
//!
//! Plain where nothing in it has a meaning, in quotes otherwise; a text of several lines as a block of them.
//! Invariant, held by a test: what is written reads back as [`printable`] of it, without a finding.

use crate::source::{is_no_character, is_unseen};
use std::fmt::Write;

/// Signs besides letters and digits that a plain value may have.
const PLAIN: &str = "（）《》〈〉「」、，。；：？！“”‘’〔〕【】—…·～-./%+()_;!? ≥≤＞＜＝×÷℃㎡‰";
/// Signs that a plain value may begin with.
const BEGINNINGS: &str = "（《〈「〔【≥≤＞＜＝“";
/// Words that are no text to some reader of YAML.
const MEANT: &[&str] = &["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
/// More digits than these lose their last ones in readers that take them for a number.
const DIGITS: usize = 15;

/// The text without what no file may have, or would not give back: control characters become spaces, lines end
/// where their last sign does, and there is nothing around it.
pub fn printable(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.split(is_line_end) {
        let signs = line
            .chars()
            .map(|c| if is_unprintable(c) { ' ' } else { c });
        let line: String = signs.collect();
        lines.push(line.trim_end().to_owned());
    }
    lines.join("\n").trim().to_owned()
}

/// The text as a value on one line, in a block or between brackets.
pub fn yaml_text(text: &str) -> String {
    let text = printable(text);
    if is_plain(&text) {
        return text;
    }
    let is_simple = text
        .chars()
        .all(|c| !is_unusual(c) && c != '\n' && c != '\'');
    if is_simple && text.contains(['"', '\\']) {
        return format!("'{text}'");
    }
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            c if is_unusual(c) => {
                let code = u32::from(c);
                let _ = match code {
                    0..=0xFFFF => write!(quoted, "\\u{code:04X}"),
                    _ => write!(quoted, "\\U{code:08X}"),
                };
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// The text as what stands after the colon or dash of a block whose lines are indented so far: a space and a
/// value, or a block of lines below.
pub fn yaml_lines(text: &str, indent: usize) -> String {
    let text = printable(text);
    // Between brackets a comma would end the value; here it ends nothing.
    if is_plain(&text.replace(',', "，")) && !text.is_ascii() {
        return format!(" {text}\n");
    }
    if !text.contains('\n') || text.chars().any(|c| c != '\n' && is_unusual(c)) {
        return format!(" {}\n", yaml_text(&text));
    }
    let mut block = String::from(" |-\n");
    for line in text.lines() {
        let lead = if line.is_empty() { 0 } else { indent };
        let _ = writeln!(block, "{:lead$}{line}", "");
    }
    block
}

/// Whether a text is a number, a day or plain words.
fn is_plain(text: &str) -> bool {
    is_number(text) || is_day(text) || is_words(text) || is_name(text)
}

/// A number such as `95.00`, `-3` or `100%`, which no reader takes for another.
fn is_number(text: &str) -> bool {
    let digits = text.strip_suffix('%').unwrap_or(text);
    let digits = digits.strip_prefix('-').unwrap_or(digits);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let are_digits = |digits: &str| {
        (1..=DIGITS).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
    };
    are_digits(whole) && are_digits(part) && (whole == "0" || !whole.starts_with('0'))
}

/// A day such as `2024-03-20`, or one with a time such as `2024-03-20 09:30`.
fn is_day(text: &str) -> bool {
    let sign = |at: usize, byte: u8| match at {
        4 | 7 => byte == b'-',
        10 => byte == b' ',
        13 => byte == b':',
        _ => byte.is_ascii_digit(),
    };
    let is_long_enough = matches!(text.len(), 10 | 16);
    is_long_enough && text.bytes().enumerate().all(|(at, byte)| sign(at, byte))
}

/// Words with a sign beyond ASCII, so that they are none of the words that YAML knows.
fn is_words(text: &str) -> bool {
    let begins = |c: char| c.is_alphanumeric() || BEGINNINGS.contains(c);
    let may_stand = |c: char| (c.is_alphanumeric() && !is_unusual(c)) || PLAIN.contains(c);
    !text.is_ascii() && text.starts_with(begins) && text.chars().all(may_stand)
}

/// A name in small letters, such as an id or the name of a file, that YAML has no meaning for.
fn is_name(text: &str) -> bool {
    let is_sign =
        |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_' | b'.');
    let begins = text.starts_with(|c: char| c.is_ascii_lowercase());
    begins && text.bytes().all(is_sign) && !MEANT.contains(&text)
}

fn is_line_end(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// What no source may have.
fn is_unprintable(c: char) -> bool {
    c.is_control() || is_no_character(c)
}

/// What is not seen, or seen as something else.
fn is_unusual(c: char) -> bool {
    let is_private = || matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{E0000}'..);
    is_unprintable(c) || is_unseen(c) || is_line_end(c) || c == '\u{A0}' || is_private()
}

#[cfg(test)]
mod tests {
    use super::{printable, yaml_lines, yaml_text};
    use crate::parse::{Document, Form, Value};
    use crate::source::SourcePath;
    use proptest::prelude::*;

    #[test]
    fn a_value_is_plain_where_it_can_mean_nothing_else() {
        for (text, expected) in [
            ("95.00", "95.00"),
            ("0.00", "0.00"),
            ("100%", "100%"),
            ("≥95", "≥95"),
            ("≥", "≥"),
            ("-3.5", "-3.5"),
            ("2024-03-20", "2024-03-20"),
            ("2023年3月至2024年6月", "2023年3月至2024年6月"),
            ("冷库建设（二期）", "冷库建设（二期）"),
            ("是", "是"),
            ("云财〔2024〕3号", "云财〔2024〕3号"),
            ("007", "\"007\""),
            ("530102230000000004711", "\"530102230000000004711\""),
            ("8,900.00", "\"8,900.00\""),
            ("=", "\"=\""),
            ("%", "\"%\""),
            ("2024-03-20 09:30", "2024-03-20 09:30"),
            ("yes", "\"yes\""),
            ("qing-he", "qing-he"),
            ("a.docx", "a.docx"),
            ("null", "\"null\""),
            ("3 #楼", "\"3 #楼\""),
            ("甲: 乙", "\"甲: 乙\""),
            ("- 甲", "\"- 甲\""),
            ("称“好”的\"甲\"", "'称“好”的\"甲\"'"),
            ("1e5", "\"1e5\""),
            ("09:30", "\"09:30\""),
            ("甲\u{200B}乙", "\"甲\\u200B乙\""),
            ("甲\n乙", "\"甲\\n乙\""),
        ] {
            assert_eq!(yaml_text(text), expected, "{text:?}");
        }
        assert_eq!(yaml_lines("甲,乙", 4), " 甲,乙\n");
        assert_eq!(yaml_text("甲,乙"), "\"甲,乙\"");
        assert_eq!(yaml_lines("甲：\n\n #乙", 4), " |-\n    甲：\n\n     #乙\n");
    }

    fn texts() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(vec![
            "甲", "乙丙", "：", ": ", " #", "#", "- ", "-", "'", "\"", "\\", "\\n", "\n", "\n\n",
            "  ", "0", "07", "95.00", "%", "&a", "*a", "!t", "|", ">", "{", "}", "[", "]", ",",
            "，", "true", "~", "null", "---", "...", "\t", "\u{0}", "\u{85}", "\u{FEFF}", "“", "”",
            "\u{2028}", "?", "@", "`", "\u{3000}", "<<", "=", "１", "😀", "\u{FFFE}", "\u{A0}",
        ]);
        prop::collection::vec(pieces, 0..8).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(text in texts()) {
            let value = printable(&text);
            let written = format!(
                "a: {0}\nb:{1}c: {{d: {0}, e: {0}}}\nf:\n  - {0}\n  - g:{2}    h: 1\n",
                yaml_text(&text), yaml_lines(&text, 2), yaml_lines(&text, 6)
            );
            let path = SourcePath::new("a.yaml");
            let document = Document::parse(&path, Form::Yaml, written.as_bytes());
            prop_assert!(document.findings.is_empty(), "{written}\n{:?}", document.findings);
            let mut read = Vec::new();
            leaves(&document.front, &mut read);
            let expected = [&*value, &*value, &*value, &*value, &*value, &*value, "1"];
            prop_assert_eq!(read, expected, "{}", written);
        }
    }

    fn leaves(node: &crate::parse::Node, found: &mut Vec<String>) {
        match &node.value {
            Value::Null => found.push(String::new()),
            Value::Scalar(text) => found.push(text.to_string()),
            Value::List(items) => items.iter().for_each(|item| leaves(item, found)),
            Value::Map(entries) => entries.iter().for_each(|(_, node)| leaves(node, found)),
        }
    }
}
