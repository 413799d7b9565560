//! Text and places in it: source files, spans, lines and columns, the one way to read a file, which characters nobody
//! sees, and how what was read is packed into bytes.
//!
//! Takes nothing from other modules. Every other module speaks of text through these types, so that a
//! finding can always point at the exact characters it is about.

extern crate self as source;

mod built_in;
mod files;
mod line_index;
mod pack;
mod source_file;
mod span;
mod unseen;

pub use built_in::built_in;
pub use files::{Files, MemoryFiles};
pub use line_index::{LineIndex, Position};
pub use pack::{KnownWords, Pack, PackedBytes, Packer, Unpacker, UnsharedWords, packed, unpacked};
pub use source_file::{SourceFile, SourcePath};
pub use span::{Span, Spanned};
pub use unseen::{is_no_character, is_unseen, selects_variant};
