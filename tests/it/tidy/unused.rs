//! Nothing public is left over: what one crate offers and no other crate takes, the compiler does not tell.

use super::hold_none;
use super::source_text::{SourceText, sources, word};
use std::collections::HashMap;

/// What declares a thing by its name.
const KINDS: &[&str] = &[
    "fn", "struct", "enum", "trait", "type", "const", "static", "union",
];

/// The code without its re-exports, which use nothing.
fn without_exports(code: &str) -> String {
    let mut rest = code;
    let mut kept = String::with_capacity(code.len());
    while let Some((before, after)) = rest.split_once("pub use ") {
        kept.push_str(before);
        rest = after.split_once(';').map_or("", |(_, after)| after);
    }
    kept + rest
}

/// The public things that a line of code declares: one or none.
fn declared(line: &str) -> Option<String> {
    let mut words = line.trim_start().strip_prefix("pub ")?.split_whitespace();
    words.find(|word| KINDS.contains(word))?;
    let mut name = words.next()?;
    if KINDS.contains(&name) {
        name = words.next()?;
    }
    Some(word(name)).filter(|name| !name.is_empty())
}

/// The public things of `offered` that are named nowhere but where they are declared.
fn unused(offered: &[SourceText], others: &[SourceText]) -> Vec<String> {
    let mut named: HashMap<&str, usize> = HashMap::new();
    let shipped: Vec<String> = offered
        .iter()
        .map(|source| without_exports(source.shipped()))
        .collect();
    let others = others.iter().map(|source| source.code.as_str());
    for code in shipped.iter().map(String::as_str).chain(others) {
        for name in code.split(|c: char| !c.is_alphanumeric() && c != '_') {
            *named.entry(name).or_default() += 1;
        }
    }
    let mut declarations: HashMap<String, Vec<&str>> = HashMap::new();
    for source in offered {
        for name in source.shipped().lines().filter_map(declared) {
            declarations.entry(name).or_default().push(&source.path);
        }
    }
    let left_over = declarations
        .iter()
        .filter(|(name, places)| named.get(name.as_str()).copied().unwrap_or(0) <= places.len());
    left_over
        .map(|(name, places)| format!("{}: {name}", places.join(", ")))
        .collect()
}

#[test]
fn everything_public_is_used_somewhere() {
    let users = [
        "tests/it",
        "tests/cases",
        "tests/system",
        "tests/fuzz",
        "benches",
    ];
    let users: Vec<SourceText> = users.into_iter().flat_map(sources).collect();
    hold_none(&unused(&sources("src"), &users));
}

#[test]
fn what_nothing_names_is_found() {
    let text =
        "pub fn a() {}\npub const fn b() {}\npub use x::{a, C};\npub struct C(D);\nfn e() { b() }";
    let offered = [SourceText::new("src/a.rs", text)];
    let user = [SourceText::new("tests/b.rs", "use x::C;")];
    let mut found = unused(&offered, &user);
    found.sort();
    assert_eq!(found, ["src/a.rs: a"]);
    found = unused(&offered, &[]);
    found.sort();
    assert_eq!(found, ["src/a.rs: C", "src/a.rs: a"]);
}
