//! 结构: whether a report has the parts it needs.

category! {
    "STR", "结构":
    str05_evidence_missing,
}
