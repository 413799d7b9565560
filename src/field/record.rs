//! A mapping read against a table of fields.
//!
//! Takes a syntax node and a table; gives typed values by a field's English name. Everything that
//! does not fit becomes a finding; what does fit is still given, so that one mistake hides nothing.

use super::unknown::UnknownNames;
use super::{Field, FromText, Kind, Need, Reject, did_you_mean};
use crate::diagnostic::{Code, Diagnostic, Help};
use crate::parse::{Document, Node, Value, is_readable, slipped_key};
use crate::source::{SourcePath, Span, Spanned};

/// Where findings go while one file is read.
#[derive(Debug)]
pub struct Context<'a> {
    /// The file being read.
    pub path: &'a SourcePath,
    /// What was found so far.
    pub findings: Vec<Diagnostic>,
    is_parsed: bool, // whether the parser came to the end
    is_readable: bool,
}

impl<'a> Context<'a> {
    /// For reading a document, with what was found while it was parsed.
    pub fn of(document: &'a Document) -> Self {
        let is_parsed = is_readable(&document.findings);
        Self {
            path: &document.source.path,
            findings: document.findings.clone(),
            is_parsed,
            is_readable: is_parsed,
        }
    }

    /// Whether the file could be read to its end. Where it could not, what was not read may well stand in it:
    /// nothing may be called missing.
    pub fn is_readable(&self) -> bool {
        self.is_readable
    }

    /// Leaves out what is said of values that a syntax error may have cut or joined: all that reaches the first
    /// line with one.
    pub fn forget_what_errors_reach(&mut self, text: &str) {
        let errors = self
            .findings
            .iter()
            .filter(|it| it.code == Code::UNREADABLE);
        let Some(first) = errors.map(|it| it.span.map_or(0, |span| span.start)).min() else {
            return;
        };
        let before = text.get(..first as usize).unwrap_or("");
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        let stays = |it: &Diagnostic| match it.code {
            Code::UNREADABLE | Code::CUT_VALUE | Code::ENCODING => true,
            _ => it.span.is_some_and(|span| (span.end as usize) < line),
        };
        self.findings.retain(stays);
    }

    /// Adds a finding about a slip, unless the parser found some: it looks for the same.
    fn report_slip(&mut self, span: Span, message: String, help: impl Into<Help>) {
        self.is_readable = false;
        if self.is_parsed {
            self.report(Code::UNREADABLE, span, message, help);
        }
    }

    /// Adds a finding about a field that was written before, at `first`.
    fn report_twice(&mut self, field: &Field, first: Span, key: &Spanned<Box<str>>) {
        let (name, zh, en) = (&key.value, field.zh, field.en);
        let message = match &**name == zh {
            true => format!("“{name}”写了不止一次"),
            false => format!("“{zh}”写了不止一次（{zh} 与 {en} 是同一个字段）"),
        };
        self.report_doubles(first, vec![key.span], message);
    }

    /// Adds a finding about a key that stands at `first` and again at `more`.
    pub(super) fn report_doubles(&mut self, first: Span, more: Vec<Span>, message: String) {
        let found = Diagnostic::new(Code::DUPLICATE_KEY, self.path, first, message);
        self.findings.push(Diagnostic {
            more,
            ..found.help("留下正确的一个，删掉别的")
        });
    }

    /// Adds a finding about a place.
    pub fn report(&mut self, code: Code, span: Span, message: String, help: impl Into<Help>) {
        self.findings
            .push(Diagnostic::new(code, self.path, span, message).help(help));
    }
}

/// A mapping whose keys are known.
#[derive(Debug)]
pub struct Record<'n> {
    /// Fields with the places of their names.
    entries: Vec<(&'static Field, Span, &'n Node)>,
    fields: &'static [Field],
    /// Where in the table the next field is expected.
    next: usize,
    unknown: UnknownNames,
    /// The whole mapping.
    pub span: Span,
}

impl<'n> Record<'n> {
    /// Reads `node` against `fields`. `what` names the mapping in messages, such as 报告.
    /// `None` when the node is no mapping at all.
    pub fn open(
        node: &'n Node,
        fields: &'static [Field],
        what: &str,
        ctx: &mut Context<'_>,
    ) -> Option<Self> {
        let Value::Map(entries) = &node.value else {
            if let Some((message, help)) = node.text().and_then(slipped_key) {
                ctx.report_slip(node.span, message, help);
                return None;
            }
            if node.value == Value::Null && !ctx.is_readable() {
                return None;
            }
            let found = node.kind_label();
            ctx.report(
                Code::WRONG_TYPE,
                node.span,
                format!("{what}应当是“字段: 值”的形式，这里却是{found}"),
                format!(
                    "例如写成“{}: {}”，冒号是半角的，后面有一个空格",
                    fields[0].zh, fields[0].example
                ),
            );
            return None;
        };
        let mut record = Self {
            entries: Vec::with_capacity(entries.len()),
            fields,
            next: 0,
            unknown: UnknownNames::default(),
            span: node.span,
        };
        for (key, value) in entries {
            record.accept(key, value, what, ctx);
        }
        record.unknown.tell_of_rest(what, ctx);
        record.require(what, ctx);
        Some(record)
    }

    /// A record without entries, for what could not be read.
    pub fn empty(fields: &'static [Field]) -> Self {
        Self {
            entries: Vec::new(),
            fields,
            next: 0,
            unknown: UnknownNames::default(),
            span: Span::default(),
        }
    }

    fn accept(
        &mut self,
        key: &Spanned<Box<str>>,
        value: &'n Node,
        what: &str,
        ctx: &mut Context<'_>,
    ) {
        let Some(field) = self.find(key) else {
            let bare = key.trim();
            if bare.len() != key.value.len()
                && self.fields.iter().any(|field| field.is_called(bare))
            {
                let message = format!("“{bare}”前后有全角空格");
                let help = "删掉全角空格；缩进用半角空格，每一级两格";
                ctx.report_slip(key.span, message, help);
                return;
            }
            if !self.unknown.is_told_alone(key.span) {
                return;
            }
            let names = self.fields.iter().flat_map(|field| [field.zh, field.en]);
            let help = did_you_mean(key, names).unwrap_or_else(|| {
                let known: Vec<_> = self.fields.iter().map(|field| field.zh).collect();
                format!("{what}可以写的字段有：{}", known.join("、"))
            });
            ctx.report(
                Code::UNKNOWN_KEY,
                key.span,
                format!("{what}里没有“{}”这个字段", key.value),
                help,
            );
            return;
        };
        let known = self.entries.iter();
        let mut known = known.filter(|(known, ..)| std::ptr::eq(*known, field));
        if let Some((_, first, _)) = known.next() {
            ctx.report_twice(field, *first, key);
            return;
        }
        self.entries.push((field, key.span, value));
    }

    /// The field that is called so. Most mappings name their fields in the order of the table, so those
    /// after the last are asked first.
    fn find(&mut self, name: &str) -> Option<&'static Field> {
        let is_called = |field: &Field| field.is_called(name);
        let (before, after) = self.fields.split_at(self.next);
        let later = after.iter().position(is_called).map(|at| self.next + at);
        let at = later.or_else(|| before.iter().position(is_called))?;
        self.next = at + 1;
        self.fields.get(at)
    }

    /// Reports required fields that are not there; not after a syntax error, which may have hidden
    /// them.
    fn require(&self, what: &str, ctx: &mut Context<'_>) {
        if !ctx.is_readable() {
            return;
        }
        for field in self
            .fields
            .iter()
            .filter(|field| field.need == Need::Required)
        {
            if self.node(field.en).is_none_or(Node::says_nothing) {
                let head = Span {
                    start: self.span.start,
                    end: self.span.start,
                };
                let message = format!("{what}缺少必填的“{}”（{}）", field.zh, field.en);
                let help = format!("加上一行“{}: {}”。{}", field.zh, field.example, field.help);
                ctx.report(Code::MISSING, head, message, help);
            }
        }
    }

    /// The node of a field, by its English name; `None` if it is not there or empty.
    pub fn node(&self, name: &str) -> Option<&'n Node> {
        self.entry(name).map(|(_, node)| node)
    }

    /// Where the name of a field stands that has nothing after it.
    pub fn key_of_nothing(&self, name: &str) -> Option<Span> {
        let (_, key, node) = self.entries.iter().find(|(it, ..)| it.en == name)?;
        matches!(node.value, Value::Null).then_some(*key)
    }

    /// A field and its node, by its English name; `None` if it is not there or empty.
    fn entry(&self, name: &str) -> Option<(&'static Field, &'n Node)> {
        debug_assert!(
            self.fields.iter().any(|field| field.en == name),
            "no field {name}"
        );
        let (field, _, node) = self.entries.iter().find(|(field, ..)| field.en == name)?;
        (!matches!(node.value, Value::Null)).then_some((*field, *node))
    }

    fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.en == name)
    }

    /// The Chinese name of a field, for messages.
    pub(super) fn label(&self, name: &str) -> &'static str {
        self.field(name).map_or("", |field| field.zh)
    }

    /// A value and its place.
    pub fn get<T: FromText>(&self, name: &str, ctx: &mut Context<'_>) -> Option<Spanned<T>> {
        let (field, node) = self.entry(name)?;
        read_scalar(node, field, ctx)
    }

    /// A value without its place.
    pub fn value<T: FromText>(&self, name: &str, ctx: &mut Context<'_>) -> Option<T> {
        self.get(name, ctx).map(|spanned| spanned.value)
    }

    /// A list of values; a single value counts as a list of one.
    pub fn list<T: FromText>(&self, name: &str, ctx: &mut Context<'_>) -> Vec<Spanned<T>> {
        let Some(field) = self.field(name) else {
            return Vec::new();
        };
        self.items(name)
            .into_iter()
            .filter_map(|node| read_scalar(node, field, ctx))
            .collect()
    }

    /// The nodes of a list; a single node counts as a list of one.
    pub fn items(&self, name: &str) -> Vec<&'n Node> {
        match self.node(name) {
            None => Vec::new(),
            Some(Node {
                value: Value::List(items),
                ..
            }) => items.iter().filter(|item| !item.says_nothing()).collect(),
            Some(node) if node.says_nothing() => Vec::new(),
            Some(node) => vec![node],
        }
    }

    /// A mapping under a field.
    pub fn group(
        &self,
        name: &str,
        fields: &'static [Field],
        ctx: &mut Context<'_>,
    ) -> Option<Record<'n>> {
        let node = self.node(name)?;
        Record::open(node, fields, &format!("“{}”", self.label(name)), ctx)
    }

    /// A list of mappings under a field.
    pub fn rows(
        &self,
        name: &str,
        fields: &'static [Field],
        ctx: &mut Context<'_>,
    ) -> Vec<Record<'n>> {
        let what = format!("“{}”的每一项", self.label(name));
        let items = self.items(name);
        items
            .into_iter()
            .filter_map(|node| Record::open(node, fields, &what, ctx))
            .collect()
    }
}

/// Reads one scalar; anything else, or a text that does not fit, becomes a finding.
fn read_scalar<T: FromText>(
    node: &Node,
    field: &Field,
    ctx: &mut Context<'_>,
) -> Option<Spanned<T>> {
    let label = field.zh;
    let help = || match field.example {
        "" => format!("{}。", field.help),
        example => format!("{}。例如：{label}: {example}", field.help),
    };
    let is_text = matches!(field.kind, Kind::Text | Kind::Texts);
    if is_text && node.says_nothing() {
        return None;
    }
    let Some(text) = node.text() else {
        let message = format!("“{label}”应当是一个值，这里却是{}", node.kind_label());
        ctx.report(Code::WRONG_TYPE, node.span, message, help());
        return None;
    };
    if let Some(inside) = quoted_full_width(text)
        && (begins_specially(inside) || T::from_text(text).is_err() && T::from_text(inside).is_ok())
    {
        let message = format!("“{label}”的值两边是全角引号，应当用半角引号");
        let help = format!("切换到英文输入法，写成：{label}: \"{inside}\"");
        ctx.report_slip(node.span, message, help);
        return None;
    }
    match T::from_text(text) {
        Ok(value) => Some(Spanned::new(value, node.span)),
        Err(reject) => {
            let (code, expected) = match reject {
                Reject::Shape(expected) => (Code::WRONG_TYPE, expected),
                Reject::Range(expected) => (Code::OUT_OF_RANGE, expected),
            };
            let shown: String = text.chars().take(40).collect();
            let message = format!("“{label}”写的是“{shown}”，应当是{expected}");
            ctx.report(code, node.span, message, help());
            None
        }
    }
}

/// What stands between full-width quotes, if a text is nothing else.
fn quoted_full_width(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('“')?.strip_suffix('”')?;
    (!inside.contains(['“', '”'])).then_some(inside)
}

/// Whether a text begins with a sign for which YAML wants quotes.
fn begins_specially(text: &str) -> bool {
    text.starts_with(['%', '>', '=', '[', '{', '*', '&', '@', '#', '!', '|'])
}
