//! What a rule looks for in a text, declared on the rule itself.
//!
//! A text in which nothing of it stands is not shown to the rule. Invariant: a rule that declares
//! nothing sees everything.

use crate::config::Config;
use crate::text::features::Features;

/// What kind of line something stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineKind<'a> {
    /// A heading.
    Heading,
    /// A paragraph, an item of a list, a page of a PDF.
    Paragraph,
    /// A row of a table, whose first row is the line given here.
    Row {
        /// The index of that line.
        first: usize,
    },
    /// A value of the front matter.
    Field {
        /// The outermost key, as written.
        top: &'a str,
        /// The key it stands under.
        key: &'a str,
    },
    /// Header, footer, comment, name of a file or sheet: beside the text.
    Margin,
}

/// A closer look at a line: its kind, its text and what that contains.
pub(super) type LookAtLine = fn(LineKind<'_>, &str, Features) -> bool;

/// What a rule looks for: any one of these is enough.
#[derive(Clone, Copy, Debug)]
pub struct LooksFor {
    /// Kinds of characters: bits of [`crate::text::features::kind`].
    pub(super) kinds: u32,
    /// At least so many digits in one text.
    pub(super) digits: u32,
    /// Words. A word that the scanner cannot find (see `Scanner::can_find`) makes the rule see everything.
    pub(super) words: fn() -> Vec<&'static str>,
    /// A closer look at a line, where the rule takes one.
    pub(super) line: Option<LookAtLine>,
    /// Settings under which the rule sees everything, as where a site adds words of its own.
    pub(super) everything: fn(&Config) -> bool,
}

impl LooksFor {
    /// Anything: the rule sees every text.
    pub const ANYTHING: Self = Self {
        everything: |_| true,
        ..Self::NOTHING
    };

    /// Nothing yet, to be added to.
    const NOTHING: Self = Self {
        kinds: 0,
        digits: u32::MAX,
        words: Vec::new,
        line: None,
        everything: |_| false,
    };

    /// Any of these words.
    pub const fn words(words: fn() -> Vec<&'static str>) -> Self {
        Self {
            words,
            ..Self::NOTHING
        }
    }

    /// Characters of any of these kinds.
    pub(super) const fn kinds(kinds: u32) -> Self {
        Self {
            kinds,
            ..Self::NOTHING
        }
    }

    /// At least so many digits in one text.
    pub(super) const fn digits(digits: u32) -> Self {
        Self {
            digits,
            ..Self::NOTHING
        }
    }

    /// Lines that a closer look picks out.
    pub(super) const fn lines(line: LookAtLine) -> Self {
        Self {
            line: Some(line),
            ..Self::NOTHING
        }
    }

    /// Lines that a closer look picks out as well.
    pub(super) const fn or_lines(self, line: LookAtLine) -> Self {
        Self {
            line: Some(line),
            ..self
        }
    }

    /// Characters of these kinds as well.
    pub(super) const fn or_kinds(self, kinds: u32) -> Self {
        Self {
            kinds: self.kinds | kinds,
            ..self
        }
    }

    /// Everything under some settings.
    pub(super) const fn everything_if(self, everything: fn(&Config) -> bool) -> Self {
        Self { everything, ..self }
    }
}
