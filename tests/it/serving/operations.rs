//! Whatever is done to the files, what is served is what a build from nothing gives.
//!
//! `OPERATIONS=500` does more of them than every test run needs.

use super::{Clean, Preview};
use crate::sandbox::{SETTINGS, Sandbox, UNITS};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

const USUAL: u32 = 60;

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// A site that is worked on.
struct Desk {
    sandbox: Sandbox,
    dice: Dice,
    made: u32,
}

impl Desk {
    fn new(seed: u64) -> Self {
        let sandbox = Sandbox::site();
        let mut desk = Self {
            sandbox,
            dice: Dice(seed),
            made: 0,
        };
        (0..4).for_each(|_| drop(desk.create()));
        desk
    }

    fn path(&self, inside: &str) -> PathBuf {
        self.sandbox.path().join(inside)
    }

    /// Reports there are, broken ones too.
    fn reports(&self) -> Vec<String> {
        let tree = self.sandbox.tree("content");
        let texts = tree.into_iter().map(|(path, _)| format!("content/{path}"));
        texts.filter(|path| path.ends_with(".md")).collect()
    }

    fn folders(&self) -> Vec<String> {
        let of = |path: &String| path.rsplit_once('/').unwrap().0.to_owned();
        let folders: BTreeSet<String> = self.reports().iter().map(of).collect();
        folders
            .into_iter()
            .filter(|folder| folder != "content")
            .collect()
    }

    fn text(&mut self) -> String {
        let year = 2021 + self.dice.below(3);
        let unit = *self.dice.one(&["qinghe", "青禾街道", "changhu"]);
        let score = 50 + self.dice.below(50);
        let link = self.dice.one(&[
            "",
            "[表](表.csv)",
            "[断](没有.md)",
            "[页](../pages/about.md)",
        ]);
        let number = self.dice.below(1000);
        format!(
            "---\n项目名称: 项目{number}\n单位: {unit}\n年度: {year}\n得分: {score}\n---\n\n正文{number}。{link}\n"
        )
    }

    fn place(&mut self) -> String {
        self.made += 1;
        let folder = *self.dice.one(&["2021/a", "2022/b", "深/更深/最深", "散"]);
        format!("content/{folder}/r{}.md", self.made)
    }

    fn create(&mut self) -> String {
        let (path, text) = (self.place(), self.text());
        self.sandbox.write(&path, text);
        format!("creating {path}")
    }

    fn save(&mut self, path: &str, text: &str) {
        if self.dice.below(2) == 0 {
            return self.sandbox.write(path, text);
        }
        let aside = self.path("content/.saving.tmp");
        fs::write(&aside, text).unwrap();
        fs::rename(aside, self.path(path)).unwrap();
    }

    /// Does something to the files, and says what.
    fn work(&mut self) -> String {
        let reports = self.reports();
        if reports.len() < 3 {
            return self.create();
        }
        let path = self.dice.one(&reports).clone();
        match self.dice.below(16) {
            0 | 1 if reports.len() < 9 => self.create(),
            0..=4 => {
                let text = self.text();
                self.save(&path, &text);
                format!("editing {path}")
            }
            5 => {
                self.save(&path, "---\n项目名称：全角\n---\n坏了\n");
                format!("breaking {path}")
            }
            6 => {
                self.save(&path, "---\n项目名称: 缺\n年度: 二\n");
                format!("breaking {path} otherwise")
            }
            7 => {
                fs::remove_file(self.path(&path)).unwrap();
                format!("deleting {path}")
            }
            8 | 9 => {
                let to = self.place();
                fs::create_dir_all(self.path(&to).parent().unwrap()).unwrap();
                fs::rename(self.path(&path), self.path(&to)).unwrap();
                format!("moving {path} to {to}")
            }
            10 | 11 => self.folder(),
            _ => self.beside(),
        }
    }

    fn folder(&mut self) -> String {
        let folders = self.folders();
        let Some(folder) = (!folders.is_empty()).then(|| self.dice.one(&folders).clone()) else {
            return self.create();
        };
        if self.dice.below(3) == 0 {
            fs::remove_dir_all(self.path(&folder)).unwrap();
            return format!("deleting the folder {folder}");
        }
        self.made += 1;
        let to = format!("content/f{}", self.made);
        fs::rename(self.path(&folder), self.path(&to)).unwrap();
        format!("renaming the folder {folder} to {to}")
    }

    /// Something that is no report.
    fn beside(&mut self) -> String {
        let number = self.dice.below(100);
        let more = format!("{UNITS}- 标识: changhu\n  名称: 长湖{number}\n");
        let page = format!("---\n标题: 关于{number}\n---\n\n页{number}\n");
        let (path, text) = match self.dice.below(7) {
            0 => ("content/units.yaml", UNITS.to_owned()),
            1 => ("content/units.yaml", more),
            2 => ("content/units.yaml", "- 标识: [".to_owned()),
            3 => ("mingbai.yaml", format!("{SETTINGS}说明: 第{number}版\n")),
            4 => ("content/pages/about.md", page),
            5 => ("static/说明.txt", format!("{number}")),
            _ => ("content/2021/a/表.csv", format!("甲,{number}\n")),
        };
        self.save_in_folder(path, &text);
        format!("writing {path}")
    }

    fn save_in_folder(&mut self, path: &str, text: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        self.save(path, text);
    }
}

#[test]
fn after_any_operations_everything_is_as_a_build_from_nothing_has_it() {
    let wanted = std::env::var("OPERATIONS").ok();
    let operations = wanted
        .and_then(|number| number.parse().ok())
        .unwrap_or(USUAL);
    let mut desk = Desk::new(20_261_122);
    let root = desk.sandbox.path().to_owned();
    let preview = Preview::of(&root);
    preview.settles(&root, "the start");
    let mut known: BTreeSet<String> = BTreeSet::new();
    for number in 0..operations {
        let what = format!("{number}: {}", desk.work());
        preview.settles(&root, &what);
        let clean = Clean::of(&root);
        let now: BTreeSet<String> = clean.outputs.keys().map(ToString::to_string).collect();
        for gone in known.difference(&now) {
            let answer = preview.raw(&format!("/{}", mingbai::page::encode_path(gone)));
            let kept = answer.header("x-mingbai-page");
            assert!(
                matches!(
                    (answer.status, kept),
                    (404, _) | (200, "last-good") | (503, "broken")
                ),
                "{what}: {gone} answers {} {kept}",
                answer.status
            );
        }
        known.extend(now);
    }
}
