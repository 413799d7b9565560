//! Which units 应公开 and 免于公开 mean.
//!
//! Whatever the settings say, this takes as long as their words are many, not as long as units times
//! years times rows.

use super::units::UnitNames;
use crate::config::{Config, DueRow, Exemption, YearSet, Years};
use crate::diagnostic::{Code, Diagnostic};
use crate::field::did_you_mean;
use crate::model::coverage::Due;
use crate::model::unit::Unit;
use crate::model::value::{Text, Year};
use crate::source::{Span, Spanned};

/// Most findings about these two settings. The others are counted.
const MOST: usize = 30;
/// A longer word is no name of a unit with a slip in it.
const LONGEST_NAME: usize = 40;

/// What is due; `None` where the settings do not say.
pub(super) fn resolve_due(
    config: &Config,
    units: (&[Unit], &UnitNames),
    newest: Option<Year>,
    findings: &mut Vec<Diagnostic>,
) -> Option<Due> {
    let mut resolver = Resolver {
        config,
        units,
        newest: newest.map(|year| year.0),
        named: vec![YearSet::default(); units.0.len()],
        named_for_all: YearSet::default(),
        named_for_some: YearSet::default(),
        due_for_all: YearSet::default(),
        exempt: vec![YearSet::default(); units.0.len()],
        due: Due {
            years: vec![YearSet::default(); units.0.len()],
            ..Due::default()
        },
        found: Vec::new(),
        left_out: 0,
    };
    let settings = &config.due;
    for row in &settings.rows {
        resolver.due_row(row);
    }
    match (settings.rows.is_empty(), settings.exemptions.first()) {
        (true, Some(first)) => resolver.tell(first.span, Code::MISSING, || {
            let message = "写了“免于公开”，没有写“应公开”".to_owned();
            (
                message,
                "先在“应公开”里写明哪些单位、哪些年度应当公开".to_owned(),
            )
        }),
        _ => {
            for row in &settings.exemptions {
                resolver.exemption(row);
            }
        }
    }
    let due = resolver.finish(findings);
    (!settings.rows.is_empty()).then_some(due)
}

struct Resolver<'a> {
    config: &'a Config,
    units: (&'a [Unit], &'a UnitNames),
    newest: Option<u16>,
    /// The years that rows name, by unit, for rows that name units.
    named: Vec<YearSet>,
    /// Those that rows name for all units.
    named_for_all: YearSet,
    /// All that stand in `named`.
    named_for_some: YearSet,
    /// The years in which all units are due.
    due_for_all: YearSet,
    /// The years that exemptions name, by unit.
    exempt: Vec<YearSet>,
    due: Due,
    found: Vec<Diagnostic>,
    left_out: usize,
}

impl Resolver<'_> {
    fn due_row(&mut self, row: &DueRow) {
        for years in &row.years {
            let (named, due) = (years.value.named(), years.value.up_to(self.newest));
            if row.units.is_empty() {
                self.all_units(years, named, due);
            }
            for unit in &row.units {
                let Some(position) = self.find(unit) else {
                    continue;
                };
                let before = named & (self.named[position] | self.named_for_all);
                self.repeated(unit.span, position, before, "应公开");
                self.named[position] |= named;
                self.named_for_some |= named;
                self.due.years[position] |= due;
            }
        }
    }

    fn all_units(&mut self, years: &Spanned<Years>, named: YearSet, due: YearSet) {
        let before = named & (self.named_for_all | self.named_for_some);
        if let Some(year) = before.iter().next() {
            self.tell(years.span, Code::DUPLICATE_KEY, || {
                let message = format!("{year}年度在“应公开”里已经写过，这里又写了全部单位");
                let help = "一个单位一个年度只写一次";
                (message, help.to_owned())
            });
        }
        self.named_for_all |= named;
        self.due_for_all |= due;
    }

    fn exemption(&mut self, row: &Exemption) {
        let reason = self.due.reasons.len();
        self.due.reasons.push(row.reason.clone());
        // For all words of a row the years are the same.
        let mut all = YearSet::default();
        for years in &row.years {
            all |= years.value.named();
        }
        for unit in &row.units {
            let Some(position) = self.find(unit) else {
                continue;
            };
            let asked = self.named[position] | self.named_for_all;
            if let Some(year) = (all & !asked).iter().next() {
                let name = self.label(position);
                self.tell(unit.span, Code::OUT_OF_RANGE, || {
                    let message = format!("“免于公开”里的“{name}”，{year}年度本来就不在“应公开”里");
                    let help = "去掉不在“应公开”里的单位或年度，或者在“应公开”里补上";
                    (message, help.to_owned())
                });
            }
            self.exempt(unit.span, position, all & asked, reason);
        }
    }

    fn exempt(&mut self, span: Span, unit: usize, years: YearSet, reason: usize) {
        let before = self.exempt[unit];
        self.exempt[unit] |= years;
        let new = (years & !before).iter();
        self.due
            .exempt
            .extend(new.map(|year| ((unit, Year(year)), reason)));
        self.repeated(span, unit, years & before, "免于公开");
    }

    fn repeated(&mut self, span: Span, unit: usize, years: YearSet, setting: &str) {
        let Some(year) = years.iter().next() else {
            return;
        };
        let name = self.label(unit);
        self.tell(span, Code::DUPLICATE_KEY, || {
            let message = format!("“{name}”的{year}年度在“{setting}”里写了不止一次");
            (message, "一个单位一个年度只写一次".to_owned())
        });
    }

    fn find(&mut self, name: &Spanned<Text>) -> Option<usize> {
        let found = self.units.1.find(&name.value);
        if found.is_none() {
            let known = self.units.0;
            self.tell(name.span, Code::UNKNOWN_UNIT, || {
                let shown: String = name.value.chars().take(LONGEST_NAME).collect();
                let is_short = name.value.chars().nth(LONGEST_NAME).is_none();
                let likely =
                    is_short.then(|| did_you_mean(&shown, known.iter().flat_map(Unit::names)));
                let help = likely.flatten().unwrap_or_default();
                let help = format!("{help}没有报告的单位，也要先在 content/units.yaml 里登记");
                (format!("单位表里没有“{shown}”"), help)
            });
        }
        found
    }

    fn label(&self, unit: usize) -> String {
        self.units.0[unit].label().to_owned()
    }

    /// Says something of a place in the settings; `words` are a message and a way out.
    fn tell(&mut self, span: Span, code: Code, words: impl FnOnce() -> (String, String)) {
        if self.found.len() == MOST {
            self.left_out += 1;
            return;
        }
        let (message, help) = words();
        let finding = Diagnostic::new(code, &self.config.path, span, message);
        self.found.push(finding.help(help));
    }

    fn finish(mut self, findings: &mut Vec<Diagnostic>) -> Due {
        if let Some(last) = self.found.last_mut().filter(|_| self.left_out > 0) {
            let message = format!("{}；后面还有{}处这样的问题", last.message, self.left_out);
            last.message = message;
        }
        findings.append(&mut self.found);
        for unit in &mut self.due.years {
            *unit |= self.due_for_all;
        }
        self.due
    }
}
