//! What the last build into an output folder was made from, what state it left that folder in, and what was
//! said of it: kept beside the sources, so that a build of the same need not be made again.
//!
//! A cache folder may be deleted at any time and holds nothing else. It is named by the program's version
//! and the form of what is in it; each output has a file of its own, written whole or not at all, and what is
//! not exactly as it was written counts as nothing. Invariant: keeping never fails a build, and neither
//! follows a link nor writes outside of the cache folder.

use super::cache_folder::{CACHE, is_folder, make_folder};
use super::load::marks;
use super::publish::OutputState;
use crate::build::BuildKey;
use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process;

/// The version of the program, and the form of what it keeps.
const FORM: &str = concat!(env!("CARGO_PKG_VERSION"), "-1");

/// A file larger than this, in bytes, was not written here.
const LARGEST: u64 = 1 << 20;

/// A build that was made, as far as the next one needs to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastBuild {
    /// What it was made from.
    pub key: String,
    /// The state it left the output folder in.
    pub state: String,
    /// What is to be said of it.
    pub told: String,
}

impl LastBuild {
    /// A build from what `key` says, which left the output in `state`.
    pub fn new(key: BuildKey, state: OutputState, told: String) -> Self {
        Self {
            key: key.to_string(),
            state: state.to_string(),
            told,
        }
    }

    fn written(&self) -> String {
        let Self { key, state, told } = self;
        let text = format!("{key}\n{state}\n{told}");
        format!("{}\n{text}", blake3::hash(text.as_bytes()))
    }

    /// A build as it was written; `None` of anything else.
    fn read(text: &str) -> Option<Self> {
        let (hash, text) = text.split_once('\n')?;
        if *hash != *blake3::hash(text.as_bytes()).to_hex() {
            return None;
        }
        let (key, rest) = text.split_once('\n')?;
        let (state, told) = rest.split_once('\n')?;
        Some(Self {
            key: key.to_owned(),
            state: state.to_owned(),
            told: told.to_owned(),
        })
    }
}

/// Where the last build into one output folder is kept.
#[derive(Clone, Debug)]
pub struct BuildMemory {
    cache: PathBuf,
    output: PathBuf,
}

impl BuildMemory {
    /// The place for builds of the site at `root` into `output`.
    pub fn of(root: &Path, output: &Path) -> Self {
        Self {
            cache: root.join(CACHE),
            output: output.to_owned(),
        }
    }

    /// The last build, if it was made from what `key` says.
    pub fn recall(&self, key: BuildKey) -> Option<LastBuild> {
        let folder = self.folder()?;
        let path = folder.join(self.name()?);
        let meta = fs::symlink_metadata(&path).ok()?;
        if !meta.is_file() || meta.len() > LARGEST {
            return None;
        }
        let last = LastBuild::read(&String::from_utf8(fs::read(path).ok()?).ok()?)?;
        (last.key == key.to_string()).then_some(last)
    }

    /// Keeps a build in place of the last one. Where that cannot be, none is known.
    pub fn keep(&self, last: &LastBuild) {
        // Without it the next build makes everything anew, which is no failure.
        let _ = self.try_keep(last);
    }

    fn try_keep(&self, last: &LastBuild) -> io::Result<()> {
        make_folder(&self.cache)?;
        self.remove_older()?;
        let ignored = self.cache.join(".gitignore");
        if fs::symlink_metadata(&ignored).is_err() {
            fs::write(ignored, "*\n")?;
        }
        let folder = self.cache.join(FORM);
        make_folder(&folder)?;
        let name = self.name().ok_or(io::ErrorKind::NotFound)?;
        // Of two builds at once, each writes a file of its own; the later one stays.
        let part = folder.join(format!("{name}.{}", process::id()));
        let _ = fs::remove_file(&part);
        let mut file = fs::File::create_new(&part)?;
        io::Write::write_all(&mut file, last.written().as_bytes())?;
        fs::rename(&part, folder.join(name)).inspect_err(|_| {
            let _ = fs::remove_file(&part);
        })
    }

    /// Removes what other versions of the program have kept.
    fn remove_older(&self) -> io::Result<()> {
        for entry in fs::read_dir(&self.cache)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() && entry.file_name() != FORM {
                fs::remove_dir_all(entry.path())?;
            }
        }
        Ok(())
    }

    /// The folder of this version, if there is one and no link leads to it.
    fn folder(&self) -> Option<PathBuf> {
        let folder = self.cache.join(FORM);
        (is_folder(&self.cache) && is_folder(&folder)).then_some(folder)
    }

    /// The name of the output's file, which its real place gives.
    fn name(&self) -> Option<String> {
        let place = fs::canonicalize(&self.output).ok()?;
        let hash = blake3::hash(place.as_os_str().as_encoded_bytes()).to_hex();
        Some(format!("last-build-{}", &hash[..16]))
    }
}

/// What tells the running program from every other one: its file and that file's state. `None` where it
/// cannot be told.
pub fn program_marks() -> Option<Vec<u8>> {
    let program = env::current_exe().ok()?;
    let marks = marks(&fs::metadata(&program).ok()?);
    let mut bytes = program.into_os_string().into_encoded_bytes();
    bytes.extend(marks.iter().flat_map(|mark| mark.to_le_bytes()));
    bytes.extend(FORM.as_bytes());
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::{BuildMemory, CACHE, FORM, LastBuild};
    use std::fs;
    use std::path::Path;

    fn last() -> LastBuild {
        LastBuild {
            key: "a".repeat(64),
            state: "b".repeat(64),
            told: "报告 1 份\n第二行".to_owned(),
        }
    }

    #[test]
    fn only_what_was_written_is_read() {
        let written = last().written();
        assert_eq!(LastBuild::read(&written), Some(last()));
        for end in (0..written.len()).filter(|end| written.is_char_boundary(*end)) {
            assert_eq!(LastBuild::read(&written[..end]), None, "cut at {end}");
        }
        for at in 0..written.len() {
            let mut bytes = written.clone().into_bytes();
            bytes[at] ^= 1;
            if let Ok(text) = String::from_utf8(bytes) {
                assert_eq!(LastBuild::read(&text), None, "changed at {at}");
            }
        }
        assert_eq!(LastBuild::read(&format!("{written}\n")), None);
        assert_eq!(LastBuild::read("mingbai cache 0\n"), None);
    }

    fn kept(root: &Path, output: &Path) -> bool {
        let memory = BuildMemory::of(root, output);
        memory.keep(&last());
        let file = memory.folder().zip(memory.name());
        file.is_some_and(|(folder, name)| folder.join(name).is_file())
    }

    #[test]
    fn older_versions_go_and_every_output_has_a_file_of_its_own() -> std::io::Result<()> {
        let place = tempfile::tempdir()?;
        let root = place.path();
        for output in ["public", "draft"] {
            fs::create_dir(root.join(output))?;
        }
        fs::create_dir_all(root.join(CACHE).join("0.0.1-1/deeper"))?;
        assert!(kept(root, &root.join("public")));
        assert!(kept(root, &root.join("draft")));
        assert!(!root.join(CACHE).join("0.0.1-1").exists());
        assert_eq!(fs::read_dir(root.join(CACHE).join(FORM))?.count(), 2);
        assert_eq!(
            fs::read_to_string(root.join(CACHE).join(".gitignore"))?,
            "*\n"
        );
        assert!(!kept(root, &root.join("not there")));
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn no_link_leads_out_of_the_site() -> std::io::Result<()> {
        let place = tempfile::tempdir()?;
        let (root, elsewhere) = (place.path().join("site"), place.path().join("elsewhere"));
        fs::create_dir_all(root.join("public"))?;
        fs::create_dir_all(elsewhere.join("precious"))?;
        std::os::unix::fs::symlink(&elsewhere, root.join(CACHE))?;
        assert!(!kept(&root, &root.join("public")));
        assert_eq!(fs::read_dir(&elsewhere)?.count(), 1);
        Ok(())
    }
}
