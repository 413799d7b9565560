//! mingbai (明白): turns a folder of project performance self-evaluation reports into a static
//! site that a government can publish as it is.
//!
//! The program is one pipeline, written out in [`build::build()`]: files are parsed, resolved into a
//! site, checked, planned into pages, rendered and published. Each module does one of these.

pub mod build;
pub mod check;
pub mod cli;
pub mod config;
mod data;
pub mod diagnostic;
mod export;
pub mod extract;
pub mod field;
pub mod import;
pub mod model;
pub mod page;
pub mod parse;
pub mod render;
mod search;
pub mod shell;
pub mod source;
mod subordinate;
mod text;
