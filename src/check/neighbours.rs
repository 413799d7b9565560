//! What texts say together that stand one after the other: a label in one paragraph or item and its value in the next, a
//! number over several.

use super::lines::{Line, LineStretch, Lines, LinesOrigin};
use super::looks_for::LineKind;
use super::personal_lines::FEWEST_BESIDE;
use super::report_context::ReportContext;
use crate::import::crossed;
use crate::parse::{Passage, PassageKind};
use crate::text::features::Features;
use crate::text::personal::{
    Around, LATEST_BIRTH, NumberCertainty, PersonalNumber, personal_numbers, tells_whose,
};
use std::borrow::Cow;

/// The longest label that is all of a text, in bytes.
const LONGEST_LABEL: usize = 40;
/// The longest text that is read together with those around it, in bytes.
const SHORT: usize = 90;
/// So many texts before one are read together with it.
const BEFORE: usize = 3;

impl<'a> Lines<'a> {
    /// The label that is all of the text before a line that holds nothing but a value.
    pub(super) fn label_above(&self, line: usize) -> Option<&'a str> {
        let value = self.all.get(line)?;
        let is_whole = value.kind == LineKind::Paragraph && value.first.start == 0;
        let is_han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
        if !is_whole || value.text.len() > LONGEST_LABEL || value.text.chars().skip(1).any(is_han) {
            return None;
        }
        let before = value.first.from.checked_sub(1)?;
        let label = match self.origin {
            LinesOrigin::Report(ctx) => {
                let passage = ctx.passages.get(before)?;
                let is_text =
                    passage.is_paragraph() || matches!(passage.kind, PassageKind::Heading(_));
                is_text.then_some(&*passage.text)?
            }
            LinesOrigin::Attachment(attachment) => {
                let piece = attachment.foreign.pieces.get(before)?;
                piece.place.is_running_text().then_some(&*piece.text)?
            }
        };
        let says_more = |c: char| c.is_ascii_digit() || "。；，！？".contains(c);
        let is_label = label.len() <= LONGEST_LABEL && !label.contains(says_more);
        is_label.then(|| label.trim().trim_end_matches(['：', ':']))
    }

    /// Finds what is known by the words of the short texts before it: 证件类型：护照, 证件号码：E12345678.
    pub(super) fn find_beside(&mut self, ctx: &'a ReportContext<'a>) {
        let latest = self.year.map_or(LATEST_BIRTH, |year| u32::from(year.0) + 1);
        for index in 0..self.all.len() {
            let line = &self.all[index];
            let is_short = line.text.len() <= SHORT && line.kind == LineKind::Paragraph;
            let may_hold = line.features.digits >= FEWEST_BESIDE || line.text.contains('@');
            // What stands under a label of its own is judged by that.
            let is_known = || !line.personal.is_empty() || self.label_above(index).is_some();
            if !is_short || !may_hold || is_known() {
                continue;
            }
            let Some(before) = texts_before(ctx, line.first.from) else {
                continue;
            };
            let whole = format!("{before}{}", line.text);
            let around = Around {
                latest,
                ..Around::NOTHING
            };
            let mut found = personal_numbers(&whole, &around);
            found.retain(|one| one.range.end > before.len());
            for one in &mut found {
                let start = one.range.start.saturating_sub(before.len());
                one.range = start..one.range.end - before.len();
            }
            self.all[index].personal = found;
        }
    }

    /// Adds the numbers that stand in several texts, or in several cells.
    pub(super) fn find_crossed(&mut self, ctx: &'a ReportContext<'a>) {
        let mut numbers = numbers_over_texts(ctx);
        let rows = self
            .all
            .iter()
            .enumerate()
            .filter_map(|(line, row)| match row.kind {
                LineKind::Row { first } => Some((first as u32, line)),
                _ => None,
            });
        let cells = rows.flat_map(|(table, line)| {
            let cells = self.cells(line);
            cells.map(move |(column, _, cell)| (Some((table, line as u32, column)), cell))
        });
        for ((line, column), number) in crossed(cells) {
            let mut cells = self.cells(line as usize);
            let cell = cells.find(|cell| cell.0 == column);
            let from = cell.and_then(|(_, at, _)| self.origin_of(line as usize, at));
            numbers.extend(from.map(|from| (from, number)));
        }
        for (from, number) in numbers {
            self.push_number(from, number);
        }
    }

    /// Adds the identity numbers that are hidden with stars which Markdown takes for emphasis: the birth is all that is left.
    pub(super) fn find_hidden(&mut self, ctx: &'a ReportContext<'a>) {
        const DIGITS: std::ops::RangeInclusive<u32> = 8..=17;
        let source = &ctx.document.source.text;
        for (from, (passage, features)) in ctx.passages.iter().zip(&ctx.features).enumerate() {
            let is_field = matches!(passage.kind, PassageKind::Field { .. });
            if is_field || !DIGITS.contains(&features.digits) {
                continue;
            }
            let written = source.get(passage.whole().range()).unwrap_or("");
            if !written.contains("***") || passage.text.contains("****") {
                continue;
            }
            let mut personal = personal_numbers(written, &Around::NOTHING);
            personal.retain(|one| one.certainty == NumberCertainty::BirthShown);
            for one in &mut personal {
                one.range = 0..passage.text.len();
            }
            self.push_found(from, Cow::Borrowed(&passage.text), personal);
        }
    }

    /// Adds a number as a line of its own, which stands where a passage does, if none was found in that.
    fn push_number(&mut self, from: usize, number: String) {
        let personal = personal_numbers(&number, &Around::NOTHING);
        let is_same = |one: &PersonalNumber, known: &PersonalNumber| one.digits == known.digits;
        let is_known = |one: &PersonalNumber| {
            let mut all = self.all.iter().flat_map(|line| &line.personal);
            all.any(|known| is_same(one, known))
        };
        if !personal.iter().all(is_known) {
            self.push_found(from, Cow::Owned(number), personal);
        }
    }

    /// Adds a line that no rule looks at but for what was found in it.
    fn push_found(&mut self, from: usize, text: Cow<'a, str>, personal: Vec<PersonalNumber>) {
        if personal.is_empty() {
            return;
        }
        self.all.push(Line {
            kind: LineKind::Margin,
            text,
            personal,
            features: Features::default(),
            first: LineStretch::cell(0, from),
            more: Vec::new(),
        });
    }
}

/// The numbers that stand in several paragraphs or items, each with the passage that it ends in.
fn numbers_over_texts(ctx: &ReportContext<'_>) -> Vec<(usize, String)> {
    let is_end =
        |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_digit() || *byte == b'X');
    let may_go_on = |passage: &&Passage<'_>| {
        let bytes = passage.text.as_bytes();
        passage.is_paragraph() && (is_end(bytes.first()) || is_end(bytes.last()))
    };
    // Nearly no text has two.
    if ctx.passages.iter().filter(may_go_on).nth(1).is_none() {
        return Vec::new();
    }
    let all = ctx.passages.iter().enumerate();
    let texts: Vec<(usize, &str)> = all
        .filter(|(_, passage)| passage.is_paragraph())
        .map(|(from, passage)| (from, &*passage.text))
        .collect();
    let found = crossed(texts.iter().map(|(_, text)| (None, *text))).into_iter();
    let numbers = found.filter_map(|((index, _), number)| {
        let (from, _) = texts.get(index as usize)?;
        Some((*from, number))
    });
    numbers.collect()
}

/// The short texts right before a passage, with a mark behind each, if they say whose or what its number is.
fn texts_before(ctx: &ReportContext<'_>, from: usize) -> Option<String> {
    let kind = ctx.passages.get(from)?.kind;
    let start = from.saturating_sub(BEFORE);
    let before = ctx.passages.get(start..from)?.iter().rev();
    let short = before.take_while(|passage| {
        passage.is_paragraph() && passage.kind == kind && passage.text.len() <= SHORT
    });
    let texts: Vec<&str> = short.map(|passage| &*passage.text).collect();
    let mut whole = String::new();
    for text in texts.into_iter().rev() {
        whole += text.trim_end_matches(['。', '；', ';']);
        whole.push('，');
    }
    tells_whose(&whole).then_some(whole)
}
