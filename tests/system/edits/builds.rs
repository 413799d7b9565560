//! A build that remembers, beside one from nothing.

use super::site::{EditedSite, SETTINGS, UNIT_LIST, remove};
use crate::edition::{FileMap, first_difference, program};
use crate::random::Random;
use crate::sandbox::tree;
use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// What was done.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    pub(super) edits: usize,
    /// Builds that were compared.
    builds: usize,
    /// Those of them that published nothing.
    blocked: usize,
    /// Pauses, and builds after one that found nothing to do.
    pub(super) pauses: usize,
    pub(super) idle: usize,
    /// Files that builds published, and those that stood there already.
    written: usize,
    stood: usize,
}

/// What a build says that found nothing to do.
const NOTHING: &str = "上次生成以来没有变化，沿用上次的结果。";

/// How a program ended, and what it said.
#[derive(Debug, PartialEq, Eq)]
struct Outcome {
    code: Option<i32>,
    said: String,
    complained: String,
}

/// Builds of a site under change.
pub(super) struct Builds<'a> {
    pub(super) site: &'a mut EditedSite,
    pub(super) counts: &'a mut Counts,
}

/// How a site is built.
#[derive(Clone, Copy)]
struct Way {
    drafts: &'static [&'static str],
    threads: &'static [&'static str],
}

impl Builds<'_> {
    /// Builds, compares with a build from nothing, and so with a check.
    pub(super) fn compare(&mut self, how: u64) -> Result<(), String> {
        let mut random = Random::new(how);
        let way = Way {
            drafts: if random.below(5) == 0 {
                &["--drafts"]
            } else {
                &[]
            },
            threads: [[].as_slice(), &["--threads", "1"], &["--threads", "5"]][random.below(3)],
        };
        if random.below(4) > 0 {
            self.put_right(&mut random);
        }
        self.compare_way(way)
    }

    /// Puts right what blocks publication, so that what was edited is seen.
    fn put_right(&mut self, random: &mut Random) {
        for round in 0..4 {
            let (found, _) = self.run(&["check", "--format", "concise", "--drafts"]);
            if found.code != Some(1) {
                break;
            }
            self.write_anew(&found.said, round, random);
        }
    }

    fn compare_way(&mut self, way: Way) -> Result<(), String> {
        let before = self.site.published();
        let build = [&["build"], way.drafts, way.threads].concat();
        let (warm, written) = self.run(&build);
        let published = self.site.published();
        let check = [&["check", "--format", "json"], way.drafts].concat();
        let (warm_findings, _) = self.run(&check);
        let ((clean, _), (clean_findings, _)) = self.without_cache(|it| {
            let clean = [&["build", "--output", "../clean"], way.drafts].concat();
            (it.run(&clean), it.run(&check))
        });
        let expected: FileMap = match clean.code {
            Some(0) => tree(&self.site.beside("clean")).into_iter().collect(),
            _ => before,
        };
        self.counts.builds += 1;
        self.counts.blocked += usize::from(clean.code != Some(0));
        self.counts.written += written.0;
        self.counts.stood += written.1;
        if warm != clean {
            return Err(format!("{build:?} gives {warm:#?}\ninstead of {clean:#?}"));
        }
        if warm_findings != clean_findings {
            return Err(format!(
                "findings: {warm_findings:#?}\ninstead of {clean_findings:#?}"
            ));
        }
        match first_difference(&published, &expected) {
            Some(path) => Err(format!(
                "{path} differs after {build:?}, which said {warm:?}"
            )),
            None => Ok(()),
        }
    }

    /// Waits until stamps last, and builds twice: the second one has nothing to do.
    pub(super) fn settle(&mut self) -> Result<(), String> {
        self.put_right(&mut Random::new(0));
        sleep(Duration::from_millis(2100));
        let way = Way {
            drafts: &[],
            threads: &[],
        };
        self.compare_way(way)?;
        let published = self.site.published();
        let again = self.start(&["build"]);
        self.counts.pauses += 1;
        self.counts.idle += usize::from(again.0.contains(NOTHING));
        match first_difference(&published, &self.site.published()) {
            Some(path) => Err(format!(
                "{path} differs after nothing was changed: {again:?}"
            )),
            None => self.compare_way(way),
        }
    }

    /// Does something with no cache there, and puts the cache back as it was.
    fn without_cache<T>(&mut self, act: impl FnOnce(&mut Self) -> T) -> T {
        let cache = self.site.root().join(".mingbai-cache");
        let aside = self.site.beside("cache");
        remove(&aside);
        let moved = fs::rename(&cache, &aside).is_ok();
        remove(&self.site.beside("clean"));
        let done = act(self);
        remove(&cache);
        if moved {
            fs::rename(&aside, &cache).unwrap();
        }
        done
    }

    /// Runs the program; gives what it said but for what differs from run to run, and how many files were written
    /// and how many stood there.
    fn run(&self, arguments: &[&str]) -> (Outcome, (usize, usize)) {
        let (said, complained, code) = self.start(arguments);
        let number = |before: &str| {
            let rest = said.split_once(before).map_or("", |(_, rest)| rest);
            let digits = rest.split(|c: char| !c.is_ascii_digit()).next();
            digits.unwrap_or_default().parse().unwrap_or(0)
        };
        let written = (number("写入 "), number("未变 "));
        let outcome = Outcome {
            code,
            said: lasting(&said),
            complained,
        };
        (outcome, written)
    }

    /// Runs the program; gives what it said and complained of, and the exit code.
    fn start(&self, arguments: &[&str]) -> (String, String, Option<i32>) {
        let mut command = Command::new(program());
        command.args(arguments).current_dir(self.site.root());
        let ran = command.env("NO_COLOR", "1").stdin(Stdio::null()).output();
        let ran = ran.unwrap();
        let text = |bytes: &[u8]| {
            let text = String::from_utf8_lossy(bytes);
            text.replace("./public", "公开")
                .replace("../clean", "公开")
                .replace("./公开", "公开")
        };
        let (said, complained) = (text(&ran.stdout), text(&ran.stderr));
        assert!(!complained.contains("panicked"), "{complained}");
        (said, complained, ran.status.code())
    }

    /// Writes the files anew that block publication, or removes them.
    fn write_anew(&mut self, said: &str, round: usize, random: &mut Random) {
        let blocking = said.lines().filter(|line| line.contains("拦截["));
        let mut paths: Vec<&str> = blocking.filter_map(|line| line.split(':').next()).collect();
        paths.dedup();
        for path in paths {
            match path {
                "mingbai.yaml" => self.site.write(path, SETTINGS),
                "content/units.yaml" => self.site.write(path, UNIT_LIST),
                _ if round == 0 && path.ends_with(".md") && path.starts_with("content/2") => {
                    let text = self.site.report(random);
                    remove(&self.site.root().join(path));
                    self.site.write(path, text);
                }
                _ => self.site.remove(path),
            }
        }
    }
}

/// What a build says of itself, without what was written and how long it took.
fn lasting(said: &str) -> String {
    let lines = said.lines().map(|line| {
        let parts = line.split('；');
        let parts = parts.filter(|part| !part.starts_with("文件：") && !part.starts_with("用时"));
        parts.collect::<Vec<_>>().join("；") + "\n"
    });
    lines.filter(|line| line.trim() != NOTHING).collect()
}
