//! Which room may import which, and who may touch the world.

use super::hold_none;
use super::source_text::sources;

const EVERY: &[&str] = &[
    "source",
    "diagnostic",
    "parse",
    "field",
    "config",
    "model",
    "page",
    "check",
    "render",
    "export",
    "search",
    "import",
    "build",
    "shell",
    "cli",
];

/// What each room may import, itself aside.
const ROOMS: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("diagnostic", &["source"]),
    ("parse", &["source", "diagnostic"]),
    ("field", &["source", "diagnostic", "parse"]),
    ("config", &["source", "diagnostic", "parse", "field"]),
    (
        "model",
        &["source", "diagnostic", "parse", "field", "config"],
    ),
    ("page", &["source", "config", "model"]),
    (
        "check",
        &[
            "source",
            "diagnostic",
            "parse",
            "field",
            "config",
            "model",
            "page",
            "import",
        ],
    ),
    (
        "render",
        &["source", "diagnostic", "parse", "model", "page"],
    ),
    ("export", &["config", "model", "page"]),
    ("search", &["config", "model", "page"]),
    (
        "import",
        &["source", "diagnostic", "parse", "field", "model"],
    ),
    (
        "build",
        &[
            "source",
            "diagnostic",
            "parse",
            "field",
            "config",
            "model",
            "page",
            "check",
            "render",
            "export",
            "search",
            "import",
        ],
    ),
    // The preview server shows pages, findings and rules, so it knows their words.
    (
        "shell",
        &[
            "source",
            "diagnostic",
            "parse",
            "config",
            "model",
            "page",
            "check",
            "render",
            "build",
        ],
    ),
    ("cli", EVERY),
];

#[test]
fn no_room_imports_a_room_above_it() {
    let mut violations = Vec::new();
    for source in sources("src") {
        let Some(room) = source.room() else { continue };
        let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            violations.push(format!("{}: room {room} is not in the table", source.path));
            continue;
        };
        for head in source.heads("crate") {
            if EVERY.contains(&head.as_str()) && head != room && !allowed.contains(&head.as_str()) {
                violations.push(format!("{}: {room} may not import {head}", source.path));
            }
        }
    }
    hold_none(&violations);
}

#[test]
fn only_shell_and_cli_touch_the_world() {
    let mut violations = Vec::new();
    for source in sources("src") {
        if matches!(source.room(), Some("shell" | "cli")) {
            continue;
        }
        for head in source.heads("std") {
            if ["fs", "net", "env", "process"].contains(&head.as_str()) && source.room().is_some() {
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
        if source.room() != Some("cli") && prints.iter().any(|p| source.shipped().contains(p)) {
            violations.push(format!("{}: prints", source.path));
        }
    }
    hold_none(&violations);
}

#[test]
fn threads_are_named_in_build_shell_and_cli_only() {
    let mut violations = Vec::new();
    for source in sources("src") {
        let apart = matches!(source.room(), Some("build" | "shell" | "cli"));
        if !apart && (source.shipped().contains("rayon::") || source.shipped().contains("thread::"))
        {
            violations.push(format!("{}: threads", source.path));
        }
    }
    hold_none(&violations);
}
