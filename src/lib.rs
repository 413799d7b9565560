//! mingbai (明白): turns a folder of project performance self-evaluation reports into a static
//! site that a government can publish as it is.
//!
//! The program is one pipeline, written out in [`build::build()`]: files are parsed, resolved into a
//! site, checked, planned into pages, rendered and published. Each module does one of these.

pub mod cli;

pub use mingbai_build as build;
pub use mingbai_check as check;
pub use mingbai_config as config;
pub use mingbai_diagnostic as diagnostic;
use mingbai_export as export;
pub use mingbai_extract as extract;
pub use mingbai_field as field;
pub use mingbai_import as import;
pub use mingbai_model as model;
pub use mingbai_page as page;
pub use mingbai_parse as parse;
pub use mingbai_render as render;
pub use mingbai_shell as shell;
pub use mingbai_source as source;
