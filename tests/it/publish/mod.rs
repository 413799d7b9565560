//! Publishing into an output folder: what changes, what stays, and what is refused.

mod changes;
mod killed;
mod order;
mod refusal;
#[cfg(unix)]
mod standing;
mod tree;

use mingbai::build::{Sink, SinkError, Stage};
use mingbai::model::Route;
use mingbai::shell::{PublishError, Published, Publisher, Sources};
use mingbai::source::{Files, MemoryFiles, SourcePath};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;
use tree::{Tree, tree};

/// A site and the folders beside it.
struct Place {
    dir: TempDir,
}

impl Place {
    fn new() -> Self {
        let dir = TempDir::new().unwrap();
        for folder in ["site/content", "site/static", "home"] {
            fs::create_dir_all(dir.path().join(folder)).unwrap();
        }
        Self { dir }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    fn output(&self) -> PathBuf {
        self.path("site/public")
    }

    fn sources(&self) -> Sources {
        Sources {
            root: self.path("site"),
            home: Some(self.path("home")),
        }
    }

    fn open(&self) -> Result<Publisher, PublishError> {
        self.open_at(&self.output())
    }

    /// Opens an output. Another test that starts a program at this moment lends it our lock for as
    /// long as starting takes, so a busy output is asked again.
    fn open_at(&self, output: &Path) -> Result<Publisher, PublishError> {
        for _ in 0..200 {
            match Publisher::open(output, &self.sources()) {
                Err(PublishError::Busy { .. }) => {
                    std::thread::sleep(std::time::Duration::from_millis(10));
                }
                outcome => return outcome,
            }
        }
        Publisher::open(output, &self.sources())
    }

    fn build(&self, outputs: &[(&str, &str)]) -> Result<Published, String> {
        self.build_to(&self.output(), outputs)
    }

    fn build_to(&self, output: &Path, outputs: &[(&str, &str)]) -> Result<Published, String> {
        let publisher = self.open_at(output).map_err(|e| e.to_string())?;
        put_all(&publisher, outputs).map_err(|e| e.to_string())?;
        publisher.finish().map_err(|e| e.to_string())
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn tree(&self) -> Tree {
        tree(&self.output())
    }
}

fn put_all(publisher: &dyn Sink, outputs: &[(&str, &str)]) -> Result<(), SinkError> {
    outputs.iter().try_for_each(|(path, text)| {
        publisher.put(&Route::new(*path), stage(path), text.as_bytes())
    })
}

fn stage(path: &str) -> Stage {
    match path {
        "index.html" => Stage::Home,
        "sitemap.xml" => Stage::Map,
        path if path.ends_with("/index.html") => Stage::List,
        path if path.ends_with(".html") => Stage::Page,
        _ => Stage::Asset,
    }
}

fn published(written: usize, unchanged: usize, removed: usize) -> Result<Published, String> {
    Ok(Published {
        written,
        unchanged,
        removed,
    })
}

const SMALL: &[(&str, &str)] = &[
    ("index.html", "首页"),
    ("2023/index.html", "年度"),
    ("2023/金辰/a.html", "甲"),
    ("2023/金辰/b.html", "乙"),
    ("sitemap.xml", "图"),
];

#[test]
fn a_first_build_makes_the_folder_and_a_second_one_touches_nothing() {
    let place = Place::new();
    assert_eq!(place.build(SMALL), published(5, 0, 0));
    let before = place.tree();
    assert_eq!(
        before.files.len(),
        8,
        "files, their folders and the manifest"
    );
    assert_eq!(before.text("2023/金辰/a.html"), "甲");
    assert_eq!(place.build(SMALL), published(0, 5, 0));
    assert_eq!(place.tree(), before, "contents or time stamps have changed");
}

#[test]
fn the_manifest_is_accepted_by_sha256sum() {
    let place = Place::new();
    let odd = [
        ("a\\b\n\rc.txt", "x"),
        ("空 格.txt", ""),
        ("2023/a.html", "y"),
    ];
    assert_eq!(place.build(&odd), published(3, 0, 0));
    assert_eq!(place.build(&odd), published(0, 3, 0));
    let Ok(check) = Command::new("sha256sum")
        .args(["--check", "--strict", "manifest-sha256.txt"])
        .current_dir(place.output())
        .output()
    else {
        return;
    };
    assert!(check.status.success(), "{check:?}");
    assert_eq!(place.build(&[]), published(0, 0, 3));
    assert_eq!(place.tree().names(), ["manifest-sha256.txt"]);
}

#[test]
fn what_changed_is_written_and_what_is_gone_is_removed_with_its_folder() {
    let place = Place::new();
    place.build(SMALL).unwrap();
    place.write("site/public/notes/别人的.txt", "别人的");
    let before = place.tree();
    let next = [
        ("index.html", "新首页"),
        ("2023/index.html", "年度"),
        ("2024/c.html", "丙"),
    ];
    assert_eq!(place.build(&next), published(2, 1, 3));
    let after = place.tree();
    assert_eq!(
        after.names(),
        [
            "2023/",
            "2023/index.html",
            "2024/",
            "2024/c.html",
            "index.html",
            "manifest-sha256.txt",
            "notes/",
            "notes/别人的.txt",
        ]
    );
    assert_eq!(after.text("index.html"), "新首页");
    for same in ["2023/index.html", "notes/别人的.txt"] {
        assert_eq!(after.files[same], before.files[same]);
    }
}

#[test]
fn a_file_may_become_a_folder_and_a_folder_a_file() {
    let place = Place::new();
    let (one, two) = ([("a", "1"), ("b/c/d", "2")], [("a/x/y", "3"), ("b", "4")]);
    place.build(&one).unwrap();
    assert_eq!(place.build(&two), published(2, 0, 2));
    assert_eq!(
        place.tree().names(),
        ["a/", "a/x/", "a/x/y", "b", "manifest-sha256.txt"]
    );
    assert_eq!(place.build(&one), published(2, 0, 2));
    assert_eq!(
        place.tree().names(),
        ["a", "b/", "b/c/", "b/c/d", "manifest-sha256.txt"]
    );
}

#[test]
fn a_build_that_is_given_up_changes_nothing_and_leaves_no_folder() {
    let place = Place::new();
    let publisher = place.open().unwrap();
    put_all(&publisher, SMALL).unwrap();
    publisher.abort();
    assert!(!place.output().exists());
    let deep = place.path("new/er/public");
    drop(Publisher::open(&deep, &place.sources()).unwrap());
    assert!(!place.path("new").exists());
    place.build(SMALL).unwrap();
    let before = place.tree();
    let publisher = place.open().unwrap();
    put_all(&publisher, &[("index.html", "变"), ("x/y.html", "新")]).unwrap();
    drop(publisher);
    assert_eq!(place.tree(), before);
}

#[test]
fn a_second_build_at_once_is_refused_and_the_first_goes_on() {
    let place = Place::new();
    let first = place.open().unwrap();
    put_all(&first, SMALL).unwrap();
    assert!(matches!(place.open(), Err(PublishError::Busy { .. })));
    assert_eq!(first.finish().unwrap().written, 5);
    assert_eq!(place.build(SMALL), published(0, 5, 0));
}

#[test]
fn attachments_are_copied_piece_by_piece_and_checked_against_their_hash() {
    let place = Place::new();
    let path = SourcePath::new("content/a.xlsx");
    let route = Route::new("2023/a/a.xlsx");
    let copy = |bytes: &[u8], hash: &[u8]| {
        let files = MemoryFiles([(path.clone(), bytes.to_vec())].into());
        let hash: String = Sha256::digest(hash)
            .iter()
            .map(|b| format!("{b:02X}"))
            .collect();
        let publisher = place.open().map_err(|e| e.to_string())?;
        publisher
            .copy(
                &route,
                Stage::Asset,
                &files as &dyn Files,
                &path,
                Some(&hash),
            )
            .map_err(|e| e.to_string())?;
        publisher.finish().map_err(|e| e.to_string())
    };
    let large: Vec<u8> = (0..300_000_u32).map(|n| (n % 251) as u8).collect();
    let mut other = large.clone();
    other[299_999] ^= 1;
    assert_eq!(copy(&large, &large), published(1, 0, 0));
    assert_eq!(copy(&large, &large), published(0, 1, 0));
    assert_eq!(copy(&other, &other), published(1, 0, 0));
    assert_eq!(copy(&other[..9], &other[..9]), published(1, 0, 0));
    let before = place.tree();
    assert!(
        copy(&large, &other)
            .unwrap_err()
            .contains("content/a.xlsx在生成过程中变了")
    );
    assert!(copy(&other[..9], &large).unwrap_err().contains("变了"));
    assert_eq!(place.tree(), before);
}

#[test]
fn many_threads_may_put_at_once() {
    let place = Place::new();
    let pages: Vec<(String, String)> = (0..3000)
        .map(|n| {
            (
                format!("20{}/u{}/p{n}.html", n % 7, n % 11),
                format!("页{n}"),
            )
        })
        .collect();
    for expected in [(3000, 0), (0, 3000)] {
        let publisher = place.open().unwrap();
        std::thread::scope(|scope| {
            for chunk in pages.chunks(500) {
                let publisher = &publisher;
                scope.spawn(move || {
                    for (path, text) in chunk {
                        put_all(publisher, &[(path, text)]).unwrap();
                    }
                });
            }
        });
        let done = publisher.finish().unwrap();
        assert_eq!((done.written, done.unchanged), expected);
    }
    let manifest = place.tree().text("manifest-sha256.txt");
    let paths: Vec<&str> = manifest.lines().map(|line| &line[66..]).collect();
    assert!(paths.is_sorted());
    assert_eq!(paths.len(), 3000);
}
