//! PUB05: units that are due and have no report.

use crate::check::first_few::first_few;
use crate::check::rule::{Check, Rule, SiteContext};
use crate::config::{DueRow, Years};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Coverage, Moment, Year};
use crate::source::Spanned;
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    code: Code("PUB05"),
    name: "应公开的没有报告",
    severity: Severity::Warning,
    what: "设置里“应公开”写明的单位和年度，本站没有报告，“免于公开”里也没有写。一个年度说一次。程序不看今天是哪一天：本站最新的公开日期还没有到这个年度的公开期限的，只是提示。撤下的报告不算没有。",
    why: "《政府信息公开条例》第十九条、第二十条规定，涉及公众利益的政府信息应当主动公开；《项目支出绩效评价管理办法》（财预〔2020〕10号）要求绩效评价结果编入部门决算，并依法予以公开。谁没有公开，网页上也会列出来。",
    bad: "\
# 单位表里有4个单位，民政局没有2023年度的报告
应公开:
  - 年度: 2023
",
    good: "\
应公开:
  - 年度: 2023
免于公开:
  - {单位: 民政局, 年度: 2023, 理由: 2024年新设立}
",
    check: Check::Site(check),
};

fn check(ctx: &SiteContext<'_>, found: &mut Vec<Diagnostic>) {
    let site = ctx.site;
    if !site.says_what_is_due() {
        return;
    }
    let mut missing: BTreeMap<Year, Vec<usize>> = BTreeMap::new();
    let mut due: BTreeMap<Year, usize> = BTreeMap::new();
    for unit in 0..site.units.len() {
        for year in site.coverage_years(unit).iter().map(Year) {
            *due.entry(year).or_default() += usize::from(site.is_due(unit, year));
            if matches!(site.coverage(unit, year), Coverage::Missing { .. }) {
                missing.entry(year).or_default().push(unit);
            }
        }
    }
    let dates = site.reports.iter().filter_map(|report| report.published);
    let newest = dates.map(|published| published.date).max();
    for (year, units) in missing.iter().rev() {
        let names = units.iter().map(|unit| site.units[*unit].name.to_string());
        let names = first_few(names, "个单位");
        let deadline = site.config.deadlines.of(year.0);
        let by = deadline.map(|by| format!("；公开期限是{}", Moment::of(by)));
        let message = format!(
            "{year}年度应当公开的{}个单位里，{}个在本站没有报告：{names}{}",
            due.get(year).copied().unwrap_or_default(),
            units.len(),
            by.unwrap_or_default(),
        );
        let path = &site.config.path;
        let mut finding = match place(&site.config.due.rows, *year) {
            Some(years) => Diagnostic::new(RULE.code, path, years.span, message),
            None => Diagnostic::whole(RULE.code, path, message),
        };
        if deadline.is_some_and(|by| newest.is_none_or(|newest| newest <= by)) {
            finding.severity = Severity::Note;
        }
        let help = "补上报告；确实不用公开的，在“免于公开”里写明单位、年度和理由";
        found.push(finding.help(help));
    }
}

/// Where a year is written first.
fn place(rows: &[DueRow], year: Year) -> Option<&Spanned<Years>> {
    let years = rows.iter().flat_map(|row| &row.years);
    let mut naming = years.filter(|years| years.value.named().has(year.0));
    naming.next()
}
