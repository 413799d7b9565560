//! Builds that the system kills while they publish: what stands in the output is whole all the same,
//! and the next build puts right what they left behind.
//!
//! A kill that came before or after publishing shows nothing, so kills are aimed, counted by where
//! they landed, and tried until enough of them landed in each part of publishing.

use crate::Case;
use crate::sandbox::Sandbox;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

pub(crate) const CASES: &[Case] = &[Case::new(
    "killed::a_build_killed_while_it_publishes_is_put_right_by_the_next",
    a_build_killed_while_it_publishes_is_put_right_by_the_next,
)];

/// Kills that must land in each part of publishing.
const ENOUGH: usize = 6;
/// Kills that are tried for that.
const MOST: usize = 60;

/// What shows how far a build has come: the folder of staged files, the journal of what is to be put in
/// place, and a folder in which pages are replaced.
const SIGNS: [&str; 3] = [
    ".mingbai-staging/files",
    ".mingbai-staging/journal",
    "2020/qinghe",
];

/// Where a kill landed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Landed {
    /// While files were written into the staging folder or brought to the disk there.
    Staging,
    /// While they were put in place: the first page is there, and the build not at its end.
    Placing,
    /// Before the first or after the second, or after the program had ended.
    Elsewhere,
}

/// A site, and what is published of it.
struct Edition {
    site: Sandbox,
    outputs: BTreeMap<String, Vec<u8>>,
}

impl Edition {
    /// An edition that shares no page with another: most are changed, some go, some come, a folder of
    /// them at once.
    fn new(number: usize) -> Self {
        let site = Sandbox::site();
        for report in number * 20..number * 20 + 120 {
            let year = match report % 10 {
                0 => 2010 + number,
                rest => 2020 + rest % 4,
            };
            let text = format!(
                "---\n项目名称: 试验项目{report}\n单位: qinghe\n年度: {year}\n---\n\n第{number}版\n"
            );
            site.write(&format!("content/{year}/qinghe/r{report}.md"), text);
        }
        let ran = site.run(&["build"]);
        assert_eq!(ran.code, 0, "{ran:?}");
        let outputs: BTreeMap<_, _> = site.tree("public").into_iter().collect();
        assert!(outputs.len() > 120, "{:?}", outputs.keys());
        Self { site, outputs }
    }

    fn command(&self, output: &Path) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mingbai"));
        command.arg("build").arg("--root").arg(self.site.path());
        command.arg("--output").arg(output);
        command.stdin(Stdio::null()).stdout(Stdio::null());
        command
    }

    /// Builds to the end: afterwards the output is what a build from nothing gives.
    fn build(&self, output: &Output, what: &str) {
        let built = self.command(&output.folder).output().unwrap();
        let said = String::from_utf8_lossy(&built.stderr);
        assert!(built.status.success(), "{what}: {said}");
        assert!(output.files() == self.outputs, "{what}: other files");
        assert!(!output.staging().exists(), "{what}: the staging folder");
    }
}

/// The folder that all editions are published into.
struct Output {
    folder: PathBuf,
}

impl Output {
    fn staging(&self) -> PathBuf {
        self.folder.join(".mingbai-staging")
    }

    /// What stands in it, beside the staging folder.
    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let files = crate::sandbox::tree(&self.folder).into_iter();
        files
            .filter(|(path, _)| !path.starts_with(".mingbai-staging"))
            .collect()
    }

    /// When something in the output folder was last changed.
    fn stamp(&self, name: &str) -> Option<SystemTime> {
        let meta = fs::metadata(self.folder.join(name)).ok()?;
        meta.modified().ok()
    }

    /// How far a build has come since the staging folder was as `before` says.
    fn progress(&self, before: &[Option<SystemTime>; 3]) -> Landed {
        let is_new = |at: usize| {
            let now = self.stamp(SIGNS[at]);
            now.is_some() && now != before[at]
        };
        match (is_new(0), is_new(1) && is_new(2)) {
            (_, true) => Landed::Placing,
            (true, false) => Landed::Staging,
            (false, false) => Landed::Elsewhere,
        }
    }

    /// Kills a build `delay` after it came as far as `aim`, and says where that landed.
    fn kill(&self, edition: &Edition, aim: Landed, delay: Duration) -> Landed {
        let before = SIGNS.map(|name| self.stamp(name));
        let mut command = edition.command(&self.folder);
        let mut child = command.stderr(Stdio::null()).spawn().unwrap();
        let reached = || {
            matches!(
                (self.progress(&before), aim),
                (Landed::Placing, _) | (Landed::Staging, Landed::Staging)
            )
        };
        while child.try_wait().unwrap().is_none() && !reached() {
            sleep(Duration::from_micros(100));
        }
        sleep(delay);
        let _ = child.kill();
        match child.wait().unwrap().success() {
            true => Landed::Elsewhere,
            false => self.progress(&before),
        }
    }
}

fn a_build_killed_while_it_publishes_is_put_right_by_the_next() {
    let editions = [0, 1, 2].map(Edition::new);
    let place = Sandbox::empty();
    let output = Output {
        folder: place.path().join("public"),
    };
    editions[0].build(&output, "the first build");
    let mut landed: BTreeMap<Landed, usize> = BTreeMap::new();
    let mut longest = BTreeMap::from([
        (Landed::Staging, Duration::from_millis(4)),
        (Landed::Placing, Duration::from_millis(4)),
    ]);
    let mut halfway = 0;
    for round in 0..MOST {
        let count = |part| landed.get(&part).copied().unwrap_or(0);
        let aim = match count(Landed::Staging) <= count(Landed::Placing) {
            true => Landed::Staging,
            false => Landed::Placing,
        };
        if count(aim) >= ENOUGH {
            break;
        }
        let delay = &mut longest.get_mut(&aim).unwrap();
        let part = u32::try_from(round % 5).unwrap();
        let found = output.kill(&editions[(round + 1) % 2], aim, **delay * part / 4);
        // Too late: the next is to come earlier.
        **delay = match found == aim {
            true => **delay * 5 / 4,
            false => **delay / 2,
        };
        *landed.entry(found).or_default() += 1;
        let files = output.files();
        for (path, bytes) in &files {
            let is_whole = |edition: &Edition| edition.outputs.get(path) == Some(bytes);
            assert!(
                editions.iter().any(is_whole),
                "round {round}: {path} is torn"
            );
        }
        let shows = |edition: &&Edition| {
            files.iter().any(|(path, bytes)| {
                path.contains("/qinghe/r") && edition.outputs.get(path) == Some(bytes)
            })
        };
        halfway += usize::from(editions.iter().filter(shows).count() > 1);
        // Every other time the next build is killed as well.
        if round % 4 != 1 {
            editions[2].build(&output, &format!("after round {round}"));
        }
    }
    editions[2].build(&output, "the last build");
    for part in [Landed::Staging, Landed::Placing] {
        let count = landed.get(&part).copied().unwrap_or(0);
        assert!(count >= ENOUGH, "kills landed {landed:?}");
    }
    assert!(halfway >= 2, "{halfway} kills left pages of two editions");
}
