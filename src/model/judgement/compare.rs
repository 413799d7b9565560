//! Holding one stated number against another, where they are numbers of the same thing.

use super::direction::{Direction, NamedNumber};
use super::{Judgement, Obstacle, Verdict};
use crate::model::value::{MeasureName, MeasureUnit, Nearness, Quantity, Relation, Stated};
use rust_decimal::Decimal;

/// Words that make a number one of a part of the year or of each of several.
const SHARED: [&str; 9] = [
    "每", "季度", "半年", "月均", "年均", "日均", "人均", "户均", "平均",
];

/// Words in a result that make its number another one than the target's.
const TURNING: [&str; 14] = [
    "增长", "同比", "提高", "提升", "下降", "降低", "减少", "剩余", "其中", "还有", "尚", "未",
    "缺", "仅剩",
];

/// Whether a target and a result in words speak of different things, of each and of all.
pub(super) fn differ_in_sense(target: &str, result: &str) -> bool {
    // Most values are mere numbers.
    if target.is_ascii() && result.is_ascii() {
        return false;
    }
    let in_one = |word: &&str| target.contains(*word) != result.contains(*word);
    let turned = |word: &&str| result.contains(*word) && !target.contains(*word);
    SHARED.iter().any(in_one) || TURNING.iter().any(turned)
}

/// Whether a value is a change and not a state: 下降5%, 较上年减少3起.
pub(super) fn tells_of_change(value: &str) -> bool {
    let words = ["下降", "降低", "减少", "降幅", "压减", "缩短"];
    !value.is_ascii() && words.iter().any(|word| value.contains(word))
}

/// Whether a number's name says that it is a rate.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// 合格率, 满意度.
    Rate,
    /// Anything else.
    Otherwise,
}

/// Target and result as quantities of the same measure. A number without one is read in the other's, or
/// in that of the column.
pub(super) fn quantities(
    target: &Stated,
    result: &Stated,
    column: Option<MeasureUnit>,
    named: Named,
) -> Result<(Quantity, Quantity), Obstacle> {
    let units = (target.unit.or(column), result.unit.or(column));
    let units = match units {
        (Some(unit), None) => (Some(unit), Some(unit)),
        (None, Some(unit)) => (Some(unit), Some(unit)),
        // 1.2万 beside 12000人.
        (Some(one), Some(other)) if one.measure.is_none() => (
            Some(MeasureUnit {
                measure: other.measure,
                ..one
            }),
            Some(other),
        ),
        (Some(one), Some(other)) if other.measure.is_none() => (
            Some(one),
            Some(MeasureUnit {
                measure: one.measure,
                ..other
            }),
        ),
        units => units,
    };
    let read = |stated: &Stated, unit| stated.in_unit(unit).ok_or(Obstacle::Several);
    let (wanted, got) = (read(target, units.0)?, read(result, units.1)?);
    if wanted.measure != got.measure {
        return Err(Obstacle::OtherMeasure);
    }
    if wanted.is_percent() {
        let bare = (target.unit.is_none(), result.unit.is_none());
        let unclear = is_unclear_share((wanted.number, got.number), bare)
            || (column.is_none() && is_unclear_count((wanted.number, got.number), bare, named));
        if unclear {
            return Err(Obstacle::UnclearShare);
        }
    }
    Ok((wanted, got))
}

/// Whether a mere number beside a percentage may be a share of one: 0.98 beside 100%.
fn is_unclear_share((wanted, got): (Decimal, Decimal), bare: (bool, bool)) -> bool {
    let share = |number: Decimal, other: Decimal| {
        number > Decimal::ZERO && number <= Decimal::ONE && other > Decimal::ONE
    };
    (bare.1 && share(got, wanted)) || (bare.0 && share(wanted, got))
}

/// Whether a mere number beside a percentage may be a count: 5 or 1000 beside 100%.
fn is_unclear_count((wanted, got): (Decimal, Decimal), bare: (bool, bool), named: Named) -> bool {
    let hundred = Decimal::ONE_HUNDRED;
    let low = !got.is_zero() && got * Decimal::TWO < wanted;
    let high = got > hundred && wanted <= hundred;
    (bare.1 && (low || high)) || (bare.0 && named == Named::Otherwise && wanted != hundred)
}

/// What is compared, and how.
pub(super) struct Compared {
    /// Target and result.
    pub quantities: (Quantity, Quantity),
    /// The relation written, if any.
    pub relation: Option<Relation>,
    /// Which way is better, where that is certain.
    pub direction: Option<Direction>,
    /// How exactly target and result are stated.
    pub precision: (Nearness, Nearness),
    /// The relation that stands beside the result: 超过95%.
    pub bound: Option<Relation>,
}

impl Compared {
    /// What it comes to.
    pub(super) fn judgement(&self) -> Judgement {
        let (wanted, got) = &self.quantities;
        let verdict = self.verdict();
        let completion = match verdict {
            Verdict::Reached | Verdict::Missed | Verdict::Unknown(Obstacle::NoDirection) => {
                wanted.reached_by(got)
            }
            Verdict::Unknown(_) => None,
        };
        Judgement {
            verdict,
            completion,
        }
    }

    fn verdict(&self) -> Verdict {
        let (wanted, got) = &self.quantities;
        let equal = wanted.number == got.number;
        let almost = self.precision.1 == Nearness::Almost;
        let about = self.precision != (Nearness::Exact, Nearness::Exact);
        let relation = match (self.relation, self.direction) {
            _ if equal && almost => return Verdict::Unknown(Obstacle::Approximate),
            (None | Some(Relation::Qualitative), _) if equal => Relation::Equal,
            (None, None) => return Verdict::Unknown(Obstacle::NoDirection),
            (Some(Relation::Qualitative), _) => return Verdict::Unknown(Obstacle::Qualitative),
            (None, Some(direction)) => direction.relation(),
            (Some(Relation::Equal), direction) if !equal => match self.beside_exact(direction) {
                Ok(relation) => relation,
                Err(obstacle) => return Verdict::Unknown(obstacle),
            },
            (Some(relation), _) => relation,
        };
        if self.is_unbounded(relation) {
            return Verdict::Unknown(Obstacle::Several);
        }
        match wanted.satisfied(relation, got.number) {
            Some(true) => Verdict::Reached,
            Some(false) if about => Verdict::Unknown(Obstacle::Approximate),
            Some(false) => Verdict::Missed,
            None => Verdict::Unknown(Obstacle::Qualitative),
        }
    }

    /// How an exact target is held against another number: what is better than wanted is no failure.
    fn beside_exact(&self, direction: Option<Direction>) -> Result<Relation, Obstacle> {
        let above = self.quantities.1.number > self.quantities.0.number;
        match direction {
            Some(direction) => Ok(direction.relation()),
            None if above => Err(Obstacle::AboveExact),
            None => Ok(Relation::AtLeast),
        }
    }

    /// Whether the result is only a bound, on the side that decides nothing.
    fn is_unbounded(&self, relation: Relation) -> bool {
        let upward = |relation| matches!(relation, Relation::AtLeast | Relation::More);
        let downward = |relation| matches!(relation, Relation::AtMost | Relation::Less);
        match self.bound {
            Some(bound) if upward(bound) => !upward(relation),
            Some(bound) if downward(bound) => !downward(relation),
            _ => false,
        }
    }
}

/// Everything that is known of what is compared, for its direction.
pub(super) fn subject<'a>(name: &'a str, level: &'a str, quantity: &Quantity) -> NamedNumber<'a> {
    NamedNumber {
        name,
        level,
        kind: quantity.measure.map(MeasureName::kind),
    }
}
