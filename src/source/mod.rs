//! Text and places in it: source files, spans, lines and columns, and the one way to read a file.
//!
//! Takes nothing from other modules. Every other module speaks of text through these types, so that a
//! finding can always point at the exact characters it is about.

mod built_in;
mod files;
mod line_index;
mod source_file;
mod span;

pub use built_in::built_in;
pub use files::{Files, MemoryFiles};
pub use line_index::{LineIndex, Position};
pub use source_file::{SourceFile, SourcePath};
pub use span::{Span, Spanned};
