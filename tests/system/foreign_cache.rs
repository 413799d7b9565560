//! Caches that are not what the last build left: of another site, another checkout, another version, broken, or
//! something else in their place. A build takes them for nothing, and touches nothing that is not its own.
//! `SEEDS=10` breaks them in ten times as many places.

use crate::Case;
use crate::edition::{Edition, FileMap, build, said, verify};
use crate::random::{Random, times};
use crate::sandbox::{Sandbox, tree};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

pub(crate) const CASES: &[Case] = &[
    Case::new(
        "foreign_cache::a_cache_that_is_not_ours_is_taken_for_nothing",
        a_cache_that_is_not_ours_is_taken_for_nothing,
    ),
    Case::new(
        "foreign_cache::what_killed_builds_began_to_keep_goes",
        what_killed_builds_began_to_keep_goes,
    ),
    Case::new(
        "foreign_cache::a_site_that_was_copied_or_moved_is_built_as_it_is",
        a_site_that_was_copied_or_moved_is_built_as_it_is,
    ),
];

/// A cache, and what lies beside the site.
struct Cache {
    folder: PathBuf,
    /// A folder beside the site with a file in it.
    beside: PathBuf,
    /// What the cache of another site holds.
    other: FileMap,
}

impl Cache {
    /// Does something with each file of it.
    fn each(&self, mut act: impl FnMut(&Path, Vec<u8>)) {
        for (path, bytes) in tree(&self.folder) {
            if !path.ends_with(".gitignore") {
                act(&self.folder.join(path), bytes);
            }
        }
    }

    /// The folder of this version of the program.
    fn version(&self) -> Option<PathBuf> {
        let entries = fs::read_dir(&self.folder).ok()?.flatten();
        let mut folders = entries.filter(|entry| entry.file_type().unwrap().is_dir());
        folders.next().map(|folder| folder.path())
    }

    /// Takes away what is in the place of the cache or of its folder.
    fn clear(&self) {
        let is_link = fs::symlink_metadata(&self.folder).is_ok_and(|meta| meta.is_symlink());
        if is_link || self.version().is_none() {
            let _ = fs::remove_file(&self.folder);
            let _ = fs::remove_dir_all(&self.folder);
        }
    }

    /// What another site keeps in a file of this kind: names end in what is each output's own.
    fn others(&self, path: &Path) -> Vec<u8> {
        let kind = |path: &str| path.rsplit_once('-').map(|(kind, _)| kind.to_owned());
        let name = path.strip_prefix(&self.folder).unwrap().to_str().unwrap();
        let mut others = self.other.iter();
        let found = others.find(|(other, _)| *other == name || kind(other) == kind(name));
        found.unwrap_or_else(|| panic!("no {name}")).1.clone()
    }
}

type Spoiling = (&'static str, fn(&Cache, &mut Random));

const SPOILT: &[Spoiling] = &[
    ("of another site", |cache, _| {
        cache.each(|path, _| fs::write(path, cache.others(path)).unwrap());
    }),
    ("of an older version", |cache, _| {
        fs::rename(cache.version().unwrap(), cache.folder.join("0.0.1-1")).unwrap();
    }),
    ("cut", |cache, random| {
        cache.each(|path, bytes| fs::write(path, &bytes[..random.below(bytes.len())]).unwrap());
    }),
    ("with another bit", |cache, random| {
        cache.each(|path, mut bytes| {
            let at = random.below(bytes.len());
            bytes[at] ^= 1 << random.below(8);
            fs::write(path, bytes).unwrap();
        });
    }),
    ("longer than it was", |cache, _| {
        cache.each(|path, bytes| fs::write(path, bytes.repeat(2)).unwrap());
    }),
    ("of anything", |cache, random| {
        cache.each(|path, bytes| {
            let any = bytes
                .iter()
                .map(|_| u8::try_from(random.below(256)).unwrap());
            fs::write(path, any.collect::<Vec<_>>()).unwrap();
        });
    }),
    ("of empty files", |cache, _| {
        cache.each(|path, _| fs::write(path, "").unwrap())
    }),
    ("of folders in the place of files", |cache, _| {
        cache.each(|path, _| {
            fs::remove_file(path).unwrap();
            fs::create_dir(path).unwrap();
            fs::write(path.join("x"), "x").unwrap();
        });
    }),
    ("of links in the place of files", |cache, _| {
        cache.each(|path, _| {
            fs::remove_file(path).unwrap();
            symlink(cache.beside.join("precious"), path).unwrap();
        });
    }),
    ("of pipes in the place of files", |cache, _| {
        cache.each(|path, _| {
            fs::remove_file(path).unwrap();
            assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
        });
    }),
    ("with files of others in it", |cache, _| {
        fs::write(cache.folder.join("我的.txt"), "x").unwrap();
        fs::write(cache.version().unwrap().join("我的.txt"), "x").unwrap();
    }),
    ("whose folder of this version is a file", |cache, _| {
        let version = cache.version().unwrap();
        fs::remove_dir_all(&version).unwrap();
        fs::write(version, "x").unwrap();
    }),
    ("whose folder of this version is a link", |cache, _| {
        let version = cache.version().unwrap();
        fs::remove_dir_all(&version).unwrap();
        symlink(&cache.beside, version).unwrap();
    }),
    ("in whose place is a file", |cache, _| {
        fs::remove_dir_all(&cache.folder).unwrap();
        fs::write(&cache.folder, "x").unwrap();
    }),
    ("in whose place is a link", |cache, _| {
        fs::remove_dir_all(&cache.folder).unwrap();
        symlink(&cache.beside, &cache.folder).unwrap();
    }),
];

fn a_cache_that_is_not_ours_is_taken_for_nothing() {
    let editions = Edition::three();
    let (site, other, beside) = (Sandbox::empty(), Sandbox::empty(), Sandbox::empty());
    editions[2].lay_out(other.path());
    editions[2].build_into(other.path(), "public", "the other site");
    beside.write("precious", "x");
    let cache = Cache {
        folder: site.path().join(".mingbai-cache"),
        beside: beside.path().to_owned(),
        other: other.tree(".mingbai-cache").into_iter().collect(),
    };
    let mut random = Random::new(5);
    for round in 0..SPOILT.len() * times(1) {
        let (name, spoil) = SPOILT[round % SPOILT.len()];
        let what = format!("a cache {name}, round {round}");
        cache.clear();
        let [before, edition] = [round % 2, (round + 1) % 2].map(|at| &editions[at]);
        before.lay_out(site.path());
        before.build_into(site.path(), "public", &what);
        if round % 3 == 2 {
            edition.lay_out(site.path());
        }
        let edition = if round % 3 == 2 { edition } else { before };
        spoil(&cache, &mut random);
        edition.build_into(site.path(), "public", &what);
        assert_eq!(
            beside.tree("."),
            [("precious".to_owned(), b"x".to_vec())],
            "{what}"
        );
    }
    verify(site.path(), "public", "after all");
}

fn what_killed_builds_began_to_keep_goes() {
    let [first, second, _] = Edition::three();
    let site = Sandbox::empty();
    first.lay_out(site.path());
    first.build_into(site.path(), "public", "the first build");
    let folder = site.path().join(".mingbai-cache");
    for (path, bytes) in tree(&folder) {
        if !path.ends_with(".gitignore") {
            for process in [7, 99_999_999] {
                fs::write(
                    folder.join(format!("{path}.{process}")),
                    &bytes[..bytes.len() / 2],
                )
                .unwrap();
            }
        }
    }
    second.lay_out(site.path());
    second.build_into(site.path(), "public", "the second build");
    let mut left = tree(&folder);
    left.retain(|(path, _)| path.ends_with(".7") || path.ends_with(".99999999"));
    assert_eq!(left, []);
}

/// Copies a folder with all that is said of its files.
fn copy(from: &Path, to: &Path) {
    let copied = Command::new("cp").arg("-a").args([from, to]).status();
    assert!(copied.unwrap().success());
}

fn a_site_that_was_copied_or_moved_is_built_as_it_is() {
    let [first, second, _] = Edition::three();
    let place = Sandbox::empty();
    let [site, moved, copied] = ["site", "moved", "copied"].map(|name| place.path().join(name));
    first.lay_out(&site);
    first.build_into(&site, "public", "the first build");
    // Another checkout, with cache and output; both are as they were, so nothing is written.
    copy(&site, &copied);
    first.build_into(&copied, "public", "a copy");
    second.lay_out(&copied);
    second.build_into(&copied, "public", "a copy that was edited");
    // The site is somewhere else, and another one is where it was, with its cache.
    fs::rename(&site, &moved).unwrap();
    first.build_into(&moved, "public", "a site that was moved");
    copy(&copied, &site);
    let _ = fs::remove_dir_all(site.join(".mingbai-cache"));
    copy(&moved.join(".mingbai-cache"), &site.join(".mingbai-cache"));
    second.build_into(&site, "public", "a site where another was");
    // The output of one in the place of the other's.
    fs::remove_dir_all(site.join("public")).unwrap();
    copy(&moved.join("public"), &site.join("public"));
    second.build_into(&site, "public", "a site with the output of another");
    let again = build(&site, &["--output", "../moved/public"]);
    assert!(again.status.success(), "{}", said(&again));
    second.hold(&moved.join("public"), "the output of another site");
}
