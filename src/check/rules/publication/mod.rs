//! 公开: what the regulations ask of publication itself.

category! {
    "PUB", "公开":
    pub03_no_supervision,
}
