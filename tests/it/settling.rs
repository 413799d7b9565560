//! What becomes of findings under a site's settings and a report's waivers.

use mingbai::check::{Settled, Standing, WaiverWish, Wishes, settle};
use mingbai::diagnostic::{Code, Diagnostic, Severity};
use mingbai::source::{SourcePath, Span, Spanned};
use std::collections::BTreeMap;

const GRADE: Code = Code("SCO01");

fn finding(code: Code, path: &str, at: usize) -> Diagnostic {
    Diagnostic::new(code, &SourcePath::new(path), Span::new(at..at + 1), "发现")
}

fn written(word: &str) -> Spanned<Box<str>> {
    Spanned::new(word.into(), Span::new(0..1))
}

/// Settles findings under severities and waivers of `a.md`.
fn settled(
    found: Vec<Diagnostic>,
    severities: &[(&str, Option<Severity>)],
    waivers: &[(&str, &str)],
) -> Settled {
    let (settings, report) = (SourcePath::new("mingbai.yaml"), SourcePath::new("a.md"));
    let severities: Vec<_> = severities
        .iter()
        .map(|(word, to)| (written(word), *to))
        .collect();
    let codes: Vec<_> = waivers.iter().map(|(code, _)| written(code)).collect();
    let waivers: Vec<_> = codes
        .iter()
        .zip(waivers)
        .map(|(code, (_, reason))| WaiverWish {
            path: &report,
            code,
            reason,
            standing: Standing::Published,
            awaited: false,
        })
        .collect();
    let wishes = Wishes {
        path: &settings,
        severities: &severities,
        waivers: &waivers,
        publishers: &BTreeMap::new(),
    };
    settle(found, &wishes)
}

fn summary(settled: &Settled) -> Vec<String> {
    let line =
        |found: &Diagnostic| format!("{} {} {}", found.path, found.code, found.severity.word());
    settled.diagnostics.iter().map(line).collect()
}

#[test]
fn a_code_counts_more_than_its_category_wherever_it_stands() {
    let found = || {
        vec![
            finding(GRADE, "a.md", 3),
            finding(Code::UNKNOWN_KEY, "a.md", 1),
        ]
    };
    let note = Some(Severity::Note);
    let wishes = [
        ("SCO01", Some(Severity::Warning)),
        ("评分", None),
        ("fmt", note),
    ];
    let expected = ["a.md FMT03 note", "a.md SCO01 warning"];
    assert_eq!(summary(&settled(found(), &wishes, &[])), expected);
    let expected = ["a.md FMT03 error"];
    assert_eq!(summary(&settled(found(), &[("SCO", None)], &[])), expected);
}

#[test]
fn fixed_rules_and_unknown_words_are_refused_with_a_finding() {
    let found = vec![finding(Code::MISSING, "a.md", 1)];
    let wishes = [("FMT02", None), ("FMT", None), ("SCO09", None)];
    let settled = settled(found, &wishes, &[("FMT02", "不想写"), ("没有", "理由")]);
    let codes: Vec<_> = settled
        .diagnostics
        .iter()
        .map(|f| (f.path.as_str(), f.code.as_str()))
        .collect();
    // The category FMT is off, which takes out the findings about unknown words, but not the fixed ones.
    assert_eq!(
        codes,
        [
            ("a.md", "FMT05"),
            ("a.md", "FMT02"),
            ("mingbai.yaml", "FMT05")
        ]
    );
    assert!(settled.blocks() && settled.waived.is_empty());
}

#[test]
fn a_waiver_takes_findings_of_its_own_report_out_and_lists_them() {
    let found = vec![
        finding(GRADE, "a.md", 1),
        finding(GRADE, "a.md", 9),
        finding(GRADE, "b.md", 1),
    ];
    let settled = settled(found, &[], &[("sco01", "省级评定结果")]);
    assert_eq!(summary(&settled), ["b.md SCO01 error"]);
    let waived = &settled.waived[0];
    assert_eq!(
        (waived.code, waived.count, &*waived.reason),
        (GRADE, 2, "省级评定结果")
    );
}

#[test]
fn a_waiver_that_nothing_needs_is_told_unless_its_rule_is_off() {
    let waivers = [("SCO01", "省级评定结果"), ("FMT03", "沿用旧表")];
    let found = || {
        vec![
            finding(GRADE, "a.md", 1),
            finding(Code::UNKNOWN_KEY, "b.md", 1),
        ]
    };
    let told = settled(found(), &[], &waivers);
    assert_eq!(summary(&told), ["a.md SIT03 note", "b.md FMT03 error"]);
    assert!(told.diagnostics[0].message.starts_with("FMT03"));
    let off = [("FMT03", None)];
    assert_eq!(summary(&settled(found(), &off, &waivers)), [""; 0]);
    let off = [("SIT", None)];
    assert_eq!(
        summary(&settled(found(), &off, &waivers)),
        ["b.md FMT03 error"]
    );
}

#[test]
fn a_finding_may_be_milder_than_its_rule_and_never_more_serious() {
    let mut mild = finding(GRADE, "a.md", 1);
    mild.severity = Severity::Note;
    assert_eq!(summary(&settled(vec![mild], &[], &[])), ["a.md SCO01 note"]);
}

#[test]
fn the_order_of_findings_does_not_depend_on_the_order_they_came_in() {
    let mut found = vec![
        finding(GRADE, "b.md", 1),
        finding(GRADE, "a.md", 5),
        finding(Code::UNKNOWN_KEY, "a.md", 5),
        Diagnostic::whole(Code::ENCODING, &SourcePath::new("a.md"), "整个文件"),
        finding(GRADE, "a.md", 5),
    ];
    let forward = settled(found.clone(), &[], &[]);
    found.reverse();
    assert_eq!(forward, settled(found, &[], &[]));
    let expected = [
        "a.md FMT09 error",
        "a.md FMT03 error",
        "a.md SCO01 error",
        "b.md SCO01 error",
    ];
    assert_eq!(summary(&forward), expected);
}
