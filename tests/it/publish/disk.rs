//! Disks that refuse in the middle: what had been done is undone, and the message says where.
//!
//! Each case runs in a process of its own, in a mount namespace of its own; where the system does
//! not allow that the case is left out.

use super::tree::tree;
use super::{Place, put_all};
use mingbai::shell::{Publisher, Sources};
use std::path::Path;
use std::process::Command;

const CHILD: &str = "MINGBAI_TEST_DISK_CHILD";
const EXPECTED: &str = "MINGBAI_TEST_DISK_EXPECTED";

const OLD: &[(&str, &str)] = &[
    ("a.html", "旧"),
    ("gone.html", "旧"),
    ("index.html", "旧"),
    ("x/a.html", "旧"),
    ("y/index.html", "旧"),
];

/// Not a test of its own: a build that must fail and change nothing.
#[test]
fn child_that_builds_where_the_disk_refuses() {
    let Some(site) = std::env::var_os(CHILD) else {
        return;
    };
    let expected = std::env::var(EXPECTED).unwrap();
    let sources = Sources {
        root: Path::new(&site).into(),
        home: None,
    };
    let output = sources.root.join("public");
    let before = tree(&output);
    let large = "大".repeat(300_000);
    let pages = [
        ("a.html", "新"),
        ("b.html", "新"),
        ("n/b.html", "新"),
        ("n/b/附件.txt", "新"),
        ("n/m/c.html", "新"),
        ("x/a.html", "新"),
        ("x/b.html", "新"),
        ("y/index.html", "新"),
        ("large.html", large.as_str()),
        ("index.html", "新"),
        ("sitemap.xml", "新"),
    ];
    let result = Publisher::open(&output, &sources)
        .map_err(|error| error.to_string())
        .and_then(|publisher| {
            put_all(&publisher, &pages).map_err(|error| error.to_string())?;
            publisher.finish().map_err(|error| error.to_string())
        });
    let error = result.unwrap_err();
    assert!(error.contains(&expected), "{error}");
    assert_eq!(tree(&output), before);
}

/// Builds the old site, runs `script` in its folder and namespace, then the build that must fail.
fn fails_and_changes_nothing(script: &str, user: &str, expected: &str) {
    let place = Place::new();
    place.build(OLD).unwrap();
    let test = "publish::disk::child_that_builds_where_the_disk_refuses";
    let prepare = format!("chmod -R a+rX ../.. && {script}");
    let run = |last: &str| {
        let mut command = Command::new("unshare");
        command.args(["--mount", "sh", "-ec", &format!("{prepare}\n{last}"), "sh"]);
        command.arg(std::env::current_exe().unwrap()).arg(test);
        command
            .current_dir(place.output())
            .env(CHILD, place.path("site"));
        command.env(EXPECTED, expected).output()
    };
    if !run("true").is_ok_and(|output| output.status.success()) {
        return;
    }
    let output = run(&format!("exec {user} \"$1\" --exact \"$2\" --nocapture")).unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(
        String::from_utf8_lossy(&output.stdout).contains("1 passed"),
        "{output:?}"
    );
}

#[test]
fn a_full_disk_changes_nothing() {
    let full =
        "mkdir -p ../copy; cp -a . ../copy/; mount -t tmpfs -o size=200k none .; cp -a ../copy/. .";
    fails_and_changes_nothing(full, "", "磁盘空间不足");
}

#[test]
fn a_disk_that_can_only_be_read_changes_nothing() {
    let read_only = "mount --bind . .; mount -o remount,bind,ro .";
    fails_and_changes_nothing(read_only, "", "磁盘是只读的");
}

#[test]
fn a_folder_on_another_disk_changes_nothing() {
    let other = |name| {
        format!(
            "mkdir -p ../{name}; cp -a {name}/. ../{name}; mount -t tmpfs -o size=2m none {name}; cp -a ../{name}/. {name}"
        )
    };
    // A page, before the new folder of pages is put in place, and a list, after it.
    fails_and_changes_nothing(&other("x"), "", "x/a.html时出错：不在同一块磁盘上");
    fails_and_changes_nothing(&other("y"), "", "y/index.html时出错：不在同一块磁盘上");
}

#[test]
fn a_folder_without_permission_changes_nothing() {
    let forbidden = "chown -R 65534 .; chown 0 x; chmod 755 x";
    let nobody = "setpriv --reuid=65534 --regid=65534 --clear-groups";
    fails_and_changes_nothing(forbidden, nobody, "没有权限");
    fails_and_changes_nothing("chown 0 .; chmod 755 .", nobody, "没有权限");
}
