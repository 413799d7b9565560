//! What the data package of a subordinate site says, as far as its superior's site shows it.
//!
//! None of it is counted with the site's own reports. Invariant: paths are clean relative ones below the site's
//! address, texts are short and hold no control characters, and amounts and scores are plain numbers.

use super::{Money, Text, Word, Year};
use jiff::civil::Date;
use std::ops::Range;

/// The site of a subordinate body.
#[derive(Clone, Debug, PartialEq)]
pub struct SubordinateSite {
    /// The body that answers for it, as the settings name it.
    pub name: Text,
    /// What its pages here are called.
    pub slug: Text,
    /// What its data package says; `None` where that did not pass.
    pub package: Option<SubordinatePackage>,
}

/// What a data package says.
#[derive(Clone, Debug, PartialEq)]
pub struct SubordinatePackage {
    /// The site's name.
    pub title: Text,
    /// Where the site is published; begins with `http`, ends with `/`.
    pub base_url: Text,
    /// Its reports, the newest year first, within a year as the package has them.
    pub reports: Vec<SubordinateReport>,
    /// Its years, the newest first.
    pub years: Vec<SubordinateYear>,
    /// How many reports it has taken back.
    pub withdrawn: usize,
    /// The newest 公开日期 of its reports.
    pub newest: Option<Date>,
}

/// A report of a subordinate site.
#[derive(Clone, Debug, PartialEq)]
pub struct SubordinateReport {
    /// Its page, below the site's address, not percent-encoded.
    pub path: Box<str>,
    /// 年度.
    pub year: Year,
    /// 实施单位.
    pub unit: Word,
    /// 项目名称.
    pub project: Box<str>,
    /// The same, with the ends of its words marked.
    pub name: Box<str>,
    /// 得分, as written.
    pub score: Option<Box<str>>,
    /// 等级, by the subordinate site's own lines.
    pub grade: Option<Word>,
    /// 全年预算数 in 万元, as written.
    pub budget: Option<Box<str>>,
    /// 全年执行数 in 万元, as written.
    pub spent: Option<Box<str>>,
    /// 执行率, worked out of the two.
    pub rate: Option<Box<str>>,
    /// 公开日期, `2024-09-30`.
    pub published: Option<Box<str>>,
}

/// What the reports of a subordinate site come to in one year, by its own sums.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SubordinateYear {
    /// The year.
    pub year: Year,
    /// Number of reports.
    pub reports: usize,
    /// Number of reports that the amounts are of.
    pub counted: usize,
    /// 全年预算数, summed.
    pub budget: Money,
    /// 全年执行数 of the same reports, summed.
    pub spent: Money,
}

impl SubordinatePackage {
    /// Which of its reports are of a year; all of them where none is named.
    pub fn range(&self, year: Option<Year>) -> Range<usize> {
        let Some(year) = year else {
            return 0..self.reports.len();
        };
        let from = self.reports.partition_point(|report| report.year > year);
        from..self.reports.partition_point(|report| report.year >= year)
    }
}
