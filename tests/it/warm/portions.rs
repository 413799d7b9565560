//! Data files of more reports than a portion is of: what a build that remembers the last one takes from it, and what
//! it makes anew. Either way the files are those of a build from nothing.

#![cfg(unix)]

use super::THEME;
use super::rebuilt::open;
use crate::in_memory;
use crate::sandbox::{SETTINGS, UNITS};
use crate::watched::Watched;
use mingbai::build::{self, Inputs, Work};
use mingbai::shell::{LeftOutput, Sources};
use mingbai::source::{MemoryFiles, SourcePath};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{Cursor, Read};
use std::path::PathBuf;
use std::thread::sleep;
use std::time::Duration;
use tempfile::TempDir;

/// Reports, which are three portions: the last is not full.
const REPORTS: usize = 130;

/// What a report says besides its name: amounts, and goals.
#[derive(Clone, Copy)]
struct Facts {
    requested: usize,
    goals: usize,
    title: &'static str,
}

/// A site and what was built of it.
struct Built {
    folder: TempDir,
    files: MemoryFiles,
    left: Option<LeftOutput>,
    /// What becomes of the parts that are read of the last build's files.
    meddle: fn(&mut Vec<u8>),
}

/// What a build did with data files, by their names.
#[derive(Debug, Default, PartialEq, Eq)]
struct Did {
    /// They stand as they were.
    stood: BTreeSet<String>,
    /// So many of their portions were taken, of those that were taken in part.
    taken: Vec<(String, usize)>,
}

impl Built {
    fn new() -> Self {
        let files = [("mingbai.yaml", SETTINGS), ("content/units.yaml", UNITS)];
        let files = files.map(|(path, text)| (SourcePath::new(path), text.into()));
        let mut built = Self {
            folder: TempDir::new().unwrap(),
            files: MemoryFiles(files.into()),
            left: None,
            meddle: |_| {},
        };
        (0..REPORTS).for_each(|number| built.write(number, Facts::default()));
        built
    }

    /// Writes a report, whose place among the others its number gives.
    fn write(&mut self, number: usize, facts: Facts) {
        let Facts {
            requested,
            goals,
            title,
        } = facts;
        let year = 2020 + number % 2;
        let goals: String = (0..goals)
            .map(|goal| format!("  - 目标: 修缮{goal}处\n"))
            .collect();
        let goals = match goals.is_empty() {
            true => goals,
            false => format!("目标:\n{goals}"),
        };
        let text = format!(
            "项目名称: {number:04}号经费{title}\n单位: qinghe\n年度: {year}\n资金:\n  申报数: {requested}\n  全年预算数: 1000\n  全年执行数: 900\n{goals}"
        );
        let path = SourcePath::new(format!("content/{year}/{number:04}.yaml"));
        self.files.0.insert(path, text.into_bytes());
    }

    fn output(&self) -> PathBuf {
        self.folder.path().join("public")
    }

    /// Builds into the output that stands, and holds the data files against those of a build from nothing.
    fn build(&mut self) -> Did {
        // Until a file written by the last build is older than this one.
        sleep(Duration::from_millis(30));
        let inputs = Inputs::of(&self.files);
        let checked = in_memory::checked(&inputs, &self.files, &THEME);
        let work = Work {
            inputs: &inputs,
            files: &self.files,
            theme: &THEME,
        };
        let sources = Sources {
            root: self.folder.path().to_owned(),
            home: None,
        };
        let mut publisher = open(&self.output(), &sources);
        publisher.remember(self.left.as_ref());
        let mut watched = Watched::new(publisher);
        watched.meddle = self.meddle;
        build::build(&work, &checked, &watched, &|_| {}).unwrap();
        let seen = watched.seen.into_inner().unwrap();
        let taken = watched.taken.into_inner().unwrap();
        let (_, left) = watched.publisher.finish_and_look().unwrap();
        self.left = left;
        let is_data = |path: &str| path.starts_with("data/") && !path.ends_with(".html");
        let routes = checked.plan.routes();
        for route in
            routes.filter(|route| is_data(route.as_str()) || route.as_str().ends_with(".csv"))
        {
            let published = fs::read(self.output().join(route.as_str())).unwrap();
            let clean = build::output(&work, &checked, route).unwrap();
            assert!(clean == Some(published), "{route} is not as from nothing");
        }
        let name = |path: String| path.trim_start_matches("data/").to_owned();
        let stood = seen.stood.into_iter();
        Did {
            stood: stood.filter(|path| is_data(path)).map(name).collect(),
            taken: taken
                .into_iter()
                .filter(|(path, _)| is_data(path))
                .map(|(path, count)| (name(path), count))
                .collect(),
        }
    }

    /// The cells of a sheet of the workbook, counted a row.
    fn rows(&self, sheet: usize) -> Vec<(usize, usize)> {
        let bytes = fs::read(self.output().join("data/data.xlsx")).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut sheets = Vec::new();
        for at in 0..archive.len() {
            // Its CRC is held against what is read.
            let mut part = archive.by_index(at).unwrap();
            let mut read = String::new();
            part.read_to_string(&mut read).unwrap();
            if read.contains("<worksheet") {
                sheets.push(read);
            }
        }
        let rows = sheets[sheet - 1].split("<row r=\"").skip(1);
        let number = |row: &str| row.split('"').next().unwrap().parse().unwrap();
        rows.map(|row| (number(row), row.matches("<c ").count()))
            .collect()
    }
}

impl Default for Facts {
    fn default() -> Self {
        Self {
            requested: 1000,
            goals: 1,
            title: "",
        }
    }
}

fn taken(all: &[(&str, usize)]) -> Vec<(String, usize)> {
    let all = all.iter();
    all.map(|(name, count)| ((*name).to_owned(), *count))
        .collect()
}

/// Files that have no column of an amount, and no row an amount.
const WITHOUT_AMOUNTS: &[&str] = &[
    "coverage.csv",
    "coverage.jsonl",
    "goals.csv",
    "goals.jsonl",
    "units.csv",
    "units.jsonl",
];

#[test]
fn what_says_the_same_is_taken_from_the_last_build() {
    let mut built = Built::new();
    let facts = Facts::default();
    assert_eq!(built.build(), Did::default());
    let all = built.build();
    assert!(all.taken.is_empty() && all.stood.contains("data.xlsx"));

    // Of the second year, which comes first: the second portion.
    built.write(
        129,
        Facts {
            requested: 1001,
            ..facts
        },
    );
    let did = built.build();
    let stand = [WITHOUT_AMOUNTS, &["unit-years.csv", "unit-years.jsonl"]].concat();
    let stand = stand.into_iter().map(str::to_owned);
    assert_eq!(did.stood, stand.collect());
    // Of the workbook, all portions of goals, two of three of reports and of funds, and the one of units.
    let of_tables = [
        ("funds.csv", 2),
        ("funds.jsonl", 2),
        ("reports.csv", 2),
        ("reports.jsonl", 2),
    ];
    assert_eq!(
        did.taken,
        taken(&[&[("data.xlsx", 3 + 2 + 2 + 1)], &of_tables[..]].concat())
    );
}

#[test]
fn rows_may_come_and_go() {
    let mut built = Built::new();
    let facts = Facts::default();
    built.build();
    // One more row moves those that follow in its sheet, and nothing in lines of text.
    built.write(1, Facts { goals: 2, ..facts });
    let did = built.build();
    assert!(did.stood.contains("funds.csv") && did.taken.contains(&("goals.csv".to_owned(), 2)));
    assert_eq!(built.rows(3).len(), 1 + REPORTS + 1);

    // No row is left, and then there are two again.
    built.write(1, Facts { goals: 0, ..facts });
    assert!(built.build().taken.contains(&("goals.jsonl".to_owned(), 2)));
    assert_eq!(built.rows(3).len(), REPORTS);
    built.write(1, Facts { goals: 2, ..facts });
    built.build();

    // A name is in one portion.
    built.write(
        129,
        Facts {
            title: "的后续",
            ..facts
        },
    );
    assert!(built.build().taken.contains(&("reports.csv".to_owned(), 2)));

    // One more report: all positions behind it are others.
    built.write(REPORTS + 1, facts);
    built.build();
    let rows = built.rows(1);
    assert_eq!(rows.len(), 1 + REPORTS + 1);
    assert!(
        rows.iter()
            .zip(1..)
            .all(|((number, cells), at)| *number == at && *cells > 10)
    );
}

#[test]
fn what_was_meddled_with_is_not_taken() {
    let mut built = Built::new();
    built.build();
    let change = |built: &mut Built, requested| {
        built.write(
            129,
            Facts {
                requested,
                ..Facts::default()
            },
        );
        built.build()
    };
    // A part that is not what it was, though the stamp of its file says so.
    built.meddle = |bytes| {
        if let Some(first) = bytes.first_mut() {
            *first ^= 1;
        }
    };
    assert!(
        change(&mut built, 1)
            .taken
            .contains(&("reports.csv".to_owned(), 2))
    );
    built.meddle = |_| {};

    // A file that is not what it was, with its old time.
    let path = built.output().join("data/reports.csv");
    let before = fs::metadata(&path).unwrap().modified().unwrap();
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).unwrap();
    let file = File::options().write(true).open(path).unwrap();
    file.set_modified(before).unwrap();
    let did = change(&mut built, 2);
    assert!(!did.taken.iter().any(|(name, _)| name == "reports.csv"));
    assert!(did.taken.contains(&("reports.jsonl".to_owned(), 2)));
}
