//! The search index of a build into an output that stands: made out of the last one wherever the reports are the
//! same, and to a byte what a build from nothing gives.

#![cfg(unix)]

use crate::in_memory;
use crate::watched::{Seen, Watched};
use mingbai::build::{self, Inputs, Work};
use mingbai::model::Route;
use mingbai::render::Theme;
use mingbai::shell::{LeftOutput, Publisher, Sources};
use mingbai::source::{MemoryFiles, SourcePath};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A site and what was built of it.
struct Built {
    folder: TempDir,
    files: MemoryFiles,
    theme: Theme,
    left: Option<LeftOutput>,
}

/// Reports of a site, by their number.
const REPORTS: usize = 12;

impl Built {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        for path in ["site/content", "site/static", "home"] {
            fs::create_dir_all(folder.path().join(path)).unwrap();
        }
        let units = "- {标识: danwei-0, 名称: 青禾街道办事处, 简称: 青禾}\n- {标识: danwei-1, 名称: 民政局}\n";
        let files = [
            ("mingbai.yaml", "站点名称: 试\n"),
            ("content/units.yaml", units),
        ];
        let files = files.map(|(path, text)| (SourcePath::new(path), text.into()));
        let mut built = Self {
            folder,
            files: MemoryFiles(files.into()),
            theme: Theme::builtin().unwrap(),
            left: None,
        };
        for number in 0..REPORTS {
            built.write(number, "经费", "本项目用于修缮。");
        }
        built
    }

    fn output(&self) -> PathBuf {
        self.folder.path().join("site/public")
    }

    fn write(&mut self, number: usize, title: &str, text: &str) {
        let (year, unit) = (2021 + number % 3, number % 2);
        let report = format!(
            "---\n项目名称: {title}{number}\n单位: danwei-{unit}\n年度: {year}\n---\n\n## 一、情况\n\n{text}\n"
        );
        let path = SourcePath::new(format!("content/{year}/danwei-{unit}/r{number:02}.md"));
        self.files.0.insert(path, report.into_bytes());
    }

    fn page(number: usize) -> String {
        format!(
            "{}/danwei-{}/r{number:02}.html",
            2021 + number % 3,
            number % 2
        )
    }

    /// Builds into the output that stands.
    fn build(&mut self) -> Seen {
        let sources = Sources {
            root: self.folder.path().join("site"),
            home: Some(self.folder.path().join("home")),
        };
        let mut publisher = Publisher::open(&self.output(), &sources).unwrap();
        publisher.remember(self.left.as_ref());
        let watched = Watched::new(publisher);
        let inputs = Inputs::of(&self.files);
        let checked = in_memory::checked(&inputs, &self.files, &self.theme);
        let work = Work {
            inputs: &inputs,
            files: &self.files,
            theme: &self.theme,
        };
        build::build(&work, &checked, &watched, &|_| {}).unwrap();
        let (_, left) = watched.publisher.finish_and_look().unwrap();
        self.left = Some(left.unwrap());
        let clean = in_memory::outputs(&work, &checked);
        assert!(
            outputs(&self.output()) == clean,
            "another output than from nothing"
        );
        watched.seen.into_inner().unwrap()
    }
}

/// All files of an output but the manifest.
fn outputs(folder: &Path) -> BTreeMap<Route, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder).into_iter();
    let files = files
        .map(Result::unwrap)
        .filter(|file| file.file_type().is_file());
    let files = files.map(|file| {
        let path = file.path().strip_prefix(folder).unwrap();
        let route = Route::new(path.to_str().unwrap().to_owned());
        (route, fs::read(file.path()).unwrap())
    });
    let files = files.filter(|(route, _)| !route.as_str().starts_with("manifest-"));
    files.collect()
}

/// What may happen between two builds.
#[derive(Clone, Debug)]
enum Deed {
    /// A report is called this and says this.
    Edit(usize, String, String),
    /// A report comes or goes.
    Add(usize),
    Remove(usize),
    /// A file of the output is lost or has another stamp: the page of a report, or some part of the index.
    LosePage(usize),
    LosePart(usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    let title = "[经费修缮預12]{1,4}";
    let text = "([甲乙丙丁预預算算0-9a.]{1,9}\n?){0,5}";
    let number = || 0..REPORTS;
    prop_oneof![
        8 => (number(), title, text).prop_map(|(number, title, text)| Deed::Edit(number, title, text)),
        1 => (number()).prop_map(|number| Deed::Add(REPORTS + number)),
        1 => number().prop_map(Deed::Remove),
        1 => number().prop_map(Deed::LosePage),
        1 => (0..500_usize).prop_map(Deed::LosePart),
    ]
}

impl Deed {
    /// Does it; says whether the reports and the output are still those of the last build.
    fn perform(&self, site: &mut Built) -> bool {
        match self {
            Self::Edit(number, title, text) => {
                site.write(*number, title, text);
                return true;
            }
            Self::Add(number) => site.write(*number, "新项目", "新的。"),
            Self::Remove(number) => {
                let end = format!("/r{number:02}.md");
                site.files
                    .0
                    .retain(|path, _| !path.as_str().ends_with(&end));
            }
            Self::LosePage(number) => {
                let _ = fs::remove_file(site.output().join(Built::page(*number)));
            }
            Self::LosePart(number) => {
                let files = outputs(&site.output()).into_keys();
                let parts: Vec<Route> = files
                    .filter(|route| route.as_str().starts_with("search/"))
                    .collect();
                let part = parts[number % parts.len()].as_str();
                fs::remove_file(site.output().join(part)).unwrap();
            }
        }
        false
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 4,
        max_shrink_iters: 8,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn an_altered_index_is_the_one_made_anew(
        rounds in prop::collection::vec(prop::collection::vec(deed(), 1..3), 6),
    ) {
        let mut site = Built::new();
        site.build();
        for deeds in rounds {
            let before = site.files.clone();
            let mut is_same = true;
            for deed in &deeds {
                is_same &= deed.perform(&mut site);
            }
            let seen = site.build();
            if is_same && before.0.keys().eq(site.files.0.keys()) {
                prop_assert!(seen.read.is_subset(&seen.made), "{seen:?}");
            }
        }
    }
}

#[test]
fn what_stands_is_not_read_and_what_was_lost_is_made_anew() {
    let mut site = Built::new();
    let read = |site: &mut Built| site.build().read;
    assert_eq!(read(&mut site).len(), REPORTS, "asked for in vain");
    assert_eq!(read(&mut site), BTreeSet::new(), "after nothing");
    let only = BTreeSet::from([Built::page(5)]);
    for text in ["修缮道路預算12345元。", "修缮道路。"] {
        site.write(5, "经费", text);
        assert_eq!(read(&mut site), only, "after {text}");
    }
    let is_whole = |read: BTreeSet<String>| read.len() >= REPORTS;
    site.write(40, "道路", "一份新的。");
    assert!(is_whole(read(&mut site)), "after a new report");
    let losses = [
        "search/root.js".to_owned(),
        // What it was cannot be known.
        Built::page(3),
    ];
    for lost in losses {
        fs::remove_file(site.output().join(&lost)).unwrap();
        assert!(is_whole(read(&mut site)), "without {lost}");
    }
    assert_eq!(read(&mut site), BTreeSet::new(), "after that");
}
