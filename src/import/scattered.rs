//! Identity numbers whose digits stand in several values: attributes of neighbouring elements, or of one, and members
//! of JSON.
//!
//! Takes values in order, each with what it is called; gives the numbers that no one value holds. Values of one name
//! are put together, and so are values that follow one another, whatever they are called.

use super::chain::{Chain, Crossed, LENGTH, edges};
use super::place::Place;
use std::collections::HashMap;

/// Names that are kept apart: programs have a few hundred.
const NAMES: usize = 4096;

/// What values held so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Scattered {
    named: HashMap<u64, Chain>,
    all: Chain,
}

impl Scattered {
    /// Takes the next value and its name, and gives the numbers that end before or in it.
    pub(super) fn see(
        &mut self,
        name: u64,
        (place, value): (&Place, &str),
        found: &mut Vec<Crossed>,
    ) {
        let value = value.trim().trim_matches(['"', '\'']);
        let may_be_part = (1..LENGTH).contains(&value.len());
        let edges = match may_be_part {
            true => edges(value).filter(|edges| edges.whole),
            false => None,
        };
        self.all.follow(edges.as_ref(), place, found);
        if edges.is_some() && self.named.len() < NAMES {
            let chain = self.named.entry(name).or_default();
            chain.take(edges.as_ref(), place, found);
        } else if let Some(chain) = self.named.get_mut(&name) {
            chain.take(edges.as_ref(), place, found);
        }
    }

    /// Gives the numbers that no value follows.
    pub(super) fn end(&mut self, found: &mut Vec<Crossed>) {
        self.all.follow(None, &Place::Hidden, found);
        let mut named: Vec<_> = std::mem::take(&mut self.named).into_iter().collect();
        named.sort_unstable_by_key(|(name, _)| *name);
        for (_, mut chain) in named {
            chain.close(found);
        }
    }
}

/// One name out of that of an element and that of its attribute.
pub(super) fn name_of(element: &str, attribute: &str) -> u64 {
    const START: u64 = 0xCBF2_9CE4_8422_2325;
    const FACTOR: u64 = 0x100_0000_01B3;
    let bytes = element.bytes().chain([0]).chain(attribute.bytes());
    bytes.fold(START, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(FACTOR)
    })
}
