//! How serious a finding is.

/// How serious a finding is, most serious first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// 拦截: nothing is published until it is put right.
    Error,
    /// 警告: for the editor to weigh.
    Warning,
    /// 提示: for information.
    Note,
}

impl Severity {
    /// All of them, most serious first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Note];

    /// The word used in machine-readable output: `error`, `warning` or `note`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }

    /// The word shown to editors: 拦截, 警告 or 提示.
    pub fn label(self) -> &'static str {
        match self {
            Self::Error => "拦截",
            Self::Warning => "警告",
            Self::Note => "提示",
        }
    }
}
