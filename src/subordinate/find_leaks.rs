//! How foreign texts are looked through before they are shown.

use crate::diagnostic::Diagnostic;
use crate::source::{SourcePath, Span};

/// What finds in a text what must not be published; it is told where the text stands.
pub type FindLeaks<'a> = dyn Fn(&SourcePath, Span, &str) -> Vec<Diagnostic> + Sync + 'a;
