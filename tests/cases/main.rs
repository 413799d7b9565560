//! Cases as data, one test each: a folder or file below `tests/` says what is given and what must
//! come of it, so that a case is added without touching code.
//!
//! `cargo test CON01` runs the cases with `CON01` in their names. `UPDATE=1 cargo test` writes what is
//! expected anew; what a case must hold whatever is expected, it must hold then as well.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests set up and look at the world"
)]

mod cli;
mod diagnostics;
#[path = "../it/expectation.rs"]
mod expectation;
mod golden;
mod markdown;
mod pages;
mod passages;
#[path = "../it/plain_style.rs"]
mod plain_style;
mod rules;
#[path = "../it/sandbox.rs"]
mod sandbox;

use libtest_mimic::{Arguments, Failed, Trial};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Cases of one kind.
struct Kind {
    /// The folder below `tests/` in which they lie.
    folder: &'static str,
    /// What each is: a folder, or a file with one of these endings.
    entry: Entry,
    /// Fewer of them mean that they were not found.
    at_least: usize,
    /// Holds one of them.
    hold: fn(&Path) -> Result<(), Failed>,
}

/// What a case is on disk.
enum Entry {
    Folder,
    File(&'static [&'static str]),
}

const KINDS: &[Kind] = &[
    Kind {
        folder: "rules",
        entry: Entry::Folder,
        at_least: 60,
        hold: rules::hold,
    },
    Kind {
        folder: "diagnostics",
        entry: Entry::Folder,
        at_least: 3,
        hold: diagnostics::hold,
    },
    Kind {
        folder: "golden",
        entry: Entry::Folder,
        at_least: 2,
        hold: golden::hold,
    },
    Kind {
        folder: "markdown",
        entry: Entry::File(&["md"]),
        at_least: 5,
        hold: markdown::hold,
    },
    Kind {
        folder: "passages",
        entry: Entry::File(&["md", "yaml"]),
        at_least: 2,
        hold: passages::hold,
    },
    Kind {
        folder: "pages",
        entry: Entry::File(&["html", "mht", "txt", "md"]),
        at_least: 12,
        hold: pages::hold,
    },
    Kind {
        folder: "cli",
        entry: Entry::File(&["md"]),
        at_least: 6,
        hold: cli::hold,
    },
];

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let trials = KINDS.iter().flat_map(trials).collect();
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// The tests of one kind, named `<folder>::<case>`.
fn trials(kind: &'static Kind) -> Vec<Trial> {
    let cases = cases(kind);
    let (found, folder) = (cases.len(), kind.folder);
    assert!(
        found >= kind.at_least,
        "only {found} cases in tests/{folder}, at least {} are known",
        kind.at_least
    );
    let trial = |case: PathBuf| {
        let name = case.file_stem().unwrap().to_str().unwrap();
        Trial::test(format!("{folder}::{name}"), move || (kind.hold)(&case))
    };
    cases.into_iter().map(trial).collect()
}

/// The cases of one kind, sorted by name.
fn cases(kind: &Kind) -> Vec<PathBuf> {
    let folder = sandbox::project().join("tests").join(kind.folder);
    let entries = std::fs::read_dir(folder).unwrap();
    let is_case = |path: &PathBuf| match kind.entry {
        Entry::Folder => path.is_dir(),
        Entry::File(endings) => path
            .extension()
            .is_some_and(|ending| endings.iter().any(|known| ending == *known)),
    };
    let mut cases: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .filter(is_case)
        .collect();
    cases.sort();
    cases
}
