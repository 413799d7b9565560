//! What came of a goal: held against its result by the only quantity of each.

use super::compare::{self, Compared, Named, subject};
use super::{Judgement, Obstacle, repeated};
use crate::model::lines::Goal;
use crate::model::value::StatedText;

impl Goal {
    /// Whether the goal was reached. A goal that says 不超过 or ≤ is judged the other way round; one
    /// that was pasted as its own result is not judged.
    pub fn judgement(&self) -> Judgement {
        let Some(result) = self.result.as_ref().map(|result| &*result.value) else {
            return Obstacle::NoResult.into();
        };
        let goal = &*self.goal.value;
        if self.is_repeated() {
            return Obstacle::Repeated.into();
        }
        let (target, stated) = match (StatedText::of(goal), StatedText::of(result)) {
            (_, StatedText::Empty) => return Obstacle::NoResult.into(),
            (StatedText::Number(target), StatedText::Number(stated)) => (target, stated),
            (StatedText::Date, _) | (_, StatedText::Date) => return Obstacle::Date.into(),
            (StatedText::Several, _) | (_, StatedText::Several) => return Obstacle::Several.into(),
            (StatedText::Words | StatedText::Empty, _) => return Obstacle::TargetInWords.into(),
            (StatedText::Number(_), StatedText::Words) => return Obstacle::ResultInWords.into(),
        };
        if compare::differ_in_sense(goal, result) {
            return Obstacle::OtherSense.into();
        }
        if stated.is_progress && !target.quantity().is_some_and(|target| target.is_percent()) {
            return Obstacle::OtherMeasure.into();
        }
        let quantities = match compare::quantities(&target, &stated, None, Named::Otherwise) {
            Ok(quantities) => quantities,
            Err(obstacle) => return obstacle.into(),
        };
        let comparison = Compared {
            relation: target.relation,
            direction: subject(goal, "", &quantities.0).of_goal(),
            precision: (target.precision, stated.precision),
            bound: stated.relation,
            quantities,
        };
        comparison.judgement()
    }

    /// Whether the result is the goal over again, or has the sign of a target.
    pub fn is_repeated(&self) -> bool {
        self.repeats_goal() || self.has_sign_in_result()
    }

    /// Whether the result has a sign that only a goal has: ≥266米.
    pub fn has_sign_in_result(&self) -> bool {
        let result = self.result.as_ref();
        result.is_some_and(|result| repeated::has_sign(&result.value))
    }

    /// Whether the result is the goal, word for word.
    pub fn repeats_goal(&self) -> bool {
        let result = self.result.as_ref();
        result.is_some_and(|result| repeated::same_words(&self.goal.value, &result.value))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Obstacle, Verdict};
    use super::Goal;
    use crate::source::{Span, Spanned};

    fn goal(goal: &str, result: &str) -> Goal {
        let spanned = |text: &str| Spanned::new(text.into(), Span::default());
        Goal {
            goal: spanned(goal),
            result: Some(spanned(result)),
            heading: None,
        }
    }

    /// Goal, result, completion and verdict.
    #[rustfmt::skip]
    const CASES: &[(&str, &str, Option<&str>, Verdict)] = &[
        ("招商引资到位资金13.5亿元", "11.9542亿元", Some("88.55%"), Verdict::Missed),
        ("完成5个工程类项目", "完成并验收4个", Some("80.00%"), Verdict::Missed),
        ("2023年新增绿地3公顷", "3公顷", Some("100.00%"), Verdict::Reached),
        ("改造200户", "改造3个小区", None, Verdict::Unknown(Obstacle::OtherMeasure)),
        ("新建5个公园、3条步道", "建成5个公园", None, Verdict::Unknown(Obstacle::Several)),
        ("维护费不超过30万元", "28.5万元", Some("95.00%"), Verdict::Reached),
        ("维护费不超过30万元", "32万元", Some("106.67%"), Verdict::Missed),
        ("提升群众满意度", "明显提升", None, Verdict::Unknown(Obstacle::TargetInWords)),
        ("改造12户", "改造12户。", None, Verdict::Unknown(Obstacle::Repeated)),
        ("种树300株", "≥300株", None, Verdict::Unknown(Obstacle::Repeated)),
        ("投入20万元维修道路", "18万元", Some("90.00%"), Verdict::Unknown(Obstacle::NoDirection)),
        ("每年巡查12次", "巡查3次", None, Verdict::Unknown(Obstacle::OtherSense)),
        ("巡查12次", "已完成100%", None, Verdict::Unknown(Obstacle::OtherMeasure)),
        ("建设面积约1200平方米", "1100平方米", None, Verdict::Unknown(Obstacle::Approximate)),
        ("发放补助200户", "发放196户，其中低保户", None, Verdict::Unknown(Obstacle::OtherSense)),
    ];

    #[test]
    fn goals_are_held_against_results_by_their_only_quantities() {
        for (target, result, rate, verdict) in CASES {
            let judgement = goal(target, result).judgement();
            let completion = judgement.completion.map(|rate| rate.to_string());
            assert_eq!(completion.as_deref(), *rate, "{target}");
            assert_eq!(judgement.verdict, *verdict, "{target} {result}");
        }
    }
}
