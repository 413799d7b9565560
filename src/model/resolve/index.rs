//! The indexes pages are made from. Withdrawn reports stand in none of them.

use crate::model::pinyin;
use crate::model::report::{Basis, BasisKey, Report};
use crate::model::route::Route;
use crate::model::site::{BasisEntry, Site};
use crate::model::value::{Text, Word};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Fills all indexes of the site.
pub(super) fn index(site: &mut Site) {
    site.grade_of = site
        .reports
        .iter()
        .map(|report| grade_of(site, report))
        .collect();
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
    }
    site.by_project = project_index(site);
    site.by_basis = basis_index(site);
}

/// The projects that several reports of one unit are about.
fn project_index(site: &Site) -> BTreeMap<(usize, Text), Vec<usize>> {
    let mut first = HashMap::with_capacity(site.reports.len());
    let mut several: HashMap<usize, Vec<usize>> = HashMap::new();
    for (position, report) in site.reports.iter().enumerate() {
        if report.withdrawn.is_none() {
            let key = (site.unit_of[position], &*report.keys.project);
            let first = *first.entry(key).or_insert(position);
            if first != position {
                several
                    .entry(first)
                    .or_insert_with(|| vec![first])
                    .push(position);
            }
        }
    }
    let groups = several.into_iter().map(|(first, mut reports)| {
        reports.sort_by_key(|position| (site.reports[*position].year.value, *position));
        let project = site.reports[first].keys.project.clone();
        ((site.unit_of[first], project), reports)
    });
    groups.collect()
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

/// A policy document while its reports are being gathered.
struct Gathered<'a> {
    key: BasisKey,
    numbered: bool,
    titles: HashMap<&'a Word, usize>,
    reports: Vec<usize>,
}

/// The policy documents as reports write them: by number, else by title.
#[derive(Default)]
struct Documents<'a> {
    all: Vec<Gathered<'a>>,
    by_key: HashMap<BasisKey, usize>,
    /// Few spellings stand for many mentions; each is put into standard form once.
    by_spelling: HashMap<(Option<&'a Word>, Option<&'a Word>), usize>,
}

impl<'a> Documents<'a> {
    fn position(&mut self, basis: &'a Basis) -> Option<usize> {
        let number = basis.number.as_ref().map(|number| &number.value);
        let title = basis.title.as_ref().map(|title| &title.value);
        let spelling = (number, if number.is_none() { title } else { None });
        if let Some(position) = self.by_spelling.get(&spelling) {
            return Some(*position);
        }
        let key = basis_key(basis)?;
        let position = *self.by_key.entry(key.clone()).or_insert(self.all.len());
        if position == self.all.len() {
            self.all.push(Gathered {
                key,
                numbered: number.is_some(),
                titles: HashMap::new(),
                reports: Vec::new(),
            });
        }
        self.by_spelling.insert(spelling, position);
        Some(position)
    }

    fn gather(&mut self, report: usize, basis: &'a Basis) {
        let Some(position) = self.position(basis) else {
            return;
        };
        let document = &mut self.all[position];
        if let Some(title) = &basis.title {
            *document.titles.entry(&title.value).or_default() += 1;
        }
        if document.reports.last() != Some(&report) {
            document.reports.push(report);
        }
    }
}

fn basis_index(site: &Site) -> BTreeMap<BasisKey, BasisEntry> {
    let mut documents = Documents::default();
    for (position, report) in site.reports.iter().enumerate() {
        if report.withdrawn.is_none() {
            let basis = report.basis.iter();
            basis.for_each(|basis| documents.gather(position, basis));
        }
    }
    documents.all.sort_by(|a, b| a.key.cmp(&b.key));
    let mut taken = HashSet::from(["index".to_owned()]);
    let entries = documents.all.into_iter().map(|document| {
        let titles = document.titles.into_iter();
        let title = titles.max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(a.0)));
        let entry = BasisEntry {
            title: title.map(|(title, _)| title.clone()),
            number: document.numbered.then(|| document.key.clone()),
            route: basis_route(&document.key, &mut taken),
            reports: document.reports,
        };
        (document.key, entry)
    });
    entries.collect()
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
