//! What came of an indicator: reached or not, and the score that follows.
//!
//! Scores follow 项目支出绩效评价管理办法 (财预〔2020〕10号) as the finance departments' systems compute
//! it: a target reached has the whole weight, one missed its share of it.

use super::Verdict;
use crate::field::FromText;
use crate::model::report::Indicator;
use crate::model::value::{Quantity, Rate, Relation};
use rust_decimal::{Decimal, RoundingStrategy};

/// The three outcomes of an indicator judged in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// 达成.
    Reached,
    /// 部分达成.
    Partly,
    /// 未达成.
    Missed,
}

impl Outcome {
    /// The word the forms print.
    pub fn label(self) -> &'static str {
        match self {
            Self::Reached => "达成",
            Self::Partly => "部分达成",
            Self::Missed => "未达成",
        }
    }

    /// The share of the weight that may be given, both ends included, in hundredths.
    pub fn band(self) -> (u32, u32) {
        match self {
            Self::Reached => (80, 100),
            Self::Partly => (60, 80),
            Self::Missed => (0, 60),
        }
    }

    /// The outcome that a text names, and nothing else with it.
    fn read(text: &str) -> Option<Self> {
        let words = text.trim().trim_end_matches(['。', '；']);
        let words = words
            .trim_end_matches("并具有一定效果")
            .trim_end_matches("且效果较差");
        let stem = [
            "预期指标",
            "年度指标",
            "预期目标",
            "年度目标",
            "指标",
            "目标",
        ]
        .into_iter()
        .find_map(|end| words.strip_suffix(end))
        .unwrap_or(words);
        Some(match stem {
            "达成" | "全部达成" | "已达成" | "已完成" => Self::Reached,
            "部分达成" => Self::Partly,
            "未达成" | "未完成" => Self::Missed,
            _ => return None,
        })
    }
}

impl Indicator {
    /// The relation written, or the one that stands before the target, as in `≥95%`.
    pub fn effective_relation(&self) -> Option<Relation> {
        self.relation
            .map(|relation| relation.value)
            .or_else(|| self.split_target()?.0)
    }

    /// The target without a relation before it; empty if none is written.
    pub fn bare_target(&self) -> &str {
        self.split_target().map_or("", |(_, rest)| rest)
    }

    fn split_target(&self) -> Option<(Option<Relation>, &str)> {
        let text = self.target.as_ref()?.value.trim();
        let signs = [
            "≥",
            "≧",
            "⩾",
            ">=",
            "≤",
            "≦",
            "⩽",
            "<=",
            "＞",
            ">",
            "＜",
            "<",
            "＝",
            "=",
            "不少于",
            "不低于",
            "不超过",
            "不高于",
        ];
        // Most begin with their number.
        let bare = text.starts_with(|c: char| c.is_ascii_digit());
        let sign = signs.iter().find(|sign| !bare && text.starts_with(**sign));
        Some(match sign {
            Some(sign) => (Relation::from_text(sign).ok(), text[sign.len()..].trim()),
            None => (None, text),
        })
    }

    /// The target and the actual value as quantities of the same measure.
    fn quantities(&self) -> Option<(Quantity, Quantity)> {
        let measure = self.measure.as_ref().map_or("", |measure| &*measure.value);
        let target = Quantity::beside(self.bare_target(), measure)?;
        let actual = Quantity::beside(&self.actual.as_ref()?.value, measure)?;
        (target.measure == actual.measure).then_some((target, actual))
    }

    /// Actual value of the target, for indicators where more is better.
    pub fn completion(&self) -> Option<Rate> {
        let (target, actual) = self.quantities()?;
        target.reached_by(&actual)
    }

    /// Whether the target was reached. A qualitative indicator has a verdict only where its words
    /// are the same as the target's, or say 达成 or 未达成.
    pub fn verdict(&self) -> Verdict {
        let relation = self.effective_relation();
        if let Some((target, actual)) = self.quantities() {
            let relation = relation.unwrap_or(Relation::AtLeast);
            return match target.satisfied(relation, actual.number) {
                Some(true) => Verdict::Reached,
                Some(false) => Verdict::Missed,
                None => Verdict::Unknown,
            };
        }
        let Some(actual) = self.actual.as_ref().map(|actual| actual.value.trim()) else {
            return Verdict::Unknown;
        };
        match Outcome::read(actual) {
            Some(Outcome::Reached) => Verdict::Reached,
            Some(_) => Verdict::Missed,
            None if !actual.is_empty() && actual == self.bare_target() => Verdict::Reached,
            None => Verdict::Unknown,
        }
    }

    /// The outcome, where the indicator is judged in words and the actual value names one.
    pub fn outcome(&self) -> Option<Outcome> {
        match self.effective_relation() {
            None | Some(Relation::Qualitative) => Outcome::read(&self.actual.as_ref()?.value),
            Some(_) => None,
        }
    }

    /// Whether the indicator surely falls short: its relation is known and not satisfied, or its
    /// outcome is less than 达成. What was to be met exactly and was surpassed does not.
    pub fn falls_short(&self) -> bool {
        match (self.quantities(), self.effective_relation()) {
            (Some((target, actual)), Some(Relation::Equal)) => actual.number < target.number,
            (Some((target, actual)), Some(relation)) => {
                target.satisfied(relation, actual.number) == Some(false)
            }
            (Some(_), None) => false,
            (None, _) => matches!(self.outcome(), Some(Outcome::Partly | Outcome::Missed)),
        }
    }

    /// Whether its row gives no reason for a deviation: 偏差 is empty, 无 or a dash.
    pub fn tells_no_deviation(&self) -> bool {
        let blank = |c: char| c.is_whitespace() || "无—－-/。0".contains(c);
        (self.deviation.as_ref()).is_none_or(|reason| reason.value.chars().all(blank))
    }

    /// Whether a target to be met from below was met `percent` times over or more, in hundredths.
    pub fn is_surpassed(&self, percent: Decimal) -> bool {
        let upward = matches!(
            self.effective_relation(),
            Some(Relation::AtLeast | Relation::More | Relation::Equal)
        );
        upward
            && self
                .completion()
                .is_some_and(|rate| rate.percent() >= percent)
    }

    /// The score that follows from target and actual value, rounded half up to two digits: the whole
    /// weight where the target was reached, its share where it was not. `None` where nothing
    /// follows: no numbers, no relation, or an exact target missed.
    pub fn due_score(&self) -> Option<Decimal> {
        let weight = self.weight?.value;
        let (target, actual) = self.quantities()?;
        let relation = self.effective_relation()?;
        if target.satisfied(relation, actual.number)? {
            return Some(weight);
        }
        let ratio = Rate::of(actual.number, target.number)?.ratio();
        let share = match relation {
            Relation::AtLeast | Relation::More => ratio,
            Relation::AtMost | Relation::Less => (Decimal::TWO - ratio).max(Decimal::ZERO),
            Relation::Equal | Relation::Qualitative => return None,
        };
        let score = weight.checked_mul(share)?;
        let mut score = score.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        score.rescale(2);
        Some(score)
    }
}

#[cfg(test)]
mod tests {
    use super::{Indicator, Outcome};
    use crate::field::FromText;
    use crate::source::{Span, Spanned};
    use rust_decimal::Decimal;

    fn indicator(relation: &str, target: &str, actual: &str, weight: i64) -> Indicator {
        let place = Span::default();
        let relation = FromText::from_text(relation).ok();
        Indicator {
            span: place,
            level1: None,
            level2: None,
            level3: Spanned::new("甲".into(), place),
            relation: relation.map(|relation| Spanned::new(relation, place)),
            target: Some(Spanned::new(target.into(), place)),
            measure: None,
            actual: Some(Spanned::new(actual.into(), place)),
            weight: Some(Spanned::new(Decimal::from(weight), place)),
            score: None,
            deviation: None,
            parts: Box::default(),
        }
    }

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
            let due = indicator(relation, target, actual, weight).due_score();
            let due = due.map(|due| due.to_string());
            assert_eq!(due.as_deref(), score, "{relation}{target} {actual}");
        }
    }

    #[test]
    fn an_outcome_in_words_is_read_as_the_forms_print_it() {
        let cases = [
            ("达成预期指标", Some(Outcome::Reached)),
            ("部分达成年度指标并具有一定效果", Some(Outcome::Partly)),
            ("未达成年度指标且效果较差", Some(Outcome::Missed)),
            ("持续改善", None),
            ("", None),
        ];
        for (actual, outcome) in cases {
            let indicator = indicator("定性", "改善", actual, 5);
            assert_eq!(indicator.outcome(), outcome, "{actual}");
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
                indicator.due_score();
                indicator.is_surpassed(Decimal::from(130));
                indicator.falls_short();
            }
        }
    }
}
