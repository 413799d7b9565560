//! A build that remembers the last one publishes what a build from nothing would, file by file: whatever is done
//! to the site and to the output in between.

#![cfg(unix)]

use super::{THEME, changes, make, site::Site};
use crate::in_memory::try_outputs;
use crate::sandbox::{SETTINGS, UNITS, tree};
use crate::watched::Watched;
use mingbai::build::{self, BuiltFrom, Drafts, Inputs, NotedFiles, Scope, Settings, Work};
use mingbai::model::Route;
use mingbai::shell::{LeftOutput, Publisher, Sources};
use mingbai::source::{MemoryFiles, SourcePath};
use proptest::prelude::{ProptestConfig, any, prop};
use proptest::{prop_assert, proptest};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;
use tempfile::TempDir;

/// A site on its way, and what is remembered of its last build.
struct Publication {
    folder: TempDir,
    last: Option<(Scope, LeftOutput)>,
}

impl Publication {
    fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
            last: None,
        }
    }

    fn output(&self) -> std::path::PathBuf {
        self.folder.path().join("public")
    }

    /// Publishes a state of the site; gives how many pages were found standing and how many were made, and what
    /// is wrong.
    fn publish(&mut self, files: &MemoryFiles) -> (usize, usize, Option<String>) {
        let inputs = Inputs::of(files);
        let noted = NotedFiles::new(files);
        let settings = Settings::read(&inputs, &noted);
        let from = BuiltFrom {
            program: b"1",
            settings: noted.hash(),
            theme: &BTreeMap::new(),
            drafts: Drafts::Out,
        };
        let checked = build::check(&settings, &inputs, files, Drafts::Out, &THEME.routes());
        let work = Work {
            inputs: &inputs,
            files,
            theme: &THEME,
        };
        let clean = try_outputs(&work, &checked);
        // What the door stops is published by neither.
        let Ok(clean) = clean else {
            return (0, 0, None);
        };
        let sources = Sources {
            root: self.folder.path().to_owned(),
            home: None,
        };
        let mut publisher = open(&self.output(), &sources);
        let last = self.last.as_ref();
        let last = last.filter(|(scope, _)| *scope == from.scope());
        publisher.remember(last.map(|(_, left)| left));
        let watched = Watched::new(publisher);
        build::build(&work, &checked, &watched, &|_| {}).unwrap();
        let seen = watched.seen.into_inner().unwrap();
        let [stood, made] = [&seen.stood, &seen.made].map(|outputs| {
            let pages = outputs.iter().filter(|route| route.ends_with(".html"));
            pages.count()
        });
        // Two outputs with one address, which the check would have stopped: the output stays as it was.
        let Ok((_, left)) = watched.publisher.finish_and_look() else {
            return (0, 0, None);
        };
        self.last = left.map(|left| (from.scope(), left));
        let published = tree(&self.output()).into_iter();
        let published = published.filter(|(path, _)| path != "manifest-sha256.txt");
        let published: BTreeMap<Route, Vec<u8>> = published
            .map(|(path, bytes)| (Route::new(path), bytes))
            .collect();
        let all = published.keys().chain(clean.keys());
        let mut differing = all.filter(|route| published.get(*route) != clean.get(*route));
        let wrong = differing.next().map(|route| route.to_string());
        (stood, made, wrong)
    }

    /// Does something to a file of the output, which keeps its length and its times.
    fn meddle(&self, which: usize) {
        let files = tree(&self.output());
        let pages: Vec<_> = files
            .iter()
            .filter(|(path, _)| path.ends_with(".html"))
            .collect();
        if let Some((path, bytes)) = pages.get(which % pages.len().max(1)) {
            let path = self.output().join(path);
            let before = fs::metadata(&path).unwrap().modified().unwrap();
            let mut bytes = bytes.clone();
            let Some(last) = bytes.last_mut() else {
                return;
            };
            *last ^= 1;
            fs::write(&path, bytes).unwrap();
            let file = File::options().write(true).open(path).unwrap();
            file.set_modified(before).unwrap();
        }
    }
}

/// Opens an output. Another test that starts a program at this moment may lend it our lock for a while.
pub(super) fn open(output: &Path, sources: &Sources) -> Publisher {
    loop {
        if let Ok(publisher) = Publisher::open(output, sources) {
            return publisher;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2, failure_persistence: None, max_shrink_iters: 100, ..ProptestConfig::default() })]

    #[test]
    fn a_build_that_remembers_publishes_what_one_from_nothing_does(
        changes in changes(),
        meddling in prop::collection::vec(any::<u8>(), 45),
    ) {
        let mut site = Site::new();
        let mut publication = Publication::new();
        for (change, meddling) in changes.into_iter().zip(meddling) {
            make(&mut site, change);
            if meddling.is_multiple_of(4) {
                publication.meddle(meddling.into());
            }
            let (_, _, wrong) = publication.publish(&site.files());
            prop_assert!(wrong.is_none(), "after {:?}: {}", change, wrong.unwrap());
        }
    }
}

#[test]
fn only_pages_that_see_something_else_are_made_again() {
    let mut site = Site::new();
    let mut publication = Publication::new();
    let (none, all, wrong) = publication.publish(&site.files());
    assert!(
        none == 0 && all > 10 && wrong.is_none(),
        "{none} {all} {wrong:?}"
    );
    let settle = || std::thread::sleep(std::time::Duration::from_millis(30));
    settle();
    assert_eq!(publication.publish(&site.files()), (all, 0, None));
    settle();
    make(&mut site, ("a text is edited", 0, 7));
    let (stood, made, wrong) = publication.publish(&site.files());
    assert!(wrong.is_none(), "{wrong:?}");
    assert_eq!((stood, made), (all - 1, 1), "a text is on one page");
    settle();
    publication.meddle(3);
    let (stood, made, wrong) = publication.publish(&site.files());
    assert_eq!(
        (stood, made, wrong),
        (all - 1, 1, None),
        "what was meddled with"
    );
}

#[test]
fn a_page_in_which_the_door_found_something_is_looked_at_again() {
    let report = |name: &str, body: &str| {
        let path = SourcePath::new(format!("content/2023/qinghe/{name}.md"));
        let waived = "豁免: {PII02: 值班电话，已向社会公布}\n";
        let front = format!("项目名称: 项目{name}\n单位: qinghe\n年度: 2023\n{waived}");
        (path, format!("---\n{front}---\n\n{body}\n").into_bytes())
    };
    let files = [
        (SourcePath::new("mingbai.yaml"), SETTINGS.into()),
        (SourcePath::new("content/units.yaml"), UNITS.into()),
        report("a", "联系电话13888001234"),
        report("b", "没有电话。"),
    ];
    let files = MemoryFiles(files.into());
    let mut publication = Publication::new();
    let (_, all, wrong) = publication.publish(&files);
    assert_eq!(wrong, None);
    std::thread::sleep(std::time::Duration::from_millis(30));
    // Its page came to the sink without a key, and does so again.
    assert_eq!(publication.publish(&files), (all, 0, None));
    let pages = tree(&publication.output()).into_iter();
    let pages = pages.filter(|(path, _)| path.ends_with(".html")).count();
    assert_eq!(all, pages - 1);
}
