//! What a format is: its addresses, and how the bytes of each are made.

use super::digests::Digests;
use super::portions::{InPortions, each_piece};
use crate::model::{Route, Site};
use crate::page::Plan;
use crate::source::built_in;

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
    /// At once, and before the pages, which load it.
    Asset(fn(&Site, &Plan, &Route) -> Vec<u8>),
    /// Portion by portion: what grows with the site.
    Portions(for<'a> fn(&'a Site, &'a Plan, &Route) -> Box<dyn InPortions + 'a>),
    /// At once and after all others: what says of them how long they are and what their hashes are.
    Last(fn(&Site, &Plan, &Digests) -> Vec<u8>),
}

impl Export {
    /// All bytes of one of its addresses.
    pub fn bytes(&self, site: &Site, plan: &Plan, route: &Route) -> Vec<u8> {
        match self.making {
            Making::Whole(make) | Making::Asset(make) => make(site, plan, route),
            Making::Portions(open) => {
                let mut bytes = Vec::new();
                let mut take = |piece: &[u8]| bytes.extend_from_slice(piece);
                let file = open(site, plan, route);
                built_in("export", each_piece(&*file, &mut take));
                bytes
            }
            Making::Last(make) => make(site, plan, &Digests::default()),
        }
    }
}
