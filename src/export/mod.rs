//! Files for machines beside the pages: one file a format, site in, bytes out.
//!
//! To add one: its file, and its name in the list below. An export says which addresses it has
//! before anything is rendered, and makes the bytes of one address at a time.

use crate::model::{Route, Site};
use crate::page::Plan;

/// One format.
#[derive(Debug)]
pub struct Export {
    /// The addresses it publishes. The plan holds the pages by then.
    pub routes: fn(&Site, &Plan) -> Vec<Route>,
    /// The bytes of one of its addresses.
    pub bytes: fn(&Site, &Plan, &Route) -> Vec<u8>,
}

macro_rules! exports {
    ($($name:ident),* $(,)?) => {
        $(mod $name;)*

        /// All formats.
        pub static EXPORTS: &[&Export] = &[$(&$name::EXPORT),*];
    };
}

mod newest;
mod xml;

exports![feed, robots, sitemap];
