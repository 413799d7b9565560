//! Documents as offices make them, and the reports that come of each: every fact, everything left to look at, and the
//! whole body. What stands in `tests/office-documents/` beside a document is held against what `mingbai import` writes.

use crate::expectation::compare;
use crate::sandbox::Sandbox;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// More bytes than any of the documents has.
const LARGEST: u64 = 48 << 10;

/// The reports that are written of a document, each behind its path; what is said, where there are none.
fn written(document: &Path) -> String {
    let name = document.file_name().unwrap().to_str().unwrap();
    let bytes = std::fs::read(document).unwrap();
    let sandbox = Sandbox::empty().file("mingbai.yaml", "站点名称: 甲\n");
    sandbox.write(&format!("docs/{name}"), bytes);
    let ran = sandbox.run(&["import", "docs"]);
    let mut out = String::new();
    for (path, bytes) in sandbox.tree("content") {
        let text = String::from_utf8(bytes).unwrap();
        let _ = write!(out, "== {path}\n{text}");
    }
    if out.is_empty() { ran.stdout } else { out }
}

fn documents() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/office-documents");
    let entries = std::fs::read_dir(&folder).unwrap();
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| {
        let extension = path.extension().unwrap().to_str().unwrap();
        !["expected", "md"].contains(&extension)
    });
    files.sort();
    files
}

#[test]
fn documents_of_offices_become_the_reports_beside_them() {
    let files = documents();
    assert!(files.len() >= 25, "{files:?}");
    let differences = files.iter().filter_map(|path| {
        assert!(path.metadata().unwrap().len() < LARGEST, "{path:?}");
        let name = format!("{}.expected", path.display());
        compare(name, &written(path)).err()
    });
    let differences: Vec<_> = differences.collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// How to reach a person is in no fact and in no table; of what a text says of it, a doubt tells.
#[test]
fn telephones_of_persons_are_in_no_fact() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/office-documents");
    let report = written(&folder.join("hunan.docx"));
    let (before, _) = report.split_once("（四）存在的问题").unwrap();
    assert!(!before.contains("13900005678"), "{report}");
    assert!(report.contains("待核：正文——有个人号码"), "{report}");
}
