//! 公开: what the regulations ask of publication itself.

category! {
    "PUB", "公开":
    pub01_late,
    pub02_no_reviewer,
    pub03_no_supervision,
    pub04_unsettled,
    pub05_no_report,
}
