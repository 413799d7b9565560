//! What is wrong with the input, said so that an editor can put it right.
//!
//! A [`Diagnostic`] is made where a problem is seen and carries its code, place, what was found,
//! and the way out. Its severity is settled later, by `check`, from the rule's default and the
//! site's settings. [`render`] turns findings into text, JSON, SARIF and the like.

extern crate self as diagnostic;
use mingbai_source as source;

mod code;
pub mod render;
mod severity;

pub use code::Code;
pub use severity::Severity;

use crate::source::{SourcePath, Span, pack_choice, pack_fields};
use std::borrow::Cow;

/// What to do about a finding. Mostly a rule's own words, of which a large site's million findings hold no
/// copies.
pub type Help = Cow<'static, str>;

/// One finding about the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule it comes from.
    pub code: Code,
    /// How serious it is. CheckOutcome by `check`; an error until then.
    pub severity: Severity,
    /// The file it is about.
    pub path: SourcePath,
    /// The characters it is about; `None` when it is about the file as a whole.
    pub span: Option<Span>,
    /// Other places in the file with the same mistake, in order.
    pub more: Vec<Span>,
    /// The reports that all have the same mistake, in order, where it is said once for the site.
    pub reports: Vec<SourcePath>,
    /// What was found, and what was expected, in Chinese.
    pub message: String,
    /// What to do about it, in Chinese; empty when the message says it all.
    pub help: Help,
}

pack_fields! {
    Diagnostic { code, severity, path, span, more, reports, message, help }
}

pack_choice! {
    Severity { Error = 0, Warning = 1, Note = 2 }
}

impl Diagnostic {
    /// A finding about a place in a file.
    pub fn new(code: Code, path: &SourcePath, span: Span, message: impl Into<String>) -> Self {
        Self {
            span: Some(span),
            ..Self::whole(code, path, message)
        }
    }

    /// A finding about a file as a whole.
    pub fn whole(code: Code, path: &SourcePath, message: impl Into<String>) -> Self {
        let mut message = message.into();
        message.shrink_to_fit();
        Self {
            code,
            severity: Severity::Error,
            path: path.clone(),
            span: None,
            more: Vec::new(),
            reports: Vec::new(),
            message,
            help: Cow::Borrowed(""),
        }
    }

    /// The same finding with a way out.
    pub fn help(mut self, help: impl Into<Help>) -> Self {
        self.help = help.into();
        self
    }
}
