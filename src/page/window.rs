//! What the windows of reports are called: names that say by themselves what a page is about.
//!
//! Invariant: no two reports have the same name.

use crate::model::{EvaluationKind, Site};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// What sets apart reports that are called alike, found once for all pages. Units are never called alike.
#[derive(Debug)]
pub(super) struct Namesakes {
    /// Reports whose name an earlier one has as well: which one of that name each is, counted from 1.
    reports: HashMap<usize, usize>,
}

impl Namesakes {
    pub(super) fn of(site: &Site) -> Self {
        let mut reports = HashMap::new();
        let mut seen: HashMap<String, usize> = HashMap::with_capacity(site.reports.len());
        for report in 0..site.reports.len() {
            match seen.entry(report_name(site, report)) {
                Entry::Vacant(first) => _ = first.insert(1),
                Entry::Occupied(mut before) => {
                    *before.get_mut() += 1;
                    reports.insert(report, *before.get());
                }
            }
        }
        Self { reports }
    }

    /// Which one of its name each report is that is not the first, in the site's order.
    pub(super) fn numbers(&self) -> Vec<(usize, usize)> {
        let numbers = self
            .reports
            .iter()
            .map(|(report, number)| (*report, *number));
        let mut numbers: Vec<_> = numbers.collect();
        numbers.sort_unstable();
        numbers
    }

    /// What the page of a report is called: its project, then unit and year, as far as the project's name
    /// does not say them.
    pub(super) fn window(&self, site: &Site, report: usize) -> String {
        let name = report_name(site, report);
        match self.reports.get(&report) {
            Some(number) => format!("{name}（同名第{number}份）"),
            None => name,
        }
    }
}

/// What the page of a report is called, but for its namesakes.
fn report_name(site: &Site, position: usize) -> String {
    let facts = &site.reports[position];
    let mut name = match (&facts.withdrawn, facts.public_name()) {
        (None, _) => facts.project.to_string(),
        (Some(_), Some(project)) => format!("“{project}”的报告已经撤下"),
        (Some(_), None) => "一份报告已经撤下".to_owned(),
    };
    let mut more = String::new();
    let unit = site.units[site.unit_of[position]].label();
    if !name.contains(unit) {
        more.push_str(unit);
    }
    let year = facts.year.value.to_string();
    if !has_number(&name, &year) {
        more.push_str(&year);
        more.push('年');
    }
    if !matches!(facts.kind, EvaluationKind::Unit) && !name.contains(facts.kind.label()) {
        more.push_str(facts.kind.label());
    }
    if !more.is_empty() {
        name.push('（');
        name.push_str(&more);
        name.push('）');
    }
    name
}

/// Whether a text has a number, and no longer one in its place.
fn has_number(text: &str, number: &str) -> bool {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    text.match_indices(number).any(|(at, _)| {
        let bytes = text.as_bytes();
        !is_digit(at.checked_sub(1).and_then(|before| bytes.get(before)))
            && !is_digit(bytes.get(at + number.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::has_number;

    #[test]
    fn years_within_names() {
        let cases = [
            ("2023年城乡居民医疗补助", true),
            ("城乡居民医疗补助2023", true),
            ("编号12023的补助", false),
            ("20231号工程", false),
            ("二〇二三年补助", false),
        ];
        for (name, has) in cases {
            assert_eq!(has_number(name, "2023"), has, "{name}");
        }
    }
}
