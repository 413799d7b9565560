//! The line that leads to the sites of subordinate bodies, and sums of theirs.
//!
//! Invariant: nothing here is counted with the site's own reports.

use super::context::PageContext;
use super::figure::Amount;
use super::subordinate_part::SUBORDINATE_SITES;
use crate::model::{Money, Rate, SubordinatePackage, SubordinateYear};
use serde::Serialize;

/// The line on pages of the site's own that leads to the subordinate sites.
#[derive(Debug, Serialize)]
pub struct SubordinateLink {
    /// Where it leads.
    pub href: String,
    /// Number of subordinate sites.
    pub sites: usize,
    /// Number of their reports, of those whose data passed.
    pub reports: usize,
}

impl SubordinateLink {
    /// The line; `None` where the site names no subordinate site.
    pub(super) fn of(ctx: &PageContext<'_>) -> Option<Self> {
        let sites = &ctx.site.subordinates;
        let packages = sites.iter().filter_map(|site| site.package.as_ref());
        Some(Self {
            href: ctx.href_if(SUBORDINATE_SITES)?,
            sites: sites.len(),
            reports: packages.map(|package| package.reports.len()).sum(),
        })
    }
}

/// What reports of a subordinate site come to, by its own sums.
#[derive(Debug, Serialize)]
pub struct SubordinateSums {
    /// Number of reports.
    pub reports: usize,
    /// 全年执行数, summed over the reports that state both amounts.
    pub spent: Option<Amount>,
    /// 全年预算数 of the same reports, summed.
    pub budget: Option<Amount>,
    /// 执行率 of the two.
    pub rate: Option<String>,
    /// How many reports are in neither amount.
    pub left_out: usize,
}

impl SubordinateSums {
    /// The sums over these years.
    pub(super) fn of(years: &[SubordinateYear]) -> Self {
        let reports: usize = years.iter().map(|year| year.reports).sum();
        let counted: usize = years.iter().map(|year| year.counted).sum();
        let spent: Money = years.iter().map(|year| year.spent).sum();
        let budget: Money = years.iter().map(|year| year.budget).sum();
        let amount = |money| (counted > 0).then(|| Amount::rounded(money));
        let rate = Rate::execution(spent, budget).filter(|_| counted > 0);
        Self {
            reports,
            spent: amount(spent),
            budget: amount(budget),
            rate: rate.map(|rate| rate.to_string()),
            left_out: reports.saturating_sub(counted),
        }
    }
}

/// The years of a subordinate site's reports: `2022–2024`; `None` where it has no report.
pub(super) fn years_label(package: &SubordinatePackage) -> Option<String> {
    let (newest, oldest) = (package.years.first()?, package.years.last()?);
    Some(match newest.year == oldest.year {
        true => newest.year.to_string(),
        false => format!("{}–{}", oldest.year, newest.year),
    })
}
