//! All figures of one file, read once for every rule, and what its text says of the report's money.

use super::figure::Figure;
use super::heading;
use super::phrase::{self, Label, Phrase};
use super::reader;
use super::sentence::{Sentence, sentences};
use crate::check::paper::Paper;
use crate::model::Report;
use crate::parse::{Passage, PassageKind};
use crate::source::Span;

/// The figures of a file.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    /// By the passage's number; passages of the text alone, without code.
    figures: Vec<Vec<Figure>>,
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
    /// Where it stands: passage and sentence.
    pub(crate) sentence: (usize, usize),
}

impl Ledger {
    /// Reads a file.
    pub(crate) fn read(paper: &Paper<'_>) -> Self {
        let source = &paper.document.source.text;
        let figures: Vec<_> = paper
            .passages
            .iter()
            .map(|passage| match passage.kind {
                PassageKind::Code | PassageKind::Field { .. } => Vec::new(),
                _ => figures(passage, source),
            })
            .collect();
        let mut ledger = Self {
            figures,
            claims: Vec::new(),
        };
        if let Some(report) = paper.report {
            ledger.claims = ledger.claims_of(paper, report);
        }
        ledger
    }

    /// The sentences of a passage that hold figures.
    pub(crate) fn sentences<'a>(
        &'a self,
        number: usize,
        passage: &'a Passage<'_>,
    ) -> Vec<Sentence<'a>> {
        match self.figures.get(number) {
            Some(figures) if !figures.is_empty() => sentences(&passage.text, figures),
            _ => Vec::new(),
        }
    }

    /// The paragraphs and items that hold figures, with their sentences.
    pub(crate) fn prose<'a>(
        &'a self,
        paper: &'a Paper<'a>,
    ) -> impl Iterator<Item = (usize, &'a Passage<'a>, Vec<Sentence<'a>>)> {
        let passages = paper.passages.iter().enumerate();
        passages.filter_map(|(number, passage)| {
            let prose = matches!(passage.kind, PassageKind::Paragraph | PassageKind::Item);
            let sentences = if prose {
                self.sentences(number, passage)
            } else {
                Vec::new()
            };
            (!sentences.is_empty()).then_some((number, passage, sentences))
        })
    }

    fn claims_of(&self, paper: &Paper<'_>, report: &Report) -> Vec<Claim> {
        let mut claims = Vec::new();
        let mut whole = true;
        for (number, passage) in paper.passages.iter().enumerate() {
            match passage.kind {
                PassageKind::Heading(_) => whole = heading::is_general(&passage.text, report),
                PassageKind::Paragraph | PassageKind::Item if whole => {
                    for (order, sentence) in self.sentences(number, passage).iter().enumerate() {
                        let place = (number, order);
                        if !claims_in(sentence, place, passage, report, &mut claims) {
                            break;
                        }
                    }
                }
                _ => {}
            }
        }
        claims
    }
}

/// The figures of a passage.
pub(crate) fn figures(passage: &Passage<'_>, source: &str) -> Vec<Figure> {
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
    reader::figures(text, &line_end)
}

/// Collects what a sentence says; whether all of it was understood up to its last figure.
fn claims_in(
    sentence: &Sentence<'_>,
    place: (usize, usize),
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
                sentence: place,
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
