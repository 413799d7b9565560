//! The second build: what was published is published again only if something has changed, and then as a
//! build from nothing would publish it.

#![cfg(unix)]

use crate::sandbox::{Ran, Sandbox};
use std::fs::{self, File};
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

/// What a build says that found nothing to do.
const NOTHING: &str = "上次生成以来没有变化，沿用上次的结果。\n";

/// Until no stamp of a file passes any more.
fn settle() {
    sleep(Duration::from_millis(2200));
}

fn site() -> Sandbox {
    let more = "佐证材料: [{名称: 名单, 文件: 名单.csv}]\n得分: 95\n";
    let site = Sandbox::site()
        .report("a", more, "甲的正文。")
        .report("b", "", "乙的正文。")
        .report("c", "草稿: true\n", "丙的正文。")
        .file("static/robots-own.txt", "x\n")
        .file("profiles/own.yaml", "提纲: []\n");
    site.write("content/2023/qinghe/名单.csv", "甲,1\n");
    site
}

fn build(site: &Sandbox, more: &[&str]) -> Ran {
    let ran = site.run(&[&["build"], more].concat());
    assert_eq!(ran.code, 0, "{ran:?}");
    ran
}

fn did_nothing(site: &Sandbox) -> bool {
    build(site, &[]).stdout.ends_with(NOTHING)
}

/// What was said, without how long it took and what was written.
fn said(ran: &Ran) -> String {
    let kept = |line: &&str| !line.starts_with("报告") && !NOTHING.starts_with(*line);
    let lines: Vec<&str> = ran.stdout.lines().filter(kept).collect();
    let counts = ran.stdout.lines().find(|line| line.starts_with("报告"));
    let counts = counts.unwrap_or_default().split('；');
    let counts = counts.filter(|count| !count.starts_with("文件") && !count.starts_with("用时"));
    format!("{lines:?} {:?}", counts.collect::<Vec<_>>())
}

/// A change to a site, by name.
type Change = (&'static str, fn(&Path));

const CHANGES: &[Change] = &[
    ("a text of the same length, with its old time", |root| {
        let path = root.join("content/2023/qinghe/b.md");
        let before = fs::metadata(&path).unwrap().modified().unwrap();
        let text = fs::read_to_string(&path).unwrap().replace("乙的", "丁的");
        fs::write(&path, text).unwrap();
        let file = File::options().write(true).open(path).unwrap();
        file.set_modified(before).unwrap();
    }),
    ("a fact", |root| {
        let path = root.join("content/2023/qinghe/a.md");
        let text = fs::read_to_string(&path).unwrap().replace("95", "59");
        fs::write(path, text).unwrap();
    }),
    ("an attachment", |root| {
        fs::write(root.join("content/2023/qinghe/名单.csv"), "乙,2\n").unwrap();
    }),
    ("a file touched, with a time of the past", |root| {
        let path = root.join("content/2023/qinghe/b.md");
        let file = File::options().write(true).open(path).unwrap();
        let time = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        file.set_modified(time).unwrap();
    }),
    ("a file renamed", |root| {
        let folder = root.join("content/2023/qinghe");
        fs::rename(folder.join("b.md"), folder.join("d.md")).unwrap();
    }),
    ("two files that change places", |root| {
        let folder = root.join("content/2023/qinghe");
        for (from, to) in [("a.md", "x"), ("b.md", "a.md"), ("x", "b.md")] {
            fs::rename(folder.join(from), folder.join(to)).unwrap();
        }
    }),
    ("a file removed", |root| {
        fs::remove_file(root.join("content/2023/qinghe/b.md")).unwrap();
    }),
    ("a new static file", |root| {
        fs::write(root.join("static/new.txt"), "y\n").unwrap();
    }),
    ("the units", |root| {
        let text = "- {标识: qinghe, 名称: 青禾}\n";
        fs::write(root.join("content/units.yaml"), text).unwrap();
    }),
    ("the settings", |root| {
        let path = root.join("mingbai.yaml");
        let text = fs::read_to_string(&path).unwrap() + "每页条数: 1\n";
        fs::write(path, text).unwrap();
    }),
    ("a theme", |root| {
        fs::create_dir_all(root.join("themes/default/assets")).unwrap();
        fs::write(root.join("themes/default/assets/own.css"), "p{}").unwrap();
    }),
    ("a page edited in the output", |root| {
        let page = root.join("public/2023/qinghe/b.html");
        let text = fs::read_to_string(&page).unwrap().replace("乙的", "丁的");
        fs::write(page, text).unwrap();
    }),
    ("a page removed from the output", |root| {
        fs::remove_file(root.join("public/index.html")).unwrap();
    }),
    ("the output removed", |root| {
        fs::remove_dir_all(root.join("public")).unwrap();
    }),
    ("the cache removed", |root| {
        fs::remove_dir_all(root.join(".mingbai-cache")).unwrap();
    }),
    ("the cache cut", |root| {
        each_kept(root, |bytes| bytes.truncate(40))
    }),
    ("the cache from elsewhere", |root| {
        each_kept(root, |bytes| *bytes = b"SQLite format 3\0".to_vec());
    }),
    ("the cache with another bit", |root| {
        each_kept(root, |bytes| {
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
        });
    }),
];

fn each_kept(root: &Path, change: fn(&mut Vec<u8>)) {
    for file in walkdir::WalkDir::new(root.join(".mingbai-cache")).min_depth(2) {
        let file = file.unwrap();
        if file.file_type().is_dir() {
            continue;
        }
        let mut bytes = fs::read(file.path()).unwrap();
        change(&mut bytes);
        fs::write(file.path(), bytes).unwrap();
    }
}

#[test]
fn whatever_changes_is_built_as_from_nothing_and_nothing_else_is() {
    let sites: Vec<(Change, Sandbox)> = CHANGES.iter().map(|change| (*change, site())).collect();
    settle();
    for (_, site) in &sites {
        build(site, &[]);
        assert!(did_nothing(site));
    }
    for ((_, change), site) in &sites {
        change(site.path());
    }
    settle();
    for ((name, _), site) in &sites {
        assert!(!did_nothing(site), "after {name}");
        let ran = site.run(&["build", "--verify"]);
        assert_eq!(ran.code, 0, "after {name}: {ran:?}");
        assert!(did_nothing(site), "after {name}, and a build");
    }
}

#[test]
fn a_check_finds_what_one_without_a_cache_finds() {
    let sites: Vec<(Change, Sandbox)> = CHANGES.iter().map(|change| (*change, site())).collect();
    settle();
    for ((_, change), site) in &sites {
        build(site, &[]);
        change(site.path());
    }
    settle();
    for ((name, _), site) in &sites {
        let warm = [site.run(&["check"]), site.run(&["check"])];
        let _ = fs::remove_dir_all(site.path().join(".mingbai-cache"));
        let clean = site.run(&["check"]);
        for warm in warm {
            assert_eq!(warm.stdout, clean.stdout, "after {name}");
        }
    }
}

#[test]
fn a_build_with_nothing_to_do_says_what_it_said_and_touches_nothing() {
    let site = site();
    settle();
    let first = build(&site, &[]);
    let before = site.tree("public");
    let second = build(&site, &[]);
    assert!(second.stdout.ends_with(NOTHING), "{second:?}");
    assert_eq!(said(&second), said(&first));
    assert!(second.stdout.contains("写入 0，未变 "), "{second:?}");
    assert!(second.stdout.contains("草稿 1 份没有发布"), "{second:?}");
    let fresh = build(&site, &["--fresh"]);
    assert!(!fresh.stdout.contains(NOTHING), "{fresh:?}");
    assert_eq!(said(&fresh), said(&first));
    let after = site.tree("public");
    assert!(before == after);
    // Lists of changes are written all the same.
    let listed = build(&site, &["--changes", "changes.txt"]);
    assert!(listed.stdout.contains(NOTHING), "{listed:?}");
    assert!(site.path().join("changes.txt").exists());
}

#[test]
fn other_ways_of_building_are_other_builds() {
    let site = site();
    settle();
    build(&site, &[]);
    let with_drafts = build(&site, &["--drafts"]);
    assert!(with_drafts.stdout.contains("报告 3 份"), "{with_drafts:?}");
    assert!(!did_nothing(&site));
    // Each output folder is remembered by itself.
    let there = ["--output", "there"];
    assert!(!build(&site, &there).stdout.ends_with(NOTHING));
    assert!(build(&site, &there).stdout.ends_with(NOTHING));
    assert!(did_nothing(&site));
    // A file that is as new as the look at it may change once more unseen, so nothing is remembered.
    site.write(
        "content/2023/qinghe/b.md",
        "---\n项目名称: 新\n单位: qinghe\n年度: 2023\n---\n",
    );
    assert!(!did_nothing(&site));
    assert!(!did_nothing(&site));
}

#[test]
fn the_cache_is_no_output_folder_and_two_builds_at_once_do_not_share_it() {
    let site = site();
    settle();
    let refused = site.run(&["build", "--output", ".mingbai-cache/public"]);
    assert_eq!(refused.code, 2, "{refused:?}");
    let outputs = ["one", "two"];
    std::thread::scope(|scope| {
        for output in outputs {
            let root = site.path();
            scope.spawn(move || {
                let status = std::process::Command::new(env!("CARGO_BIN_EXE_mingbai"))
                    .args(["build", "--output", output])
                    .current_dir(root)
                    .output();
                assert!(status.unwrap().status.success());
            });
        }
    });
    for output in outputs {
        let again = build(&site, &["--output", output]);
        assert!(again.stdout.ends_with(NOTHING), "{again:?}");
        let verified = site.run(&["build", "--output", output, "--verify"]);
        assert_eq!(verified.code, 0, "{verified:?}");
    }
}

#[test]
fn without_a_place_for_the_cache_a_site_is_built() {
    let site = site();
    site.write(".mingbai-cache", "a file");
    settle();
    build(&site, &[]);
    assert!(!did_nothing(&site));
}
