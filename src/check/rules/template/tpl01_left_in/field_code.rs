//! Codes of Word's fields, which show when a text is copied with them.

use super::suspect::{Leftover, Sort, Suspect};

/// Codes, and what Word writes where one leads nowhere.
pub(super) const CODES: &[&str] = &[
    "PAGEREF _Toc",
    "REF _Ref",
    "TOC \\o",
    "TOC \\h",
    "HYPERLINK \"",
    "HYPERLINK “",
    "HYPERLINK \\l",
    "\\* MERGEFORMAT",
    "FORMTEXT",
    "EMBED Equation",
    "SEQ 表 \\*",
    "SEQ 图 \\*",
    "错误!未找到引用源",
    "错误！未找到引用源",
    "错误!未定义书签",
    "错误！未定义书签",
    "错误!不能通过编辑域代码",
    "Error! Bookmark not defined",
    "Error! Reference source not found",
];

/// The code as it stands.
pub(super) fn code(suspect: Suspect<'_>) -> Option<Leftover> {
    suspect.found(suspect.start..suspect.end, Sort::FieldCode)
}
