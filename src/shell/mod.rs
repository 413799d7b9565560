//! Everything that touches the world: reading the site from disk, publishing it, watching it change,
//! showing it to a browser, and reading documents of offices wherever they lie.
//!
//! Takes paths of this machine and gives [`Inputs`](crate::build::Inputs) and a
//! [`Sink`](crate::build::Sink). Below this module nothing knows that there is a disk or a clock.
//!
//! Invariant: nothing outside the site is read but documents that were named, nothing outside the output folder and
//! the cache folder is written.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this module and cli are where the world is touched"
)]

extern crate self as shell;
use mingbai_build as build;
use mingbai_check as check;
use mingbai_config as config;
use mingbai_diagnostic as diagnostic;
use mingbai_import as import;
use mingbai_model as model;
use mingbai_page as page;
use mingbai_parse as parse;
use mingbai_render as render;
use mingbai_source as source;

mod cache_folder;
mod clean;
mod documents;
mod fact_blocks;
mod last_build;
mod load;
mod publish;
mod scratch;
mod server;
mod watch;

pub use documents::{Converter, DocumentBytes, DocumentFile, find_documents, read_document};
pub use fact_blocks::FactBlocks;
pub use last_build::{BuildMemory, LastBuild, program_marks};
pub use load::{DiskFiles, Limits, ShellError, load, load_theme_files};
pub use publish::{
    ChangeCounts, Difference, LeftOutput, OutputComparison, OutputState, PublishError, Published,
    Publisher, Sources, write_changes,
};
pub use scratch::ScratchFile;
pub use server::{Interrupt, ServerEvent};
pub use server::{ServeOptions, Server};
pub use watch::DEBOUNCE;
pub use watch::Method;
