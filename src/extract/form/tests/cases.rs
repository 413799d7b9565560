//! A grid a family, with all that is read from it.

use super::{table, told};

/// Grids: below them stands what is read from them. Nothing does where they are no form.
pub(in crate::extract) const CASES: &[(&str, &str)] = &[
    ("anhui", include_str!("cases/anhui.txt")),
    ("broken_numbers", include_str!("cases/broken_numbers.txt")),
    ("chongqing", include_str!("cases/chongqing.txt")),
    ("criteria", include_str!("cases/criteria.txt")),
    ("department", include_str!("cases/department.txt")),
    ("doubtful", include_str!("cases/doubtful.txt")),
    ("hubei", include_str!("cases/hubei.txt")),
    ("list", include_str!("cases/list.txt")),
    ("list_uncertain", include_str!("cases/list_uncertain.txt")),
    ("nameless", include_str!("cases/nameless.txt")),
    (
        "nameless_aligned",
        include_str!("cases/nameless_aligned.txt"),
    ),
    ("national", include_str!("cases/national.txt")),
    ("no_spans", include_str!("cases/no_spans.txt")),
    ("parted_numbers", include_str!("cases/parted_numbers.txt")),
    ("projects_table", include_str!("cases/projects_table.txt")),
    ("several", include_str!("cases/several.txt")),
    ("sichuan", include_str!("cases/sichuan.txt")),
    ("sources_table", include_str!("cases/sources_table.txt")),
    ("yunnan", include_str!("cases/yunnan.txt")),
];

#[test]
fn forms_are_read_whole() {
    let mut failed = String::new();
    for (name, case) in CASES {
        let (lines, expected) = case.split_once("====").unwrap_or((case, ""));
        let drafts = super::super::read(&[], &table(lines)).unwrap_or_default();
        let told: Vec<String> = drafts.iter().map(told).collect();
        let found = told.join("----\n");
        if found.trim() != expected.trim() {
            failed += &format!("<<<{name}\n{found}>>>\n");
        }
    }
    assert!(failed.is_empty(), "{failed}");
}
