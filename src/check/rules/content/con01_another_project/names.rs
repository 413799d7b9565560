//! The names of a site's projects, to be looked for in the texts of others.
//!
//! Takes the site; gives a lexicon of the names that are somebody's own: long enough, and no name of
//! a programme that many units carry out.

use crate::model::Site;
use crate::text::lexicon::Lexicon;
use crate::text::similarity::{common_pairs, letters};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

/// The fewest letters of a name, and of one that does not end like the name of money.
const SHORTEST: usize = 6;
const SHORTEST_PLAIN: usize = 10;
/// How the names of money end.
const ENDINGS: &[&str] = &[
    "经费", "资金", "专项", "项目", "补助", "补贴", "奖补", "费用", "工程",
];
/// A name that so many units have, or write of, is the name of a programme.
pub(super) const MANY_UNITS: usize = 3;

/// A name that only few units' projects have.
#[derive(Debug)]
pub(super) struct ProjectName<'a> {
    /// As it is written.
    pub(super) text: &'a str,
    /// The first report of it.
    pub(super) report: usize,
}

/// The names of a site.
#[derive(Debug)]
pub(super) struct ProjectNames<'a> {
    /// The names, in order.
    pub(super) all: Vec<ProjectName<'a>>,
    /// The names and the phrases, by their numbers. All of them are longer than eight bytes.
    lexicon: Lexicon<'a, usize, 8>,
}

impl<'a> ProjectNames<'a> {
    /// The names worth looking for, and after them these phrases.
    pub(super) fn new(site: &'a Site, phrases: &[&'a str]) -> Self {
        let mut units: BTreeMap<&str, (usize, Vec<usize>)> = BTreeMap::new();
        for (report, facts) in site.reports.iter().enumerate() {
            let name = facts.project.value.trim();
            if facts.withdrawn.is_none() && is_own(name) {
                let (_, units) = units.entry(name).or_insert((report, Vec::new()));
                if units.len() < MANY_UNITS && !units.contains(&site.unit_of[report]) {
                    units.push(site.unit_of[report]);
                }
            }
        }
        units.retain(|name, (_, units)| {
            let is_unit = |unit: &crate::model::Unit| unit.name.contains(name);
            units.len() < MANY_UNITS && !site.units.iter().any(is_unit)
        });
        let all: Vec<ProjectName<'a>> = units
            .iter()
            .map(|(text, (report, _))| ProjectName {
                text,
                report: *report,
            })
            .collect();
        let words = all.iter().map(|name| name.text);
        let words = words.chain(phrases.iter().copied()).zip(0..);
        Self {
            lexicon: Lexicon::new(words),
            all,
        }
    }

    /// The hash of all that is looked for: the names, and these phrases after them.
    pub(super) fn question(&self, phrases: &[&str]) -> u64 {
        let mut hasher = DefaultHasher::new();
        let names = self.all.iter().map(|name| name.text);
        names
            .chain(phrases.iter().copied())
            .for_each(|name| name.hash(&mut hasher));
        hasher.finish()
    }

    /// Every place in `text` where a name or phrase stands: which one, and its range. Of names that
    /// overlap the first counts, of those that begin at one place the longest.
    pub(super) fn places(&self, text: &[u8]) -> Vec<(usize, Range<usize>)> {
        let mut found: Vec<(usize, Range<usize>)> = Vec::new();
        let mut at = 0;
        while at < text.len() {
            at = self.lexicon.pass(text, at);
            let free = found.last().is_none_or(|(_, last)| last.end <= at);
            found.extend(self.longest_at(text, at).filter(|_| free));
            at += 1;
        }
        found
    }

    /// The longest name that stands at one of the few places where one may.
    #[inline(never)]
    fn longest_at(&self, text: &[u8], at: usize) -> Option<(usize, Range<usize>)> {
        let (name, length) = self.lexicon.words_at(text, at).next()?;
        Some((name, at..at + length))
    }
}

/// Whether a name says which project is meant.
fn is_own(name: &str) -> bool {
    let count = letters(name).count();
    let ends = ENDINGS.iter().any(|ending| name.ends_with(ending));
    count >= SHORTEST_PLAIN || (count >= SHORTEST && ends)
}

/// Whether two names are those of one project, or of parts of one: years and numbers aside, one
/// holds the other, or they are nearly the same.
pub(super) fn are_related(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let bare = |name: &str| -> String {
        let letters = letters(name).filter(|c| !c.is_ascii_digit() && *c != '年' && *c != '度');
        letters.collect()
    };
    let (a, b) = (bare(a), bare(b));
    a.contains(&b) || b.contains(&a) || common_pairs(&a, &b) >= 80
}
