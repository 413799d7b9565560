//! ThemeStrings put into templates once, when a theme is loaded, where a template asks for one by its name
//! alone: `{{ t.year }}`.
//!
//! Takes a template's source and the words; gives a source that renders the same pages. Invariant:
//! lines keep their numbers. A theme that gives `t` another meaning, or switches escaping off, is
//! left as it is.

use super::escape::{Quotes, escape};
use super::strings::Strings;

/// How a word is asked for.
const OPEN: &str = "{{ t.";
/// How the asking ends.
const CLOSE: &str = " }}";

/// Whether words may be put into the templates of a theme ahead of rendering.
pub(super) fn is_safe<'a>(mut sources: impl Iterator<Item = &'a str>) -> bool {
    sources.all(|source| {
        let mut tags = source.split("{%").skip(1);
        tags.all(|tag| {
            let tag = tag.split("%}").next().unwrap_or(tag);
            let words = tag.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.'));
            let mut words = words.filter(|word| !word.is_empty());
            words.all(|word| !matches!(word, "raw" | "autoescape")) && !names_again(tag)
        })
    })
}

/// Whether a tag names `t` itself, rather than one of its words: to set it, or to pass it on.
fn names_again(tag: &str) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    tag.match_indices('t').any(|(at, _)| {
        let before = tag[..at].chars().next_back();
        let after = tag[at + 1..].chars().next();
        !before.is_some_and(is_name) && !after.is_some_and(|c| is_name(c) || c == '[')
    })
}

/// The source with the words in it that it asks for by name.
pub(super) fn fold(source: &str, words: &Strings) -> String {
    let mut folded = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = rest.find(OPEN) {
        let (before, asking) = rest.split_at(at);
        folded.push_str(before);
        let name = &asking[OPEN.len()..];
        let name = &name[..name.find(CLOSE).unwrap_or(0)];
        match words.get(name).filter(|word| is_plain(word)) {
            Some(word) => {
                // Writing into a string cannot fail.
                let _ = escape(word, Quotes::Any, &mut folded);
                rest = &asking[OPEN.len() + name.len() + CLOSE.len()..];
            }
            None => {
                folded.push_str(OPEN);
                rest = &asking[OPEN.len()..];
            }
        }
    }
    folded + rest
}

/// Whether a word can stand in a template as text: nothing in it that templates give a meaning.
fn is_plain(word: &str) -> bool {
    !word.trim().is_empty() && !word.contains(['\n', '\r', '{', '}', '%', '#'])
}

#[cfg(test)]
mod tests {
    use super::{fold, is_safe};
    use crate::render::strings::Strings;

    #[test]
    fn words_asked_for_by_name_alone_are_put_in() {
        let words = [
            ("year", "年度"),
            ("odd", "{{ x }}"),
            ("and", "a<b&c"),
            ("none", " "),
        ];
        let words: Strings = words
            .iter()
            .map(|(name, word)| ((*name).to_owned(), (*word).to_owned()))
            .collect();
        let cases = [
            ("<b>{{ t.year }}</b>{{ t.year }}", "<b>年度</b>年度"),
            ("{{ t.and }}", "a&lt;b&amp;c"),
            ("{{ t.odd }}{{ t.none }}", "{{ t.odd }}{{ t.none }}"),
            (
                "{{ t.unknown }}\n{{ t.year|length }}",
                "{{ t.unknown }}\n{{ t.year|length }}",
            ),
            ("{{ t[\"year\"] }}{{ t.", "{{ t[\"year\"] }}{{ t."),
        ];
        for (source, folded) in cases {
            assert_eq!(fold(source, &words), folded);
        }
    }

    #[test]
    fn a_theme_with_a_t_of_its_own_is_left_alone() {
        let cases = [
            ("{% set x = t.year %}{{ t.year }}{% if t[\"a\"] %}", true),
            ("{% set t = 1 %}", false),
            ("{% for t in rows %}", false),
            ("{% macro cell(t) %}", false),
            ("{% import \"m.html\" as t %}", false),
            ("{%- raw %}{{ t.year }}", false),
            ("{% autoescape false %}", false),
        ];
        for (source, safe) in cases {
            assert_eq!(is_safe([source].into_iter()), safe, "{source}");
        }
    }
}
