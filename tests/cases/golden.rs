//! `tests/golden/`: whole small sites, and every file that is published of them.

use crate::expectation::{compare, updating};
use crate::sandbox::{Sandbox, tree};
use libtest_mimic::Failed;
use std::fs;
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
    for (path, bytes) in &outputs {
        compare(expected.join(path), std::str::from_utf8(bytes)?)?;
    }
    let names = |files: Vec<(String, Vec<u8>)>| -> Vec<String> {
        files.into_iter().map(|(path, _)| path).collect()
    };
    let (made, expected) = (names(outputs), names(tree(&expected)));
    if made != expected {
        return Err(format!("published are {made:#?} instead of {expected:#?}").into());
    }
    Ok(())
}
