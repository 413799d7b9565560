//! Traditional characters and the simplified ones that take their place.

use crate::source::built_in;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Traditional characters in one line, and the simplified ones of each in the next: those of `OpenCC`'s
/// `TSCharacters` whose first simplified character is in GB 2312, without those that are themselves
/// ordinary simplified ones (乾, 著 …).
static TRADITIONAL: &str = include_str!("traditional.txt");

/// The simplified character of each traditional one.
static SIMPLIFIED: LazyLock<FxHashMap<char, char>> = LazyLock::new(|| {
    let (traditional, simplified) = traditional_and_simplified();
    traditional.chars().zip(simplified.chars()).collect()
});

/// The two lines of the table, of equal length in characters.
pub fn traditional_and_simplified() -> (&'static str, &'static str) {
    let lines = TRADITIONAL.trim_end().split_once('\n');
    built_in("table of characters", lines.ok_or("one line"))
}

/// The simplified character of a traditional one; `None` if it is none.
pub fn simplified(c: char) -> Option<char> {
    SIMPLIFIED.get(&c).copied()
}
