//! What came of a goal: held against its result by the only quantity of each.

use super::Verdict;
use crate::model::report::Goal;
use crate::model::value::{Quantity, Rate};

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
