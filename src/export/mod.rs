//! Files for machines beside the pages: one file a format, site in, bytes out.
//!
//! To add one: its file, and its name in the list below. An export says which addresses it has
//! before anything is rendered, and makes the bytes of one address at a time.

mod digests;
pub(crate) mod form;
mod format;
mod lines;

pub(crate) use digests::Digests;
pub(crate) use format::{Export, Making};

macro_rules! exports {
    ($($name:ident),* $(,)?) => {
        $(mod $name;)*

        /// All formats.
        pub(crate) static EXPORTS: &[&Export] = &[$(&$name::EXPORT),*];
    };
}

mod cells;
mod entry;
mod newest;
mod packed;
mod resource;
mod sheet;
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
