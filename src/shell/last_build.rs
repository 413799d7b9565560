//! What the last build into an output folder was made from, what state it left that folder in, and what was
//! said of it: kept beside the sources, so that a build of the same need not be made again.
//!
//! A cache folder may be deleted at any time and holds nothing else. It is named by the program's version
//! and the form of what is in it; each output has a file of its own, written whole or not at all, and what is
//! not exactly as it was written counts as nothing. Invariant: keeping never fails a build, and neither
//! follows a link nor writes outside of the cache folder.

use super::cache_folder::{
    CACHE, FORM, folder_of_version, make_folder_of_version, read_whole, write_whole,
};
use super::load::marks;
use super::publish::LeftOutput;
use crate::build::Scope;
use crate::source::{pack_fields, packed, unpacked};
use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A file larger than this, in bytes, was not written here: that of four million outputs.
const LARGEST: u64 = 256 << 20;

/// A build that was made, as far as the next one needs to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastBuild {
    /// What it was made from ([`BuildKey`](crate::build::BuildKey)); `None` where that could not be told.
    pub key: Option<[u8; 32]>,
    /// What all its pages depend on.
    pub scope: Scope,
    /// What is to be said of it.
    pub told: String,
    /// What it left the output folder as.
    pub left: LeftOutput,
}

pack_fields! {
    LastBuild { key, scope, told, left }
}

impl LastBuild {
    fn written(&self) -> Vec<u8> {
        let bytes = packed(self);
        [blake3::hash(&bytes).as_bytes(), &*bytes].concat()
    }

    /// A build as it was written; `None` of anything else.
    fn read(bytes: &[u8]) -> Option<Self> {
        let (hash, bytes) = bytes.split_first_chunk::<32>()?;
        let is_whole = hash == blake3::hash(bytes).as_bytes();
        is_whole.then(|| unpacked(bytes)).flatten()
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

    /// The last build, if it is known.
    pub fn recall(&self) -> Option<LastBuild> {
        let folder = folder_of_version(&self.cache)?;
        LastBuild::read(&read_whole(&folder.join(self.name()?), LARGEST)?)
    }

    /// Keeps a build in place of the last one. Where that cannot be, none is known.
    pub fn keep(&self, last: &LastBuild) {
        // Without it the next build makes everything anew, which is no failure.
        let _ = self.try_keep(last);
    }

    fn try_keep(&self, last: &LastBuild) -> io::Result<()> {
        let folder = make_folder_of_version(&self.cache)?;
        let name = self.name().ok_or(io::ErrorKind::NotFound)?;
        write_whole(&folder, &name, &last.written())
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
    use super::{BuildMemory, CACHE, FORM, LastBuild, folder_of_version};
    use crate::shell::LeftOutput;
    use crate::source::unpacked;
    use std::fs;
    use std::path::Path;

    fn last() -> LastBuild {
        let (known, unknown) = (
            [&[1; 24], [1].as_slice(), &[9; 32]],
            [&[2; 24], [0].as_slice()],
        );
        let state = [
            &[0],
            [7; 32].as_slice(),
            &[2],
            &known.concat(),
            &unknown.concat(),
        ]
        .concat();
        LastBuild {
            key: Some([3; 32]),
            scope: unpacked(&[0; 2]).unwrap_or_else(|| unreachable!()),
            told: "报告 1 份\n第二行".to_owned(),
            left: LeftOutput {
                state: unpacked(&state).unwrap_or_else(|| unreachable!()),
                made: Some(unpacked(&[0; 101]).unwrap_or_else(|| unreachable!())),
            },
        }
    }

    #[test]
    fn only_what_was_written_is_read() {
        let written = last().written();
        assert_eq!(LastBuild::read(&written), Some(last()));
        for end in 0..written.len() {
            assert_eq!(LastBuild::read(&written[..end]), None, "cut at {end}");
        }
        for at in 0..written.len() {
            let mut bytes = written.clone();
            bytes[at] ^= 1;
            assert_eq!(LastBuild::read(&bytes), None, "changed at {at}");
        }
        assert_eq!(LastBuild::read(&[&written[..], b"\n"].concat()), None);
        assert_eq!(LastBuild::read(b"SQLite format 3"), None);
    }

    fn kept(root: &Path, output: &Path) -> bool {
        let memory = BuildMemory::of(root, output);
        memory.keep(&last());
        let file = folder_of_version(&memory.cache).zip(memory.name());
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
