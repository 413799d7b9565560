//! The pages that a long table is cut into, and the way from each to any other.
//!
//! Invariant: up to 449 pages, no page is more than three steps away from another; each tenfold of that
//! takes one step more.

use super::context::PageContext;
use super::order::{Order, part_route};
use crate::model::Route;
use serde::Serialize;
use std::collections::BTreeSet;

/// So many pages are all named.
const ALL_NAMED: u32 = 9;
/// Pages named on each side of the one the reader is at.
const BESIDE: u32 = 2;
/// Most round numbers over the whole of a table.
const MOST_ROUND: u32 = 8;

/// Where the reader is in a table of several pages.
#[derive(Debug, Serialize)]
pub struct Pager {
    /// This page, counted from 1.
    pub number: u32,
    /// Number of pages.
    pub pages: u32,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// The pages that are named; empty where there is one page only.
    pub named: Vec<NamedPage>,
    /// The order the table stands in.
    #[serde(skip)]
    pub order: Order,
    /// The table's first page in the usual order.
    #[serde(skip)]
    pub first: Route,
}

/// One of the pages that a pager names.
#[derive(Debug, Serialize)]
pub struct NamedPage {
    /// Its number, counted from 1.
    pub number: u32,
    /// Its address.
    pub href: String,
    /// Whether the reader is there.
    pub current: bool,
    /// What it begins and ends with.
    pub ends: Option<String>,
}

impl Pager {
    /// Page `number` of `pages` of what begins at `first`, in an order.
    pub(super) fn new(
        ctx: &PageContext<'_>,
        (first, order): (&Route, Order),
        number: u32,
        pages: u32,
    ) -> Self {
        let to = |number| ctx.href(&part_route(first, order, number));
        let pages_named = named(number, pages).into_iter().map(|named| NamedPage {
            number: named,
            href: to(named),
            current: named == number,
            ends: None,
        });
        Self {
            number,
            pages,
            previous: (number > 1).then(|| to(number - 1)),
            next: (number < pages).then(|| to(number + 1)),
            named: pages_named.collect(),
            order,
            first: first.clone(),
        }
    }

    /// The same, each page with what it begins and ends with.
    pub(super) fn with_ends(mut self, ends: impl Fn(u32) -> Option<String>) -> Self {
        for page in &mut self.named {
            page.ends = ends(page.number);
        }
        self
    }
}

/// The pages that page `number` of `pages` names: the first and the last, its neighbours, round numbers
/// over the whole, and finer ones around it.
fn named(number: u32, pages: u32) -> BTreeSet<u32> {
    if pages < 2 {
        return BTreeSet::new();
    }
    if pages <= ALL_NAMED {
        return (1..=pages).collect();
    }
    let around = |reach: u32| number.saturating_sub(reach).max(1)..=(number + reach).min(pages);
    let mut named = BTreeSet::from([1, pages]);
    named.extend(around(BESIDE));
    let mut round = match pages {
        ..=40 => 10,
        41..=100 => 20,
        _ => 50,
    };
    named.extend(around(round / 2).filter(|page| page % 5 == 0));
    while pages / round > MOST_ROUND {
        let wider = round.saturating_mul(10);
        named.extend(around(wider / 2).filter(|page| page % round == 0));
        round = wider;
    }
    named.extend((1..=pages / round).map(|times| times * round));
    named
}

/// What a page begins and ends with: `甲—乙`, or `甲` where both are the same.
pub(super) fn ends(from: &str, to: &str) -> String {
    match from == to {
        true => from.to_owned(),
        false => format!("{from}—{to}"),
    }
}

#[cfg(test)]
mod tests {
    use super::named;
    use proptest::prelude::ProptestConfig;
    use proptest::{prop_assert, proptest};
    use std::collections::BTreeSet;

    /// The most steps from a page to the page that is farthest from it.
    fn farthest(from: u32, pages: u32) -> u32 {
        let mut reached = BTreeSet::from([from]);
        let mut newest: Vec<u32> = vec![from];
        for steps in 0.. {
            if reached.len() == pages as usize {
                return steps;
            }
            let next = newest.iter().flat_map(|page| named(*page, pages));
            newest = next.filter(|page| reached.insert(*page)).collect();
            assert!(!newest.is_empty(), "{pages} pages from {from}");
        }
        0
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_page_is_within_three_steps_of_every_other(pages in 1_u32..450, at in 0_u32..450) {
            let from = at % pages + 1;
            prop_assert!(farthest(from, pages) <= 3);
        }

        #[test]
        fn pages_beyond_take_a_step_more(pages in 450_u32..4000, at in 0_u32..4000) {
            let from = at % pages + 1;
            prop_assert!(farthest(from, pages) <= 4);
            prop_assert!(named(from, pages).len() <= 40);
        }
    }

    #[test]
    fn few_pages_are_named() {
        let cases: [(u32, u32, &[u32]); 5] = [
            (1, 1, &[]),
            (2, 9, &[1, 2, 3, 4, 5, 6, 7, 8, 9]),
            (1, 13, &[1, 2, 3, 5, 10, 13]),
            (40, 80, &[1, 20, 30, 35, 38, 39, 40, 41, 42, 45, 50, 60, 80]),
            (
                200,
                200,
                &[1, 50, 100, 150, 175, 180, 185, 190, 195, 198, 199, 200],
            ),
        ];
        for (number, pages, expected) in cases {
            let named: Vec<u32> = named(number, pages).into_iter().collect();
            assert_eq!(named, expected, "{number} of {pages}");
        }
    }
}
