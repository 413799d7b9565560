//! Sessions at a terminal, as data: `tests/cli/*.md` hold commands, what they say, and how they end.
//!
//! A file may begin with a line `site: <folder>`, a folder of the project that is copied first: its `mingbai.yaml`, its
//! `content` and its `documents`.
//! In a `console` block, `$ mingbai …` is run; the lines after it are what it must say, both
//! streams, and `? n` is the exit code. Seconds are written as `…`.

use crate::expectation::compare;
use crate::sandbox::{Sandbox, project};
use libtest_mimic::Failed;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Holds one session.
pub(crate) fn hold(path: &Path) -> Result<(), Failed> {
    let written = fs::read_to_string(path)?;
    Ok(compare(path, &played(&written))?)
}

/// The session as it goes now.
fn played(written: &str) -> String {
    let site = written.lines().find_map(|line| line.strip_prefix("site: "));
    let sandbox = site.map_or_else(Sandbox::empty, |folder| {
        let sandbox = Sandbox::copy_of(&project().join(folder).join("content"));
        let inner = Sandbox::empty();
        for (path, bytes) in sandbox.tree("") {
            inner.write(&format!("content/{path}"), bytes);
        }
        inner.write(
            "mingbai.yaml",
            fs::read(project().join(folder).join("mingbai.yaml")).unwrap(),
        );
        let documents = project().join(folder).join("documents");
        for (path, bytes) in crate::sandbox::tree(&documents) {
            inner.write(&format!("documents/{path}"), bytes);
        }
        inner
    });
    let mut out = String::new();
    let mut inside = false;
    for line in written.lines() {
        match (inside, line) {
            (false, "```console") => inside = true,
            (true, "```") => inside = false,
            (true, line) => {
                if let Some(command) = line.strip_prefix("$ ") {
                    play(&sandbox, command, &mut out);
                }
                continue;
            }
            _ => {}
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

fn play(sandbox: &Sandbox, command: &str, out: &mut String) {
    let _ = writeln!(out, "$ {command}");
    let words: Vec<&str> = command.split_whitespace().collect();
    match words.as_slice() {
        ["mingbai", arguments @ ..] => {
            let ran = sandbox.run(arguments);
            out.push_str(&timeless(
                &ran.said()
                    .replace(&*sandbox.path().to_string_lossy(), "<文件夹>"),
            ));
            let _ = writeln!(out, "? {}", ran.code);
        }
        ["rm", path] => fs::remove_file(sandbox.path().join(path)).unwrap(),
        ["mkdir", path] => fs::create_dir_all(sandbox.path().join(path)).unwrap(),
        ["touch", path] => sandbox.write(path, ""),
        ["cat", path] => out.push_str(&fs::read_to_string(sandbox.path().join(path)).unwrap()),
        other => panic!("{other:?} is not known here"),
    }
}

/// What was said, without how long it took.
fn timeless(said: &str) -> String {
    let mut text = String::new();
    for line in said.lines() {
        match line.split_once("用时 ") {
            Some((before, _)) => {
                let _ = writeln!(text, "{before}用时 … 秒");
            }
            None => {
                let _ = writeln!(text, "{line}");
            }
        }
    }
    text
}
