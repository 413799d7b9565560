//! Checking: the rules, and what becomes of their findings.
//!
//! Takes the resolved site and the findings made while reading; gives the final list, with
//! severities settled by the site's settings and the reports' waivers. Pure and deterministic.

mod document;
mod policy;
mod rule;
mod rules;
mod settle;

pub use document::{explain, rules_document};
pub use rule::{Category, Check, Fixed, Rule};
pub use settle::{Settled, Waived, WaiverWish, Wishes, settle};

use std::sync::LazyLock;

/// The categories of rules, in the order of the documentation.
pub fn categories() -> &'static [&'static Category] {
    rules::CATEGORIES
}

/// All rules, in the order of the documentation.
pub fn rules() -> &'static [&'static Rule] {
    static ALL: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
        let all = rules::CATEGORIES.iter().flat_map(|category| category.rules);
        all.copied().collect()
    });
    &ALL
}
