//! What share one figure is of another, as far as their digits allow to say.

use crate::text::figure::Figure;
use rust_decimal::{Decimal, RoundingStrategy};

/// The percentages that `part` of `whole` may be, both being rounded as they were written.
/// `None` where nothing can be worked out.
pub(super) fn percentages(part: &Figure, whole: &Figure) -> Option<(Decimal, Decimal)> {
    let ((least, most), (small, large)) = (part.bounds(), whole.bounds());
    let percent = |part: Decimal, whole: Decimal| {
        let ratio = part.checked_div(whole)?;
        ratio.checked_mul(Decimal::ONE_HUNDRED)
    };
    (small > Decimal::ZERO).then_some(())?;
    Some((percent(least, large)?, percent(most, small)?))
}

/// Whether a stated percentage may be what `part` of `whole` is, rounded or cut off. Where nothing
/// can be worked out, it may.
pub(super) fn agrees(stated: &Figure, part: &Figure, whole: &Figure) -> bool {
    let Some((least, most)) = percentages(part, whole) else {
        return true;
    };
    // A percentage without decimals is rounded to whole ones.
    let step = if stated.step.is_zero() {
        Decimal::ONE
    } else {
        stated.step
    };
    let low = stated.value - step / Decimal::TWO;
    let high = stated.value + step;
    most >= low && least < high
}

/// The share for a message, with as many digits as were stated, at least two: `88.55%`.
pub(super) fn shown(stated: &Figure, part: &Figure, whole: &Figure) -> Option<String> {
    let digits = stated.step.scale().max(2);
    let ratio = part.value.checked_div(whole.value)?;
    let percent = ratio.checked_mul(Decimal::ONE_HUNDRED)?;
    let mut percent =
        percent.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
    percent.rescale(digits);
    Some(format!("{percent}%"))
}
