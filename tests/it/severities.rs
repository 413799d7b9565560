//! What becomes of findings under a site's settings and a report's waivers.

use mingbai::check::{CheckOutcome, Overrides, Publication, WaiverEntry, apply_severities};
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
fn outcome(
    found: Vec<Diagnostic>,
    severities: &[(&str, Option<Severity>)],
    waivers: &[(&str, &str)],
) -> CheckOutcome {
    let (settings, report) = (SourcePath::new("mingbai.yaml"), SourcePath::new("a.md"));
    let severities: Vec<_> = severities
        .iter()
        .map(|(word, to)| (written(word), *to))
        .collect();
    let codes: Vec<_> = waivers.iter().map(|(code, _)| written(code)).collect();
    let waivers: Vec<_> = codes
        .iter()
        .zip(waivers)
        .map(|(code, (_, reason))| WaiverEntry {
            path: &report,
            code,
            reason,
            publication: Publication::Published,
            awaited: false,
        })
        .collect();
    let overrides = Overrides {
        path: &settings,
        severities: &severities,
        waivers: &waivers,
        publishers: &BTreeMap::new(),
    };
    apply_severities(found, &overrides)
}

fn summary(outcome: &CheckOutcome) -> Vec<String> {
    let line =
        |found: &Diagnostic| format!("{} {} {}", found.path, found.code, found.severity.word());
    outcome.diagnostics.iter().map(line).collect()
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
    let overrides = [
        ("SCO01", Some(Severity::Warning)),
        ("评分", None),
        ("fmt", note),
    ];
    let expected = ["a.md FMT03 note", "a.md SCO01 warning"];
    assert_eq!(summary(&outcome(found(), &overrides, &[])), expected);
    let expected = ["a.md FMT03 error"];
    assert_eq!(summary(&outcome(found(), &[("SCO", None)], &[])), expected);
}

#[test]
fn fixed_rules_and_unknown_words_are_refused_with_a_finding() {
    let found = vec![finding(Code::MISSING, "a.md", 1)];
    let overrides = [("FMT02", None), ("FMT", None), ("SCO09", None)];
    let outcome = outcome(found, &overrides, &[("FMT02", "不想写"), ("没有", "理由")]);
    let codes: Vec<_> = outcome
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
    assert!(outcome.blocks() && outcome.waived.is_empty());
}

#[test]
fn a_waiver_takes_findings_of_its_own_report_out_and_lists_them() {
    let found = vec![
        finding(GRADE, "a.md", 1),
        finding(GRADE, "a.md", 9),
        finding(GRADE, "b.md", 1),
    ];
    let outcome = outcome(found, &[], &[("sco01", "省级评定结果")]);
    assert_eq!(summary(&outcome), ["b.md SCO01 error"]);
    let waived = &outcome.waived[0];
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
    let told = outcome(found(), &[], &waivers);
    assert_eq!(summary(&told), ["a.md SIT03 note", "b.md FMT03 error"]);
    assert!(told.diagnostics[0].message.starts_with("FMT03"));
    let off = [("FMT03", None)];
    assert_eq!(summary(&outcome(found(), &off, &waivers)), [""; 0]);
    let off = [("SIT", None)];
    assert_eq!(
        summary(&outcome(found(), &off, &waivers)),
        ["b.md FMT03 error"]
    );
}

#[test]
fn a_finding_may_be_milder_than_its_rule_and_never_more_serious() {
    let mut mild = finding(GRADE, "a.md", 1);
    mild.severity = Severity::Note;
    assert_eq!(summary(&outcome(vec![mild], &[], &[])), ["a.md SCO01 note"]);
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
    let forward = outcome(found.clone(), &[], &[]);
    found.reverse();
    assert_eq!(forward, outcome(found, &[], &[]));
    let expected = [
        "a.md FMT09 error",
        "a.md FMT03 error",
        "a.md SCO01 error",
        "b.md SCO01 error",
    ];
    assert_eq!(summary(&forward), expected);
}
