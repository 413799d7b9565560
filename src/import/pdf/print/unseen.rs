//! What a reader sees of pages that is no part of their text, and what they hide.

use super::line::PrintedLine;
use crate::import::LeftOut;
use std::collections::HashSet;

/// Heads and feet that are told, each.
const TOLD: usize = 8;

/// What is left out of pages.
#[derive(Debug, Default)]
pub(super) struct Unseen {
    /// What stands at the top of pages, numbers aside, in order.
    heads: Vec<String>,
    feet: Vec<String>,
    /// What is written across pages.
    marks: Vec<String>,
    /// What of these is known, without numbers.
    known: HashSet<String>,
    /// Stretches that are not painted, white, or on a layer that is off.
    pub(super) hidden: usize,
    /// Stretches that are cut off at the edge of a cell or of a page.
    pub(super) cut_off: usize,
    /// Pages of which only what a program read off a picture is text.
    pub(super) recognised: usize,
}

/// Which edge of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Edge {
    Top,
    Bottom,
}

impl Unseen {
    /// Notes what runs along an edge of pages.
    pub(super) fn runs_along(&mut self, edge: Edge, text: &str) {
        let is_new = text.contains(char::is_alphanumeric)
            && self.known.len() < 4 * TOLD
            && self.known.insert(folded(text));
        let told = match edge {
            Edge::Top => &mut self.heads,
            Edge::Bottom => &mut self.feet,
        };
        if is_new && told.len() < TOLD {
            told.push(text.to_owned());
        }
    }

    /// Notes what is written across a page.
    pub(super) fn runs_across(&mut self, lines: &[PrintedLine]) {
        for line in lines {
            let text = line.text();
            if self.marks.len() < TOLD && !self.marks.contains(&text) {
                self.marks.push(text);
            }
        }
    }

    /// What has to be told.
    pub(super) fn told(self) -> Vec<LeftOut> {
        let hidden = (self.hidden > 0).then_some(LeftOut::HiddenText(self.hidden));
        let heads = self.heads.into_iter();
        let feet = self.feet.into_iter();
        let marks = self.marks.into_iter();
        let recognised = (self.recognised > 0).then_some(LeftOut::Recognised(self.recognised));
        let cut_off = (self.cut_off > 0).then_some(LeftOut::CutOff(self.cut_off));
        let all = hidden.into_iter().chain(cut_off);
        let all = all.chain(heads.map(|text| LeftOut::Header(text.into())));
        let all = all.chain(feet.map(|text| LeftOut::Footer(text.into())));
        let all = all.chain(marks.map(|text| LeftOut::Watermark(text.into())));
        all.chain(recognised).collect()
    }
}

/// A text without spaces, each number in it as one digit.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        match c.is_ascii_digit() {
            true if out.ends_with('0') => {}
            true => out.push('0'),
            false => out.push(c),
        }
    }
    out
}
