//! How long files and functions may be, and how many parameters a function takes.

use super::hold_none;
use super::source_text::sources;

const FILE: usize = 400;
const SMALL_FILE: usize = 150;
const FUNCTION: usize = 60;
const PARAMETERS: usize = 5;

/// Folders whose files are small: one page kind, exporter or command each. What a rule needs beside
/// itself stands in its own folder, where nothing has to be kept short for being far away.
const SMALL: &[&str] = &["src/page/kinds/", "src/export/", "src/cli/"];

#[test]
fn files_are_short() {
    let mut violations = Vec::new();
    for source in ["src", "tests/it", "tests/cases", "tests/system"]
        .into_iter()
        .flat_map(sources)
    {
        let apart = ["mod.rs", "args.rs"]
            .iter()
            .any(|name| source.path.ends_with(name));
        let small = !apart && SMALL.iter().any(|folder| source.path.starts_with(folder));
        let limit = if small { SMALL_FILE } else { FILE };
        let lines = source.text.lines().count();
        if lines >= limit {
            violations.push(format!(
                "{}: {lines} lines, {limit} are too many",
                source.path
            ));
        }
    }
    hold_none(&violations);
}

#[test]
fn functions_are_short_and_take_few_parameters() {
    let mut violations = Vec::new();
    for source in ["src", "tests/it", "tests/cases", "tests/system"]
        .into_iter()
        .flat_map(sources)
    {
        for function in source.functions() {
            let place = format!("{}:{} {}", source.path, function.line, function.name);
            if function.lines >= FUNCTION {
                violations.push(format!("{place}: {} lines", function.lines));
            }
            if function.parameters.len() > PARAMETERS {
                violations.push(format!("{place}: {} parameters", function.parameters.len()));
            }
        }
    }
    hold_none(&violations);
}

#[test]
fn boolean_parameters_are_enums() {
    let mut violations = Vec::new();
    // What the command line was told is a truth value until `cli` has named it.
    for source in sources("src")
        .iter()
        .filter(|source| source.module() != Some("cli"))
    {
        for function in source.functions() {
            for parameter in &function.parameters {
                if parameter.trim().ends_with(": bool") {
                    let name = &function.name;
                    violations.push(format!("{}:{} {name}", source.path, function.line));
                }
            }
        }
    }
    hold_none(&violations);
}
