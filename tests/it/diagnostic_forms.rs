//! Findings as output where it might go wrong: control characters, long lines, too many of one rule.
//! Whole outputs in every form lie in `tests/diagnostics/`.

use crate::plain_style::PLAIN;
use mingbai::diagnostic::render::{Listing, TextStyle, text};
use mingbai::diagnostic::{Code, Diagnostic, Severity};
use mingbai::source::{SourceFile, SourcePath, Span};

#[test]
fn no_form_lets_a_control_character_through() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics/hostile");
    for form in [
        "text.txt",
        "concise.txt",
        "github.txt",
        "json.json",
        "sarif.json",
    ] {
        let output = std::fs::read_to_string(folder.join(form)).unwrap();
        let raw = |c: char| c.is_control() && c != '\n' || "\u{202E}\u{202C}".contains(c);
        assert!(!output.contains(raw), "{form}: {output:?}");
    }
}

#[test]
fn a_line_of_a_megabyte_is_cropped_around_the_mark() {
    let line = "长".repeat(350_000);
    let whole = format!("{line}错处{line}");
    let path = SourcePath::new("content/long.md");
    let span = Span::new(line.len()..line.len() + "错处".len());
    let diagnostics = [Diagnostic::new(Code::WRONG_TYPE, &path, span, "这里不对")];
    let source = |path: &SourcePath| Some(SourceFile::new(path.clone(), whole.as_str()));
    let listing = Listing {
        diagnostics: &diagnostics,
        source: &source,
    };
    let shown = text(&listing, &PLAIN);
    assert!(shown.contains("长错处长"), "{shown}");
    assert!(shown.contains("content/long.md:1:350001"), "{shown}");
    assert!(shown.len() < 2_000, "{} bytes", shown.len());
}

#[test]
fn where_a_rule_has_too_many_findings_they_come_by_rule_and_some_are_only_counted() {
    let (a, b) = (SourcePath::new("a.md"), SourcePath::new("b.md"));
    let mut diagnostics = vec![Diagnostic::whole(Code::MISSING, &a, "缺少字段"); 60];
    let mut note = Diagnostic::whole(Code("SIT01"), &a, "没有网址");
    note.severity = Severity::Note;
    diagnostics.insert(3, note);
    diagnostics.push(Diagnostic::whole(Code("FMT01"), &b, "读不懂"));
    let listing = Listing {
        diagnostics: &diagnostics,
        source: &|_| None,
    };
    let shown = text(&listing, &PLAIN);
    assert_eq!(shown.matches("拦截[FMT02]").count(), 20);
    let lines: Vec<_> = shown
        .lines()
        .filter(|line| line.contains('共') || line.contains("另有"))
        .collect();
    let expected = [
        "【FMT01 】拦截，共 1 处",
        "【FMT02 缺少必填字段】拦截，共 60 处",
        "[FMT02] 另有 40 处，全部列出：mingbai check --rule FMT02",
        "【SIT01 没有写网址】提示，共 1 处",
    ];
    assert_eq!(lines, expected);
    assert!(shown.ends_with("拦截 61，警告 0，提示 1\n"), "{shown}");

    let whole = TextStyle {
        whole: &["FMT02"],
        ..PLAIN
    };
    let shown = text(&listing, &whole);
    assert_eq!(shown.matches("拦截[FMT02]").count(), 60);
    assert!(!shown.contains('【'), "{shown}");
}
