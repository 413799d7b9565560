//! What kind of document it is: a self-evaluation of a project, or one of those that look alike.

use super::Hints;
use super::facts::Quoted;
use crate::import::Block;

/// A kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentKind {
    /// 项目支出绩效自评: of one project or several.
    SelfEvaluation,
    /// 部门整体支出绩效自评.
    WholeDepartment,
    /// 绩效目标申报表: goals before the year.
    GoalDeclaration,
    /// 整改报告.
    Rectification,
    /// 财政评价 or 重点评价 by somebody else.
    ExternalEvaluation,
    /// 部门决算.
    FinalAccounts,
    /// None of these.
    Other,
}

/// Tells the kind of a document, and by which words.
pub(super) fn of(_blocks: &[Block], _hints: &Hints<'_>) -> (DocumentKind, Option<Quoted>) {
    (DocumentKind::SelfEvaluation, None)
}
