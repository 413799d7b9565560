//! `build --explain`: why an output was written, or was not.

#![cfg(unix)]

use crate::expectation::hold;
use crate::sandbox::Sandbox;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

/// A change to a site, by name, and what is asked after it.
type Case = (&'static str, fn(&Path), &'static [&'static str]);

const PAGES: &[&str] = &[
    "2023/qinghe/a.html",
    "content/2023/qinghe/b.md",
    "index.html",
];

const CASES: &[Case] = &[
    ("nothing", |_| {}, PAGES),
    (
        "a text",
        |root| edit(root, "content/2023/qinghe/b.md", "乙的", "丁的"),
        PAGES,
    ),
    (
        "a score",
        |root| edit(root, "content/2023/qinghe/a.md", "95", "96"),
        PAGES,
    ),
    (
        "an amount, asked of tables",
        |root| edit(root, "content/2023/qinghe/a.md", "95", "96"),
        &["data/reports.csv", "data/evidence.csv"],
    ),
    (
        "a title",
        |root| edit(root, "content/2022/qinghe/b.md", "试验项目b", "另一个项目"),
        &[
            "2023/qinghe/b.html",
            "2022/qinghe/b.html",
            "2023/qinghe/a.html",
        ],
    ),
    (
        "a report removed",
        |root| fs::remove_file(root.join("content/2023/qinghe/b.md")).unwrap(),
        &["2023/qinghe/a.html", "2023/qinghe/b.html"],
    ),
    (
        "an attachment",
        |root| fs::write(root.join("content/2023/qinghe/名单.csv"), "乙,2\n").unwrap(),
        &["2023/qinghe/a.html", "/2023/qinghe/a/名单.csv"],
    ),
    (
        "the settings",
        |root| edit(root, "mingbai.yaml", "试验站点", "实验站点"),
        &["2023/qinghe/a.html"],
    ),
    (
        "the theme",
        |root| {
            fs::create_dir_all(root.join("themes/default/assets")).unwrap();
            fs::write(root.join("themes/default/assets/own.css"), "p{}").unwrap();
        },
        &["2023/qinghe/a.html", "assets/own.css"],
    ),
    (
        "a page edited in the output",
        |root| edit(root, "public/2023/qinghe/b.html", "乙的", "丁的"),
        &["public/2023/qinghe/b.html"],
    ),
    (
        "the cache removed",
        |root| fs::remove_dir_all(root.join(".mingbai-cache")).unwrap(),
        PAGES,
    ),
    ("no such page", |_| {}, &["2023/none.html"]),
];

fn edit(root: &Path, path: &str, from: &str, to: &str) {
    let path = root.join(path);
    let text = fs::read_to_string(&path).unwrap().replace(from, to);
    fs::write(path, text).unwrap();
}

#[test]
fn every_answer_says_what_has_changed() {
    let site = || {
        let more = "佐证材料: [{名称: 名单, 文件: 名单.csv}]\n得分: 95\n";
        let site = Sandbox::site();
        let site = site
            .report("a", more, "甲的正文。")
            .report("b", "", "乙的正文。");
        site.write("content/2023/qinghe/名单.csv", "甲,1\n");
        let earlier = "---\n项目名称: 试验项目b\n单位: qinghe\n年度: 2022\n---\n\n更早的正文。\n";
        site.write("content/2022/qinghe/b.md", earlier);
        site
    };
    // Each question is asked of a site of its own, for the answer is about one build.
    let questions = CASES.iter().flat_map(|(name, change, asked)| {
        asked
            .iter()
            .map(move |asked| (*name, *change, *asked, site()))
    });
    let questions: Vec<_> = questions.collect();
    let settle = || sleep(Duration::from_millis(2200));
    settle();
    for (.., site) in &questions {
        assert_eq!(site.run(&["build"]).code, 0);
    }
    for (_, change, _, site) in &questions {
        change(site.path());
    }
    settle();
    let mut answers = String::new();
    for (name, _, asked, site) in &questions {
        let ran = site.run(&["build", "--explain", asked]);
        assert_eq!(ran.code, 0, "{ran:?}");
        let answer = ran
            .stdout
            .split_once("运行 mingbai check 可以看到警告和提示的内容。\n");
        let answer = answer.map_or("", |(_, answer)| answer);
        let _ = writeln!(answers, "## {name}: {asked}\n\n{answer}");
    }
    hold("tests/it/explained.expected", &answers);
}
