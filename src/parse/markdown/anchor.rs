//! The anchors of headings: names a link can end in, the same as long as the heading is.
//!
//! Takes a heading's text; gives its anchor. Invariant: within one text no anchor is given twice,
//! and each consists of letters, digits, `-` and `_` alone.

use std::collections::{HashMap, HashSet};

/// The anchors given so far in one text.
#[derive(Debug)]
pub(super) struct Anchors {
    given: HashSet<String>,
    repeats: HashMap<String, usize>,
}

impl Anchors {
    /// None given yet, with room for those of `count` headings.
    pub(super) fn of(count: usize) -> Self {
        Self {
            given: HashSet::with_capacity(count),
            repeats: HashMap::new(),
        }
    }

    /// The anchor of the next heading: its text without the official number, `title`, with white
    /// space as `-`; `section` if nothing is left, and `-2`, `-3` after what was given before.
    pub(super) fn next(&mut self, title: &str) -> String {
        let name = plain(title);
        if self.given.insert(name.clone()) {
            return name;
        }
        let count = self.repeats.entry(name.clone()).or_insert(1);
        loop {
            *count += 1;
            let anchor = format!("{name}-{count}");
            if self.given.insert(anchor.clone()) {
                return anchor;
            }
        }
    }
}

fn plain(title: &str) -> String {
    if !title.is_empty() && title.chars().all(is_han) {
        return title.to_owned();
    }
    let mut name = String::with_capacity(title.len());
    for c in title.chars() {
        if c.is_whitespace() {
            if !name.ends_with('-') {
                name.push('-');
            }
        } else if is_han(c) || c.is_alphanumeric() || c == '-' || c == '_' {
            name.push(c);
        }
    }
    if name.is_empty() {
        name.push_str("section");
    }
    name
}

/// Whether a character is one of the common Han characters, all of which are letters. Asking for
/// letters in general is slow.
fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

#[cfg(test)]
mod tests {
    use super::Anchors;
    use crate::parse::markdown::numbering;

    #[test]
    fn anchors_are_chinese_without_numbers_and_never_repeat() {
        let mut anchors = Anchors::of(6);
        let mut given = |heading| anchors.next(numbering::split(heading).1);
        assert_eq!(given("一、项目基本情况"), "项目基本情况");
        assert_eq!(given("（二）项目基本情况"), "项目基本情况-2");
        assert_eq!(given("项目基本情况-2"), "项目基本情况-2-2");
        assert_eq!(given("项目基本情况"), "项目基本情况-3");
        assert_eq!(given("1. Goals & <results>"), "Goals-results");
        assert_eq!(given("“！”"), "section");
    }
}
