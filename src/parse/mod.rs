//! Syntax only: bytes to text, the front-matter fence, spanned YAML, the tree of Markdown.
//!
//! Knows no field name. Total: any bytes give a document and findings, never a panic, never `Err`.

extern crate self as parse;
use mingbai_diagnostic as diagnostic;
use mingbai_source as source;

mod decode;
mod document;
mod front_matter;
pub mod markdown;
mod node;
mod passage;
mod plain_yaml;
mod reference;
mod slip;
mod slip_flow;
mod style_sheet;
mod values;
mod yaml;
mod yaml_error;
mod yaml_lost;

pub use decode::decode;
pub use document::{Document, Form, is_readable};
pub use node::{Entry, Node, Value};
pub use passage::{Passage, PassageKind};
pub use reference::character_reference;
pub use slip::slipped_key;
pub use style_sheet::StyleSheet;
pub use values::values;
pub use yaml::read_yaml;
