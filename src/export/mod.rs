//! Files for machines beside the pages: one file a format, site in, bytes out.
//!
//! To add one: its file, and its name in the list below. An export says which addresses it has
//! before anything is rendered, and makes the bytes of one address at a time, where these grow with the site portion by
//! portion.

extern crate self as export;
use mingbai_config as config;
use mingbai_data as data;
use mingbai_field as field;
use mingbai_model as model;
use mingbai_page as page;
use mingbai_source as source;

mod archive;
mod digests;
pub mod form;
mod format;
mod lines;
mod portions;

pub use digests::Digests;
pub use format::{Export, Making};
pub use portions::{FilePortion, InPortions, PortionFrame, PortionSum};

macro_rules! exports {
    ($($name:ident),* $(,)?) => {
        $(mod $name;)*

        /// All formats.
        pub static EXPORTS: &[&Export] = &[$(&$name::EXPORT),*];
    };
}

mod cells;
mod entry;
mod newest;
mod packing;
mod resource;
mod sheet;
mod sheets;
mod sheets_frame;
mod workbook;
mod xml;

// What takes longest begins first.
exports![
    xlsx,
    csv,
    jsonl,
    package,
    feed,
    robots,
    sitemap,
    main_colour
];
