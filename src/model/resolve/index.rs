//! The indexes pages are made from. Withdrawn reports stand in none of them.

use crate::model::pinyin;
use crate::model::report::{Basis, BasisKey, Report};
use crate::model::route::Route;
use crate::model::site::{BasisEntry, Site};
use crate::model::value::{Text, Word};
use std::collections::{BTreeMap, HashSet};

/// Fills all indexes of the site.
pub(super) fn index(site: &mut Site) {
    site.grade_of = site
        .reports
        .iter()
        .map(|report| grade_of(site, report))
        .collect();
    let mut by_project: BTreeMap<(usize, Text), Vec<usize>> = BTreeMap::new();
    for position in 0..site.reports.len() {
        let report = &site.reports[position];
        if report.withdrawn.is_some() {
            continue;
        }
        site.by_year
            .entry(report.year.value)
            .or_default()
            .push(position);
        site.by_unit[site.unit_of[position]].push(position);
        if let Some(grade) = site.grade_of[position] {
            site.by_grade[grade].push(position);
        }
        let key = (site.unit_of[position], project_key(&report.project));
        by_project.entry(key).or_default().push(position);
    }
    by_project.retain(|_, reports| reports.len() > 1);
    for reports in by_project.values_mut() {
        reports.sort_by_key(|position| (site.reports[*position].year.value, *position));
    }
    site.by_project = by_project;
    site.by_basis = basis_index(site);
}

/// The grade a report has: the band of its score, else the grade it names.
fn grade_of(site: &Site, report: &Report) -> Option<usize> {
    let grades = &site.config.grades;
    match (&report.score, &report.grade) {
        (Some(score), _) => grades
            .iter()
            .position(|grade| score.value.value() >= grade.lower),
        (None, Some(word)) => grades.iter().position(|grade| grade.is_called(word)),
        (None, None) => None,
    }
}

/// A project's name as it is held against other years: without years, spaces and quotation marks.
pub(crate) fn project_key(name: &str) -> Text {
    let chars: Vec<char> = name
        .chars()
        .filter(|c| !c.is_whitespace() && !"“”\"《》".contains(*c))
        .collect();
    let mut key = String::new();
    let mut at = 0;
    while at < chars.len() {
        let year = chars.get(at..at + 4).is_some_and(|four| {
            four[0] == '2' && four[1] == '0' && four.iter().all(char::is_ascii_digit)
        });
        if year && matches!(chars.get(at + 4), Some('年')) {
            at += if matches!(chars.get(at + 5), Some('度')) {
                6
            } else {
                5
            };
        } else {
            key.push(chars[at]);
            at += 1;
        }
    }
    key.into()
}

/// What tells a policy document from others: its number with standard brackets, else its title.
pub(crate) fn basis_key(basis: &Basis) -> Option<BasisKey> {
    match (&basis.number, &basis.title) {
        (Some(number), _) => Some(standard_number(number).into()),
        (None, Some(title)) => Some(title.value.clone()),
        (None, None) => None,
    }
}

fn standard_number(number: &str) -> String {
    let number = number.chars().filter(|c| !c.is_whitespace());
    number
        .map(|c| match c {
            '[' | '［' | '【' | '(' | '（' => '〔',
            ']' | '］' | '】' | ')' | '）' => '〕',
            other => other,
        })
        .collect()
}

fn basis_index(site: &Site) -> BTreeMap<BasisKey, BasisEntry> {
    let mut titles: BTreeMap<BasisKey, BTreeMap<Word, usize>> = BTreeMap::new();
    let mut entries: BTreeMap<BasisKey, (Option<Word>, Vec<usize>)> = BTreeMap::new();
    for (position, report) in site.reports.iter().enumerate() {
        if report.withdrawn.is_some() {
            continue;
        }
        for basis in &report.basis {
            let Some(key) = basis_key(basis) else {
                continue;
            };
            if let Some(title) = &basis.title {
                *titles
                    .entry(key.clone())
                    .or_default()
                    .entry(title.value.clone())
                    .or_default() += 1;
            }
            let number = basis.number.as_ref().map(|_| key.clone());
            let entry = entries.entry(key).or_insert((number, Vec::new()));
            if entry.1.last() != Some(&position) {
                entry.1.push(position);
            }
        }
    }
    let mut taken = HashSet::from(["index".to_owned()]);
    let named = entries.into_iter().map(|(key, (number, reports))| {
        let title = titles.remove(&key).and_then(|titles| {
            titles
                .into_iter()
                .max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)))
        });
        let route = basis_route(&key, &mut taken);
        let title = title.map(|(title, _)| title);
        (
            key,
            BasisEntry {
                title,
                number,
                route,
                reports,
            },
        )
    });
    named.collect()
}

/// `basis/pan-zheng-ban-tong-2019-78.html`; a name that is taken gets part of its key's hash.
fn basis_route(key: &str, taken: &mut HashSet<String>) -> Route {
    let mut name = pinyin::address_name(key.trim_end_matches('号'));
    if name.is_empty() || name.starts_with("page-") || taken.contains(&name) {
        let hash = blake3::hash(key.as_bytes()).to_hex();
        name = format!("{name}-{}", &hash[..8])
            .trim_start_matches('-')
            .to_owned();
    }
    taken.insert(name.clone());
    Route::new(format!("basis/{name}.html"))
}
