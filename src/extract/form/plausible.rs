//! Whether the cells of an indicator can be what their columns say. Where a cell is missing or one too many, those
//! behind it stand under the wrong titles: what then stands there gives it away.

use super::super::wordings;
use super::fold;
use crate::model::Relation;
use crate::text::number::read_decimal;
use rust_decimal::Decimal;

/// The texts of a row; empty where nothing is said.
#[derive(Default)]
pub(super) struct RowTexts<'a> {
    pub(super) level1: &'a str,
    pub(super) level2: &'a str,
    pub(super) name: &'a str,
    pub(super) target: &'a str,
    pub(super) measure: &'a str,
    pub(super) actual: &'a str,
    pub(super) weight: &'a str,
    pub(super) score: &'a str,
    pub(super) deviation: &'a str,
    /// The table has a column of weights.
    pub(super) has_weights: bool,
    /// The table has a column of scores.
    pub(super) has_scores: bool,
    /// Other rows have scores and this one has not, though its value is given.
    pub(super) has_lost_score: bool,
    /// The points of the row above, or of its part, stand for this one too.
    pub(super) is_merged: bool,
}

impl RowTexts<'_> {
    /// Whether the row can be what it seems to be.
    pub(super) fn are_plausible(&self) -> bool {
        self.levels() && self.values() && self.points()
    }

    fn levels(&self) -> bool {
        let is = |text: &str, words: &[&str]| {
            let bare = fold::without_points(text);
            words.contains(&bare.trim_end_matches('等'))
        };
        let names = [self.level1, self.level2, self.name];
        let is_slipped = is(self.level1, wordings::SECOND_LEVELS)
            || is(self.level2, wordings::FIRST_LEVELS)
            || is(self.name, wordings::SECOND_LEVELS)
            || is(self.name, wordings::FIRST_LEVELS);
        !is_slipped && !names.into_iter().any(is_value)
    }

    fn values(&self) -> bool {
        let says_nothing =
            |text: &str| !text.is_empty() && !text.chars().any(char::is_alphanumeric);
        let is_measure = self.measure.starts_with(fold::is_digit);
        let is_measure = is_measure || (self.target.is_empty() && !self.measure.is_empty());
        let deviation = fold::number(self.deviation).is_some();
        let says_nothing = says_nothing(self.target) || says_nothing(self.actual);
        !says_nothing && !is_measure && !deviation
    }

    fn points(&self) -> bool {
        let (weight, score) = (points(self.weight), points(self.score));
        let is_number = |text: &str, points: Option<Decimal>| text.is_empty() || points.is_some();
        if !is_number(self.weight, weight) || !is_number(self.score, score) {
            return false;
        }
        match (weight, score) {
            (Some(weight), Some(score)) => score <= weight && is_points(weight),
            (None, Some(score)) => !self.has_weights && is_points(score),
            (Some(_), None) if self.has_lost_score => false,
            (Some(weight), None) => {
                is_points(weight) && !(self.has_scores && self.may_be_points(weight))
            }
            (None, None) => {
                self.is_merged || !self.has_weights || !self.may_be_points(Decimal::ZERO)
            }
        }
    }

    /// Whether the actual value may be points that have slipped into the column before theirs.
    fn may_be_points(&self, at_least: Decimal) -> bool {
        let actual = points(self.actual);
        actual.is_some_and(|actual| actual >= at_least && is_points(actual))
            && points(self.target) != actual
    }
}

fn is_points(number: Decimal) -> bool {
    number <= Decimal::ONE_HUNDRED
}

/// Whether a text is digits on several lines, which may be one number or several: `110.2⏎5`.
pub(super) fn is_parted_number(text: &str) -> bool {
    let text = match Relation::sign_at_start(text) {
        Some((_, rest)) => rest.trim(),
        None => text.trim(),
    };
    let is_part = |c: char| fold::is_digit(c) || c.is_whitespace() || ".,，%％".contains(c);
    text.starts_with(fold::is_digit)
        && text.chars().all(is_part)
        && text.contains(char::is_whitespace)
}

fn points(text: &str) -> Option<Decimal> {
    fold::number(text).and_then(|number| read_decimal(&number))
}

/// Whether a text is a number with a sign or a measure, and so no name: `≥95%`, `29.5亩`.
pub(super) fn is_value(text: &str) -> bool {
    /// More letters than a measure has.
    const MEASURE: usize = 4;
    let (has_sign, text) = match Relation::sign_at_start(text) {
        Some((_, rest)) => (true, rest),
        None => (false, text),
    };
    let text = text.trim();
    let rest = text.trim_start_matches(|c: char| fold::is_digit(c) || ".,，".contains(c));
    (has_sign || rest.len() < text.len()) && rest.trim().chars().nth(MEASURE).is_none()
}
