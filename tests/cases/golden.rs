//! `tests/golden/`: whole small sites, and every file that is published of them; of a workbook, the text
//! of its parts. What the built-in theme has as it is published, its style sheets and scripts, is held against the theme.

use crate::expectation::{compare, updating};
use crate::sandbox::{Sandbox, project, tree};
use libtest_mimic::Failed;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

/// Builds one site and holds every file of it.
pub(crate) fn hold(case: &Path) -> Result<(), Failed> {
    let sandbox = Sandbox::copy_of(&case.join("in"));
    let ran = sandbox.run(&["build"]);
    if ran.code != 0 {
        return Err(format!("it is not built: {ran:?}").into());
    }
    let outputs = sandbox.tree("public");
    let expected = case.join("out");
    if updating() {
        let _ = fs::remove_dir_all(&expected);
    }
    let theme = project().join("themes/default");
    let assets = tree(&theme.join("assets")).into_iter();
    let assets: BTreeMap<_, _> = assets
        .map(|(path, bytes)| (format!("assets/{path}"), bytes))
        .collect();
    for (path, bytes) in &outputs {
        if assets.get(path) == Some(bytes) {
            continue;
        }
        match path.ends_with(".xlsx") {
            true => compare(expected.join(path), &parts(bytes)?)?,
            false => compare(expected.join(path), std::str::from_utf8(bytes)?)?,
        }
    }
    let made: BTreeSet<String> = outputs.into_iter().map(|(path, _)| path).collect();
    let expected = tree(&expected).into_iter().map(|(path, _)| path);
    let expected: BTreeSet<String> = expected.chain(assets.into_keys()).collect();
    if made != expected {
        return Err(format!("published are {made:#?} instead of {expected:#?}").into());
    }
    Ok(())
}

/// The parts of a workbook as text, one after another: how tightly they are packed is not held.
fn parts(bytes: &[u8]) -> Result<String, Failed> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes))?;
    let mut text = String::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at)?;
        text += &format!("{}\n", part.name()?);
        part.read_to_string(&mut text)?;
        text += "\n";
    }
    Ok(text)
}
