//! Which unit a report belongs to, and the order of units.

use crate::diagnostic::{Code, Diagnostic};
use crate::field::did_you_mean;
use crate::model::pinyin;
use crate::model::project::unit_code;
use crate::model::report::Report;
use crate::model::unit::{ListedUnit, Unit, UnitId};
use crate::model::value::Word;
use crate::source::SourcePath;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// For so many unknown units it is looked for the one that may be meant: every name of the list is held against each.
const MOST_PROPOSALS: usize = 50;

/// The units in reading order, and the reports they have.
pub(super) fn resolve_units(
    listed: Option<(SourcePath, Vec<ListedUnit>)>,
    reports: Vec<Arc<Report>>,
    findings: &mut Vec<Diagnostic>,
) -> ResolvedUnits {
    let units = match listed {
        Some((path, listed)) => listed_units(&path, listed, findings),
        None => units_of(&reports),
    };
    let names = UnitNames::of(&units);
    let mut placed = Vec::with_capacity(reports.len());
    let mut unknown = 0;
    // Few spellings stand for many reports; each is looked up once.
    let mut spellings: HashMap<Word, Option<usize>> = HashMap::new();
    for report in reports {
        let spelling = &report.unit.value;
        let unit = match spellings.get(spelling) {
            Some(unit) => *unit,
            None => {
                let unit = names.find(spelling);
                spellings.insert(Word::clone(spelling), unit);
                unit
            }
        };
        match unit {
            Some(unit) => placed.push((report, unit)),
            None => {
                unknown += 1;
                let known = if unknown <= MOST_PROPOSALS {
                    &*units
                } else {
                    &[]
                };
                findings.push(unknown_unit(&report, known));
            }
        }
    }
    ResolvedUnits {
        units,
        names,
        placed,
    }
}

/// The units, what they are called, and the reports of those that are known.
pub(super) struct ResolvedUnits {
    pub(super) units: Vec<Unit>,
    pub(super) names: UnitNames,
    /// Every report whose unit is known, with its unit's position.
    pub(super) placed: Vec<(Arc<Report>, usize)>,
}

/// All that units are called, and which they are.
pub(super) struct UnitNames(HashMap<String, usize>);

impl UnitNames {
    fn of(units: &[Unit]) -> Self {
        let mut names: HashMap<String, usize> = HashMap::new();
        for (position, unit) in units.iter().enumerate() {
            for name in unit.names() {
                names.entry(folded(name)).or_insert(position);
            }
        }
        // A name that is listed with its code before it is known without that as well.
        for (position, unit) in units.iter().enumerate() {
            for (_, bare) in unit.names().filter_map(unit_code) {
                names.entry(folded(bare)).or_insert(position);
            }
        }
        Self(names)
    }

    /// The unit of this name.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.0.get(&folded(name)).copied()
    }
}

/// A name as it is compared: white space and the width of brackets do not count.
fn folded(name: &str) -> String {
    let narrow = name.chars().filter(|c| !c.is_whitespace());
    narrow
        .map(|c| match c {
            '（' => '(',
            '）' => ')',
            other => other,
        })
        .collect()
}

fn unknown_unit(report: &Report, units: &[Unit]) -> Diagnostic {
    let known = units.iter().flat_map(Unit::names);
    let help = match did_you_mean(&report.unit, known) {
        Some(question) => format!("{question}也可以在 content/units.yaml 里登记这个单位"),
        None => "在 content/units.yaml 里登记这个单位，或改用已登记的标识、名称、简称".to_owned(),
    };
    let message = format!("单位表里没有“{}”", report.unit.value);
    Diagnostic::new(Code::UNKNOWN_UNIT, &report.path, report.unit.span, message).help(help)
}

fn listed_units(
    path: &SourcePath,
    mut listed: Vec<ListedUnit>,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Unit> {
    listed.sort_by_cached_key(|ListedUnit { unit, .. }| {
        let key = unit
            .sort_key
            .as_deref()
            .map_or_else(|| pinyin::sort_key(&unit.name), str::to_lowercase);
        (unit.order.unwrap_or(u32::MAX), key, unit.id.clone())
    });
    let positions: BTreeMap<String, usize> = listed
        .iter()
        .enumerate()
        .map(|(at, listed)| (listed.unit.id.as_str().to_owned(), at))
        .collect();
    let mut units: Vec<Unit> = Vec::with_capacity(listed.len());
    let mut unknown = 0;
    for (at, ListedUnit { mut unit, parent }) in listed.into_iter().enumerate() {
        unit.parent = parent.and_then(|parent| {
            let found = positions
                .get(&*parent.value)
                .copied()
                .filter(|position| *position != at);
            if found.is_none() {
                let message = format!("上级“{}”不是单位表里的标识", parent.value);
                unknown += 1;
                let known = positions.keys().map(String::as_str);
                let help = Some(unknown)
                    .filter(|unknown| *unknown <= MOST_PROPOSALS)
                    .and_then(|_| did_you_mean(&parent, known))
                    .unwrap_or_else(|| "写上级单位的标识".to_owned());
                findings.push(
                    Diagnostic::new(Code::UNKNOWN_UNIT, path, parent.span, message).help(help),
                );
            }
            found
        });
        units.push(unit);
    }
    break_circles(path, &mut units, findings);
    units
}

/// A unit that is its own superior by way of others has none. Each unit is passed once, however long the chains are.
fn break_circles(path: &SourcePath, units: &mut [Unit], findings: &mut Vec<Diagnostic>) {
    // From which unit each was come to.
    let mut passed: Vec<Option<usize>> = vec![None; units.len()];
    let mut broken: Vec<usize> = Vec::new();
    for start in 0..units.len() {
        let mut next = Some(start);
        while let Some(at) = next.filter(|at| passed[*at].is_none()) {
            passed[at] = Some(start);
            next = units[at].parent;
        }
        // A way that comes back to itself goes in a circle: the first of it has no superior.
        let met = next.filter(|met| passed[*met] == Some(start));
        broken.extend(met.and_then(|met| {
            let above = |at: &usize| units[*at].parent.filter(|next| *next != met);
            std::iter::successors(Some(met), above).min()
        }));
    }
    broken.sort_unstable();
    for at in broken {
        let message = format!("单位“{}”绕了一圈成了自己的上级", units[at].name);
        let finding = Diagnostic::new(Code::UNKNOWN_UNIT, path, units[at].span, message);
        findings.push(finding.help("检查这几个单位的“上级”，去掉不对的一个"));
        units[at].parent = None;
    }
}

/// Units made from the reports' own words, where there is no `units.yaml`.
fn units_of(reports: &[Arc<Report>]) -> Vec<Unit> {
    let mut by_name: BTreeMap<String, &Report> = BTreeMap::new();
    for report in reports {
        by_name.entry(folded(&report.unit)).or_insert(report);
    }
    let mut taken: HashMap<String, usize> = HashMap::new();
    let mut units: Vec<Unit> = Vec::new();
    for report in by_name.values() {
        let name = &report.unit.value;
        let mut id = pinyin::address_name(name);
        if id.is_empty() || id == "index" || id.starts_with("page-") {
            id = format!("unit-{id}").trim_end_matches('-').to_owned();
        }
        let times = taken.entry(id.clone()).or_insert(0);
        *times += 1;
        if *times > 1 {
            id = format!("{id}-{times}");
        }
        let Some(id) = UnitId::new(&id) else { continue };
        units.push(Unit {
            span: report.unit.span,
            id,
            name: (&**name).into(),
            short_name: None,
            aliases: Box::default(),
            parent: None,
            code: report.unit_code.as_deref().map(Into::into),
            phone: None,
            sort_key: None,
            order: None,
            letter: pinyin::letter(name),
        });
    }
    units.sort_by_cached_key(|unit| pinyin::sort_key(&unit.name));
    units
}
