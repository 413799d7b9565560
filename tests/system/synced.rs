//! What a build writes is on the disk before anything leads to it: told from its calls to the system.

use crate::Case;
use crate::sandbox::Sandbox;
use std::process::Command;

pub(crate) const CASES: &[Case] = &[
    Case {
        name: "synced::many_files_are_on_the_disk_before_their_names",
        run: many_files_are_on_the_disk_before_their_names,
        hindrance,
    },
    Case {
        name: "synced::a_few_files_are_on_the_disk_before_their_names",
        run: a_few_files_are_on_the_disk_before_their_names,
        hindrance,
    },
];

/// Why nobody can look on.
fn hindrance() -> Option<String> {
    let traced = Command::new("strace")
        .args(["-o", "/dev/null", "true"])
        .output();
    match traced {
        Err(error) => Some(format!("strace cannot be run: {error}")),
        Ok(ran) if ran.status.success() => None,
        Ok(ran) => Some(String::from_utf8_lossy(&ran.stderr).into_owned()),
    }
}

/// What a build does, in order.
#[derive(Debug, PartialEq)]
enum Call {
    /// Brings all there is to the disk.
    SyncAll,
    /// Brings this file or folder to the disk.
    Sync(String),
    /// Renames one to the other.
    Rename(String, String),
}

/// The calls of a build, with paths from the output folder.
fn calls(sandbox: &Sandbox) -> Vec<Call> {
    let log = sandbox.path().join("calls");
    let traced = Command::new("strace")
        .args([
            "-f",
            "-y",
            "-e",
            "trace=syncfs,fsync,rename,renameat,renameat2",
            "-o",
        ])
        .arg(&log)
        .arg(env!("CARGO_BIN_EXE_mingbai"))
        .arg("build")
        .current_dir(sandbox.path())
        .output()
        .unwrap();
    assert!(traced.status.success(), "{traced:?}");
    let log = std::fs::read_to_string(log).unwrap();
    log.lines().filter_map(|line| call(line, sandbox)).collect()
}

fn call(line: &str, sandbox: &Sandbox) -> Option<Call> {
    let (_, rest) = line.split_once(' ')?;
    let (name, rest) = rest.trim_start().split_once('(')?;
    let output = sandbox.path().join("public");
    let inside = |path: &str| {
        let path = path
            .strip_prefix(output.to_str().unwrap())
            .or(path.strip_prefix("./public"))
            .or(path.strip_prefix("public/"));
        path.map(|path| path.trim_start_matches('/').to_owned())
    };
    match name {
        "syncfs" => Some(Call::SyncAll),
        "fsync" => inside(rest.split(['<', '>']).nth(1)?).map(Call::Sync),
        _ => {
            let mut paths = rest.split('"').skip(1).step_by(2);
            Some(Call::Rename(inside(paths.next()?)?, inside(paths.next()?)?))
        }
    }
}

const MANIFEST: &str = "manifest-sha256.txt";

/// Where among the calls the first file is put in place, and where the manifest is.
fn placed(calls: &[Call]) -> (usize, usize) {
    let staged = |path: &str| path.starts_with(".mingbai-staging");
    let is_placed = |call: &Call| matches!(call, Call::Rename(_, to) if !staged(to));
    let first = calls.iter().position(is_placed).unwrap();
    let last = calls.iter().rposition(is_placed).unwrap();
    assert!(matches!(&calls[last], Call::Rename(_, to) if to == MANIFEST));
    assert!(first < last);
    (first, last)
}

fn many_files_are_on_the_disk_before_their_names() {
    let mut sandbox = Sandbox::site();
    for number in 0..80 {
        sandbox = sandbox.report(&format!("p{number}"), "", "正文");
    }
    let calls = calls(&sandbox);
    let (first, manifest) = placed(&calls);
    assert_eq!(calls[first - 1], Call::SyncAll, "{calls:?}");
    assert_eq!(calls[manifest - 1], Call::SyncAll, "{calls:?}");
    assert_eq!(calls[manifest + 1], Call::Sync(String::new()), "{calls:?}");
}

fn a_few_files_are_on_the_disk_before_their_names() {
    let sandbox = Sandbox::site().report("a", "", "一").report("b", "", "二");
    calls(&sandbox);
    // A page that changes, and one in a new folder.
    let sandbox = sandbox.report("a", "", "改过的");
    sandbox.write(
        "content/c.md",
        "---\n项目名称: 丙\n单位: qinghe\n年度: 2020\n---\n\n正文\n",
    );
    let calls = calls(&sandbox);
    let (first, manifest) = placed(&calls);
    let is_synced = |path: &str, range: &[Call]| {
        let wanted = Call::Sync(path.to_owned());
        assert!(range.contains(&wanted), "{path} is not synced: {calls:?}");
    };
    let mut renamed = 0;
    for call in &calls[first..=manifest] {
        let Call::Rename(from, to) = call else {
            continue;
        };
        // What is taken away, as parts of the search index are, need not be on the disk.
        if to.starts_with(".mingbai-staging") {
            continue;
        }
        // A folder that comes whole is synced as well, with what is in it.
        is_synced(from, &calls[..first]);
        is_synced(
            to.rsplit_once('/').map_or("", |(folder, _)| folder),
            &calls[first..],
        );
        renamed += 1;
    }
    assert!(renamed > 3);
    is_synced(".mingbai-staging/new/2020/qinghe/c.html", &calls[..first]);
    is_synced("", &calls[first..manifest]);
    is_synced("", &calls[manifest..]);
    assert!(!calls.contains(&Call::SyncAll));
}
