//! Names that say nothing, comments that should not be there, and the words at the top of a file.

use super::hold_none;
use super::source_text::{SourceText, sources};

/// Module names that say nothing about what is inside.
const EMPTY_NAMES: &[&str] = &[
    "util", "utils", "helper", "helpers", "common", "misc", "manager", "prelude", "shared",
];

fn everything() -> impl Iterator<Item = SourceText> {
    ["src", "tests/it", "tests/cases", "tests/system"]
        .into_iter()
        .flat_map(sources)
}

#[test]
fn every_file_opens_by_saying_what_it_is() {
    let silent = everything().filter(|source| !source.text.starts_with("//! "));
    hold_none(&silent.map(|source| source.path).collect::<Vec<_>>());
}

#[test]
fn module_names_say_what_is_inside() {
    let empty = |source: &SourceText| {
        let mut parts = source.path.trim_end_matches(".rs").split('/');
        parts.any(|part| EMPTY_NAMES.contains(&part))
    };
    hold_none(
        &everything()
            .filter(empty)
            .map(|source| source.path)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn nothing_is_imported_by_a_star_outside_tests() {
    let star = |source: &SourceText| {
        let mut lines = source.shipped().lines();
        lines.any(|line| line.trim_start().contains("use ") && line.contains("::*"))
    };
    hold_none(
        &sources("src")
            .into_iter()
            .filter(star)
            .map(|s| s.path)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn comments_hold_neither_banners_nor_plans_nor_code() {
    let plans = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("X", "XX:"),
        "HACK",
    ];
    let banners = ["-----", "=====", "*****", "#####", "/////", "─────"];
    let mut violations = Vec::new();
    for source in everything() {
        for (number, line) in source.text.lines().enumerate() {
            let blank = source.code.lines().nth(number).unwrap_or("");
            let Some(at) = line
                .find("//")
                .filter(|at| blank.get(*at..*at + 1) == Some(" "))
            else {
                continue;
            };
            let whole = line[..at].trim().is_empty();
            let comment = line[at..].trim_start_matches(['/', '!']).trim();
            let document = line[at..].starts_with("///") || line[at..].starts_with("//!");
            let plan = plans.iter().any(|word| comment.contains(word));
            let banner = whole && banners.iter().any(|word| line.contains(word));
            // Examples of code are not run there (`doctest = false`): they are tests.
            let code = match document {
                true => comment.starts_with("```"),
                false => whole && looks_like_code(comment),
            };
            if plan || banner || code {
                violations.push(format!("{}:{}: {comment}", source.path, number + 1));
            }
        }
    }
    hold_none(&violations);
}

fn looks_like_code(comment: &str) -> bool {
    let begins = [
        "let ", "use ", "fn ", "pub ", "#[", "if let ", "return ", "assert",
    ];
    comment.ends_with([';', '{', '}']) || begins.iter().any(|word| comment.starts_with(word))
}
