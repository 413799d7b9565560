//! Editions of a site: its sources at one time, and what a build from nothing makes of them.

use crate::sandbox::{SETTINGS, Sandbox, UNITS};
#[cfg(unix)]
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

/// Files by path.
pub(crate) type FileMap = BTreeMap<String, Vec<u8>>;

const STAGING: &str = ".mingbai-staging";
#[cfg(unix)]
const MANIFEST: &str = "manifest-sha256.txt";

/// The sources of a site at one time, and its outputs.
pub(crate) struct Edition {
    sources: BTreeMap<String, String>,
    pub(crate) outputs: FileMap,
}

impl Edition {
    /// With these files beside settings and units.
    pub(crate) fn of(sources: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut sources: BTreeMap<String, String> = sources.into_iter().collect();
        let rest = [("mingbai.yaml", SETTINGS), ("content/units.yaml", UNITS)];
        sources.extend(rest.map(|(path, text)| (path.to_owned(), text.to_owned())));
        let mut edition = Self {
            sources,
            outputs: FileMap::new(),
        };
        let site = Sandbox::empty();
        edition.lay_out(site.path());
        let ran = build(site.path(), &["--fresh"]);
        assert!(ran.status.success(), "{}", said(&ran));
        edition.outputs = site.tree("public").into_iter().collect();
        edition
    }

    /// Three editions of one site: in the second most texts and some facts are others, in the third half of the
    /// reports are gone and a folder is new.
    pub(crate) fn three() -> &'static [Self; 3] {
        static EDITIONS: LazyLock<[Edition; 3]> =
            LazyLock::new(|| [0, 1, 2].map(Edition::numbered));
        &EDITIONS
    }

    fn numbered(edition: usize) -> Self {
        let reports = (0..30).filter(|report| edition < 2 || report % 2 == 0);
        Self::of(reports.map(|report| {
            let year = match (edition, report % 10) {
                (2, 0) => 2031,
                _ => 2020 + report % 4,
            };
            let version = if report % 5 == 0 { 0 } else { edition };
            let score = 60 + (report * 7 + version * 3) % 40;
            let text = format!(
                "---\n项目名称: 试验项目{report}\n单位: qinghe\n年度: {year}\n得分: {score}\n---\n\n第{version}版。\n"
            );
            (format!("content/{year}/qinghe/r{report}.md"), text)
        }))
    }

    /// Makes the sources of the site at `root` these: what differs is written, what is no part of them goes.
    pub(crate) fn lay_out(&self, root: &Path) {
        for (path, _) in crate::sandbox::tree(&root.join("content")) {
            let path = format!("content/{path}");
            if !self.sources.contains_key(&path) {
                fs::remove_file(root.join(path)).unwrap();
            }
        }
        for (path, text) in &self.sources {
            let path = root.join(path);
            if fs::read(&path).ok().as_deref() != Some(text.as_bytes()) {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
        }
    }

    /// That the sources at `root` are these still.
    pub(crate) fn hold_sources(&self, root: &Path) {
        for (path, text) in &self.sources {
            let now = fs::read(root.join(path)).unwrap();
            assert!(now == text.as_bytes(), "{path} is another");
        }
    }

    /// Builds the site at `root`, with these sources, into `output`: afterwards that is what a build from
    /// nothing gives. Gives what was said.
    pub(crate) fn build_into(&self, root: &Path, output: &str, what: &str) -> String {
        let ran = build(root, &["--output", output]);
        let said = said(&ran);
        assert!(ran.status.success(), "{what}: {said}");
        self.hold(&root.join(output), what);
        said
    }

    /// That `output` is what a build from nothing gives.
    pub(crate) fn hold(&self, output: &Path, what: &str) {
        let files = files(output);
        if let Some(path) = first_difference(&files, &self.outputs) {
            panic!("{what}: {path} is another than from nothing");
        }
        assert!(
            !output.join(STAGING).exists(),
            "{what}: the staging folder is left"
        );
    }
}

/// Where two folders differ.
pub(crate) fn first_difference<'a>(one: &'a FileMap, other: &'a FileMap) -> Option<&'a String> {
    let mut paths = one.keys().chain(other.keys());
    paths.find(|path| one.get(*path) != other.get(*path))
}

/// The program that is tested: that of this build, or the one that `MINGBAI` names.
pub(crate) fn program() -> OsString {
    let built = env!("CARGO_BIN_EXE_mingbai").into();
    let named = env::var_os("MINGBAI").map(|named| std::path::absolute(named).unwrap());
    named.map_or(built, Into::into)
}

/// A build of the site at `root`.
pub(crate) fn command(root: &Path, more: &[&str]) -> Command {
    let mut command = Command::new(program());
    command.arg("build").args(more).current_dir(root);
    command.env("NO_COLOR", "1").stdin(Stdio::null());
    command
}

/// Builds the site at `root`, which may fail but not panic.
pub(crate) fn build(root: &Path, more: &[&str]) -> Output {
    let ran = command(root, more).output().unwrap();
    let said = said(&ran);
    assert!(!said.contains("panicked"), "{said}");
    ran
}

/// That `--verify` finds the same in `output` as a build from nothing gives.
pub(crate) fn verify(root: &Path, output: &str, what: &str) {
    let ran = build(root, &["--verify", "--output", output]);
    assert!(ran.status.success(), "{what}: {}", said(&ran));
}

/// Everything that a run said.
pub(crate) fn said(ran: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    text(&ran.stdout) + &text(&ran.stderr)
}

/// All files below an output folder but those of the staging folder.
pub(crate) fn files(output: &Path) -> FileMap {
    let files = crate::sandbox::tree(output).into_iter();
    files
        .filter(|(path, _)| !path.starts_with(STAGING))
        .collect()
}

/// That every file that the manifest of `output` lists is there whole, and no other file is.
#[cfg(unix)]
pub(crate) fn hold_manifest(output: &Path, what: &str) {
    let mut files = files(output);
    let Some(manifest) = files.remove(MANIFEST) else {
        assert!(files.is_empty(), "{what}: files without a manifest");
        return;
    };
    for line in String::from_utf8(manifest).unwrap().lines() {
        let (hash, path) = line.split_once("  ").unwrap();
        let bytes = files.remove(path);
        let bytes = bytes.unwrap_or_else(|| panic!("{what}: {path} is missing"));
        let found: String = Sha256::digest(&bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(found, hash, "{what}: {path} is not what the manifest says");
    }
    assert!(files.is_empty(), "{what}: not listed: {:?}", files.keys());
}

/// How many bytes the files of a folder hold, and how many files there are.
pub(crate) fn size(folder: &Path) -> (u64, usize) {
    let files = crate::sandbox::tree(folder);
    let bytes = files.iter().map(|(_, bytes)| bytes.len() as u64).sum();
    (bytes, files.len())
}
