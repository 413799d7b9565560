//! The score that follows from an indicator's target and actual value.
//!
//! Scores follow 项目支出绩效评价管理办法 (财预〔2020〕10号) as the finance departments' systems compute
//! it: a target reached has the whole weight, one missed its share of it.

use super::direction::Direction;
use super::{Judgement, Obstacle, Verdict};
use crate::model::lines::Indicator;
use crate::model::value::{Rate, Relation, StatedText};
use rust_decimal::{Decimal, RoundingStrategy};

impl Indicator {
    /// How far the target was surpassed, where it was met from below, or in a way that nothing says is
    /// better or worse, `percent` times over or more, in hundredths.
    pub fn surpassed_by(&self, judgement: &Judgement, percent: Decimal) -> Option<Rate> {
        let downward = matches!(
            self.effective_relation(),
            Some(Relation::AtMost | Relation::Less | Relation::Qualitative)
        );
        let open = Verdict::Unknown(Obstacle::NoDirection);
        let reached = [Verdict::Reached, open].contains(&judgement.verdict) && !downward;
        let rate = judgement.completion.filter(|_| reached)?;
        (rate.percent() >= percent).then_some(rate)
    }

    /// The score that follows from the judgement, rounded half up to two digits: the whole weight where
    /// the target was reached, its share where it was not. `None` where nothing follows: no numbers, no
    /// judgement, an exact target missed or surpassed.
    pub fn due_score(&self, judgement: &Judgement) -> Option<Decimal> {
        let weight = self.weight?.value;
        let ratio = judgement.completion.map(Rate::ratio);
        let relation = self.effective_relation();
        let exact = matches!(relation, None | Some(Relation::Equal));
        let share = match (judgement.verdict, relation) {
            (Verdict::Reached, _) if exact && ratio != Some(Decimal::ONE) => return None,
            (Verdict::Reached, Some(Relation::Qualitative)) | (Verdict::Unknown(_), _) => {
                return None;
            }
            (Verdict::Reached, _) => {
                self.has_numbers().then_some(())?;
                return Some(weight);
            }
            (Verdict::Missed, Some(Relation::AtLeast | Relation::More)) => ratio?,
            (Verdict::Missed, Some(Relation::AtMost | Relation::Less)) => {
                (Decimal::TWO - ratio?).max(Decimal::ZERO)
            }
            (Verdict::Missed, None) if self.points_up() => ratio?,
            (Verdict::Missed, _) => return None,
        };
        let score = weight.checked_mul(share)?;
        let mut score = score.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        score.rescale(2);
        Some(score)
    }

    fn has_numbers(&self) -> bool {
        let number = |text| matches!(StatedText::of(text), StatedText::Number(_));
        number(Self::text_of(&self.target)) && number(Self::text_of(&self.actual))
    }

    /// Whether more is certainly better, without a relation.
    pub(super) fn points_up(&self) -> bool {
        let quantity = match StatedText::of(Self::text_of(&self.target)) {
            StatedText::Number(stated) => stated.quantity(),
            _ => None,
        };
        self.subject(quantity.as_ref()).of_indicator() == Some(Direction::More)
    }
}

#[cfg(test)]
mod tests {
    use super::super::indicator::tests::indicator;
    use rust_decimal::Decimal;

    #[test]
    fn the_score_follows_from_target_and_actual_value() {
        let cases = [
            ("≥", "8000人", "8200人", 15, Some("15")),
            ("≥", "6000平方米", "5000平方米", 15, Some("12.50")),
            ("", "≥90%", "71.5%", 10, Some("7.94")),
            ("≤", "9天", "12天", 5, Some("3.33")),
            ("≤", "30万元", "75万元", 5, Some("0.00")),
            ("≤", "0件", "1件", 5, None),
            ("=", "100%", "95%", 5, None),
            ("=", "100%", "100%", 5, Some("5")),
            ("", "90%", "95%", 5, None),
            ("≥", "5个", "4户", 5, None),
            ("定性", "有效提升", "达成", 5, None),
        ];
        for (relation, target, actual, weight, score) in cases {
            let row = indicator(relation, target, actual, weight);
            let due = row.due_score(&row.judgement());
            let due = due.map(|due| due.to_string());
            assert_eq!(due.as_deref(), score, "{relation}{target} {actual}");
        }
    }

    #[test]
    fn no_numbers_however_large_break_the_computation() {
        let largest = "1000000000000000个";
        let cases = [
            (largest, "1个"),
            ("1个", largest),
            ("0.0000000000000000000000000001个", largest),
        ];
        for (target, actual) in cases {
            for relation in ["≥", "≤", "=", "<", ">"] {
                let indicator = indicator(relation, target, actual, 1_000_000_000);
                let judgement = indicator.judgement();
                indicator.due_score(&judgement);
                indicator.surpassed_by(&judgement, Decimal::from(130));
            }
        }
    }
}
