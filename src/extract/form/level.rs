//! Levels of indicators by their names.

use super::super::wordings;

/// Whether a second level stands for the first too where a table prints none.
pub(super) fn tells_first(second: &str) -> bool {
    wordings::SECOND_LEVELS.contains(&second)
}

/// Whether a second level is never of this first one: rows above named the first, and the next is missing.
pub(super) fn are_apart(first: &str, second: &str) -> bool {
    let mut known = wordings::UNDER.iter();
    let own = known.find(|(level, _)| *level == second);
    let is_known = wordings::UNDER.iter().any(|(_, level)| *level == first);
    is_known && own.is_some_and(|(_, level)| *level != first)
}
