//! Builds that the system kills while they read, make pages, put them in place and keep what the next build
//! wants to know: what stands in the output is whole all the same, and the next build puts right what they
//! left behind.
//!
//! Kills are aimed, counted by where they landed, and tried until enough of them landed in each part of each
//! kind of build. `SEEDS=17` makes 204 of them and more.

use crate::Case;
use crate::edition::{Edition, FileMap, command, files, size, verify};
use crate::random::{Random, times};
use crate::sandbox::Sandbox;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Stdio;
use std::thread::{sleep, yield_now};
use std::time::{Duration, SystemTime};

pub(crate) const CASES: &[Case] = &[Case::new(
    "killed::a_build_killed_at_any_point_is_put_right_by_the_next",
    a_build_killed_at_any_point_is_put_right_by_the_next,
)];

/// What a build does, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// It reads and checks; the output is not touched.
    Reading,
    /// Files are made in the staging folder.
    Rendering,
    /// The journal is written: files are put in place.
    Placing,
    /// All is in place, the staging folder is gone: the cache is written.
    Saving,
}

const PARTS: [Part; 4] = [Part::Reading, Part::Rendering, Part::Placing, Part::Saving];

/// What is built over what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// The first edition over nothing, and without a cache.
    First,
    /// The second over the first: pages change.
    Edited,
    /// The third over the second: pages go.
    Removing,
}

const KINDS: [Kind; 3] = [Kind::First, Kind::Edited, Kind::Removing];

/// A file that is not ours, in the output.
const FOREIGN: &str = "notes/别人的.txt";

/// The site whose builds are killed.
struct Target {
    site: Sandbox,
    editions: &'static [Edition; 3],
    /// How long each part takes at most, as far as it is known.
    longest: BTreeMap<(Kind, Part), Duration>,
    random: Random,
}

/// When the files were last written by which one sees how far a build has come: in the staging folder, the
/// journal there, the manifest.
type Signs = [Option<SystemTime>; 3];

impl Target {
    fn output(&self) -> PathBuf {
        self.site.path().join("public")
    }

    fn signs(&self) -> Signs {
        [
            ".mingbai-staging/clock",
            ".mingbai-staging/journal",
            "manifest-sha256.txt",
        ]
        .map(|name| {
            let meta = fs::metadata(self.output().join(name)).ok()?;
            meta.modified().ok()
        })
    }

    /// How far a build has come since the signs were these.
    fn reached(&self, before: &Signs) -> Part {
        let now = self.signs();
        let is_new = |at: usize| now[at].is_some() && now[at] != before[at];
        let is_staged = self.output().join(".mingbai-staging").exists();
        match (is_new(0), is_new(1), is_new(2)) {
            (_, _, true) if !is_staged => Part::Saving,
            (_, true, _) | (_, _, true) => Part::Placing,
            (true, ..) => Part::Rendering,
            _ => Part::Reading,
        }
    }

    /// What stands in the output. What is not ours is as it was.
    fn files(&self) -> FileMap {
        let mut files = files(&self.output());
        let foreign = files.remove(FOREIGN);
        assert!(
            foreign.is_none_or(|bytes| bytes == b"x"),
            "{FOREIGN} is another"
        );
        files
    }

    /// Kills a build while it does what is aimed at, and says where that landed; `None` if it had ended.
    fn kill(&mut self, kind: Kind, aim: Part) -> Option<Part> {
        let before = self.signs();
        let longest = self.longest.get(&(kind, aim)).copied();
        let longest = longest.unwrap_or(Duration::from_millis(20));
        let delay = longest * u32::try_from(self.random.below(1000)).unwrap() / 1000;
        let mut command = command(self.site.path(), &[]);
        let mut child = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        while child.try_wait().unwrap().is_none() && self.reached(&before) < aim {
            match aim {
                Part::Saving => yield_now(),
                _ => sleep(Duration::from_micros(100)),
            }
        }
        sleep(delay);
        let _ = child.kill();
        let status = child.wait().unwrap();
        assert!(status.success() || status.code().is_none(), "{status}");
        let landed = (!status.success()).then(|| self.reached(&before));
        // Too late: the next is to come earlier.
        let longest = match landed == Some(aim) {
            true => longest * 5 / 4,
            false => longest / 2,
        };
        self.longest
            .insert((kind, aim), longest.max(Duration::from_micros(1)));
        landed
    }

    /// That every file is whole, as it was before or as it is to be; and that nothing changed before the first
    /// file is put in place, and everything once the cache is written. Says whether both are there.
    fn hold(&self, landed: Option<Part>, before: &FileMap, next: &Edition, what: &str) -> bool {
        next.hold_sources(self.site.path());
        let files = self.files();
        for (path, bytes) in &files {
            let is_whole = before.get(path) == Some(bytes) || next.outputs.get(path) == Some(bytes);
            assert!(is_whole, "{what}: {path} is torn");
        }
        match landed {
            Some(Part::Reading | Part::Rendering) => assert!(&files == before, "{what}: changed"),
            Some(Part::Placing) => {}
            Some(Part::Saving) | None => assert!(files == next.outputs, "{what}: not all is there"),
        }
        &files != before && files != next.outputs
    }

    /// Kills a build of this kind, and has the next one put it right. Says where the kill landed, and whether
    /// some files were in place and some were not.
    fn round(&mut self, kind: Kind, aim: Part, round: usize) -> (Option<Part>, bool) {
        let root = self.site.path().to_owned();
        if kind == Kind::First {
            let _ = fs::remove_dir_all(self.output());
            let _ = fs::remove_dir_all(root.join(".mingbai-cache"));
        }
        let edition = kind as usize;
        self.editions[edition].lay_out(&root);
        let before = self.files();
        let landed = self.kill(kind, aim);
        let what = format!("round {round}, {kind:?}, {landed:?}");
        let halfway = self.hold(landed, &before, &self.editions[edition], &what);
        // Some are killed again, at any point.
        if round % 4 == 3 {
            let before = self.files();
            let again = *self.random.pick(&PARTS);
            let again = self.kill(kind, again);
            let what = format!("{what}, and {again:?}");
            // Nothing need have been left to do.
            let again = again.filter(|_| before != self.editions[edition].outputs);
            self.hold(
                again.or(Some(Part::Placing)),
                &before,
                &self.editions[edition],
                &what,
            );
        }
        if kind != Kind::First {
            assert!(self.output().join(FOREIGN).exists(), "{what}: {FOREIGN}");
            fs::remove_file(self.output().join(FOREIGN)).unwrap();
        }
        self.editions[edition].build_into(&root, "public", &what);
        if round.is_multiple_of(5) {
            verify(&root, "public", &what);
        }
        self.site.write(&format!("public/{FOREIGN}"), "x");
        (landed, halfway)
    }
}

fn a_build_killed_at_any_point_is_put_right_by_the_next() {
    let enough = times(1);
    let mut target = Target {
        site: Sandbox::empty(),
        editions: Edition::three(),
        longest: BTreeMap::new(),
        random: Random::new(7),
    };
    let mut landed: BTreeMap<(Kind, Part), usize> = BTreeMap::new();
    let mut halfway = 0;
    for round in 0.. {
        let kind = KINDS[round % 3];
        let count = |kind, part| landed.get(&(kind, part)).copied().unwrap_or(0);
        let mut all = KINDS
            .iter()
            .flat_map(|kind| PARTS.map(|part| count(*kind, part)));
        let is_enough = all.all(|count| count >= enough);
        if is_enough && halfway >= enough {
            break;
        }
        assert!(
            round < enough * 60 + 60,
            "kills landed {landed:?}, {halfway} left pages of two editions"
        );
        let aim = match is_enough {
            true => Some(Part::Placing),
            false => PARTS.into_iter().min_by_key(|part| count(kind, *part)),
        };
        let (part, half) = target.round(kind, aim.unwrap(), round);
        halfway += usize::from(half);
        if let Some(part) = part {
            *landed.entry((kind, part)).or_default() += 1;
        }
    }
    eprintln!("kills landed {landed:?}, {halfway} of them left pages of two editions");
    // What killed builds began to keep does not pile up.
    let (kept, _) = size(&target.site.path().join(".mingbai-cache"));
    fs::remove_dir_all(target.site.path().join(".mingbai-cache")).unwrap();
    target.editions[2].lay_out(target.site.path());
    target.editions[2].build_into(target.site.path(), "other", "into another folder");
    let (one, _) = size(&target.site.path().join(".mingbai-cache"));
    assert!(
        kept <= one * 2 + 4096,
        "{kept} bytes in the cache, and {one} of one build"
    );
}
