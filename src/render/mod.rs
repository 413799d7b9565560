//! Views and texts to bytes.
//!
//! Takes a page's view, that of what stands around it and, where the page has one, its text as HTML;
//! gives the page. Invariant: a template sees these and the theme's strings, nothing else, so that a
//! page's bytes depend on these alone.

extern crate self as render;
use mingbai_diagnostic as diagnostic;
use mingbai_model as model;
use mingbai_page as page;
use mingbai_parse as parse;
use mingbai_source as source;
use mingbai_text as text;

mod asset;
mod environment;
mod error;
mod escape;
mod fold;
mod layout;
pub mod markdown;
mod prepared;
mod rendering;
mod strings;
mod style_findings;
mod theme;

pub use asset::Asset;
pub use error::ThemeError;
pub use escape::escaped;
pub use layout::Layouts;
pub use prepared::{PageKey, Prepared};
pub use rendering::Rendering;
pub use style_findings::style_findings;
pub use theme::{Theme, ThemeFile, built_in_files};
