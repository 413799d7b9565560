//! What must hold for any bytes (`tests/fuzz/oracle.rs`), held for the corpus of the fuzzer, for
//! fixtures of the rules, for broken copies of them, and for texts made of what rules look for.

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

#[test]
fn whatever_once_broke_something_breaks_nothing_now() {
    let mut replayed = 0;
    for (path, bytes) in tree(&project().join("tests/fuzz/corpus")) {
        match path.split(['/', '\\']).next() {
            Some("report") => oracle::report(&bytes),
            _ => oracle::markdown(&bytes),
        }
        replayed += 1;
    }
    assert!(replayed >= 30, "only {replayed} files");
}

#[test]
fn fixtures_cut_short_or_with_bytes_missing_break_nothing() {
    for (path, bytes) in tree(&project().join("tests/rules")) {
        if !path.ends_with("bad.md") {
            continue;
        }
        oracle::report(&bytes);
        oracle::markdown(&bytes);
        // Places that differ from file to file, without chance.
        let step = bytes.len() / 2 + 1;
        for at in (path.len() % step..bytes.len()).step_by(step) {
            oracle::report(&bytes[..at]);
            let mut hole = bytes.clone();
            hole.drain(at..(at + 2).min(bytes.len()));
            oracle::report(&hole);
        }
    }
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
