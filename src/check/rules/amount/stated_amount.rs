//! What the text of a report says of its money as a whole: `财政预算安排资金140.32万元`, `执行率91%`.
//!
//! Takes a report; gives the amounts and rates that sentences of general chapters name, in order. A
//! sentence counts only if all its words are understood, so that a part is never taken for the whole.

use super::heading;
use super::phrase::{self, Label, Phrase};
use crate::check::rule::ReportContext;
use crate::model::{EvaluationKind, Report};
use crate::parse::{Passage, PassageKind};
use crate::source::Span;
use crate::text::figure::Figure;
use crate::text::sentence::Sentence;
use std::rc::Rc;

/// An amount, or a rate, that the text names of the report as a whole.
#[derive(Clone, Debug)]
pub(super) struct StatedAmount {
    /// Which.
    pub(super) label: Label,
    /// The figure.
    pub(super) figure: Figure,
    /// How it is written.
    pub(super) written: Box<str>,
    /// Where it is written.
    pub(super) span: Span,
    /// Which of the file's sentences it stands in.
    pub(super) sentence: usize,
}

/// The amounts that a report's text states, in order.
pub(super) fn stated_amounts(ctx: &ReportContext<'_>) -> Rc<Vec<StatedAmount>> {
    // A report on a whole department speaks of its projects by the same words.
    let of_project = |report: &&Report| report.kind != EvaluationKind::WholeDepartment;
    ctx.derived(|ctx| {
        let report = ctx.report.filter(of_project);
        report.map_or_else(Vec::new, |report| read(ctx, report))
    })
}

fn read(ctx: &ReportContext<'_>, report: &Report) -> Vec<StatedAmount> {
    let mut amounts = Vec::new();
    let mut whole = true;
    let mut seen = 0;
    // What was said before may have named a part that the passage goes on about.
    let mut unclear = None;
    for (order, (number, sentence)) in ctx.numbered_sentences().enumerate() {
        let Some(before) = ctx.passages.get(seen..=number) else {
            break;
        };
        seen = number;
        let is_heading = |passage: &&Passage<'_>| matches!(passage.kind, PassageKind::Heading(_));
        if let Some(heading) = before.iter().rfind(is_heading) {
            whole = heading::is_general(&heading.text, report);
        }
        let passage = &ctx.passages[number];
        if whole
            && unclear != Some(number)
            && !add_amounts(&sentence, order, passage, report, &mut amounts)
        {
            unclear = Some(number);
        }
    }
    amounts
}

/// Collects what a sentence says; whether all of it was understood up to its last figure.
fn add_amounts(
    sentence: &Sentence<'_>,
    order: usize,
    passage: &Passage<'_>,
    report: &Report,
    amounts: &mut Vec<StatedAmount>,
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
            amounts.push(StatedAmount {
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
