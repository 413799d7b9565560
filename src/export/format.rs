//! What a format is: its addresses, and how the bytes of each are made.

use super::digests::Digests;
use crate::model::{Route, Site};
use crate::page::Plan;
use crate::source::built_in;
use std::io::Read;

/// One format.
#[derive(Debug)]
pub struct Export {
    /// The addresses it publishes. The plan holds the pages by then.
    pub routes: fn(&Site, &Plan) -> Vec<Route>,
    /// How the bytes of one of its addresses are made.
    pub making: Making,
}

/// How the bytes of an address are made.
#[derive(Clone, Copy, Debug)]
pub enum Making {
    /// At once: what is small.
    Whole(fn(&Site, &Plan, &Route) -> Vec<u8>),
    /// Piece by piece: what grows with the site.
    Pieces(for<'a> fn(&'a Site, &'a Plan, &Route) -> Box<dyn Read + 'a>),
    /// At once and after all others: what says of them how long they are and what their hashes are.
    Last(fn(&Site, &Plan, &Digests) -> Vec<u8>),
}

impl Export {
    /// All bytes of one of its addresses.
    pub fn bytes(&self, site: &Site, plan: &Plan, route: &Route) -> Vec<u8> {
        match self.making {
            Making::Whole(make) => make(site, plan, route),
            Making::Pieces(open) => {
                let mut bytes = Vec::new();
                built_in("export", open(site, plan, route).read_to_end(&mut bytes));
                bytes
            }
            Making::Last(make) => make(site, plan, &Digests::default()),
        }
    }
}
