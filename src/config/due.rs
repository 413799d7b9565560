//! 应公开 and 免于公开, as written: which units are due to publish in which years.
//!
//! Units are words here; `model::resolve` finds which they mean.

use super::years::Years;
use crate::field::Text;
use crate::source::{Span, Spanned};

/// What the site says of which units are due in which years.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DueSettings {
    /// 应公开; empty where the site does not say.
    pub rows: Vec<DueRow>,
    /// 免于公开.
    pub exemptions: Vec<Exemption>,
}

/// A row of 应公开.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueRow {
    /// 年度.
    pub years: Vec<Spanned<Years>>,
    /// 单位; empty for all units.
    pub units: Vec<Spanned<Text>>,
}

/// A row of 免于公开.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exemption {
    /// Its place.
    pub span: Span,
    /// 年度.
    pub years: Vec<Spanned<Years>>,
    /// 单位, at least one.
    pub units: Vec<Spanned<Text>>,
    /// 理由.
    pub reason: Text,
}
