//! YAML to a spanned tree; the only file that names the YAML library.
//!
//! Reads the parser's events directly: a tree of texts with byte places is all we need, and values
//! must stay as written (95.00, not 95). Bounded: nesting, and the number of nodes with aliases
//! expanded, so that no input can take much time or memory. What was read before a mistake is kept.

use super::node::{Node, TYPICAL_MAP, Value, is_nothing};
use super::slip::{YamlSlip, is_slipped_key};
use super::yaml_lost::{AnchorNames, MERGE};
use super::{plain_yaml, yaml_error};
use crate::diagnostic::{Code, Diagnostic, Help};
use crate::source::{SourceFile, Span, Spanned};
use granit_parser::{Event, Parser, ScalarStyle, StrInput, options};
use std::borrow::Cow;
use std::collections::HashMap;

/// Deepest nesting of lists and mappings.
const DEPTH: usize = 32;
/// Most nodes of one file, aliases expanded.
const NODES: usize = 200_000;

/// Reads the part of `source` under `span` as one YAML document. Total.
pub fn read_yaml(source: &SourceFile, span: Span, findings: &mut Vec<Diagnostic>) -> Node {
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
        emit_anchor_events: true,
        flow_nesting_limit: DEPTH,
        block_nesting_limit: DEPTH,
    };
    let mut builder = Builder {
        source,
        base: span.start as usize,
        text,
        parser: Parser::new_from_str_with_options(text, options),
        anchors: HashMap::new(),
        names: AnchorNames::default(),
        nodes: 0,
        findings,
    };
    builder.look_for_directives();
    let nothing = Node {
        value: Value::Null,
        span,
    };
    let root = builder.document().unwrap_or_else(|| nothing.clone());
    match root.value {
        // Where every line has a slip, YAML sees one text.
        Value::Scalar(_) => {
            let slips = yaml_error::slip_findings(source, span.start as usize, text);
            if slips.is_empty() {
                return root;
            }
            findings.retain(|found| found.code != Code::CUT_VALUE);
            findings.extend(slips);
            nothing
        }
        _ => root,
    }
}

/// Builds the tree; stops at the first syntax error, keeping what it has.
pub(super) struct Builder<'a> {
    pub(super) source: &'a SourceFile,
    pub(super) base: usize,
    pub(super) text: &'a str,
    parser: Parser<'a, StrInput<'a>>,
    anchors: HashMap<usize, Node>,
    /// The names of what is anchored.
    pub(super) names: AnchorNames<'a>,
    nodes: usize,
    pub(super) findings: &'a mut Vec<Diagnostic>,
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
                Event::StreamEnd => {
                    self.look_for_unused_anchors();
                    return root;
                }
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

    /// The next event and its place; a syntax error becomes a finding. Names of anchors are noted.
    fn next(&mut self) -> Result<(Event<'a>, Span), Stop> {
        loop {
            match self.next_of_any()? {
                (Event::Anchor(id, name), span) => self.note_anchor(id, name, span),
                event => return Ok(event),
            }
        }
    }

    fn next_of_any(&mut self) -> Result<(Event<'a>, Span), Stop> {
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
                let found =
                    yaml_error::explain(self.source, self.base, self.text, offset, error.kind());
                self.findings.extend(found);
                Err(Stop)
            }
        }
    }

    pub(super) fn finding(
        &mut self,
        code: Code,
        span: Span,
        message: String,
        help: impl Into<Help>,
    ) {
        self.findings
            .push(Diagnostic::new(code, &self.source.path, span, message).help(help));
    }

    /// Reads the node that `event` begins into `node`.
    fn node(&mut self, event: Event<'a>, span: Span, node: &mut Node) -> Result<(), Stop> {
        self.count(1, span)?;
        let anchor = event.anchor_id();
        node.span = span;
        if let Event::Scalar(.., Some(tag))
        | Event::SequenceStart(.., Some(tag))
        | Event::MappingStart(.., Some(tag)) = &event
        {
            let written = tag.suffix().to_owned();
            self.lost_tag(&written, span);
        }
        match event {
            Event::Scalar(text, style, ..) => {
                node.value = self.scalar(text, style, span);
            }
            Event::Alias(id) => {
                self.names.use_one(id);
                let copy = self.anchors.get(&id).cloned().unwrap_or_default();
                self.count(size(&copy), span)?;
                *node = Node { span, ..copy };
            }
            Event::UnresolvedAlias(name) => {
                let message = format!("“*{name}”以“*”开头，在YAML里另有意思，读不下去");
                let help = format!("用半角引号把整个值括起来：\"*{name}\"");
                self.finding(Code::UNREADABLE, span, message, help);
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
        if style == ScalarStyle::DoubleQuoted
            && let Some(clean) = self.without_controls(&text, span)
        {
            return Value::Scalar(clean.into());
        }
        Value::Scalar(text.into())
    }

    /// The slip that made a key of `{ }` a text without a value, such as `年度：2023`.
    fn slip_in_key(&self, key: &str, value: &Node, map: Span) -> Option<YamlSlip> {
        let is_flow = self.source.text[map.start as usize..].starts_with('{');
        if !is_flow || value.value != Value::Null {
            return None;
        }
        let is_number = |c: char| c.is_ascii_digit() || c == '.';
        if key
            .trim_end_matches(['万', '亿', '元'])
            .chars()
            .all(is_number)
        {
            Some(YamlSlip::BareComma)
        } else if key.ends_with('”') || key.starts_with('“') {
            Some(YamlSlip::FullWidthQuote)
        } else if is_slipped_key(key, '：') {
            Some(YamlSlip::FullWidthColon)
        } else {
            is_slipped_key(key, ':').then_some(YamlSlip::NoSpace)
        }
    }

    fn list(&mut self, node: &mut Node) -> Result<(), Stop> {
        node.value = Value::List(Vec::new());
        let is_flow = self.source.text[node.span.start as usize..].starts_with('[');
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::SequenceEnd) {
                node.span.end = node.span.end.max(span.end);
                return Ok(());
            }
            let mut item = Node::default();
            let went = self.node(event, span, &mut item);
            if is_flow {
                self.look_for_joined_items(&item);
            }
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
            if let Value::Scalar(text) = &key.value
                && let Some(slip) = self.slip_in_key(text, &value, node.span)
            {
                self.findings
                    .push(yaml_error::slip_finding(self.source, key.span, slip));
                went?;
                continue;
            }
            match (key.value, &mut node.value) {
                (Value::Scalar(text), _) if &*text == MERGE => self.lost_merge(key.span),
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
