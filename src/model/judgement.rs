//! What came of a goal or an indicator, worked out from its own words and never guessed.
//!
//! Used for the figures citizens see; where the words allow no comparison, there is no verdict.

use super::report::{Goal, Indicator};
use super::value::{Quantity, Rate, Relation};
use crate::field::{FromText, narrow, read_decimal};

/// Whether a target was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The actual value satisfies the target.
    Reached,
    /// It does not.
    Missed,
    /// The words allow no comparison.
    Unknown,
}

impl Goal {
    /// How far the result reaches the goal: both name exactly one quantity of the same measure.
    pub fn completion(&self) -> Option<Rate> {
        let target = Quantity::only(&self.goal)?;
        let actual = Quantity::only(self.result.as_ref()?)?;
        target.reached_by(&actual)
    }

    /// Whether the goal was reached. A goal that says 不超过 or ≤ is judged the other way round.
    pub fn verdict(&self) -> Verdict {
        self.judged(self.completion())
    }

    /// The verdict that follows from how far the result reaches the goal.
    pub fn judged(&self, completion: Option<Rate>) -> Verdict {
        let at_most = ["不超过", "不高于", "控制在", "≤", "以内", "降至", "低于"];
        let Some(rate) = completion else {
            return Verdict::Unknown;
        };
        let over = rate.percent() >= rust_decimal::Decimal::ONE_HUNDRED;
        let exactly = rate.ratio() == rust_decimal::Decimal::ONE;
        let limited = at_most.iter().any(|word| self.goal.contains(word));
        if (limited && (!over || exactly)) || (!limited && over) {
            Verdict::Reached
        } else {
            Verdict::Missed
        }
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
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            return Some((None, text));
        }
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
        let sign = signs.iter().find(|sign| text.starts_with(**sign));
        Some(match sign {
            Some(sign) => (Relation::from_text(sign).ok(), text[sign.len()..].trim()),
            None => (None, text),
        })
    }

    /// The target and the actual value as quantities of the same measure.
    fn quantities(&self) -> Option<(Quantity, Quantity)> {
        let measure = self.measure.as_ref().map_or("", |measure| &*measure.value);
        let read = |text: &str| match read_decimal(text) {
            Some(_) => {
                let mut whole = narrow(text.trim()).into_owned();
                whole.push_str(measure);
                Quantity::only(&whole)
            }
            None => Quantity::only(text),
        };
        let (target, actual) = (
            read(self.bare_target())?,
            read(&self.actual.as_ref()?.value)?,
        );
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
        match actual {
            "部分达成" | "部分达成预期指标" | "未达成" | "未完成" => {
                Verdict::Missed
            }
            "达成" | "全部达成" | "达成预期指标" | "已完成" => Verdict::Reached,
            words if !words.is_empty() && words == self.bare_target() => Verdict::Reached,
            _ => Verdict::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Goal, Verdict};
    use crate::source::{Span, Spanned};

    fn goal(goal: &str, result: &str) -> Goal {
        let spanned = |text: &str| Spanned::new(text.into(), Span::default());
        Goal {
            goal: spanned(goal),
            result: Some(spanned(result)),
            heading: None,
        }
    }

    #[test]
    fn goals_are_held_against_results_by_their_only_quantities() {
        let cases = [
            (
                "招商引资到位资金13.5亿元",
                "11.9542亿元",
                Some("88.55%"),
                Verdict::Missed,
            ),
            (
                "完成5个工程类项目",
                "完成并验收4个",
                Some("80.00%"),
                Verdict::Missed,
            ),
            (
                "2023年新增绿地3公顷",
                "3公顷",
                Some("100.00%"),
                Verdict::Reached,
            ),
            ("改造200户", "改造3个小区", None, Verdict::Unknown),
            (
                "新建5个公园、3条步道",
                "建成5个公园",
                None,
                Verdict::Unknown,
            ),
            (
                "维护费不超过30万元",
                "28.5万元",
                Some("95.00%"),
                Verdict::Reached,
            ),
            ("提升群众满意度", "明显提升", None, Verdict::Unknown),
        ];
        for (target, result, rate, verdict) in cases {
            let goal = goal(target, result);
            assert_eq!(
                goal.completion().map(|rate| rate.to_string()).as_deref(),
                rate,
                "{target}"
            );
            assert_eq!(goal.verdict(), verdict, "{target}");
        }
    }
}
