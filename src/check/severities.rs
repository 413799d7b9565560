//! From findings to the final list: severities set, waived findings taken out, all in order.
//!
//! Invariant: the result depends on the set of findings only, not on the order they came in.

use super::found::AllFound;
use super::inspected::UnreadFile;
use super::merged::merge_places;
use super::rule::{Fixed, Rule};
use super::rule_set;
use super::severity_table::SeverityTable;
use crate::diagnostic::render::Counts;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::{SourcePath, Spanned};
use std::collections::{BTreeMap, BTreeSet};

/// What a site says about the rules, as written.
#[derive(Clone, Copy, Debug)]
pub struct Overrides<'a> {
    /// The settings file.
    pub path: &'a SourcePath,
    /// 检查: severities by code or category, in the order written; `None` is 关闭.
    pub severities: &'a [(Spanned<Box<str>>, Option<Severity>)],
    /// 豁免 of all reports.
    pub waivers: &'a [WaiverEntry<'a>],
    /// The reports and pages that publish each attachment: what they are all excused from, the
    /// attachment is.
    pub publishers: &'a BTreeMap<SourcePath, Vec<SourcePath>>,
}

/// One line of a report's 豁免.
#[derive(Clone, Copy, Debug)]
pub struct WaiverEntry<'a> {
    /// The report.
    pub path: &'a SourcePath,
    /// The rule's code as written.
    pub code: &'a Spanned<Box<str>>,
    /// Why the rule does not fit this report.
    pub reason: &'a str,
    /// Whether the report is published as a whole, so that its waivers should be of use.
    pub publication: Publication,
    /// Whether the rule may yet find something in this report: then nobody knows whether the waiver
    /// is of use.
    pub awaited: bool,
}

/// What becomes of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Publication {
    /// It is published.
    Published,
    /// It was taken back: most rules have nothing to look at.
    Withdrawn,
}

/// A finding that a report is excused from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Waived {
    /// The report.
    pub path: SourcePath,
    /// The rule.
    pub code: Code,
    /// How many findings were taken out.
    pub count: usize,
    /// The reason given.
    pub reason: Box<str>,
}

/// The outcome of all checks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckOutcome {
    /// The findings, sorted by path, place and code; what is said of several places of a file in the same
    /// words is one. Where only those were asked for that block publication, the others are counted.
    pub diagnostics: Vec<Diagnostic>,
    /// The number of findings that are not kept.
    pub(super) counted: Counts,
    /// What reports are excused from, sorted by path and code; only where something was found.
    pub waived: Vec<Waived>,
    /// Published files that were not read to their end, answered for or not, in order.
    pub unread: Vec<UnreadFile>,
    /// Findings that nearly all reports have, said of the site.
    pub(super) of_site: Vec<Diagnostic>,
    /// The positions of the findings that those stand for.
    pub(super) covered: BTreeSet<usize>,
}

impl CheckOutcome {
    /// The findings as a list of the whole site has them: what nearly all reports have is said once, of the
    /// site. Sorted by path, place and code.
    pub fn listed(&self) -> Vec<&Diagnostic> {
        let found = self.diagnostics.iter().enumerate();
        let alone = found.filter(|(at, _)| !self.covered.contains(at));
        let mut listed: Vec<_> = alone.map(|(_, one)| one).chain(&self.of_site).collect();
        if !self.of_site.is_empty() {
            listed.sort_by(|a, b| order(a).cmp(&order(b)));
        }
        listed
    }

    /// How many findings a list of the whole site has, kept or not.
    pub fn counts(&self) -> Counts {
        let Counts {
            error,
            warning,
            note,
        } = Counts::of(self.listed());
        Counts {
            error: error + self.counted.error,
            warning: warning + self.counted.warning,
            note: note + self.counted.note,
        }
    }

    /// Whether something blocks publication.
    pub fn blocks(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|found| found.severity == Severity::Error)
    }
}

/// Sets the severities of `found`, takes out what is waived, and makes one of what a file has several times.
/// Overrides that cannot be granted become findings themselves.
pub fn apply_severities(found: Vec<Diagnostic>, overrides: &Overrides<'_>) -> CheckOutcome {
    judge(AllFound::of(found), overrides, &mut |found| found)
}

/// As [`apply_severities`], of findings that are not held all at once. The outcome holds what `keep` gives back of
/// those of each file.
pub(super) fn judge(
    mut found: AllFound<'_>,
    overrides: &Overrides<'_>,
    keep: &mut dyn FnMut(Vec<Diagnostic>) -> Vec<Diagnostic>,
) -> CheckOutcome {
    let table = SeverityTable::read(overrides.path, overrides.severities, &mut found.alone);
    let waivers = read_waivers(overrides, &mut found.alone);
    let unused = unused_waivers(&waivers, &table, &found, overrides);
    found.alone.extend(unused);
    let mut outcome = CheckOutcome::default();
    let mut waived: BTreeMap<WaiverKey, usize> = BTreeMap::new();
    found.each_file(&mut |mut found| {
        found.sort_by(|a, b| order(a).cmp(&order(b)));
        found.dedup();
        let mut judged = Vec::with_capacity(found.len());
        for mut diagnostic in found {
            let Some(severity) = table.severity(diagnostic.code) else {
                continue;
            };
            let places = places_of(&diagnostic, overrides);
            if places.iter().all(|place| waivers.contains_key(place)) {
                for place in places {
                    *waived.entry(place).or_default() += 1;
                }
                continue;
            }
            // A finding may be milder than its rule, such as an alias where a grade stands.
            diagnostic.severity = severity.max(diagnostic.severity);
            judged.push(diagnostic);
        }
        outcome.diagnostics.extend(keep(merge_places(judged)));
    });
    let waived = waived.into_iter().map(|(place, count)| Waived {
        reason: waivers
            .get(&place)
            .map_or("", |waiver| waiver.reason)
            .into(),
        path: place.0,
        code: place.1,
        count,
    });
    outcome.waived = waived.collect();
    outcome
}

/// A report and a rule.
type WaiverKey = (SourcePath, Code);

/// A finding for each waiver of a rule that found nothing in its report.
fn unused_waivers(
    waivers: &BTreeMap<WaiverKey, &WaiverEntry<'_>>,
    table: &SeverityTable,
    found: &AllFound<'_>,
    overrides: &Overrides<'_>,
) -> Vec<Diagnostic> {
    let mut unused = waivers.clone();
    unused.retain(|(_, code), waiver| {
        let told = waiver.publication == Publication::Published && *code != Code::UNUSED_WAIVER;
        told && !waiver.awaited && table.severity(*code).is_some()
    });
    if !unused.is_empty() {
        found.each(&mut |found| {
            for place in places_of(found, overrides) {
                unused.remove(&place);
            }
        });
    }
    let unused = unused
        .iter()
        .map(|(place, waiver)| unused_waiver(place, waiver));
    unused.collect()
}

fn unused_waiver(place: &WaiverKey, waiver: &WaiverEntry<'_>) -> Diagnostic {
    let message = format!("{}没有发现问题，这条豁免用不着", place.1);
    Diagnostic::new(Code::UNUSED_WAIVER, &place.0, waiver.code.span, message)
        .help("问题已经改好的，删掉这条豁免；代码写错了的，改正代码")
}

/// Where a finding could be waived: in its own file, or in all that publish the attachment.
fn places_of(found: &Diagnostic, overrides: &Overrides<'_>) -> Vec<WaiverKey> {
    let itself = std::slice::from_ref(&found.path);
    let publishers = overrides.publishers.get(&found.path);
    let paths = publishers.map_or(itself, Vec::as_slice).iter();
    paths.map(|path| (path.clone(), found.code)).collect()
}

/// What findings are sorted by.
fn order(found: &Diagnostic) -> impl Ord + '_ {
    (
        &found.path,
        found.span,
        found.code,
        &found.message,
        &found.help,
        found.severity,
    )
}

/// The waivers that hold, by report and rule.
fn read_waivers<'a>(
    overrides: &Overrides<'a>,
    found: &mut Vec<Diagnostic>,
) -> BTreeMap<WaiverKey, &'a WaiverEntry<'a>> {
    let mut waivers = BTreeMap::new();
    for waiver in overrides.waivers {
        match waiver_rule(waiver) {
            Ok(rule) => {
                waivers.insert((waiver.path.clone(), rule.code), waiver);
            }
            Err(diagnostic) => found.push(*diagnostic),
        }
    }
    waivers
}

/// The rule a waiver names, if it may be waived.
fn waiver_rule(waiver: &WaiverEntry<'_>) -> Result<&'static Rule, Box<Diagnostic>> {
    let written = &waiver.code.value;
    let refuse = |code: Code, message: String, help: String| {
        let diagnostic = Diagnostic::new(code, waiver.path, waiver.code.span, message);
        Err(Box::new(diagnostic.help(help)))
    };
    let Some(rule) = rule_set::rule(written) else {
        let message = format!("豁免里的“{written}”不是规则代码");
        return refuse(Code::UNKNOWN_KEY, message, rule_set::proposal(written));
    };
    if rule.fixed() == Fixed::Yes {
        let message = format!("{}（{}）是固定的规则，不能豁免", rule.code, rule.name);
        return refuse(
            Code::OUT_OF_RANGE,
            message,
            "删掉这一条豁免，改正它指出的问题".into(),
        );
    }
    if waiver.reason.trim().is_empty() {
        let message = format!("豁免{}没有写理由", rule.code);
        return refuse(Code::MISSING, message, "在代码后面写明为什么不适用".into());
    }
    Ok(rule)
}
