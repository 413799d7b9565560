//! What YAML drops, joins or changes without a word: here every written line counts, or is refused.
//!
//! Takes what the reader meets; gives findings.

use super::decode::is_forbidden;
use super::node::Node;
use super::slip::{YamlSlip, is_slipped_key};
use super::yaml::Builder;
use super::yaml_error;
use crate::diagnostic::Code;
use crate::source::Span;
use std::borrow::Cow;

/// The key that merges another mapping into its own, in YAML 1.1.
pub(super) const MERGE: &str = "<<";

/// What is anchored: a name, where, and whether something refers to it.
#[derive(Debug, Default)]
pub(super) struct AnchorNames<'a>(Vec<Anchor<'a>>);

#[derive(Debug)]
struct Anchor<'a> {
    id: usize,
    name: Cow<'a, str>,
    span: Span,
    is_used: bool,
}

impl AnchorNames<'_> {
    /// Notes that something refers to an anchor.
    pub(super) fn use_one(&mut self, id: usize) {
        if let Ok(at) = self.0.binary_search_by_key(&id, |anchor| anchor.id) {
            self.0[at].is_used = true;
        }
    }
}

impl<'a> Builder<'a> {
    /// Notes an anchor. Of two of one name what refers to it cannot tell.
    pub(super) fn note_anchor(&mut self, id: usize, name: Cow<'a, str>, span: Span) {
        /// Names that each new one is held against.
        const LATEST: usize = 64;
        let mut known = self.names.0.iter().rev().take(LATEST);
        if known.any(|anchor| anchor.name == name) {
            let message = format!("“&{name}”在前面已经有了，引用“*{name}”时分不清是哪一个");
            let help = "换一个名字，或者不用“&”和“*”，直接写出内容";
            self.finding(Code::UNREADABLE, span, message, help);
        }
        self.names.0.push(Anchor {
            id,
            name,
            span,
            is_used: false,
        });
    }

    /// Looks for anchors that nothing refers to: words that were meant for the value.
    pub(super) fn look_for_unused_anchors(&mut self) {
        let names = std::mem::take(&mut self.names);
        for anchor in names.0.into_iter().filter(|anchor| !anchor.is_used) {
            let message = format!("“&{}”在YAML里另有意思，没有算进值里", anchor.name);
            let help = "是值的一部分的，用半角引号把整个值括起来；不是的，删去";
            self.finding(Code::CUT_VALUE, anchor.span, message, help);
        }
    }

    /// Tells of a tag before a value, which counts for nothing.
    pub(super) fn lost_tag(&mut self, name: &str, span: Span) {
        let message = format!("“!{name}”在YAML里另有意思，没有算进值里");
        let help = "是值的一部分的，用半角引号把整个值括起来；不是的，删去";
        self.finding(Code::CUT_VALUE, span, message, help);
    }

    /// Tells of a merge.
    pub(super) fn lost_merge(&mut self, span: Span) {
        let message = "“<<”在这里不起作用，引用的内容没有并进来".to_owned();
        self.finding(Code::UNREADABLE, span, message, "直接写出各个字段");
    }

    /// Looks for lines before the content that YAML takes for directives.
    pub(super) fn look_for_directives(&mut self) {
        let mut offset = self.base;
        let mut at_start = true;
        for line in self.text.split_inclusive('\n') {
            let shown = line.trim_end();
            if at_start && shown.starts_with('%') {
                let message = format!("“{shown}”以“%”开头，在YAML里另有意思，不算内容");
                let span = Span::new(offset..offset + shown.len());
                self.finding(
                    Code::UNREADABLE,
                    span,
                    message,
                    "删掉这一行；是字段的，去掉“%”",
                );
            } else if !shown.is_empty() && !shown.trim_start().starts_with('#') {
                at_start = shown.starts_with("...");
            }
            offset += line.len();
        }
    }

    /// A text with spaces for the characters that no page may have, which quotes let in as `\e` or `\0`;
    /// `None` where there are none.
    pub(super) fn without_controls(&mut self, text: &str, span: Span) -> Option<String> {
        let first = text.chars().find(|c| is_forbidden(*c))?;
        let message = format!("双引号里写了看不见的控制字符（U+{:04X}）", u32::from(first));
        let help = "删掉这个“\\”开头的写法；要写反斜线本身，写成“\\\\”，或者改用单引号";
        self.finding(Code::ENCODING, span, message, help);
        let clean = text.chars().map(|c| if is_forbidden(c) { ' ' } else { c });
        Some(clean.collect())
    }

    /// Looks for what YAML does without a word: a ` #` cuts the rest off.
    pub(super) fn look_for_comment(&mut self, text: &str, span: Span) {
        let whole: &str = &self.source.text;
        // Most values end where their line ends, and most keys at a colon.
        let next = whole.as_bytes().get(span.end as usize);
        if matches!(next, Some(b'\n' | b':')) {
            return;
        }
        let rest = whole.get(span.end as usize..).unwrap_or("");
        let comment = rest.trim_start_matches(|c: char| c.is_whitespace() && c != '\n');
        let cut = comment.len() < rest.len()
            && comment
                .strip_prefix('#')
                .is_some_and(|after| after.starts_with(|c: char| !c.is_whitespace() && c != '#'));
        if cut {
            let start = span.end as usize + rest.len() - comment.len();
            // Only here is the end of the line looked for: many values may stand in one line.
            let comment = comment.split(['\n', '\r']).next().unwrap_or("");
            let place = Span::new(start..start + comment.trim_end().len());
            let message = format!("“#”后面的文字被当作注释丢掉了，值只剩“{text}”");
            let help = "整个值用引号括起来；如果确实是注释，在“#”后面加一个空格";
            self.finding(Code::CUT_VALUE, place, message, help);
        }
    }

    /// Looks for what YAML does without a word: a line with a full-width colon becomes part of the text above
    /// it. Where all lines are such, they were meant to be fields.
    pub(super) fn look_for_lost_keys(&mut self, span: Span) {
        let whole: &str = &self.source.text;
        let Some(lines) = span.slice(whole).filter(|raw| raw.contains('\n')) else {
            return;
        };
        let is_key = |line: &str| is_slipped_key(line, '：');
        let all = lines.lines().all(is_key);
        let mut offset = span.start as usize;
        for (number, line) in lines.split_inclusive('\n').enumerate() {
            let start = offset + line.len() - line.trim_start().len();
            let place = Span::new(start..start + line.trim().len());
            if all {
                let slip = yaml_error::slip_finding(self.source, place, YamlSlip::FullWidthColon);
                self.findings.push(slip);
            } else if number > 0 && is_indented_fence(line) {
                let message = "“---”前面有空格，被接到上一行的值里了".to_owned();
                let help = "删掉空格，让“---”顶格写";
                self.finding(Code::CUT_VALUE, place, message, help);
            } else if number > 0 && is_key(line) {
                let message = "这一行用了全角冒号“：”，被接到上一行的值里了".to_owned();
                let help = "改成半角冒号加一个空格“: ”";
                self.finding(Code::CUT_VALUE, place, message, help);
            }
            offset += line.len();
        }
    }

    /// Looks for what YAML does without a word: a full-width comma parts no items.
    pub(super) fn look_for_joined_items(&mut self, item: &Node) {
        let plain = item.span.slice(&self.source.text).unwrap_or("");
        if plain.starts_with(['"', '\'', '{', '[']) {
            return;
        }
        let mut depth = 0_u32;
        for (at, c) in plain.char_indices() {
            match c {
                '《' | '（' | '“' | '〈' => depth += 1,
                '》' | '）' | '”' | '〉' => depth = depth.saturating_sub(1),
                '，' if depth == 0 => {
                    let at = item.span.start as usize + at;
                    let message = "方括号里用了全角逗号“，”，几项连成了一项".to_owned();
                    let help = "把“，”改成“, ”（英文输入法的逗号，后面加空格）；本来就是一项的，用半角引号括起来";
                    self.finding(
                        Code::CUT_VALUE,
                        Span::new(at..at + c.len_utf8()),
                        message,
                        help,
                    );
                    return;
                }
                _ => {}
            }
        }
    }
}

/// Whether a line that goes on with a text was meant for the end of the front matter.
fn is_indented_fence(line: &str) -> bool {
    let shown = line.trim();
    shown.len() >= 3 && shown.bytes().all(|byte| byte == b'-')
}
