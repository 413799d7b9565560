//! Disks that refuse in the middle: what had been done is undone, and the message says where.
//!
//! Each build runs in a mount namespace of its own, in which its output folder lies on such a disk.

use crate::Case;
use crate::edition::program;
use crate::sandbox::Sandbox;
use crate::tree::tree;
use std::path::Path;
use std::process::{Command, Output};

pub(crate) const CASES: &[Case] = &[
    Case {
        name: "disk::a_full_disk_changes_nothing",
        run: a_full_disk_changes_nothing,
        hindrance,
    },
    Case {
        name: "disk::a_disk_that_can_only_be_read_changes_nothing",
        run: a_disk_that_can_only_be_read_changes_nothing,
        hindrance,
    },
    Case {
        name: "disk::a_folder_on_another_disk_changes_nothing",
        run: a_folder_on_another_disk_changes_nothing,
        hindrance,
    },
];

/// Runs a script in a mount namespace of its own.
pub(crate) fn script(folder: &Path, script: &str) -> std::io::Result<Output> {
    let mut command = Command::new("unshare");
    command.args(["--mount", "sh", "-ec", script, "sh"]);
    command.arg(program());
    command.current_dir(folder).env("NO_COLOR", "1").output()
}

/// Why no disk can be mounted here.
pub(crate) fn hindrance() -> Option<String> {
    let place = Sandbox::empty();
    match script(place.path(), "mkdir x && mount -t tmpfs none x") {
        Err(error) => Some(format!("unshare cannot be run: {error}")),
        Ok(ran) if ran.status.success() => None,
        Ok(ran) => {
            let said = String::from_utf8_lossy(&ran.stderr).into_owned();
            Some(format!("no disk can be mounted: {said}"))
        }
    }
}

/// Builds a site, then runs `mount` in its folder and the build of the next edition, which must fail
/// with these words and leave every file as it was.
fn fails_and_changes_nothing(mount: &str, expected: &str) {
    let site = Sandbox::of_years(&[2022, 2023], "旧");
    assert_eq!(site.run(&["build"]).code, 0);
    let built = tree(&site.path().join("public"));
    site.write_years(&[2021, 2022, 2023, 2024], "新");
    site.write("static/large.txt", vec![b'7'; 3 << 20]);
    let steps = format!(
        "{mount}\ncp -a public before\nset +e\n\"$1\" build\ncode=$?\ncp -a public after || exit 99\nexit $code"
    );
    let ran = script(site.path(), &steps).unwrap();
    let said = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(ran.status.code(), Some(2), "{ran:?}");
    assert!(said.contains(expected), "{said}");
    let [before, after] = ["before", "after"].map(|name| tree(&site.path().join(name)));
    assert!(before == built, "{:?}", before.names());
    assert!(after == before, "{:?}", after.names());
}

fn a_full_disk_changes_nothing() {
    let full = "cp -a public old; mount -t tmpfs -o size=2m none public; cp -a old/. public";
    fails_and_changes_nothing(full, "磁盘空间不足");
}

fn a_disk_that_can_only_be_read_changes_nothing() {
    let read_only = "mount --bind public public; mount -o remount,bind,ro public";
    fails_and_changes_nothing(read_only, "磁盘是只读的");
}

fn a_folder_on_another_disk_changes_nothing() {
    let other =
        |name: &str| format!("cp -a {name} old; mount -t tmpfs none {name}; cp -a old/. {name}");
    // A page, before the new folder of pages is put in place, and a list, after it.
    for (folder, file) in [
        ("public/2023/qinghe", "2023/qinghe/a.html"),
        ("public/reports", "reports/index.html"),
    ] {
        let expected = format!("{file}时出错：不在同一块磁盘上");
        fails_and_changes_nothing(&other(folder), &expected);
    }
}
