//! 结构: whether a report has the parts it needs.

mod title;

category! {
    "STR", "结构":
    str01_missing_chapter,
    str02_broken_numbering,
    str03_mixed_numbering,
    str04_evidence_not_given,
    str05_evidence_missing,
    str06_empty_chapter,
    str07_breaks_off,
}
