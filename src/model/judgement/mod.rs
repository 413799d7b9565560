//! What came of a goal, an indicator and a report's points, worked out from their own words and
//! never guessed.
//!
//! The one judgement there is: pages show it and rules rest on it. It has three values, and where the
//! words allow no comparison it says why.

mod compare;
mod direction;
mod due;
mod goal;
mod indicator;
mod outcome;
mod points;
#[cfg(test)]
mod properties;
mod repeated;
mod written;

pub use outcome::Outcome;
pub use points::Points;

use crate::model::value::Rate;

/// Whether a target was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// 达到: the actual value satisfies the target.
    Reached,
    /// 未达到: it does not.
    Missed,
    /// 未作对照: the words allow no comparison.
    Unknown(Obstacle),
}

/// Why a target and what came of it cannot be held against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// No target is written.
    NoTarget,
    /// Nothing is written of what came of it.
    NoResult,
    /// What should be a result repeats the target.
    Repeated,
    /// Nothing says whether more or less is better.
    NoDirection,
    /// The relation is 定性, and the words name no outcome.
    Qualitative,
    /// The relation's column says one thing and the target another.
    Contradiction,
    /// One counts this, the other that.
    OtherMeasure,
    /// Neither the numbers nor the row say what is counted.
    NoMeasure,
    /// A rate that cannot be above 100 % was to be.
    ImpossibleRate,
    /// A number beside a percentage may be a share or a count.
    UnclearShare,
    /// The target has no number.
    TargetInWords,
    /// The target has one, what came of it has none.
    ResultInWords,
    /// A date or a time of the year.
    Date,
    /// Several numbers, a range, a fraction.
    Several,
    /// 每月 against 全年, 增长 against an amount: the same measure of different things.
    OtherSense,
    /// About so many, and less.
    Approximate,
    /// What was to be met exactly is higher.
    AboveExact,
}

impl Obstacle {
    /// The reason in a few plain words, as pages print it.
    pub fn label(self) -> &'static str {
        match self {
            Self::NoTarget => "没有写目标值",
            Self::NoResult => "没有写完成情况",
            Self::Repeated => "与目标的写法一样",
            Self::NoDirection => "没有写性质",
            Self::Qualitative => "性质是定性",
            Self::Contradiction => "性质与目标写得不一样",
            Self::OtherMeasure => "单位不同",
            Self::NoMeasure => "没有写单位",
            Self::ImpossibleRate => "目标超过100%",
            Self::UnclearShare => "看不出是不是百分数",
            Self::TargetInWords => "目标不是数",
            Self::ResultInWords => "完成情况没有写数",
            Self::Date => "是日期",
            Self::Several => "不是一个确定的数",
            Self::OtherSense => "说的不是同一个数",
            Self::Approximate => "是约数",
            Self::AboveExact => "高于要求的数",
        }
    }
}

/// What came of a goal or an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Reached, missed or not compared.
    pub verdict: Verdict,
    /// What was done of what was to be done, where both are numbers of one thing, even if nothing says
    /// whether more is better.
    pub completion: Option<Rate>,
}

impl Judgement {
    /// Whether it was missed.
    pub fn is_missed(&self) -> bool {
        self.verdict == Verdict::Missed
    }
}

impl From<Verdict> for Judgement {
    fn from(verdict: Verdict) -> Self {
        Self {
            verdict,
            completion: None,
        }
    }
}

impl From<Obstacle> for Judgement {
    fn from(obstacle: Obstacle) -> Self {
        Verdict::Unknown(obstacle).into()
    }
}
