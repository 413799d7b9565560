//! Totals whose parts stand in the same sentence, and do not add up to them.
//!
//! Takes a report; gives the totals that are certainly wrong, or whose parts are, each once. Where
//! the words leave open which figures belong together, every reading has to be wrong.

mod brackets;
mod certainty;
mod fault;
mod gather;
mod label;
mod listed;
mod part;
mod summed;

pub(super) use fault::Fault;
pub(super) use part::SumPart;

use crate::check::rule::ReportContext;
use crate::text::figure::Figure;
use crate::text::sentence::Sentence;
use crate::text::words::{WordList, words_of};
use brackets::Brackets;
use std::rc::Rc;
use std::sync::LazyLock;

/// A sentence with more figures than this is none: which of them belong together nobody can tell, and every pair
/// of them would be looked at.
const MOST_FIGURES: usize = 400;

/// A total that its parts do not make.
#[derive(Clone, Debug)]
pub(super) struct FaultySum {
    /// The index of the passage it stands in.
    pub(super) passage: usize,
    /// The total.
    pub(super) total: Figure,
    /// Its parts.
    pub(super) parts: Vec<SumPart>,
    /// What is wrong.
    pub(super) fault: Fault,
}

/// The faulty sums of a report: of its text, and of its goals, indicators and tables.
pub(super) fn faulty_sums(ctx: &ReportContext<'_>) -> Rc<Vec<FaultySum>> {
    ctx.derived(|ctx| {
        let mut found = Vec::new();
        for (passage, sentence) in ctx.stretches() {
            add_faults(passage, &sentence, &mut found);
        }
        found
    })
}

fn add_faults(passage: usize, sentence: &Sentence<'_>, found: &mut Vec<FaultySum>) {
    static WORDS: LazyLock<WordList> =
        LazyLock::new(|| WordList::new(words_of("其中 计 共 （ 年初 包括 分别 ： 中央 省级")));
    let words = sentence.words;
    let likely = || memchr::memchr2(b'(', b':', words.as_bytes()).is_some() || WORDS.any_in(words);
    if !(2..=MOST_FIGURES).contains(&sentence.figures.len()) || !likely() {
        return;
    }
    let brackets = Brackets::new(sentence);
    let lists = listed::listed(&brackets).into_iter();
    let lists = lists
        .chain(summed::summed_up(&brackets))
        .chain(summed::grown(&brackets));
    for list in lists {
        let known =
            |other: &FaultySum| other.passage == passage && other.total.place == list.total.place;
        if let Some((parts, fault)) = list.fault()
            && !found.iter().any(known)
        {
            found.push(FaultySum {
                passage,
                total: list.total.clone(),
                parts: list.parts[..parts].to_vec(),
                fault,
            });
        }
    }
}
