//! Texts of office programs as they print: what is read of each file in `tests/printed-texts/`, held against what
//! stands beside it. The files were made by programs of offices, or as these make them.

use crate::expectation::compare;
use mingbai::import::{Block, Foreign, Table, read_printed};
use mingbai::source::SourcePath;
use std::fmt::Write;
use std::path::Path;

/// What is printed, a paragraph a line; before headings their level, of tables each position; then what was left
/// out.
fn told(foreign: &Foreign) -> String {
    let mut out = String::new();
    let printed = foreign.printed.clone().unwrap_or_default();
    for block in &printed.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let level = "#".repeat(paragraph.level.unwrap_or(0).into());
                let text = shown(&paragraph.text);
                let place = paragraph.place.words(&[]);
                let _ = writeln!(out, "{level}{text}    〔{place}〕");
            }
            Block::Table(table) => table_told(table, &mut out),
        }
    }
    for left in foreign.left_out() {
        let _ = writeln!(out, "- {}", left.words());
    }
    out
}

fn table_told(table: &Table, out: &mut String) {
    for row in 0..table.rows() {
        let cells = (0..table.columns()).map(|column| shown(table.text(row, column)));
        let cells: Vec<_> = cells.collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
}

fn shown(text: &str) -> String {
    text.replace('\n', "⏎").replace('\t', "⇥")
}

fn read(path: &Path) -> Foreign {
    let bytes = std::fs::read(path).unwrap();
    read_printed(
        &SourcePath::new(path.file_name().unwrap().to_str().unwrap()),
        &bytes,
    )
}

#[test]
fn texts_are_read_as_they_print() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/printed-texts");
    let entries = std::fs::read_dir(&folder).unwrap();
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension != "expected")
    });
    files.sort();
    assert!(files.len() >= 12, "{files:?}");
    let differences = files.iter().filter_map(|path| {
        let name = format!("{}.expected", path.display());
        compare(name, &told(&read(path))).err()
    });
    let differences: Vec<_> = differences.collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// A form as offices write it, with one of each thing that converters lose: fifteen points.
#[test]
fn a_form_keeps_fifteen_of_fifteen_points() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/printed-texts");
    let foreign = read(&folder.join("fifteen-points.docx"));
    let told = told(&foreign);
    let has = |words: &str| told.lines().any(|line| line.starts_with(words));
    let (_, after) = told.split_once("（二）资金情况").unwrap();
    let points = [
        (
            "一、 from numbering.xml",
            has("#一、项目概况") && has("#二、管理办法"),
        ),
        ("（一）", has("##（一）立项情况") && has("##（二）资金情况")),
        ("1.", has("1.更换路灯") && has("2. 2023年更换120盏。")),
        ("①", has("①东段") && has("②西段")),
        (
            "numbers start anew below the next heading",
            after.contains("\n1.资金到位"),
        ),
        (
            "a list starts anew where it says so",
            after.contains("\n1.重新起头"),
        ),
        ("第十一条", has("第十一条 由街道办事处解释。")),
        (
            "hidden text is out",
            has("公开的文字到此为止。") && !told.contains("内部掌握"),
        ),
        ("hidden text is told", has("- 隐藏文字1段")),
        (
            "a text box stands in its place, once",
            told.matches("文本框里的联系方式").count() == 1 && has("文本框里的联系方式"),
        ),
        ("☑ □", has("是否公开：☑是 □否")),
        (
            "deletions are out, insertions in, and told",
            has("预算为280万元。") && has("- 修订2处"),
        ),
        (
            "comments are out and told",
            !told.contains("再核一下") && has("- 批注1条"),
        ),
        (
            "headers are out and told",
            has("- 页眉“滨河街道办事处内部资料”") && !has("滨河街道办事处内部资料"),
        ),
        (
            "merged cells stand under their heads",
            has("| 项目资金（万元） | 其中：财政拨款 | 300.00 | 280.00 | 279.50 |"),
        ),
    ];
    let lost: Vec<_> = points.iter().filter(|(_, kept)| !kept).collect();
    assert!(lost.is_empty(), "{lost:?}\n{told}");
}
