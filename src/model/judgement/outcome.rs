//! The outcome of an indicator that is judged in words.

use crate::model::lines::Indicator;
use crate::model::value::Relation;

/// Words for a state that is there or not: the report says what came of the indicator, whatever its
/// target is called.
pub(super) const STATES: [&str; 10] = [
    "合格",
    "验收合格",
    "达标",
    "是",
    "否",
    "通过",
    "完成",
    "按时完成",
    "按期完成",
    "及时",
];

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
    pub(super) fn read(text: &str) -> Option<Self> {
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
            "达成" | "全部达成" | "已达成" | "达到" | "已达到" | "已完成" | "全部完成"
            | "已完成100%" | "完成100%" => Self::Reached,
            "部分达成" => Self::Partly,
            "未达成" | "未完成" => Self::Missed,
            _ => return None,
        })
    }
}

impl Indicator {
    /// The outcome, where the indicator is judged in words and the actual value names one.
    pub fn outcome(&self) -> Option<Outcome> {
        match self.effective_relation() {
            None | Some(Relation::Qualitative) => Outcome::read(&self.actual.as_ref()?.value),
            Some(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::indicator::tests::indicator;
    use super::Outcome;

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
}
