//! Sites and output folders that the one who runs the program may not read or write. Root may do
//! everything, so where root runs the tests another user runs the program.

use crate::Case;
use crate::edition::{Edition, said};
use crate::sandbox::Sandbox;
use crate::tree::tree;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

pub(crate) const CASES: &[Case] = &[
    Case {
        name: "rights::what_may_not_be_read_is_named",
        run: what_may_not_be_read_is_named,
        hindrance,
    },
    Case {
        name: "rights::an_output_folder_that_may_not_be_written_stays_as_it_is",
        run: an_output_folder_that_may_not_be_written_stays_as_it_is,
        hindrance,
    },
    Case {
        name: "rights::what_may_not_be_read_is_not_published_without",
        run: what_may_not_be_read_is_not_published_without,
        hindrance,
    },
    Case {
        name: "rights::a_site_that_may_only_be_read_is_built_without_a_cache",
        run: a_site_that_may_only_be_read_is_built_without_a_cache,
        hindrance,
    },
    Case {
        name: "rights::a_cache_that_may_not_be_used_is_done_without",
        run: a_cache_that_may_not_be_used_is_done_without,
        hindrance,
    },
];

/// A user who owns nothing, and is nobody.
const NOBODY: &str = "65534";

fn is_root() -> bool {
    let asked = Command::new("id").arg("-u").output().unwrap();
    asked.stdout == b"0\n"
}

/// Runs a program as a user who is not root.
fn as_nobody(program: &str) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args([
        "--reuid",
        NOBODY,
        "--regid",
        NOBODY,
        "--clear-groups",
        program,
    ]);
    command
}

/// Why nobody cannot be asked.
fn hindrance() -> Option<String> {
    let program = env!("CARGO_BIN_EXE_mingbai");
    match as_nobody(program).arg("--version").output() {
        Err(error) => Some(format!("setpriv cannot be run: {error}")),
        Ok(ran) if ran.status.success() => None,
        Ok(ran) => {
            let said = String::from_utf8_lossy(&ran.stderr);
            Some(format!("another user cannot run {program}: {said}"))
        }
    }
}

/// Runs the program as another user in a site.
fn run(site: &Sandbox, arguments: &[&str]) -> Output {
    let mut command = as_nobody(env!("CARGO_BIN_EXE_mingbai"));
    let command = command.args(arguments).current_dir(site.path());
    command.env("NO_COLOR", "1").output().unwrap()
}

/// Gives a folder to the one who runs the program.
fn give(site: &Sandbox, folder: &str) {
    if is_root() {
        let owner = format!("{NOBODY}:{NOBODY}");
        let mut given = Command::new("chown");
        given.args(["-R", &owner, folder]);
        given.current_dir(site.path());
        assert!(given.status().unwrap().success());
    }
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

fn what_may_not_be_read_is_named() {
    let site = Sandbox::site()
        .report("a", "", "正文")
        .report("b", "", "正文");
    site.write("content/2024/qinghe/c.md", "");
    set_mode(site.path(), 0o755);
    let closed = ["content/2023/qinghe/a.md", "content/2024"].map(|path| site.path().join(path));
    closed.iter().for_each(|path| set_mode(path, 0));
    let ran = run(&site, &["check", "--format", "concise"]);
    closed.iter().for_each(|path| set_mode(path, 0o755));
    let said = String::from_utf8_lossy(&ran.stdout);
    assert_eq!(ran.status.code(), Some(1), "{ran:?}");
    for expected in [
        "content/2023/qinghe/a.md:1:1: 拦截[FMT10] 读不了这个文件：没有权限",
        "content/2024:1:1: 拦截[FMT10] 读不了这个文件夹：没有权限",
    ] {
        assert!(said.contains(expected), "{expected}: {said}");
    }
    assert!(!said.contains("b.md:1:1: 拦截[FMT10]"), "{said}");
}

fn an_output_folder_that_may_not_be_written_stays_as_it_is() {
    // A folder of pages: others are in place by then; and the whole output: nothing is staged.
    for closed in ["public/2023/qinghe", "public"] {
        let site = Sandbox::of_years(&[2022, 2023], "旧");
        assert_eq!(site.run(&["build"]).code, 0);
        let before = tree(&site.path().join("public"));
        assert!(before.files.len() > 10, "{:?}", before.names());
        site.write_years(&[2021, 2022, 2023, 2024], "新");
        set_mode(site.path(), 0o755);
        give(&site, "public");
        set_mode(&site.path().join(closed), 0o555);
        let ran = run(&site, &["build"]);
        set_mode(&site.path().join(closed), 0o755);
        let said = String::from_utf8_lossy(&ran.stderr);
        assert_eq!(ran.status.code(), Some(2), "{closed}: {ran:?}");
        assert!(said.contains("没有权限"), "{closed}: {said}");
        assert!(
            tree(&site.path().join("public")) == before,
            "{closed}: {said}"
        );
    }
}

fn what_may_not_be_read_is_not_published_without() {
    for closed in ["content/2023/qinghe/a.md", "content/2023", "content"] {
        let site = Sandbox::of_years(&[2022, 2023], "旧");
        assert_eq!(site.run(&["build"]).code, 0);
        let before = tree(&site.path().join("public"));
        set_mode(site.path(), 0o755);
        give(&site, "public");
        give(&site, ".mingbai-cache");
        set_mode(&site.path().join(closed), 0);
        let ran = run(&site, &["build"]);
        set_mode(&site.path().join(closed), 0o755);
        let said = said(&ran);
        assert_eq!(ran.status.code(), Some(1), "{closed}: {said}");
        assert!(said.contains("没有权限"), "{closed}: {said}");
        assert!(
            tree(&site.path().join("public")) == before,
            "{closed}: {said}"
        );
        // The rights say nothing of what a file says, and are seen all the same.
        let ran = run(&site, &["build"]);
        assert!(ran.status.success(), "{closed}: {ran:?}");
        assert!(tree(&site.path().join("public")) == before, "{closed}");
    }
}

fn a_site_that_may_only_be_read_is_built_without_a_cache() {
    let editions = Edition::three();
    let site = Sandbox::empty();
    site.write("public/manifest-sha256.txt", "");
    editions[0].lay_out(site.path());
    set_mode(site.path(), 0o555);
    give(&site, "public");
    for what in ["the first build", "the second build"] {
        let ran = run(&site, &["build"]);
        assert!(ran.status.success(), "{what}: {ran:?}");
        editions[0].hold(&site.path().join("public"), what);
    }
    set_mode(site.path(), 0o755);
    assert!(!site.path().join(".mingbai-cache").exists());
}

fn a_cache_that_may_not_be_used_is_done_without() {
    let editions = Edition::three();
    let site = Sandbox::empty();
    editions[0].lay_out(site.path());
    editions[0].build_into(site.path(), "public", "the first build");
    set_mode(site.path(), 0o755);
    give(&site, "public");
    let cache = site.path().join(".mingbai-cache");
    let kept = site.tree(".mingbai-cache");
    for (round, mode) in [0o555, 0o111, 0o000].into_iter().enumerate() {
        let edition = &editions[(round + 1) % 3];
        edition.lay_out(site.path());
        set_mode(&cache, mode);
        let ran = run(&site, &["build"]);
        set_mode(&cache, 0o755);
        assert!(ran.status.success(), "{mode:o}: {ran:?}");
        edition.hold(&site.path().join("public"), &format!("{mode:o}"));
        assert!(site.tree(".mingbai-cache") == kept, "{mode:o}");
    }
}
