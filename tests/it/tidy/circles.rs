//! No more than three files import one another in a circle.

use super::hold_none;
use super::imports::{Imports, imports};
use super::source_text::{SourceText, sources};
use std::collections::{BTreeMap, BTreeSet};

/// How many files may import one another, directly or over others.
const FILES: usize = 3;

#[test]
fn no_more_than_three_files_import_one_another() {
    let mut violations = Vec::new();
    for folder in ["src", "benches/corpus"] {
        let sources = sources(folder);
        let imports = imports(folder, &sources);
        violations.extend(
            circles(&imports)
                .iter()
                .map(|circle| told(circle, &imports)),
        );
    }
    hold_none(&violations);
}

/// The files of each circle that is too large: each of them is reached from each other.
fn circles<'s>(imports: &Imports<'s>) -> Vec<BTreeSet<&'s str>> {
    let mut next: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (from, to) in imports.keys() {
        next.entry(from).or_default().push(to);
    }
    let reached_from = |start: &&'s str| {
        let mut reached = BTreeSet::new();
        let mut open = vec![*start];
        while let Some(file) = open.pop() {
            let following = next.get(file).into_iter().flatten();
            open.extend(following.filter(|file| reached.insert(**file)));
        }
        reached
    };
    let reach: BTreeMap<_, _> = next
        .keys()
        .map(|file| (*file, reached_from(file)))
        .collect();
    let circle_of = |(file, reached): (&&'s str, &BTreeSet<&'s str>)| -> BTreeSet<&'s str> {
        let returns = |other: &&&str| reach.get(*other).is_some_and(|back| back.contains(file));
        reached.iter().filter(returns).copied().collect()
    };
    let circles: BTreeSet<_> = reach.iter().map(circle_of).collect();
    circles
        .into_iter()
        .filter(|circle| circle.len() > FILES)
        .collect()
}

/// A circle with what ties it: one import an arrow.
fn told(circle: &BTreeSet<&str>, imports: &Imports<'_>) -> String {
    let inside = imports
        .iter()
        .filter(|((from, to), _)| circle.contains(from) && circle.contains(to));
    let arrows: Vec<_> = inside
        .map(|((from, to), named)| format!("  {from} -> {to}: {named}"))
        .collect();
    format!("{} files in a circle:\n{}", circle.len(), arrows.join("\n"))
}

/// Files of a crate, each of them a path and its text.
fn crate_of(files: &[(&str, &str)]) -> Vec<SourceText> {
    let source = |(path, text): &(&str, &str)| SourceText::new(*path, *text);
    files.iter().map(source).collect()
}

#[test]
fn a_circle_is_found_through_every_way_to_import() {
    let mut files = vec![
        (
            "src/a/mod.rs",
            "mod b; mod c; pub use b::{B, c as see}; use super::d;",
        ),
        ("src/a/b.rs", "use super::c::{self, C}; pub struct B;"),
        ("src/a/c.rs", "pub struct C; type D = crate::d::D;"),
        (
            "src/d.rs",
            "use std::fmt; use crate::e::{E, fmt::Other as Name}; pub struct D;",
        ),
        (
            "src/e/mod.rs",
            "pub mod fmt; use crate::a; type B = a::B; pub struct E;",
        ),
        ("src/e/fmt.rs", "pub struct Other;"),
        ("src/lib.rs", "pub mod a; pub mod d; pub mod e;"),
        ("src/main.rs", "use a::B; fn main() {}"),
    ];
    let cut = crate_of(&files);
    let found = imports("src", &cut);
    let circle = BTreeSet::from(["src/a/b.rs", "src/a/c.rs", "src/d.rs", "src/e/mod.rs"]);
    assert_eq!(circles(&found), std::slice::from_ref(&circle), "{found:?}");
    assert_eq!(told(&circle, &found).lines().count(), 5);

    files[4].1 = "pub mod fmt; pub struct E; #[cfg(test)] mod tests { use crate::a::B; }";
    let cut = crate_of(&files);
    assert!(circles(&imports("src", &cut)).is_empty());
}

#[test]
fn a_module_is_imported_for_what_it_defines_and_not_for_what_it_passes_on() {
    let files = crate_of(&[
        ("src/lib.rs", "pub mod a;"),
        (
            "src/a/mod.rs",
            "pub mod b; pub mod c; pub use b::B; pub struct A(Box<B>);",
        ),
        ("src/a/b.rs", "use crate::a::c::C; pub struct B;"),
        ("src/a/c.rs", "use super::{A, B}; pub struct C;"),
    ]);
    let found = imports("src", &files);
    let arrows: Vec<_> = found.keys().copied().collect();
    let expected = [
        ("src/a/b.rs", "src/a/c.rs"),
        ("src/a/c.rs", "src/a/b.rs"),
        ("src/a/c.rs", "src/a/mod.rs"),
        ("src/a/mod.rs", "src/a/b.rs"),
    ];
    assert_eq!(arrows, expected);
}

#[test]
fn a_list_of_modules_in_a_macro_imports_them() {
    let files = crate_of(&[
        ("src/lib.rs", "list![a, b];"),
        ("src/a.rs", "use crate::Listed;"),
        ("src/b.rs", "use crate::Listed;"),
    ]);
    let imports = imports("src", &files);
    assert!(imports.contains_key(&("src/lib.rs", "src/b.rs")));
}
