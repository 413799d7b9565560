//! Tables of fields, and the one way to read a mapping against one.
//!
//! A table says everything about a field once: its Chinese and English name, what kind of value it
//! takes, whether it is required, one line of help and an example. The reader, "did you mean", the
//! JSON Schema, `mingbai new` and the documentation all come out of it. This module knows how tables
//! work; the tables themselves stand in `config::fields` and `model::fields`.

/// This crate by the name it has among the others, which [`fields!`] uses wherever it stands.
pub extern crate self as field;
use mingbai_diagnostic as diagnostic;
use mingbai_parse as parse;
use mingbai_source as source;
use mingbai_text as text;

mod from_text;
mod json_schema;
mod nearest;
mod number;
mod own_keys;
mod record;
mod skeleton;
mod unknown;
mod yaml_text;

pub use from_text::{FromText, Reject, Text};
pub use json_schema::json_schema;
pub use nearest::{did_you_mean, nearest};
pub use record::{Context, Record};
pub use skeleton::skeleton;
pub use yaml_text::{printable, yaml_lines, yaml_text};

/// A table of fields, one a line: names, kind, help, example, and methods of [`Field`] that add to it.
#[macro_export]
macro_rules! fields {
    ($($names:tt $kind:expr, $help:expr, $example:expr $(, $more:ident($($of:expr),*))*;)*) => {
        &[$(
            $crate::field::Field::new($names, $kind, $help, $example)$(.$more($($of),*))*
        ),*]
    };
}

/// One field of a table.
#[derive(Debug)]
pub struct Field {
    /// The Chinese name, shown in every message.
    pub zh: &'static str,
    /// The English name; the code asks for the field by it.
    pub en: &'static str,
    /// Other names that are understood.
    pub also: &'static [&'static str],
    /// What kind of value it takes.
    pub kind: Kind,
    /// Whether it must be there.
    pub need: Need,
    /// One line of help for editors, in Chinese.
    pub help: &'static str,
    /// An example value, as it would stand after the colon.
    pub example: &'static str,
}

impl Field {
    /// Whether `name` is one of this field's names.
    pub fn is_called(&self, name: &str) -> bool {
        self.zh == name || self.en == name || self.also.contains(&name)
    }
}

/// Whether a field must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Without it the mapping makes no sense.
    Required,
    /// It may be left out.
    Optional,
    /// It may be left out, and few reports have it: a skeleton does not name it.
    Rare,
}

/// What kind of value a field takes.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Text of one or more lines.
    Text,
    /// A decimal number.
    Number,
    /// A whole number from 0 up.
    Count,
    /// An amount of money, in 万元 unless its unit is written.
    Money,
    /// A score from 0 to 100 with at most two decimals.
    Score,
    /// A year from 2000 to 2100.
    Year,
    /// A date, or a date and time.
    Moment,
    /// true or false.
    Flag,
    /// One of a few words.
    Choice(&'static [&'static str]),
    /// One text or a list of texts.
    Texts,
    /// A mapping with fields of its own.
    Group(&'static [Field]),
    /// A list of mappings with fields of their own.
    Rows(&'static [Field]),
    /// A list whose entries are texts or mappings.
    TextsOrRows(&'static [Field]),
    /// A list of mappings, or one mapping with other fields.
    RowsOrGroup(&'static [Field], &'static [Field]),
    /// A mapping whose keys are the editor's own and whose values are texts.
    Map,
    /// One text, or a mapping whose keys are the editor's own and whose values are texts.
    TextOrMap,
    /// Markdown text, or a mapping from heading to Markdown text.
    Markdown,
}

impl Field {
    /// A field that may be left out. `help` is one line for editors, `example` a value as it would
    /// stand after the colon.
    pub const fn new(
        names: (&'static str, &'static str),
        kind: Kind,
        help: &'static str,
        example: &'static str,
    ) -> Self {
        Self {
            zh: names.0,
            en: names.1,
            also: &[],
            kind,
            need: Need::Optional,
            help,
            example,
        }
    }

    /// The same field, required.
    pub const fn required(self) -> Self {
        Self {
            need: Need::Required,
            ..self
        }
    }

    /// The same field, in few reports only.
    pub const fn rare(self) -> Self {
        Self {
            need: Need::Rare,
            ..self
        }
    }

    /// The same field with more names that are understood.
    pub const fn also(self, also: &'static [&'static str]) -> Self {
        Self { also, ..self }
    }
}
