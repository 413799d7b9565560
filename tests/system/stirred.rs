//! Sources that change, vanish, and turn into folders, links and pipes while builds run: a build publishes
//! something whole or nothing, ends in time, and the next one of a site that stands still is right.
//! `SEEDS=10` makes ten times as many builds.

use crate::Case;
use crate::edition::{Edition, build, files, hold_manifest, said, verify};
use crate::random::{Random, times};
use crate::sandbox::Sandbox;
use std::fs;
use std::io::ErrorKind::NotFound;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{scope, sleep};
use std::time::{Duration, Instant};

pub(crate) const CASES: &[Case] = &[Case::new(
    "stirred::sources_that_change_while_they_are_built_are_published_whole_or_not_at_all",
    sources_that_change_while_they_are_built_are_published_whole_or_not_at_all,
)];

/// How long a build may take before it counts as one that waits for ever.
const PATIENCE: Duration = Duration::from_secs(60);

/// The sources that are stirred, and what they are stirred with.
struct Stirred {
    root: PathBuf,
    /// A pipe and a file beside the site.
    pipe: PathBuf,
    other: PathBuf,
    random: Random,
    stir: Stir,
}

/// How sources are stirred.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stir {
    /// Texts change, and are good all the while: such builds publish.
    Texts,
    /// Texts, an attachment and a static file change, and are good all the while.
    Gently,
    /// Files become folders, links and pipes, folders go, settings are cut.
    Wildly,
}

impl Stirred {
    /// Something that lies among the sources, by path; attachments and settings more often than others.
    fn any(&mut self) -> PathBuf {
        const OFTEN: [&str; 4] = [
            "mingbai.yaml",
            "content/units.yaml",
            "content/名单.csv",
            "static/x.txt",
        ];
        let found = crate::sandbox::tree(&self.root.join("content"));
        match self.random.below(6) {
            0 => self.root.join(self.random.pick(&OFTEN)),
            _ if found.is_empty() => self.root.join("content/a.md"),
            _ => self.root.join("content").join(&self.random.pick(&found).0),
        }
    }

    /// Changes something. What cannot be done is not done.
    fn stir(&mut self) -> std::io::Result<()> {
        match self.stir {
            Stir::Texts | Stir::Gently => self.stir_gently(),
            Stir::Wildly => self.stir_wildly(),
        }
    }

    fn stir_gently(&mut self) -> std::io::Result<()> {
        let number = self.random.below(40);
        let report = self.root.join(format!("content/f/a{number}.md"));
        let (aside, to, text) = (
            self.root.join("aside"),
            self.root.join("static/x.txt"),
            number.to_string(),
        );
        let first = if self.stir == Stir::Texts { 10 } else { 0 };
        let (to, text) = match first + self.random.below(50 - first) {
            0 => (self.root.join("content/名单.csv"), text),
            1..10 => (to, text),
            part => (report, report_text(number, &"别的正文。".repeat(part))),
        };
        // For a moment only, so that builds that began before see it.
        if number == 1 && self.stir == Stir::Gently {
            symlink(&self.other, &aside)?;
            fs::rename(&aside, &to)?;
        }
        // At one stroke, as editors save: half a file would be blocked.
        fs::write(&aside, text)?;
        fs::rename(aside, to)
    }

    fn stir_wildly(&mut self) -> std::io::Result<()> {
        let (path, other) = (self.any(), self.any());
        // A pipe would be waited for here.
        let is_file = fs::metadata(&path).is_ok_and(|meta| meta.is_file());
        let text = if is_file {
            fs::read(&path)
        } else {
            Err(NotFound.into())
        };
        match self.random.below(9) {
            0 => fs::write(&path, text?.repeat(2)),
            1 => fs::write(&path, &text?[1..]),
            2 => fs::remove_file(&path),
            3 => fs::rename(&path, &other),
            4 => {
                fs::remove_file(&path)?;
                fs::create_dir(&path)?;
                fs::write(path.join("a.md"), "x")
            }
            5 => {
                fs::remove_file(&path)?;
                let to = [other, self.other.clone(), "nowhere".into()];
                symlink(self.random.pick(&to), &path)
            }
            6 => {
                fs::remove_file(&path)?;
                fs::hard_link(&self.pipe, &path)
            }
            7 => {
                let folder = path.parent().unwrap();
                let aside = self.root.join("aside");
                fs::rename(folder, &aside)?;
                sleep(Duration::from_millis(1));
                fs::rename(&aside, folder)
            }
            _ if is_file => fs::write(&path, "乙,2\n"),
            _ => Err(NotFound.into()),
        }
    }
}

/// A report that names a file.
fn report_text(number: usize, body: &str) -> String {
    let front = format!("项目名称: 附件{number}\n单位: qinghe\n年度: 2022\n");
    let evidence = "佐证材料: [{名称: 名单, 文件: ../名单.csv}]\n";
    format!("---\n{front}{evidence}---\n\n{body}\n")
}

/// The site, as it is before every build.
fn lay_out(edition: &Edition, site: &Sandbox) {
    for name in ["content", "static", "mingbai.yaml"] {
        let _ = fs::remove_file(site.path().join(name));
        let _ = fs::remove_dir_all(site.path().join(name));
    }
    edition.lay_out(site.path());
}

fn sources_that_change_while_they_are_built_are_published_whole_or_not_at_all() {
    let report = |number| {
        (
            format!("content/f/a{number}.md"),
            report_text(number, "正文。"),
        )
    };
    let sources = (0..40).map(report).chain([
        ("content/名单.csv".to_owned(), "甲,1\n".to_owned()),
        ("static/x.txt".to_owned(), "x\n".to_owned()),
    ]);
    let edition = Edition::of(sources);
    let (site, beside) = (Sandbox::empty(), Sandbox::empty());
    let pipe = beside.path().join("pipe");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    beside.write("other", "秘密");
    let mut ends = [0; 3];
    for seed in 0..times(10) as u64 {
        lay_out(&edition, &site);
        // Some begin over what was published of the site as it should be.
        if seed % 3 == 0 {
            edition.build_into(site.path(), "public", "in peace");
        }
        let stirred = Stirred {
            root: site.path().to_owned(),
            pipe: pipe.clone(),
            other: beside.path().join("other"),
            random: Random::new(seed),
            stir: [Stir::Texts, Stir::Wildly, Stir::Gently, Stir::Wildly][(seed % 4) as usize],
        };
        ends[build_stirred(site.path(), stirred, seed)] += 1;
    }
    eprintln!(
        "stirred builds: {} published, {} were blocked, {} could not",
        ends[0], ends[1], ends[2]
    );
    assert!(ends[0] > 0 && ends[1] + ends[2] > 0, "{ends:?}");
    lay_out(&edition, &site);
    edition.build_into(site.path(), "public", "when all is as it was");
    verify(site.path(), "public", "when all is as it was");
}

/// Builds while the sources are stirred; gives the exit code.
fn build_stirred(root: &Path, mut stirred: Stirred, seed: u64) -> usize {
    let output = root.join("public");
    let before = files(&output);
    let (is_over, stirs) = (AtomicBool::new(false), AtomicUsize::new(0));
    let ran = scope(|scope| {
        scope.spawn(|| {
            let pause = Duration::from_micros(200 << stirred.random.below(6));
            while !is_over.load(Ordering::Relaxed) {
                stirs.fetch_add(usize::from(stirred.stir().is_ok()), Ordering::Relaxed);
                sleep(pause);
            }
        });
        let started = Instant::now();
        let ran = build(root, &[]);
        is_over.store(true, Ordering::Relaxed);
        assert!(started.elapsed() < PATIENCE, "seed {seed}: it waited");
        ran
    });
    let (stirs, told) = (stirs.into_inner(), said(&ran));
    assert!(stirs > 0, "seed {seed}: no change landed in the build");
    let code = ran
        .status
        .code()
        .and_then(|code| usize::try_from(code).ok());
    let code = code.filter(|code| *code < 3);
    let code = code.unwrap_or_else(|| panic!("seed {seed}: {:?} {told}", ran.status));
    match code {
        0 => hold_manifest(&output, &format!("seed {seed}")),
        _ => assert!(files(&output) == before, "seed {seed}: changed, {told}"),
    }
    let secret = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).contains("秘密");
    assert!(
        !files(&output).values().any(secret),
        "seed {seed}: a link out of the site"
    );
    assert!(
        !output.join(".mingbai-staging").exists(),
        "seed {seed}: staging, {told}"
    );
    code
}
