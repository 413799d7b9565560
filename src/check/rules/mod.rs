//! All rules, by category. To add a category: its folder, and its name in the list below; to add
//! a rule: its file, and its name in the list of its category.

pub use attachment::gap_words;
pub use content::sketch;
pub use content::{Sketch, Sketches};
pub(super) use secrecy::beginnings as mark_beginnings;
pub(super) use template::unseen;

use crate::check::rule::Category;

/// A category: its letters, its name, and its rules, one word each.
macro_rules! category {
    ($letters:literal, $name:literal: $($rule:ident),* $(,)?) => {
        $(mod $rule;)*

        /// The category and its rules.
        pub(super) static CATEGORY: $crate::check::rule::Category = $crate::check::rule::Category {
            letters: $letters,
            name: $name,
            rules: &[$(&$rule::RULE),*],
        };
    };
}

macro_rules! categories {
    ($($category:ident),* $(,)?) => {
        $(mod $category;)*

        /// The categories, in the order of the documentation.
        pub(super) static CATEGORIES: &[&Category] = &[$(&$category::CATEGORY),*];
    };
}

categories![
    format,
    person,
    secrecy,
    attachment,
    template,
    structure,
    amount,
    score,
    indicator,
    content,
    text,
    publication,
    site,
    web
];
