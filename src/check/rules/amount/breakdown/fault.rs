//! What is wrong with a total and its parts, if that is certain.

use super::super::magnitude::{FACTORS, overshoot};
use super::certainty::{certainty, overlapping};
use super::part::{Candidate, ListKind, SumPart};
use crate::text::figure::{Figure, Measure};
use rust_decimal::Decimal;

/// What is wrong with a total and its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Fault {
    /// The parts have another sum.
    Sum(Decimal),
    /// The sum would be right in another unit of money: so many times.
    Unit(i64),
    /// This part is so many times the total that its unit must be wrong.
    Overshoot(usize, Decimal),
}

impl Candidate {
    /// What is wrong, and with how many of the parts; `None` where some reading is right, or where
    /// the parts may not be all.
    pub(super) fn fault(&self) -> Option<(usize, Fault)> {
        let tolerance = self.tolerance();
        let fits = |sum: Decimal| (sum - self.total.value).abs() <= tolerance;
        let sum: Decimal = self.parts.iter().map(SumPart::value).sum();
        let may_be_earlier = |value: &Decimal| (sum - value).abs() <= tolerance;
        if self.parts.is_empty()
            || self.total.value.is_zero()
            || fits(sum)
            || self.readings().into_iter().any(fits)
            || self.earlier.iter().any(may_be_earlier)
        {
            return None;
        }
        if let Some(fault) = self.wrong_unit(sum) {
            return Some((self.parts.len(), fault));
        }
        let (count, sum) = self.nearest_reading();
        let parts = &self.parts[..count];
        let difference = sum - self.total.value;
        let percent = difference.abs() * Decimal::ONE_HUNDRED / self.total.value;
        let larger = parts
            .iter()
            .any(|part| part.value() > self.total.value + tolerance);
        let most = self.earlier.iter().copied().max().unwrap_or_default();
        let beyond = larger && most < sum && self.kind != ListKind::Summed;
        let beyond = beyond && (count > 1 || self.counts_one_thing());
        let limit = certainty(&self.total, parts, self.kind);
        let limit = match difference.is_sign_negative() {
            true => limit.short,
            false if self.unclear && most > self.total.value => limit.over.min(10),
            false => limit.over,
        };
        let one_more = difference == Decimal::ONE && self.total.measure != Measure::Yuan;
        let slip = count > 2 && percent <= Decimal::from(60) && self.one_slip(count, difference);
        let near = percent <= Decimal::from(limit) || one_more || slip;
        let sure = count > 1 && near && limit > 0;
        (sure || beyond).then_some((count, Fault::Sum(sum)))
    }

    /// Whether all that is counted by this measure is of one kind: money, people, area; not 个, 项.
    fn counts_one_thing(&self) -> bool {
        const KINDS: &[&str] = &[
            "人",
            "户",
            "亩",
            "平方米",
            "公里",
            "米",
            "吨",
            "株",
            "棵",
            "头",
        ];
        match self.total.measure {
            Measure::Count(word) => KINDS.contains(&word),
            _ => true,
        }
    }

    /// Whether one digit, or the order of two, makes all the difference.
    fn one_slip(&self, count: usize, difference: Decimal) -> bool {
        let parts = self.parts[..count].iter();
        let mut parts = parts
            .filter(|part| part.times == 1)
            .map(|part| &part.figure);
        parts.any(|part| differs_by_a_slip(part.value, part.value - difference))
            || differs_by_a_slip(self.total.value, self.total.value + difference)
    }

    /// How far total and sum may differ because all are rounded: none is whose last digit is a zero.
    /// Parts are rounded alike: beside 160.71万元, 37.8万元 is 37.80万元.
    fn tolerance(&self) -> Decimal {
        const COARSEST: Decimal = Decimal::ONE_THOUSAND;
        let steps = self.parts.iter().map(|part| part.figure.step);
        let finest = steps
            .filter(|step| !step.is_zero())
            .min()
            .unwrap_or_default();
        let rounded = |figure: &Figure| match figure.step.is_zero() {
            false if !(figure.value % (figure.step * Decimal::TEN)).is_zero() => figure.step,
            _ => Decimal::ZERO,
        };
        let of_part = |part: &SumPart| match rounded(&part.figure) {
            step if step <= COARSEST => step.min(finest),
            step => step,
        };
        let parts: Decimal = self.parts.iter().map(of_part).sum();
        (parts + rounded(&self.total)) / Decimal::TWO
    }

    /// The sums that may be meant: of all parts, of the first of them, of the first of each clause,
    /// of all but one that lies in another.
    fn readings(&self) -> Vec<Decimal> {
        let values: Vec<Decimal> = self.parts.iter().map(SumPart::value).collect();
        let all: Decimal = values.iter().sum();
        let mut sums = vec![all];
        let mut so_far = Decimal::ZERO;
        for (index, value) in values.iter().enumerate() {
            so_far += value;
            if index > 0 {
                sums.push(so_far);
            }
            if index + 2 < values.len() {
                sums.push(all - so_far);
            }
            if values.len() > 2 && overlapping(&self.parts) {
                sums.push(all - value);
            }
        }
        for value in &self.rest {
            so_far += value;
            sums.push(so_far);
        }
        let heads = self.parts.iter().enumerate();
        let heads = heads.filter(|(index, part)| *index == 0 || part.begins_clause());
        let heads: Vec<Decimal> = heads.map(|(_, part)| part.value()).collect();
        if heads.len() > 1 {
            sums.push(heads.into_iter().sum());
        }
        sums
    }

    /// The parts up to the end of some clause whose sum is nearest to the total: how many, and their
    /// sum.
    fn nearest_reading(&self) -> (usize, Decimal) {
        let mut best: Option<(usize, Decimal)> = None;
        let mut sum = Decimal::ZERO;
        for (index, part) in self.parts.iter().enumerate() {
            sum += part.value();
            let next = self.parts.get(index + 1);
            let ends = next.is_none_or(SumPart::begins_clause);
            let far = |sum: Decimal| (sum - self.total.value).abs();
            if ends && best.is_none_or(|(_, other)| far(sum) <= far(other)) {
                best = Some((index + 1, sum));
            }
        }
        best.unwrap_or((self.parts.len(), sum))
    }

    /// A unit of money written for another.
    fn wrong_unit(&self, sum: Decimal) -> Option<Fault> {
        let total = self.total.value;
        let scaled = |factor: &i64| {
            let factor = Decimal::from(*factor);
            total.checked_mul(factor) == Some(sum) || sum.checked_mul(factor) == Some(total)
        };
        if self.total.measure != Measure::Yuan {
            return None;
        }
        if let Some(factor) = FACTORS.into_iter().find(scaled) {
            return Some(Fault::Unit(factor));
        }
        let values = self.parts.iter().enumerate();
        values
            .filter_map(|(index, part)| {
                Some(Fault::Overshoot(index, overshoot(part.value(), total)?))
            })
            .next()
    }
}

/// Whether two numbers of three and more digits differ in one digit, or in the order of two.
fn differs_by_a_slip(one: Decimal, other: Decimal) -> bool {
    let scale = one.normalize().scale().max(other.normalize().scale());
    let digits = |number: Decimal| {
        let mut number = number.normalize();
        number.rescale(scale);
        number.mantissa().to_string().into_bytes()
    };
    let (one, other) = (digits(one), digits(other));
    let significant = String::from_utf8_lossy(&one).trim_end_matches('0').len();
    let different: Vec<usize> = (0..one.len())
        .filter(|at| one.get(*at) != other.get(*at))
        .collect();
    one.len() == other.len()
        && significant > 2
        && match different[..] {
            [_] => true,
            [first, second] => {
                second == first + 1 && one[first] == other[second] && one[second] == other[first]
            }
            _ => false,
        }
}
