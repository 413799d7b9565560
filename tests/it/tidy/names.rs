//! One name, one thing: no two public types share a name, and the glossary gives each term once.

use super::hold_none;
use super::source_text::sources;
use crate::sandbox::project;
use std::collections::BTreeMap;

/// Types that every file of a folder has, named only together with their module.
const ONE_A_FILE: &[(&str, &str)] = &[("src/page/kinds/", "View")];

/// The public types of a text, in whatever circle they are public.
fn public_types(shipped: &str) -> Vec<&str> {
    let words = |line: &str| line.starts_with("pub");
    let declared = shipped
        .lines()
        .filter(|line| words(line))
        .filter_map(|line| {
            let mut words = line.split_whitespace().skip(1);
            let kind = words.find(|word| !word.ends_with(')') && !word.starts_with("pub"))?;
            let is_type = ["struct", "enum", "trait", "type", "union"].contains(&kind);
            let name = words.next().filter(|_| is_type)?;
            name.split(|c: char| !c.is_alphanumeric() && c != '_')
                .next()
        });
    declared.collect()
}

/// What is declared more than once.
fn repeated<'a>(declared: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<String> {
    let mut places: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, place) in declared {
        places.entry(name).or_default().push(place);
    }
    places.retain(|_, places| places.len() > 1);
    let told = |(name, places): (&str, Vec<&str>)| format!("{name}: {}", places.join(", "));
    places.into_iter().map(told).collect()
}

#[test]
fn no_two_public_types_have_one_name() {
    let sources = sources("src");
    let types = sources.iter().flat_map(|source| {
        let types = public_types(source.shipped()).into_iter();
        types.map(|name| (name, source.path.as_str()))
    });
    let apart = |(name, path): &(&str, &str)| {
        let mut known = ONE_A_FILE.iter();
        known.any(|(folder, known)| known == name && path.starts_with(folder))
    };
    hold_none(&repeated(types.filter(|declared| !apart(declared))));
}

#[test]
fn types_are_seen_however_public_they_are() {
    let text = "pub struct A<'a> {\npub(super) enum B {\npub(in crate::x) type C = u8;\nstruct D;\npub fn e() {}";
    assert_eq!(public_types(text), ["A", "B", "C"]);
    let declared = [("A", "x.rs"), ("B", "x.rs"), ("A", "y.rs")];
    assert_eq!(repeated(declared.into_iter()), ["A: x.rs, y.rs"]);
}

#[test]
fn the_glossary_gives_each_term_once() {
    let text = std::fs::read_to_string(project().join("docs/glossary.md")).expect("the glossary");
    let rows = text
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| Chinese"));
    let cells: Vec<Vec<&str>> = rows
        .map(|row| row.split('|').map(str::trim).collect())
        .collect();
    assert!(cells.len() > 80);
    let column = |column: usize| {
        cells
            .iter()
            .map(move |cells| (cells[column], cells[column]))
    };
    hold_none(&repeated(column(1)));
    hold_none(&repeated(column(2)));
}
