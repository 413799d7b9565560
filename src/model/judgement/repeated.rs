//! Results that are targets: the words or the sign of a target, pasted where a result should stand.

use crate::model::value::{Quantity, Relation, StatedText};
use crate::text::chars::is_han;
use crate::text::number::narrow;

/// Words of a promise that no one uses of what was done, and others that one may.
const PROMISE: [&str; 12] = [
    "不低于",
    "不少于",
    "不小于",
    "不得",
    "不超过",
    "不高于",
    "不多于",
    "不大于",
    "至少",
    "至多",
    "最多",
    "控制在",
];
const LOOSE: [&str; 5] = ["以上", "以下", "以内", "之内", "大于等于"];

/// Whether two texts are the same but for spaces, punctuation and the width of characters.
pub(super) fn same_words(one: &str, other: &str) -> bool {
    fn letters(text: &str) -> impl Iterator<Item = char> {
        let meant = |c: &char| c.is_alphanumeric() || "%‰≥≤><=+-.".contains(*c);
        text.trim_end_matches(['.', ' ']).chars().filter(meant)
    }
    let differ = |one: char, other: char| is_han(one) && is_han(other) && one != other;
    let begins = |text: &str| text.trim_start().chars().next();
    if begins(one)
        .zip(begins(other))
        .is_some_and(|(one, other)| differ(one, other))
    {
        return false;
    }
    one == other || letters(&narrow(one)).eq(letters(&narrow(other)))
}

/// Whether a result has a sign that only a target has: ≥266米.
pub(super) fn has_sign(result: &str) -> bool {
    // All of these begin with one byte, which few values have.
    let may_have_sign = memchr::memchr(0xE2, result.as_bytes()).is_some();
    if may_have_sign && result.contains(['≥', '≧', '⩾', '≤', '≦', '⩽']) {
        return true;
    }
    if result.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let sign = Relation::sign_at_start(result);
    sign.is_some_and(|(relation, rest)| {
        relation != Relation::Equal && rest.trim_start().starts_with(|c: char| c.is_numeric())
    })
}

/// Whether a result states no number but a bound, with the target's own number or without a target:
/// 不低于300户, 达90%以上.
pub(super) fn repeats_bound(target: &str, result: &str) -> bool {
    // Most values are mere numbers.
    if result.is_ascii() {
        return false;
    }
    let words = |words: &[&str]| words.iter().any(|word| result.contains(word));
    if !words(&PROMISE) && !words(&LOOSE) {
        return false;
    }
    if let (StatedText::Empty, StatedText::Number(stated)) =
        (StatedText::of(target), StatedText::of(result))
    {
        return stated.relation.is_some();
    }
    let (StatedText::Number(target), StatedText::Number(stated)) =
        (StatedText::of(target), StatedText::of(result))
    else {
        return false;
    };
    let measured = |stated: Option<Quantity>| stated.and_then(|quantity| quantity.measure);
    let same = target.number == stated.number
        && (measured(target.quantity()) == measured(stated.quantity())
            || target.unit.is_none()
            || stated.unit.is_none());
    same && stated.relation.is_some()
}
