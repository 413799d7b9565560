//! A run that begins with the facts that the last one kept finds and publishes what one from nothing does; and it
//! believes nothing that is not byte for byte what was written, under the same settings, of a file as it is.

use super::{THEME, changes, linked_site, make, site::Site};
use crate::in_memory::try_outputs;
use crate::sandbox::project;
use mingbai::build::{
    self, BlockStore, Cache, Checked, Drafts, Inputs, NotedFiles, ReadUnder, Settings, SiteInput,
    Stamp, Work,
};
use mingbai::check::HeldFindings;
use mingbai::diagnostic::Severity;
use mingbai::source::{Files, MemoryFiles, SourcePath};
use proptest::prelude::{ProptestConfig, any, prop};
use proptest::{prop_assert, proptest};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Mutex;

/// Blocks in memory.
#[derive(Debug, Default)]
struct MemoryBlocks {
    kept: Mutex<BTreeMap<String, Vec<u8>>>,
    written: Mutex<usize>,
}

impl MemoryBlocks {
    /// Changes every block; what follows its hash is given, and the hash is made anew.
    fn change(&self, change: impl Fn(&mut Vec<u8>)) {
        for block in self.kept.lock().unwrap().values_mut() {
            let mut said = block.split_off(32);
            change(&mut said);
            *block = [blake3::hash(&said).as_bytes(), said.as_slice()].concat();
        }
    }

    fn written(&self) -> usize {
        std::mem::take(&mut *self.written.lock().unwrap())
    }
}

impl BlockStore for MemoryBlocks {
    fn names(&self) -> Vec<String> {
        self.kept.lock().unwrap().keys().cloned().collect()
    }

    fn read(&self, name: &str) -> Option<Vec<u8>> {
        self.kept.lock().unwrap().get(name).cloned()
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        *self.written.lock().unwrap() += 1;
        self.kept
            .lock()
            .unwrap()
            .insert(name.to_owned(), bytes.to_vec());
    }

    fn remove(&self, name: &str) {
        self.kept.lock().unwrap().remove(name);
    }
}

/// Does something to a block at a place.
type BlockChange<'a> = &'a dyn Fn(&mut Vec<u8>, usize);

/// Files that remember which of them were opened.
struct Opened<'a>(&'a MemoryFiles, Mutex<BTreeSet<String>>);

impl Files for Opened<'_> {
    fn open(&self, path: &SourcePath) -> io::Result<Box<dyn Read + '_>> {
        self.1.lock().unwrap().insert(path.to_string());
        self.0.open(path)
    }
}

/// One run over a site.
struct Run<'a> {
    files: &'a MemoryFiles,
    inputs: Inputs,
    settings: Settings,
    noted: [u8; 32],
    drafts: Drafts,
}

impl<'a> Run<'a> {
    fn of(files: &'a MemoryFiles) -> Self {
        let inputs = Inputs::of(files);
        let noted = NotedFiles::new(files);
        Self {
            settings: Settings::read(&inputs, &noted),
            noted: noted.hash(),
            files,
            inputs,
            drafts: Drafts::Out,
        }
    }

    fn check(&self, cache: &mut Cache, files: &dyn Files, listing: HeldFindings) -> Checked {
        let from = SiteInput {
            settings: &self.settings,
            inputs: &self.inputs,
            files,
            drafts: self.drafts,
            listing,
        };
        build::check_with(cache, from, &THEME.routes())
    }

    fn recall(&self, blocks: &MemoryBlocks) -> Cache {
        let under = ReadUnder {
            program: b"1",
            noted: self.noted,
            settings: &self.settings,
        };
        Cache::recalled(blocks, &under, &self.inputs)
    }

    /// What is found with the help of `blocks`, which then know what was read.
    fn warm(&self, blocks: &MemoryBlocks, files: &dyn Files) -> Checked {
        let mut cache = self.recall(blocks);
        let checked = self.check(&mut cache, files, HeldFindings::All);
        cache.keep(blocks);
        checked
    }

    /// What a warm run gives otherwise than one from nothing, if anything.
    fn difference(&self, blocks: &MemoryBlocks) -> Option<String> {
        let warm = self.warm(blocks, self.files);
        let clean = self.check(&mut Cache::default(), self.files, HeldFindings::All);
        let facts = |checked: &Checked| {
            let site = &checked.site;
            format!("{:#?} {:#?}", site.reports, site.own_pages)
        };
        if facts(&warm) != facts(&clean) {
            return Some("the facts".to_owned());
        }
        if warm.outcome != clean.outcome {
            let (warm, clean) = (&warm.outcome, &clean.outcome);
            return Some(format!("findings: {warm:#?}\ninstead of {clean:#?}"));
        }
        let mut blocking = self
            .check(&mut Cache::default(), self.files, HeldFindings::Blocking)
            .outcome;
        let counts = blocking.counts();
        blocking
            .diagnostics
            .retain(|found| found.severity != Severity::Error);
        if counts != clean.outcome.counts() || !blocking.diagnostics.is_empty() {
            let all = clean.outcome.counts();
            return Some(format!(
                "counted: {counts:?} instead of {all:?}, {blocking:?}"
            ));
        }
        let work = Work {
            inputs: &self.inputs,
            files: self.files,
            theme: &THEME,
        };
        let outputs = |checked| try_outputs(&work, checked).map_err(|error| error.to_string());
        (outputs(&warm) != outputs(&clean)).then(|| "the outputs".to_owned())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_run_that_recalls_gives_what_one_from_nothing_gives(
        changes in changes(),
        drafts in prop::collection::vec(prop::sample::select(vec![Drafts::Out, Drafts::In]), 45),
        passing in prop::collection::vec(any::<u8>(), 45),
    ) {
        let mut site = Site::new();
        let blocks = MemoryBlocks::default();
        for ((change, drafts), passing) in changes.into_iter().zip(drafts).zip(passing) {
            make(&mut site, change);
            let files = site.files();
            let mut run = Run { drafts, ..Run::of(&files) };
            // Of some files the stamp does not last.
            for (at, file) in run.inputs.files.iter_mut().enumerate() {
                if at % 8 == usize::from(passing) % 16 {
                    file.stamp = Stamp::new([at as u64, 0, 0, 1]);
                }
            }
            let difference = run.difference(&blocks);
            prop_assert!(difference.is_none(), "after {:?}: {}", change, difference.unwrap());
        }
    }

    #[test]
    fn any_bytes_are_a_block_or_none(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let files = linked_site();
        let run = Run::of(&files);
        let blocks = MemoryBlocks::default();
        run.warm(&blocks, &files);
        blocks.change(|said| {
            said.truncate(40);
            said.extend(&bytes);
            said[32..40].copy_from_slice(&(bytes.len() as u64 / 2).to_le_bytes());
        });
        run.recall(&blocks);
    }
}

/// All files of the project's sample site and of the rules' fixtures, as one site.
fn fixtures() -> MemoryFiles {
    let mut files = MemoryFiles::default();
    let mut add = |path: String, from: &Path| {
        files
            .0
            .insert(SourcePath::new(path), std::fs::read(from).unwrap());
    };
    let project = project();
    let mut folders = vec![(project.join("content"), "content".to_owned())];
    for rule in std::fs::read_dir(project.join("tests/rules")).unwrap() {
        let rule = rule.unwrap();
        let name = rule.file_name().into_string().unwrap();
        if rule.file_type().unwrap().is_dir() {
            folders.push((rule.path(), format!("content/rules/{name}")));
        }
    }
    while let Some((folder, to)) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let to = format!("{to}/{}", entry.file_name().into_string().unwrap());
            match entry.file_type().unwrap().is_dir() {
                true => folders.push((entry.path(), to)),
                false => add(to, &entry.path()),
            }
        }
    }
    add("mingbai.yaml".into(), &project.join("mingbai.yaml"));
    files
}

#[test]
fn whatever_fixtures_say_comes_out_as_it_went_in() {
    let files = fixtures();
    let run = Run::of(&files);
    let blocks = MemoryBlocks::default();
    assert_eq!(run.difference(&blocks), None);
    assert!(blocks.written() > 2);
    assert_eq!(run.difference(&blocks), None);
    assert_eq!(blocks.written(), 0, "nothing has changed");
}

#[test]
fn only_what_changed_is_opened_and_written() {
    let mut files = fixtures();
    let blocks = MemoryBlocks::default();
    Run::of(&files).warm(&blocks, &files);
    let all = blocks.written();
    let changed = files.0.keys().find(|path| path.as_str().ends_with(".md"));
    let changed = changed.unwrap().clone();
    files.0.get_mut(&changed).unwrap().extend(b"\n\nMore.\n");
    let opened = Opened(&files, Mutex::default());
    Run::of(&files).warm(&blocks, &opened);
    assert_eq!(blocks.written(), 1, "of {all}");
    let opened = opened.1.into_inner().unwrap();
    let all = files.0.len();
    assert!(
        opened.contains(changed.as_str()) && opened.len() < all,
        "{opened:?}"
    );
}

#[test]
fn a_stamp_that_hides_a_change_makes_a_difference() {
    let mut site = Site::new();
    let blocks = MemoryBlocks::default();
    let differs = |site: &Site| {
        let files = site.files();
        let mut run = Run::of(&files);
        let all = run.inputs.files.iter_mut();
        all.for_each(|file| file.stamp = Stamp::default());
        run.difference(&blocks).is_some()
    };
    assert!(!differs(&site));
    make(&mut site, ("a report's facts are edited", 0, 1));
    assert!(differs(&site));
}

#[test]
fn facts_of_other_settings_are_not_believed_and_would_make_a_difference() {
    let old = linked_site();
    let mut new = old.clone();
    let settings = "站点名称: 站点\n固定用语: {结论: 结束语, 项目: 工程}\n";
    new.0
        .insert(SourcePath::new("mingbai.yaml"), settings.into());
    let blocks = MemoryBlocks::default();
    Run::of(&new).warm(&blocks, &new);
    let scope: Vec<u8> = blocks.kept.lock().unwrap().values().next().unwrap()[32..64].to_vec();
    blocks.kept.lock().unwrap().clear();
    Run::of(&old).warm(&blocks, &old);
    let kept = || blocks.kept.lock().unwrap().clone();
    let of_old = kept();
    assert_eq!(Run::of(&new).difference(&blocks), None);
    *blocks.kept.lock().unwrap() = of_old;
    blocks.change(|said| said[..32].copy_from_slice(&scope));
    assert!(Run::of(&new).difference(&blocks).is_some());
}

#[test]
fn a_finding_that_is_not_kept_as_it_was_makes_a_difference() {
    let files = linked_site();
    let run = Run::of(&files);
    let blocks = MemoryBlocks::default();
    let found = run.warm(&blocks, &files).outcome.diagnostics;
    let of_file = found.iter().find(|one| one.path.as_str() == "content/a.md");
    let said = of_file.unwrap().message.as_bytes();
    assert_eq!(run.difference(&blocks), None);
    blocks.change(|block| {
        let at = block.windows(said.len()).position(|bytes| bytes == said);
        block[at.unwrap()..][..3].copy_from_slice("另".as_bytes());
    });
    let difference = run.difference(&blocks).unwrap();
    assert!(difference.starts_with("findings"), "{difference}");
}

#[test]
fn a_block_that_is_not_as_it_was_written_is_none() {
    let files = linked_site();
    let run = Run::of(&files);
    let blocks = MemoryBlocks::default();
    run.warm(&blocks, &files);
    let written = blocks.kept.lock().unwrap().clone();
    let opened = || {
        let opened = Opened(&files, Mutex::default());
        run.warm(&blocks, &opened);
        opened.1.into_inner().unwrap().contains("content/c.csv")
    };
    assert!(!opened());
    let cut = |bytes: &mut Vec<u8>, at: usize| bytes.truncate(at);
    let flip = |bytes: &mut Vec<u8>, at: usize| bytes[at] ^= 1;
    let fill = |bytes: &mut Vec<u8>, at: usize| bytes[at] = 0xff;
    let changes: [BlockChange<'_>; 3] = [&cut, &flip, &fill];
    let length = written.values().map(Vec::len).max().unwrap();
    for at in (0..length).step_by(37) {
        for change in &changes[..2] {
            let mut changed = written.clone();
            let blocks_here = changed.values_mut().filter(|block| at < block.len());
            blocks_here.for_each(|block| change(block, at));
            *blocks.kept.lock().unwrap() = changed;
            assert!(opened(), "at {at}");
        }
    }
    // Where even the hash is right, what comes out is something, without a panic.
    for at in 32..length - 32 {
        for change in changes {
            *blocks.kept.lock().unwrap() = written.clone();
            blocks.change(|said| {
                if at < said.len() {
                    change(said, at);
                }
            });
            run.recall(&blocks);
        }
    }
}
