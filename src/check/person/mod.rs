//! What tells one person from another: identity numbers, mobile numbers, bank cards, lists of names.
//!
//! Pure tests of digits and words; the rules PII01 to PII04 stand on them.

mod card;
mod identity;
mod list;
mod mobile;

pub(super) use card::{is_card, is_known_card};
pub(super) use identity::{is_identity, is_old_identity};
pub(super) use list::person_lists;
pub(super) use mobile::is_mobile;

/// Whether `context` has one of `words`.
pub(super) fn says(context: &str, words: &[&str]) -> bool {
    words.iter().any(|word| context.contains(word))
}
