//! The editors' guide and the READMEs are true: what they show as right passes, what they show as wrong gives
//! the finding they promise, and their commands are commands.
//!
//! A code block says what it is by its first line of three backticks: `yaml` and `markdown` are right, `yaml 错误`
//! and `text 错误` are wrong, and the quotation after those is what `check` says. A fragment takes the place of
//! the same fields in the guide's first report.

use crate::sandbox::{Sandbox, project};
use mingbai::build::{self, Drafts, Inputs, Settings};
use mingbai::config::fields::SETTINGS;
use mingbai::diagnostic::Diagnostic;
use mingbai::field::Field;
use mingbai::model::fields::REPORT;
use mingbai::source::{MemoryFiles, SourcePath};
use std::fs;

const PLACE: &str = "content/2024/qinghe/tushushi.md";

/// A block of code, and the lines quoted after it.
struct Block {
    info: String,
    text: String,
    quoted: Vec<String>,
}

fn document(name: &str) -> String {
    fs::read_to_string(project().join(name)).unwrap()
}

/// The blocks of a document.
fn blocks(document: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let (mut inside, mut quotes) = (false, true);
    for line in document.lines() {
        quotes &= inside || !line.starts_with('#');
        match (line.strip_prefix("```"), line.strip_prefix('>')) {
            (Some(info), _) if !inside => {
                (inside, quotes) = (true, true);
                let info = info.to_owned();
                let (text, quoted) = (String::new(), Vec::new());
                blocks.push(Block { info, text, quoted });
            }
            (Some(_), _) => inside = false,
            (None, _) if inside => {
                let block = blocks.last_mut().unwrap();
                block.text += &format!("{line}\n");
            }
            (None, Some(said)) if quotes && !said.trim().is_empty() => {
                let block = blocks.last_mut().unwrap();
                block.quoted.push(said.trim().to_owned());
            }
            _ => {}
        }
    }
    blocks
}

fn guide() -> Vec<Block> {
    blocks(&document("docs/guide.md"))
}

/// The guide's settings, units and first report.
fn site() -> [(&'static str, String); 3] {
    let blocks = guide();
    let first = |begins: &str| {
        let mut found = blocks.iter().filter(|block| block.text.starts_with(begins));
        found.next().unwrap().text.clone()
    };
    [
        ("mingbai.yaml", first("站点名称")),
        ("content/units.yaml", first("- 标识")),
        (PLACE, first("---\n")),
    ]
}

/// What is found in the guide's site with some files put over its own.
fn found(over: &[(&str, String)]) -> Vec<Diagnostic> {
    let mut files = MemoryFiles::default();
    for (path, text) in site().iter().chain(over) {
        files.0.insert(SourcePath::new(*path), text.clone().into());
    }
    let inputs = Inputs::of(&files);
    let settings = Settings::read(&inputs, &files);
    let checked = build::check(&settings, &inputs, &files, Drafts::Out, &[]);
    checked.outcome.diagnostics
}

/// The outermost name of a line.
fn key(line: &str) -> &str {
    line.trim().split([':', '：']).next().unwrap()
}

/// The fields of `whole` without those that `fragment` has, wherever they are.
fn without(whole: &str, fragment: &str) -> String {
    let named: Vec<&str> = fragment.lines().map(key).collect();
    let mut out = String::new();
    let mut dropped = false;
    for line in whole.lines() {
        if !line.starts_with([' ', '-']) {
            dropped = named.contains(&key(line));
        }
        if !dropped {
            out += &format!("{line}\n");
        }
    }
    out
}

/// The guide's report with a fragment of its front matter.
fn report_with(fragment: &str) -> String {
    let [.., (_, report)] = site();
    let rest = report.strip_prefix("---\n").unwrap();
    let (front, body) = rest.split_once("---\n").unwrap();
    let front = without(front, fragment);
    let fragment = match fragment.starts_with("来源") {
        true => {
            let below: String = fragment.lines().map(|line| format!("  {line}\n")).collect();
            format!("资金:\n{below}")
        }
        false => fragment.to_owned(),
    };
    format!("---\n{}{fragment}---\n{body}", without(&front, &fragment))
}

fn said(findings: &[Diagnostic]) -> String {
    let lines = findings.iter();
    let lines = lines.map(|it| format!("{} {} {}（{}）\n", it.code, it.path, it.message, it.help));
    lines.collect()
}

#[test]
fn the_first_report_passes_without_a_finding() {
    assert_eq!(said(&found(&[])), "");
}

/// Whether a fragment's fields are of this table.
fn is_of(fields: &[Field], fragment: &str) -> bool {
    let first = key(fragment.lines().next().unwrap());
    fields.iter().any(|field| field.is_called(first))
}

/// The findings about the form of what a right fragment says.
fn about_form(fragment: &str) -> String {
    let [(_, settings), ..] = site();
    let over = if fragment.contains("基于:") {
        let settings = format!("{settings}体例: yunling\n");
        vec![
            ("mingbai.yaml", settings),
            ("profiles/yunling.yaml", fragment.to_owned()),
        ]
    } else if fragment.starts_with("正文") {
        let report = format!("项目名称: 甲\n单位: qinghe\n年度: 2024\n{fragment}");
        vec![("content/2024/qinghe/a.yaml", report)]
    } else if fragment.starts_with("- ") {
        vec![("content/units.yaml", fragment.to_owned())]
    } else if is_of(SETTINGS, fragment) && !is_of(REPORT, fragment) {
        let settings = without(&settings, fragment);
        vec![("mingbai.yaml", settings + fragment)]
    } else {
        let keys: Vec<&str> = fragment.lines().map(key).collect();
        let of_funds = |key: &str| key.starts_with("全年预算数");
        let fragment = match keys.first().is_some_and(|key| of_funds(key)) {
            true => format!("资金:\n  {fragment}"),
            false => fragment.to_owned(),
        };
        vec![(PLACE, report_with(&fragment))]
    };
    let mut found = found(&over);
    found.retain(|it| it.code.category() == "FMT");
    said(&found)
}

#[test]
fn fragments_are_of_known_fields_and_read() {
    let mut seen = 0;
    for block in guide().iter().filter(|block| block.info == "yaml") {
        let keys: Vec<&str> = block.text.lines().map(key).collect();
        // One form a line, where all lines write the same field.
        let forms: Vec<&str> = match keys.windows(2).all(|two| two[0] == two[1]) {
            true => block.text.split_inclusive('\n').collect(),
            false => vec![&block.text],
        };
        for form in forms {
            assert_eq!(about_form(form), "", "{form}");
            seen += 1;
        }
    }
    assert!(seen > 10, "{seen}");
}

#[test]
fn what_is_shown_as_wrong_gives_the_finding_that_is_promised() {
    let wrong = guide();
    let wrong = wrong.iter().filter(|block| block.info.ends_with("错误"));
    let mut seen = 0;
    for block in wrong {
        let report = match block.info.starts_with("text") {
            true => format!("{}\n## 一、项目基本情况\n", block.text),
            false => report_with(&block.text),
        };
        let found = found(&[(PLACE, report)]);
        let promised = &block.quoted[0];
        let told = found.iter().find(|it| it.message == *promised);
        let told = told.unwrap_or_else(|| panic!("{}\n{promised}\n{}", block.text, said(&found)));
        if let Some(help) = block.quoted.get(1) {
            let help = help.strip_prefix("办法：").unwrap();
            assert!(told.help.starts_with(help), "{help}\n{}", told.help);
        }
        seen += 1;
    }
    assert!(seen > 10, "{seen}");
}

#[test]
fn the_template_has_every_field_of_the_first_report() {
    let sandbox = Sandbox::empty();
    assert_eq!(sandbox.run(&["new", "site", "a"]).code, 0);
    let template = sandbox
        .path()
        .join("a/content/2024/shifan/di-yi-fen-baogao.md");
    let template = fs::read_to_string(template).unwrap();
    let known: Vec<&str> = template
        .lines()
        .map(|line| key(line.trim_start_matches(['#', ' ', '-'])))
        .collect();
    let [.., (_, report)] = site();
    let front = report.split("---\n").nth(1).unwrap();
    for part in front.lines().flat_map(|line| line.split(['{', ','])) {
        let Some((name, _)) = part.trim().trim_start_matches("- ").split_once(':') else {
            continue;
        };
        assert!(known.contains(&name), "{name}");
    }
}

#[test]
fn what_is_quoted_without_an_example_is_said_in_a_fixture() {
    let guide = document("docs/guide.md");
    for (rule, quoted) in [
        ("FMT09-encoding", "文件是GB18030（GBK）编码，应当是UTF-8"),
        ("FMT07-one-address", "，两份文件不能用同一个网址"),
    ] {
        let expected = document(&format!("tests/rules/{rule}/expected"));
        assert!(
            guide.contains(quoted) && expected.contains(quoted),
            "{rule}"
        );
    }
}

#[test]
fn reports_in_the_readmes_are_of_known_fields_and_read() {
    for name in ["README.md", "README.zh-CN.md"] {
        let blocks = blocks(&document(name));
        let mut reports = blocks
            .iter()
            .filter(|block| block.text.starts_with("---\n"));
        let report = &reports.next().unwrap().text;
        let mut found = found(&[(PLACE, report.clone())]);
        found.retain(|it| it.code.category() == "FMT");
        assert_eq!(said(&found), "", "{name}");
    }
}

#[test]
fn commands_are_commands() {
    let sandbox = Sandbox::empty();
    let mut seen = 0;
    for name in ["docs/guide.md", "README.md", "README.zh-CN.md"] {
        let text = document(name).replace("cargo run --release --", "mingbai");
        for line in blocks(&text).iter().flat_map(|block| block.text.lines()) {
            let command = line
                .split("  ")
                .next()
                .unwrap()
                .split(" &&")
                .next()
                .unwrap();
            let Some(arguments) = command.strip_prefix("mingbai ") else {
                continue;
            };
            let mut arguments: Vec<&str> = arguments.split_whitespace().collect();
            arguments.push("--help");
            let ran = sandbox.run(&arguments);
            assert_eq!(ran.code, 0, "{name}: {command}\n{}", ran.said());
            seen += 1;
        }
    }
    assert!(seen > 15, "{seen}");
}

#[test]
fn the_printed_finding_is_printed_so() {
    let guide = guide();
    let shown = guide.iter().find(|block| block.text.starts_with("警告["));
    let played = document("tests/cli/check.md");
    assert!(played.contains(&shown.unwrap().text));
}
