//! What a report says of the years before it: what its project was called, and what came of its problems.

use super::value::{Text, Year};
use crate::source::Spanned;

/// 曾用名, 存在的问题 and 整改 of a report. Few reports have any, so a report keeps all of them in one box.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// 曾用名: names, codes or addresses of the project's earlier reports, as written.
    pub former_names: Box<[Spanned<Text>]>,
    /// 存在的问题, one text a problem.
    pub problems: Box<[Spanned<Text>]>,
    /// 整改: what came of problems that earlier reports told.
    pub rectifications: Box<[Rectification]>,
}

/// A row of 整改.
#[derive(Clone, Debug)]
pub struct Rectification {
    /// 年度 of the report that told the problem; `None` where the row does not say.
    pub year: Option<Spanned<Year>>,
    /// 问题.
    pub problem: Spanned<Text>,
    /// 整改情况: what was done.
    pub action: Spanned<Text>,
}
