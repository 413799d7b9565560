//! Clocks that jump between builds, and files that say that they are of any time: what is built is what a build
//! from nothing gives. `SEEDS=10` makes ten times as many builds.

use crate::Case;
use crate::edition::{Edition, build, command, said};
use crate::random::{Random, times};
use crate::sandbox::{Sandbox, tree};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

pub(crate) const CASES: &[Case] = &[
    Case {
        name: "clocks::a_clock_that_jumps_between_builds_hides_no_change",
        run: a_clock_that_jumps_between_builds_hides_no_change,
        hindrance,
    },
    Case::new(
        "clocks::files_of_any_time_are_built_as_they_are",
        files_of_any_time_are_built_as_they_are,
    ),
];

/// The library that gives a program another time than the system's.
fn faketime() -> Option<PathBuf> {
    let libraries = fs::read_dir("/usr/lib").ok()?.flatten();
    let mut places = libraries.map(|folder| folder.path().join("faketime/libfaketimeMT.so.1"));
    places.find(|place| place.exists())
}

/// Why the clock cannot be set.
fn hindrance() -> Option<String> {
    match faketime() {
        None => Some("faketime is not installed".to_owned()),
        Some(_) => None,
    }
}

/// How far the program's clock is from that of the disk, as faketime writes it.
const CLOCKS: &[&str] = &[
    "-4000d", "-40d", "-1h", "-3s", "-1s", "+0", "+1s", "+3s", "+1h", "+40d", "+4000d",
];

fn a_clock_that_jumps_between_builds_hides_no_change() {
    let editions = Edition::three();
    let site = Sandbox::empty();
    let mut random = Random::new(3);
    let mut idle = 0;
    for round in 0..times(6) {
        let edition = random.pick(editions);
        edition.lay_out(site.path());
        let clock = *random.pick(CLOCKS);
        let what = format!("round {round}, {clock}");
        // Twice, so that a clock ahead of the disk's finds nothing to do.
        for _ in 0..2 {
            let mut command = command(site.path(), &[]);
            command
                .env("LD_PRELOAD", faketime().unwrap())
                .env("FAKETIME", clock);
            command
                .env("NO_FAKE_STAT", "1")
                .env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
            let ran = command.output().unwrap();
            assert!(ran.status.success(), "{what}: {}", said(&ran));
            idle += usize::from(said(&ran).contains("沿用上次的结果"));
            edition.hold(&site.path().join("public"), &what);
        }
    }
    assert!(idle > 0, "no clock was ahead of the disk's");
}

/// Sets the time of some files of a folder to any.
fn set_times(folder: &Path, random: &mut Random) {
    for (path, _) in tree(folder) {
        let seconds = match random.below(6) {
            0 => 0,
            1 => 1_000_000_000 + random.below(1_000_000_000) as u64,
            2 => 4_000_000_000,
            _ => continue,
        };
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        let file = File::options().write(true).open(folder.join(path)).unwrap();
        file.set_modified(time).unwrap();
    }
}

fn files_of_any_time_are_built_as_they_are() {
    let editions = Edition::three();
    let site = Sandbox::empty();
    let mut random = Random::new(4);
    for round in 0..times(6) {
        let edition = &editions[round % 3];
        edition.lay_out(site.path());
        set_times(&site.path().join("content"), &mut random);
        set_times(&site.path().join(".mingbai-cache"), &mut random);
        let output = site.path().join("public");
        set_times(&output, &mut random);
        // What the output says of its time does not hide that it was edited.
        let before = fs::metadata(output.join("404.html")).and_then(|meta| meta.modified());
        if let Ok(time) = before {
            let mut bytes = fs::read(output.join("404.html")).unwrap();
            bytes[20] ^= 1;
            fs::write(output.join("404.html"), bytes).unwrap();
            let file = File::options().write(true).open(output.join("404.html"));
            file.unwrap().set_modified(time).unwrap();
        }
        let ran = build(site.path(), &[]);
        assert!(ran.status.success(), "round {round}: {}", said(&ran));
        edition.hold(&output, &format!("round {round}"));
    }
}
