//! One source file as the rules see it: its facts, its text, and how to say what is wrong.

use super::prefilter::Prefilter;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Goal, Indicator, Judgement, Report};
use crate::parse::markdown::numbering::{self, Numbering};
use crate::parse::markdown::{Link, Reading};
use crate::parse::{Document, Passage, PassageKind};
use crate::source::{LineIndex, Span};
use crate::text::features::Features;
use crate::text::figure_index::FigureIndex;
use crate::text::sentence::Sentence;
use std::any::{Any, TypeId};
use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::ops::Range;
use std::rc::Rc;

/// A report, or a page of the site's own, on its way to publication.
#[derive(Debug)]
pub struct ReportContext<'a> {
    /// The settings.
    pub config: &'a Config,
    /// The file.
    pub document: &'a Document,
    /// What the file says, where it is a report.
    pub report: Option<&'a Report>,
    goals: Cow<'a, [Goal]>,
    indicators: Cow<'a, [Indicator]>,
    /// Its values and the blocks of its text, in order.
    pub passages: Vec<Passage<'a>>,
    /// What each of them contains.
    pub(super) features: Vec<Features>,
    /// Links and images of its text that lead where nothing may lead, and are shown as plain text.
    pub refused: Vec<Link>,
    /// What decides which passages and lines a rule sees.
    pub(super) prefilter: &'a Prefilter,
    /// The amounts and percentages of its paragraphs and items, read when first asked for.
    figures: OnceCell<FigureIndex>,
    /// Those of its summary, goals, indicators and cells, read when first asked for.
    value_figures: OnceCell<FigureIndex>,
    /// What each block of its text begins with, read when first asked for.
    openings: OnceCell<Vec<Opening>>,
    /// What came of each indicator, judged when first asked for.
    judgements: OnceCell<Vec<Judgement>>,
    /// Where its lines begin, read when first asked for.
    lines: OnceCell<LineIndex>,
    /// What the rules of a category worked out of this file, by type.
    derived: RefCell<Vec<(TypeId, Rc<dyn Any>)>>,
}

/// Outermost keys whose values may be sentences with figures.
const VALUES: &[&str] = &["摘要", "summary", "目标", "goals", "指标", "indicators"];

/// What a block of the text begins with.
#[derive(Clone, Debug)]
pub(super) struct Opening {
    /// Its official number.
    pub(super) number: Option<Numbering>,
    /// The bytes of the text after the number, without white space around them.
    pub(super) rest: Range<usize>,
}

impl Opening {
    /// What a passage begins with.
    pub(super) fn of(passage: &Passage<'_>) -> Self {
        let text = &*passage.text;
        let (number, rest) = numbering::split(text);
        let start = rest.as_ptr() as usize - text.as_ptr() as usize;
        let rest = start..start + rest.len();
        Self { number, rest }
    }
}

impl<'a> ReportContext<'a> {
    /// A file, what it says, and its text as [`read_text`](crate::model::read_text) gives it. Of a
    /// report that was taken back only what is still published counts: no facts, and nothing but its
    /// name, where that may be seen, and the words about its withdrawal.
    pub fn new(
        prefilter: &'a Prefilter,
        config: &'a Config,
        document: &'a Document,
        report: Option<&'a Report>,
        text: Reading<'a>,
    ) -> Self {
        let Reading {
            mut passages,
            mut refused,
            ..
        } = text;
        let withdrawn = report.is_some_and(|report| report.withdrawn.is_some());
        if withdrawn {
            refused.clear();
            let named = report.is_some_and(|report| report.public_name().is_some());
            passages.retain(|passage| {
                passage.is_under(&["撤下", "withdrawn"])
                    || named && passage.is_under(&["项目名称", "project"])
            });
        }
        let scan = |passage: &Passage<'_>| prefilter.scan(&passage.text);
        let report = report.filter(|_| !withdrawn);
        Self {
            config,
            document,
            report,
            goals: report.map(Report::goals).unwrap_or_default(),
            indicators: report.map(Report::indicators).unwrap_or_default(),
            features: passages.iter().map(scan).collect(),
            passages,
            refused,
            prefilter,
            figures: OnceCell::new(),
            value_figures: OnceCell::new(),
            openings: OnceCell::new(),
            judgements: OnceCell::new(),
            lines: OnceCell::new(),
            derived: RefCell::default(),
        }
    }

    /// The line of the source on which a span begins, from 1.
    pub(super) fn line_of(&self, span: Span) -> usize {
        let source = &self.document.source;
        let lines = self.lines.get_or_init(|| source.line_index());
        LineIndex::position(lines, &source.text, span.start as usize).line
    }

    /// The passages that may have something the rule looks for.
    pub(super) fn candidates(&self, code: Code) -> impl DoubleEndedIterator<Item = &Passage<'a>> {
        let wanted = self.prefilter.wanted_by(code, self.config);
        let all = self.passages.iter().zip(&self.features);
        all.filter(move |(_, features)| wanted(**features))
            .map(|(passage, _)| passage)
    }

    /// Those of them that readers read.
    pub(super) fn published_candidates(&self, code: Code) -> impl Iterator<Item = &Passage<'a>> {
        let all = self.candidates(code);
        all.filter(|passage| is_published(passage))
    }

    /// The passages of the text, without the values of the front matter.
    pub(super) fn body(&self) -> &[Passage<'a>] {
        let is_field = |passage: &Passage<'_>| matches!(passage.kind, PassageKind::Field { .. });
        let start = self.passages.partition_point(is_field);
        &self.passages[start..]
    }

    /// Its goals.
    pub(super) fn goals(&self) -> &[Goal] {
        &self.goals
    }

    /// Its indicators.
    pub(super) fn indicators(&self) -> &[Indicator] {
        &self.indicators
    }

    /// The indicators, each with what came of it, judged when first asked for.
    pub(super) fn judged(&self) -> impl Iterator<Item = (&Indicator, &Judgement)> {
        let rows = self.indicators();
        let judge = || rows.iter().map(Indicator::judgement).collect();
        rows.iter().zip(self.judgements.get_or_init(judge))
    }

    /// What each block of its text begins with.
    pub(super) fn openings(&self) -> &[Opening] {
        let of_body = || self.body().iter().map(Opening::of).collect();
        self.openings.get_or_init(of_body)
    }

    /// The sentences of its paragraphs and items that hold figures, each with the index of its passage.
    pub(super) fn numbered_sentences(&self) -> impl Iterator<Item = (usize, Sentence<'_>)> {
        self.figure_index().sentences(&self.passages)
    }

    fn figure_index(&self) -> &FigureIndex {
        let source = &self.document.source.text;
        let wanted = |_, passage: &Passage<'_>| passage.is_paragraph();
        let read = || FigureIndex::read(&self.passages, source, wanted);
        self.figures.get_or_init(read)
    }

    /// The figures of its summary, its goals, its indicators, and the tables in its text.
    fn value_index(&self) -> &FigureIndex {
        /// A text with fewer digits, or shorter in bytes, has no two figures to be held against each other.
        const FEWEST_DIGITS: u32 = 3;
        const SHORTEST: usize = 12;
        let source = &self.document.source.text;
        let wanted = |number: usize, passage: &Passage<'_>| {
            let digits = self.features.get(number).map_or(0, |has| has.digits);
            digits >= FEWEST_DIGITS
                && passage.text.len() >= SHORTEST
                && (matches!(passage.kind, PassageKind::Cell { .. }) || passage.is_under(VALUES))
        };
        let read = || FigureIndex::read(&self.passages, source, wanted);
        self.value_figures.get_or_init(read)
    }

    /// The sentences of its summary, goals, indicators and cells that hold figures, each with its passage.
    pub(super) fn value_sentences(&self) -> impl Iterator<Item = (&Passage<'a>, Sentence<'_>)> {
        let all = self.value_index().sentences(&self.passages);
        all.filter_map(|(number, sentence)| Some((self.passages.get(number)?, sentence)))
    }

    /// All its sentences that hold figures, each together with those that go on with 其中, and with the
    /// index of its passage; those of values and cells last.
    pub(super) fn stretches(&self) -> impl Iterator<Item = (usize, Sentence<'_>)> {
        let text = self.figure_index().stretches(&self.passages);
        text.chain(self.value_index().stretches(&self.passages))
    }

    /// The sentences of its paragraphs and items that hold figures, each with its passage.
    pub(super) fn sentences(&self) -> impl Iterator<Item = (&Passage<'a>, Sentence<'_>)> {
        let all = self.numbered_sentences();
        all.filter_map(|(number, sentence)| Some((self.passages.get(number)?, sentence)))
    }

    /// What several rules of a category need of this file, worked out once: `derive` is called for the
    /// first rule that asks for a `T`.
    pub(super) fn derived<T: 'static>(&self, derive: impl FnOnce(&Self) -> T) -> Rc<T> {
        let known = |(id, value): &(TypeId, Rc<dyn Any>)| {
            let same = *id == TypeId::of::<T>();
            same.then(|| Rc::clone(value).downcast().ok()).flatten()
        };
        if let Some(value) = self.derived.borrow().iter().find_map(known) {
            return value;
        }
        let value = Rc::new(derive(self));
        let entry = (TypeId::of::<T>(), Rc::clone(&value) as Rc<dyn Any>);
        self.derived.borrow_mut().push(entry);
        value
    }

    /// A finding about a place in the file.
    pub fn finding(&self, code: Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, &self.document.source.path, span, message)
    }

    /// A finding about the file as a whole.
    pub fn whole(&self, code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic::whole(code, &self.document.source.path, message)
    }
}

/// Whether readers read a passage: not what stands under keys that are not published, or that say
/// addresses.
fn is_published(passage: &Passage<'_>) -> bool {
    let PassageKind::Field { top, key } = passage.kind else {
        return true;
    };
    let review = matches!(top, "审核" | "review" | "豁免" | "waive");
    let address = matches!(top, "曾用网址" | "aliases" | "网址名" | "slug");
    let draft = matches!(top, "草稿" | "draft");
    !(review || address || draft || matches!(key, "文件" | "file"))
}
