//! What must hold for any bytes (`tests/fuzz/oracle.rs`), held for the corpus of the fuzzer and all
//! fixtures and documents of the repository, for broken copies of fixtures, and for texts made of what
//! rules look for.

#[path = "../fuzz/oracle.rs"]
mod oracle;

use crate::sandbox::{project, tree};
use proptest::prelude::{Strategy, any, prop};
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};

/// What rules and readers look for, and what may stand around it.
const PIECES: &[&str] = &[
    "甲",
    "乙",
    "项目",
    "资金",
    "万元",
    "年",
    "月",
    "日",
    "号",
    "第",
    "1",
    "2023",
    "0",
    "１２",
    " ",
    "　",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "    ",
    "\u{A0}",
    "××",
    "×",
    "XX",
    "xx",
    "20",
    "（",
    "）",
    "(",
    ")",
    "《",
    "》",
    "〈",
    "〉",
    "“",
    "”",
    "〔",
    "〕",
    "[",
    "]",
    "【",
    "】",
    "。",
    "，",
    "、",
    "；",
    "：",
    ":",
    ",",
    "?",
    "？",
    "!",
    "100字以内",
    "请填写",
    "示例：",
    "____",
    "PAGEREF _Toc",
    "\u{200B}",
    "\u{FFFD}",
    "\u{FEFF}",
    "帐户",
    "截止",
    "按排",
    "布署",
    "云政办发",
    "://",
    "https://a.cn/",
    "](",
    "<",
    ">",
    "|",
    "|-|\n",
    "# ",
    "- ",
    "1. ",
    "**",
    "`",
    "```\n",
    "&times;",
    "\\",
    "---\n",
    "一、",
    "（一）",
    "[^1]",
    "豁免: {TPL01: x}\n",
    "摘要: ",
    "\"",
    "'",
    "{",
    "}",
    "%",
    "𠀀",
    "👨\u{200D}👩",
];

const FRONT: &str = "---\n项目名称: 甲\n单位: 乙\n年度: 2023\n";

/// Where there are files that were written to be read by this program, and by its tests.
const FIXTURES: &[&str] = &[
    "content",
    "docs",
    "tests/cli",
    "tests/diagnostics",
    "tests/fuzz/corpus",
    "tests/golden",
    "tests/markdown",
    "tests/passages",
    "tests/rules",
];

/// All files below these folders, as bytes; so many there must be.
fn inputs(folders: &[&str], at_least: usize) -> Vec<(String, Vec<u8>)> {
    let mut inputs = Vec::new();
    for folder in folders {
        let files = tree(&project().join(folder));
        assert!(!files.is_empty(), "{folder} is empty");
        // A picture takes longer than all the rest.
        inputs.extend(
            files
                .into_iter()
                .filter(|(path, _)| !path.ends_with(".png")),
        );
    }
    let found = inputs.len();
    assert!(
        found >= at_least,
        "only {found} files, {at_least} are known"
    );
    inputs
}

#[test]
fn no_file_of_the_repository_breaks_anything_as_a_report_or_as_markdown() {
    let mut bytes_seen = 0;
    for (_, bytes) in inputs(FIXTURES, 500) {
        oracle::report(&bytes);
        oracle::markdown(&bytes);
        bytes_seen += bytes.len();
    }
    assert!(bytes_seen > 1 << 20, "only {bytes_seen} bytes");
}

#[test]
fn fixtures_cut_short_or_with_bytes_missing_break_nothing() {
    let mut fixtures = inputs(&["tests/rules"], 340);
    fixtures.retain(|(path, _)| path.contains("/bad") && path.ends_with(".md"));
    let mut broken = 0;
    for (path, bytes) in fixtures {
        // Places that differ from file to file, without chance.
        let step = bytes.len() / 2 + 1;
        for at in (path.len() % step..bytes.len()).step_by(step) {
            oracle::report(&bytes[..at]);
            let mut hole = bytes.clone();
            hole.drain(at..(at + 2).min(bytes.len()));
            oracle::report(&hole);
            oracle::markdown(&hole);
            broken += 2;
        }
    }
    assert!(broken >= 300, "only {broken} broken copies");
}

#[test]
fn pdfs_cut_short_or_with_bytes_missing_break_nothing() {
    for (path, bytes) in inputs(&["tests/it/pdf/files"], 40) {
        let step = bytes.len() / 24 + 1;
        for at in (path.len() % step..bytes.len()).step_by(step) {
            oracle::attachment("a.pdf", &bytes[..at]);
            let mut hole = bytes.clone();
            hole.drain(at..(at + 2).min(bytes.len()));
            oracle::attachment("a.pdf", &hole);
        }
    }
}

#[test]
fn whatever_stands_before_a_number_the_door_sees_it() {
    let mut outputs = inputs(&["tests/golden"], 20);
    outputs.extend(inputs(&["tests/fuzz/corpus/report"], 20));
    for (path, bytes) in outputs {
        oracle::door(&bytes);
        // In the middle of a tag, of a number or of a character.
        oracle::door(&bytes[..path.len() % (bytes.len() + 1)]);
        oracle::door(&bytes[..bytes.len() / 2]);
    }
    // What other encodings begin a character with stands right before a digit.
    for byte in 0x80..=0xFF {
        oracle::door(&[byte]);
        oracle::door(&[byte, b'<', byte, b'&', byte]);
    }
}

#[test]
fn what_passes_the_check_is_built() {
    let mut fixtures = inputs(&["tests/rules"], 340);
    fixtures.retain(|(path, _)| path.ends_with(".md"));
    let built = fixtures
        .iter()
        .filter(|(_, bytes)| oracle::published(bytes))
        .count();
    assert!(built >= 100, "only {built} were built");
}

#[test]
fn texts_made_of_what_rules_look_for_break_nothing() {
    let pieces = || prop::collection::vec(select(PIECES), 0..60);
    let texts = (pieces(), pieces(), any::<bool>());
    let texts = texts.prop_map(|(front, body, fenced)| match fenced {
        true => format!("{FRONT}摘要: {}\n---\n{}", front.concat(), body.concat()),
        false => body.concat(),
    });
    let config = Config {
        failure_persistence: None,
        ..Config::with_cases(150)
    };
    let held = TestRunner::new(config).run(&texts, |text| {
        oracle::report(text.as_bytes());
        oracle::markdown(text.as_bytes());
        Ok(())
    });
    held.unwrap();
}
