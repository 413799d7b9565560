//! All figures of one file, read once for every rule, and what its text says of the report's money.

use super::figure::Figure;
use super::heading;
use super::phrase::{self, Label, Phrase};
use super::reader;
use super::sentence::{Place, Sentence, sentences};
use crate::check::paper::Paper;
use crate::check::section::is_paragraph;
use crate::model::Report;
use crate::parse::{Passage, PassageKind};
use crate::source::Span;

/// The figures of a file.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    /// Those of its paragraphs and items, in order.
    figures: Vec<Figure>,
    /// The sentences that hold them, in order, each with the number of its passage.
    sentences: Vec<(usize, Place)>,
    /// What the text says of the report's money as a whole, in order.
    pub(crate) claims: Vec<Claim>,
}

/// An amount, or a rate, that the text names of the report as a whole.
#[derive(Clone, Debug)]
pub(crate) struct Claim {
    /// Which.
    pub(crate) label: Label,
    /// The figure.
    pub(crate) figure: Figure,
    /// How it is written.
    pub(crate) written: Box<str>,
    /// Where it is written.
    pub(crate) span: Span,
    /// Which of the file's sentences it stands in.
    pub(crate) sentence: usize,
}

impl Ledger {
    /// Reads a file.
    pub(crate) fn read(paper: &Paper<'_>) -> Self {
        let source = &paper.document.source.text;
        let mut ledger = Self::default();
        for (number, passage) in paper.passages.iter().enumerate() {
            if is_paragraph(passage) {
                let first = ledger.figures.len();
                read_figures(passage, source, &mut ledger.figures);
                let places = sentences(&passage.text, &ledger.figures, first);
                ledger.sentences.extend(places.map(|place| (number, place)));
            }
        }
        if let Some(report) = paper.report {
            ledger.claims = ledger.claims_of(paper, report);
        }
        ledger
    }

    /// The sentences of paragraphs and items that hold figures, each with its passage.
    pub(crate) fn sentences<'a>(
        &'a self,
        paper: &'a Paper<'_>,
    ) -> impl Iterator<Item = (&'a Passage<'a>, Sentence<'a>)> {
        self.sentences.iter().filter_map(|(number, place)| {
            let passage = paper.passages.get(*number)?;
            Some((passage, place.sentence(&passage.text, &self.figures)))
        })
    }

    fn claims_of(&self, paper: &Paper<'_>, report: &Report) -> Vec<Claim> {
        let mut claims = Vec::new();
        let mut whole = true;
        let mut seen = 0;
        // What was said before may have named a part that the passage goes on about.
        let mut unclear = None;
        for (order, (number, place)) in self.sentences.iter().enumerate() {
            let Some(before) = paper.passages.get(seen..=*number) else {
                break;
            };
            seen = *number;
            let is_heading =
                |passage: &&Passage<'_>| matches!(passage.kind, PassageKind::Heading(_));
            if let Some(heading) = before.iter().rfind(is_heading) {
                whole = heading::is_general(&heading.text, report);
            }
            let passage = &paper.passages[*number];
            if whole && unclear != Some(*number) {
                let sentence = place.sentence(&passage.text, &self.figures);
                if !claims_in(&sentence, order, passage, report, &mut claims) {
                    unclear = Some(*number);
                }
            }
        }
        claims
    }
}

/// The figures of a passage.
pub(crate) fn figures(passage: &Passage<'_>, source: &str) -> Vec<Figure> {
    let mut found = Vec::new();
    read_figures(passage, source, &mut found);
    found
}

/// Adds the figures of a passage.
fn read_figures(passage: &Passage<'_>, source: &str, found: &mut Vec<Figure>) {
    let text = &*passage.text;
    let line_end = |at: usize| {
        let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
        let last = before.chars().next_back().map_or(0, char::len_utf8);
        let next = after.chars().take(2).map(char::len_utf8).sum::<usize>();
        let around = passage.span(at - last..at + next);
        around
            .slice(source)
            .is_some_and(|around| around.contains('\n'))
    };
    reader::figures(text, &line_end, found);
}

/// Collects what a sentence says; whether all of it was understood up to its last figure.
fn claims_in(
    sentence: &Sentence<'_>,
    order: usize,
    passage: &Passage<'_>,
    report: &Report,
    claims: &mut Vec<Claim>,
) -> bool {
    // What was said before may have named a part that this sentence goes on about.
    if phrase::read(sentence.skipped, report).is_none() {
        return false;
    }
    for (index, figure) in sentence.figures.iter().enumerate() {
        let Some(phrase) = phrase::read(sentence.before(index), report) else {
            return false;
        };
        // `140.32万元的配套资金` speaks of other money, named only afterwards.
        let of_another = sentence.after(index).trim_start().starts_with('的');
        if of_another || !of_the_year(&phrase, report) {
            return false;
        }
        let fits = match phrase.label {
            Some(Label::Rate) => figure.is_percentage(),
            Some(_) => figure.is_sum(),
            None => false,
        };
        if let (Some(label), true) = (phrase.label, fits) {
            claims.push(Claim {
                label,
                figure: figure.clone(),
                written: passage.text.get(figure.place.clone()).unwrap_or("").into(),
                span: passage.span(figure.place.clone()),
                sentence: order,
            });
        }
    }
    true
}

/// Whether a phrase speaks of the report's year as a whole: of no other year, nor of a date before
/// its last month.
fn of_the_year(phrase: &Phrase, report: &Report) -> bool {
    phrase.year.is_none_or(|year| year == report.year.value.0)
        && phrase.month.is_none_or(|month| month == 12)
}
