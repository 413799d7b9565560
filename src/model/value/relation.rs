//! 性质: how an indicator's actual value is held against its target.

use crate::field::{FromText, Reject};
use crate::text::number::narrow;

/// The relation of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// ≥: at least.
    AtLeast,
    /// >: more than.
    More,
    /// =: exactly.
    Equal,
    /// <: less than.
    Less,
    /// ≤: at most.
    AtMost,
    /// 定性: judged in words.
    Qualitative,
}

impl Relation {
    /// The sign or word the forms print.
    pub fn label(self) -> &'static str {
        match self {
            Self::AtLeast => "≥",
            Self::More => ">",
            Self::Equal => "=",
            Self::Less => "<",
            Self::AtMost => "≤",
            Self::Qualitative => "定性",
        }
    }

    /// The words an editor may write.
    pub const WORDS: &'static [&'static str] = &[
        "≥",
        ">",
        "=",
        "<",
        "≤",
        "定性",
        ">=",
        "<=",
        "≧",
        "≦",
        "不少于",
        "不低于",
        "不超过",
        "不高于",
        "大于",
        "小于",
        "等于",
        "至少",
        "至多",
    ];
}

impl FromText for Relation {
    fn from_text(text: &str) -> Result<Self, Reject> {
        Ok(match &*narrow(text.trim()) {
            "≥" | "≧" | "⩾" | ">=" | "=>" | "不少于" | "不低于" | "大于等于" | "至少" => {
                Self::AtLeast
            }
            ">" | "大于" | "多于" | "高于" => Self::More,
            "=" | "==" | "等于" => Self::Equal,
            "<" | "小于" | "少于" | "低于" => Self::Less,
            "≤" | "≦" | "⩽" | "<=" | "=<" | "不超过" | "不高于" | "不多于" | "小于等于"
            | "至多" => Self::AtMost,
            "定性" | "文字描述" => Self::Qualitative,
            _ => return Err(Reject::shape("≥、>、=、<、≤ 或 定性")),
        })
    }
}
