//! 元, 万元 and 亿元 taken for one another: what is ten thousand or a hundred million times off.

use super::share;
use crate::text::figure::Figure;
use rust_decimal::Decimal;

/// The factors by which a unit of money is mistaken for another.
pub(super) const FACTORS: [i64; 2] = [10_000, 100_000_000];

/// How many times larger one of two amounts is, when only the unit differs: same digits, a factor
/// of 10^4 or 10^8.
pub(super) fn slip(one: &Figure, other: &Figure) -> Option<i64> {
    let (small, large) = match one.value < other.value {
        true => (one.value, other.value),
        false => (other.value, one.value),
    };
    FACTORS
        .into_iter()
        .find(|factor| !small.is_zero() && small.checked_mul(Decimal::from(*factor)) == Some(large))
}

/// How many times a part is larger than its whole, where that is so often that only the unit can be
/// wrong: a hundred times and more.
pub(super) fn overshoot(part: Decimal, whole: Decimal) -> Option<Decimal> {
    let ratio = part.checked_div(whole)?.round();
    (ratio >= Decimal::ONE_HUNDRED).then_some(ratio)
}

/// The factor by which part and whole do not fit a stated percentage, where it would fit otherwise.
pub(super) fn misfit(stated: &Figure, part: &Figure, whole: &Figure) -> Option<i64> {
    FACTORS.into_iter().find(|factor| {
        let scaled = |figure: &Figure| {
            let factor = Decimal::from(*factor);
            Some(Figure {
                value: figure.value.checked_mul(factor)?,
                step: figure.step.checked_mul(factor)?,
                ..figure.clone()
            })
        };
        let fits = |part: Option<Figure>, whole: Option<Figure>| {
            part.zip(whole)
                .is_some_and(|(part, whole)| share::agrees(stated, &part, &whole))
        };
        fits(scaled(part), Some(whole.clone())) || fits(Some(part.clone()), scaled(whole))
    })
}

/// The factor in words: `一万倍`.
pub(super) fn factor_words(factor: i64) -> &'static str {
    match factor {
        10_000 => "一万倍",
        _ => "一亿倍",
    }
}
