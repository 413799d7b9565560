//! A YAML tree in which every node knows its place and every scalar is the text as written.
//!
//! No scalar has a type here: `95.00` stays the five characters it is until a field asks for it.

use crate::source::{Span, Spanned, is_unseen};

/// A key and its node.
pub type Entry = (Spanned<Box<str>>, Node);

/// Entries that most mappings of a report have at most.
pub(super) const TYPICAL_MAP: usize = 8;

/// Whether a text that is not quoted stands for nothing.
pub(super) fn is_nothing(plain: &str) -> bool {
    matches!(plain, "" | "~" | "null" | "Null" | "NULL")
}

/// One node of a YAML tree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node {
    /// What it is.
    pub value: Value,
    /// Where it stands.
    pub span: Span,
}

/// What a node is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing: an empty value, `~` or `null`.
    #[default]
    Null,
    /// Text, as written, with quotes and folds resolved.
    Scalar(Box<str>),
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order written, keys possibly repeated.
    Map(Vec<Entry>),
}

impl Node {
    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// Whether nothing is written where a value should stand: nothing at all, or quotes around nothing that is
    /// seen.
    pub fn says_nothing(&self) -> bool {
        let is_nothing = |c: char| c.is_whitespace() || is_unseen(c);
        match &self.value {
            Value::Null => true,
            Value::Scalar(text) => text.chars().all(is_nothing),
            Value::List(_) | Value::Map(_) => false,
        }
    }

    /// What kind of node it is, in Chinese, for messages.
    pub fn kind_label(&self) -> &'static str {
        match self.value {
            Value::Null => "空的",
            Value::Scalar(_) => "一段文字",
            Value::List(_) => "一个列表",
            Value::Map(_) => "一组“字段: 值”",
        }
    }
}
