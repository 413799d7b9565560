//! Which module may import which, as the table in ARCHITECTURE.md says, and who may touch the world.

use super::hold_none;
use super::source_text::sources;
use crate::sandbox::project;
use std::collections::BTreeSet;

/// The table of modules in ARCHITECTURE.md: each module, and those it may import.
fn modules() -> Vec<(String, Vec<String>)> {
    let text = std::fs::read_to_string(project().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let after = text
        .split("| module | what lives there | may import |")
        .nth(1);
    let rows = after.expect("the table of modules").lines().skip(2);
    let rows = rows.take_while(|line| line.starts_with('|'));
    let cell = |cell: &str| cell.trim().trim_matches('`').to_owned();
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").collect();
        let [name, _, imports] = cells[..] else {
            panic!("not three cells: {row}")
        };
        let imports = imports.split(',').map(cell);
        (cell(name), imports.filter(|name| name != "–").collect())
    })
    .collect()
}

#[test]
fn the_table_of_modules_names_each_once_and_only_modules_above_it() {
    let modules = modules();
    let mut folders: Vec<String> = sources("src")
        .iter()
        .filter_map(|source| source.module().map(str::to_owned))
        .collect();
    folders.sort_unstable();
    folders.dedup();
    let mut named: Vec<String> = modules.iter().map(|(name, _)| name.clone()).collect();
    for (at, (name, imports)) in modules.iter().enumerate() {
        for import in imports {
            assert!(
                named[..at].contains(import),
                "{name} may import {import}, which does not stand above it"
            );
        }
    }
    named.sort_unstable();
    assert_eq!(named, folders);
}

#[test]
fn no_module_imports_one_that_its_row_does_not_name() {
    let modules = modules();
    let mut violations = Vec::new();
    for source in sources("src") {
        let Some(module) = source.module() else {
            continue;
        };
        let (_, allowed) = modules
            .iter()
            .find(|(name, _)| name == module)
            .expect("each module has a row");
        for head in source.heads("crate") {
            let is_module = modules.iter().any(|(name, _)| *name == head);
            if is_module && head != module && !allowed.contains(&head) {
                violations.push(format!("{}: {module} may not import {head}", source.path));
            }
        }
    }
    hold_none(&violations);
}

/// The modules that a manifest names as dependencies, those for tests too; `None` where a folder has none.
fn dependencies(module: &str) -> Option<BTreeSet<String>> {
    let path = project().join("src").join(module).join("Cargo.toml");
    let text = std::fs::read_to_string(path).ok()?;
    let names = text.lines().filter_map(|line| {
        let (name, _) = line.strip_prefix("mingbai-")?.split_once('.')?;
        Some(name.to_owned())
    });
    Some(names.collect())
}

#[test]
fn a_row_names_what_its_module_imports_and_its_crate_depends_on() {
    let modules = modules();
    let sources = sources("src");
    let mut violations = Vec::new();
    for (module, row) in &modules {
        let own = sources
            .iter()
            .filter(|source| source.module() == Some(module));
        let heads: BTreeSet<String> = own.flat_map(|source| source.heads("crate")).collect();
        let row: BTreeSet<String> = row.iter().cloned().collect();
        let unused = row.difference(&heads);
        violations.extend(unused.map(|other| format!("{module} does not import {other}")));
        if let Some(dependencies) = dependencies(module)
            && dependencies != row
        {
            violations.push(format!(
                "{module} depends on {dependencies:?}, its row names {row:?}"
            ));
        }
    }
    hold_none(&violations);
}

#[test]
fn only_shell_and_cli_touch_the_world() {
    let mut violations = Vec::new();
    for source in sources("src") {
        if matches!(source.module(), Some("shell" | "cli")) {
            continue;
        }
        for head in source.heads("std") {
            if ["fs", "net", "env", "process"].contains(&head.as_str()) && source.module().is_some()
            {
                violations.push(format!("{}: std::{head}", source.path));
            }
        }
        for clock in ["SystemTime", "Instant::", "Timestamp::now", "Zoned::now"] {
            if source.shipped().contains(clock) {
                violations.push(format!("{}: {clock}", source.path));
            }
        }
    }
    hold_none(&violations);
}

#[test]
fn only_cli_prints() {
    let mut violations = Vec::new();
    for source in sources("src") {
        let prints = ["print!(", "println!(", "eprint!(", "eprintln!("];
        if source.module() != Some("cli") && prints.iter().any(|p| source.shipped().contains(p)) {
            violations.push(format!("{}: prints", source.path));
        }
    }
    hold_none(&violations);
}

#[test]
fn threads_are_named_in_build_shell_and_cli_only() {
    let mut violations = Vec::new();
    for source in sources("src") {
        let apart = matches!(source.module(), Some("build" | "shell" | "cli"));
        if !apart && (source.shipped().contains("rayon::") || source.shipped().contains("thread::"))
        {
            violations.push(format!("{}: threads", source.path));
        }
    }
    hold_none(&violations);
}
