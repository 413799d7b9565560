//! The indexes pages are made from. Withdrawn reports stand in none of them.

use super::project;
use crate::diagnostic::Diagnostic;
use crate::model::pinyin;
use crate::model::report::{Basis, BasisKey, Report};
use crate::model::route::Route;
use crate::model::site::{BasisEntry, Site};
use crate::model::value::Word;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Fills all indexes of the site.
pub(super) fn index(site: &mut Site, findings: &mut Vec<Diagnostic>) {
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
    project::index(site, findings);
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

/// A policy document while its reports are being gathered.
struct Gathered<'a> {
    key: BasisKey,
    numbered: bool,
    titles: HashMap<&'a Word, usize>,
    reports: Vec<usize>,
}

/// Number and title as a report writes them.
type Spelling<'a> = (Option<&'a Word>, Option<&'a Word>);

/// The policy documents as reports write them: by number, else by title.
#[derive(Default)]
struct Documents<'a> {
    all: Vec<Gathered<'a>>,
    by_key: HashMap<BasisKey, usize>,
    /// The position of a document and how often it is spelled so. Few spellings stand for many
    /// mentions; each is put into standard form once.
    spellings: HashMap<Spelling<'a>, (usize, usize)>,
}

impl<'a> Documents<'a> {
    fn gather(&mut self, report: usize, basis: &'a Basis) {
        let number = basis.number.as_ref().map(|number| &number.value);
        let title = basis.title.as_ref().map(|title| &title.value);
        let position = match self.spellings.get_mut(&(number, title)) {
            Some((position, times)) => {
                *times += 1;
                *position
            }
            None => {
                let Some(key) = basis.key() else { return };
                let position = self.position(key, basis);
                self.spellings.insert((number, title), (position, 1));
                position
            }
        };
        let reports = &mut self.all[position].reports;
        if reports.last() != Some(&report) {
            reports.push(report);
        }
    }

    fn position(&mut self, key: BasisKey, basis: &Basis) -> usize {
        let position = *self.by_key.entry(key.clone()).or_insert(self.all.len());
        if position == self.all.len() {
            self.all.push(Gathered {
                key,
                numbered: basis.number.is_some(),
                titles: HashMap::new(),
                reports: Vec::new(),
            });
        }
        position
    }

    /// All of them, with how often each title is given.
    fn counted(mut self) -> Vec<Gathered<'a>> {
        for ((_, title), (position, times)) in self.spellings {
            if let Some(title) = title {
                *self.all[position].titles.entry(title).or_default() += times;
            }
        }
        self.all
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
    let mut documents = documents.counted();
    documents.sort_by(|a, b| a.key.cmp(&b.key));
    let mut taken = HashSet::from(["index".to_owned()]);
    let entries = documents.into_iter().map(|document| {
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
