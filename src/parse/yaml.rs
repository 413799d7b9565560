//! YAML to a spanned tree; the only file that names the YAML library.
//!
//! Reads the parser's events directly: a tree of texts with byte places is all we need, and values
//! must stay as written (95.00, not 95). Bounded: nesting, and the number of nodes with aliases
//! expanded, so that no input can take much time or memory. What was read before a mistake is kept.

use super::node::{Node, TYPICAL_MAP, Value, is_nothing};
use super::{plain_yaml, yaml_error};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourceFile, Span, Spanned};
use granit_parser::{Event, Parser, ScalarStyle, StrInput, options};
use std::borrow::Cow;
use std::collections::HashMap;

/// Deepest nesting of lists and mappings.
const DEPTH: usize = 32;
/// Most nodes of one file, aliases expanded.
const NODES: usize = 200_000;

/// Reads the part of `source` under `span` as one YAML document. Total.
pub(crate) fn read_yaml(source: &SourceFile, span: Span, findings: &mut Vec<Diagnostic>) -> Node {
    let text = span.slice(&source.text).unwrap_or("");
    let plain = plain_yaml::read(text, span.start as usize);
    plain.unwrap_or_else(|| read_any(source, span, findings))
}

/// As [`read_yaml`], by the library alone.
pub(super) fn read_any(source: &SourceFile, span: Span, findings: &mut Vec<Diagnostic>) -> Node {
    let text = span.slice(&source.text).unwrap_or("");
    let options = options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        flow_nesting_limit: DEPTH,
        block_nesting_limit: DEPTH,
    };
    let mut builder = Builder {
        source,
        base: span.start as usize,
        text,
        parser: Parser::new_from_str_with_options(text, options),
        anchors: HashMap::new(),
        nodes: 0,
        findings,
    };
    builder.document().unwrap_or(Node {
        value: Value::Null,
        span,
    })
}

/// Builds the tree; stops at the first syntax error, keeping what it has.
struct Builder<'a> {
    source: &'a SourceFile,
    base: usize,
    text: &'a str,
    parser: Parser<'a, StrInput<'a>>,
    anchors: HashMap<usize, Node>,
    nodes: usize,
    findings: &'a mut Vec<Diagnostic>,
}

/// The reading cannot go on; the finding has been made.
struct Stop;

impl<'a> Builder<'a> {
    fn document(&mut self) -> Option<Node> {
        let mut root = None;
        loop {
            let Ok((event, place)) = self.next() else {
                return root;
            };
            match event {
                Event::StreamStart | Event::DocumentStart(..) | Event::DocumentEnd => {}
                Event::StreamEnd => return root,
                _ if root.is_some() => {
                    let message = "一个文件里只能有一份内容，这里又开始了第二份";
                    self.finding(Code::UNREADABLE, place, message.into(), "删掉多余的“---”行");
                    return root;
                }
                event => {
                    let mut node = Node::default();
                    let went = self.node(event, place, &mut node);
                    root = Some(node);
                    if went.is_err() {
                        return root;
                    }
                }
            }
        }
    }

    /// The next event and its place; a syntax error becomes a finding.
    fn next(&mut self) -> Result<(Event<'a>, Span), Stop> {
        match self.parser.next_event() {
            None => Ok((Event::StreamEnd, Span::default())),
            Some(Ok((event, place))) => {
                let range = place.byte_range().unwrap_or(0..0);
                Ok((event, Span::new(range).shifted(self.base)))
            }
            Some(Err(error)) => {
                let mark = error.marker();
                let offset = mark.byte_offset().unwrap_or_else(|| {
                    self.text
                        .char_indices()
                        .nth(mark.index())
                        .map_or(self.text.len(), |(o, _)| o)
                });
                let finding =
                    yaml_error::explain(self.source, self.base, self.text, offset, error.kind());
                self.findings.push(finding);
                Err(Stop)
            }
        }
    }

    fn finding(&mut self, code: Code, span: Span, message: String, help: &str) {
        self.findings
            .push(Diagnostic::new(code, &self.source.path, span, message).help(help));
    }

    /// Reads the node that `event` begins into `node`.
    fn node(&mut self, event: Event<'a>, span: Span, node: &mut Node) -> Result<(), Stop> {
        self.count(1, span)?;
        let anchor = event.anchor_id();
        node.span = span;
        match event {
            Event::Scalar(text, style, ..) => {
                node.value = self.scalar(text, style, span);
            }
            Event::Alias(id) => {
                let copy = self.anchors.get(&id).cloned().unwrap_or_default();
                self.count(size(&copy), span)?;
                *node = Node { span, ..copy };
            }
            Event::UnresolvedAlias(name) => {
                let message = format!("“*{name}”在YAML里是引用，但没有叫“{name}”的内容");
                self.finding(
                    Code::UNREADABLE,
                    span,
                    message,
                    "如果是普通文字，用引号括起来：\"*…\"",
                );
            }
            Event::SequenceStart(..) => self.list(node)?,
            Event::MappingStart(..) => self.map(node)?,
            _ => {}
        }
        if let Some(anchor) = anchor {
            self.anchors.insert(anchor, node.clone());
        }
        Ok(())
    }

    fn count(&mut self, more: usize, span: Span) -> Result<(), Stop> {
        self.nodes = self.nodes.saturating_add(more);
        match self.nodes <= NODES {
            true => Ok(()),
            false => self.too_many(span),
        }
    }

    #[cold]
    fn too_many(&mut self, span: Span) -> Result<(), Stop> {
        let message = format!("内容展开后超过{NODES}项，不再往下读（多半是反复引用“*”造成的）");
        self.finding(
            Code::UNREADABLE,
            span,
            message,
            "去掉“&”和“*”引用，直接写出内容",
        );
        Err(Stop)
    }

    fn scalar(&mut self, text: Cow<'_, str>, style: ScalarStyle, span: Span) -> Value {
        if style == ScalarStyle::Plain {
            if is_nothing(&text) {
                return Value::Null;
            }
            self.look_for_comment(&text, span);
            // A text of several lines is not what stands in the source: its lines were joined.
            if matches!(text, Cow::Owned(_)) {
                self.look_for_lost_keys(span);
            }
        }
        Value::Scalar(text.into())
    }

    /// Looks for what YAML does without a word: a ` #` cuts the rest off.
    fn look_for_comment(&mut self, text: &str, span: Span) {
        let whole: &str = &self.source.text;
        // Most values end where their line ends, and most keys at a colon.
        let next = whole.as_bytes().get(span.end as usize);
        if matches!(next, Some(b'\n' | b':')) {
            return;
        }
        let rest = whole.get(span.end as usize..).unwrap_or("");
        let line = rest.lines().next().unwrap_or("");
        let comment = line.trim_start();
        let cut = comment.len() < line.len()
            && comment
                .strip_prefix('#')
                .is_some_and(|after| after.starts_with(|c: char| !c.is_whitespace() && c != '#'));
        if cut {
            let start = span.end as usize + line.len() - comment.len();
            let place = Span::new(start..start + comment.trim_end().len());
            let message = format!("“#”后面的文字被当作注释丢掉了，值只剩“{text}”");
            let help = "整个值用引号括起来；如果确实是注释，在“#”后面加一个空格";
            self.finding(Code::CUT_VALUE, place, message, help);
        }
    }

    /// Looks for what YAML does without a word: a next line with a full-width colon becomes part of
    /// the value.
    fn look_for_lost_keys(&mut self, span: Span) {
        let whole: &str = &self.source.text;
        if let Some(lines) = span.slice(whole).filter(|raw| raw.contains('\n')) {
            let mut offset = span.start as usize;
            for (number, line) in lines.split_inclusive('\n').enumerate() {
                if number > 0 && yaml_error::full_width_key(line).is_some() {
                    let start = offset + line.len() - line.trim_start().len();
                    let place = Span::new(start..start + line.trim().len());
                    let message = "这一行用了全角冒号“：”，被接到上一行的值里了";
                    self.finding(
                        Code::CUT_VALUE,
                        place,
                        message.into(),
                        "改成半角冒号加一个空格“: ”",
                    );
                }
                offset += line.len();
            }
        }
    }

    fn list(&mut self, node: &mut Node) -> Result<(), Stop> {
        node.value = Value::List(Vec::new());
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::SequenceEnd) {
                node.span.end = node.span.end.max(span.end);
                return Ok(());
            }
            let mut item = Node::default();
            let went = self.node(event, span, &mut item);
            node.span.end = node.span.end.max(item.span.end);
            if let Value::List(items) = &mut node.value {
                items.push(item);
            }
            went?;
        }
    }

    fn map(&mut self, node: &mut Node) -> Result<(), Stop> {
        node.value = Value::Map(Vec::with_capacity(TYPICAL_MAP));
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::MappingEnd) {
                node.span.end = node.span.end.max(span.end);
                return Ok(());
            }
            let mut key = Node::default();
            self.node(event, span, &mut key)?;
            let (event, span) = self.next()?;
            let mut value = Node::default();
            let went = self.node(event, span, &mut value);
            node.span.end = node.span.end.max(value.span.end);
            match (key.value, &mut node.value) {
                (Value::Scalar(text), Value::Map(entries)) => {
                    entries.push((Spanned::new(text, key.span), value));
                }
                _ => {
                    let message = "冒号前面应当是字段的名字".to_owned();
                    self.finding(Code::UNREADABLE, key.span, message, "写成“字段: 值”");
                }
            }
            went?;
        }
    }
}

/// How many nodes a tree has.
fn size(node: &Node) -> usize {
    1 + match &node.value {
        Value::List(items) => items.iter().map(size).sum(),
        Value::Map(entries) => entries.iter().map(|(_, value)| 1 + size(value)).sum(),
        _ => 0,
    }
}
