//! From findings to the final list: severities set, waived findings taken out, all in order.
//!
//! Invariant: the result depends on the set of findings only, not on the order they came in.

use super::policy::Policy;
use super::rule::{Fixed, Rule};
use super::rule_set;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::{SourcePath, Spanned};
use std::collections::BTreeMap;

/// What a site says about the rules, as written.
#[derive(Clone, Copy, Debug)]
pub struct Wishes<'a> {
    /// The settings file.
    pub path: &'a SourcePath,
    /// 检查: severities by code or category, in the order written; `None` is 关闭.
    pub severities: &'a [(Spanned<Box<str>>, Option<Severity>)],
    /// 豁免 of all reports.
    pub waivers: &'a [WaiverWish<'a>],
    /// The reports and pages that publish each attachment: what they are all excused from, the
    /// attachment is.
    pub publishers: &'a BTreeMap<SourcePath, Vec<SourcePath>>,
}

/// One line of a report's 豁免.
#[derive(Clone, Copy, Debug)]
pub struct WaiverWish<'a> {
    /// The report.
    pub path: &'a SourcePath,
    /// The rule's code as written.
    pub code: &'a Spanned<Box<str>>,
    /// Why the rule does not fit this report.
    pub reason: &'a str,
    /// Whether the report is published as a whole, so that its waivers should be of use.
    pub standing: Standing,
    /// Whether the rule may yet find something in this report: then nobody knows whether the waiver
    /// is of use.
    pub awaited: bool,
}

/// What becomes of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
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
pub struct Settled {
    /// The findings, sorted by path, place and code.
    pub diagnostics: Vec<Diagnostic>,
    /// What reports are excused from, sorted by path and code; only where something was found.
    pub waived: Vec<Waived>,
}

impl Settled {
    /// Whether something blocks publication.
    pub fn blocks(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|found| found.severity == Severity::Error)
    }
}

/// Settles `found`. Wishes that cannot be granted become findings themselves.
pub fn settle(mut found: Vec<Diagnostic>, wishes: &Wishes<'_>) -> Settled {
    let policy = Policy::read(wishes.path, wishes.severities, &mut found);
    let waivers = read_waivers(wishes, &mut found);
    let unused = unused_waivers(&waivers, &policy, &found, wishes);
    found.extend(unused);
    let mut settled = Settled::default();
    let mut waived: BTreeMap<WaiverKey, usize> = BTreeMap::new();
    found.sort_by(|a, b| key(a).cmp(&key(b)));
    found.dedup();
    for mut diagnostic in found {
        let Some(severity) = policy.severity(diagnostic.code) else {
            continue;
        };
        let places = places_of(&diagnostic, wishes);
        if places.iter().all(|place| waivers.contains_key(place)) {
            for place in places {
                *waived.entry(place).or_default() += 1;
            }
            continue;
        }
        // A finding may be milder than its rule, such as an alias where a grade stands.
        diagnostic.severity = severity.max(diagnostic.severity);
        settled.diagnostics.push(diagnostic);
    }
    let waived = waived.into_iter().map(|(place, count)| Waived {
        reason: waivers.get(&place).map_or("", |wish| wish.reason).into(),
        path: place.0,
        code: place.1,
        count,
    });
    settled.waived = waived.collect();
    settled
}

/// A report and a rule.
type WaiverKey = (SourcePath, Code);

/// A finding for each waiver of a rule that found nothing in its report.
fn unused_waivers(
    waivers: &BTreeMap<WaiverKey, &WaiverWish<'_>>,
    policy: &Policy,
    found: &[Diagnostic],
    wishes: &Wishes<'_>,
) -> Vec<Diagnostic> {
    let mut unused = waivers.clone();
    unused.retain(|(_, code), wish| {
        let told = wish.standing == Standing::Published && *code != Code::UNUSED_WAIVER;
        told && !wish.awaited && policy.severity(*code).is_some()
    });
    if !unused.is_empty() {
        for place in found.iter().flat_map(|found| places_of(found, wishes)) {
            unused.remove(&place);
        }
    }
    let unused = unused
        .iter()
        .map(|(place, wish)| unused_waiver(place, wish));
    unused.collect()
}

fn unused_waiver(place: &WaiverKey, wish: &WaiverWish<'_>) -> Diagnostic {
    let message = format!("{}没有发现问题，这条豁免用不着", place.1);
    Diagnostic::new(Code::UNUSED_WAIVER, &place.0, wish.code.span, message)
        .help("问题已经改好的，删掉这条豁免；代码写错了的，改正代码")
}

/// Where a finding could be waived: in its own file, or in all that publish the attachment.
fn places_of(found: &Diagnostic, wishes: &Wishes<'_>) -> Vec<WaiverKey> {
    let itself = std::slice::from_ref(&found.path);
    let publishers = wishes.publishers.get(&found.path);
    let paths = publishers.map_or(itself, Vec::as_slice).iter();
    paths.map(|path| (path.clone(), found.code)).collect()
}

/// What findings are sorted by.
fn key(found: &Diagnostic) -> impl Ord + '_ {
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
    wishes: &Wishes<'a>,
    found: &mut Vec<Diagnostic>,
) -> BTreeMap<WaiverKey, &'a WaiverWish<'a>> {
    let mut waivers = BTreeMap::new();
    for wish in wishes.waivers {
        match waiver_rule(wish) {
            Ok(rule) => {
                waivers.insert((wish.path.clone(), rule.code), wish);
            }
            Err(diagnostic) => found.push(*diagnostic),
        }
    }
    waivers
}

/// The rule a waiver names, if it may be waived.
fn waiver_rule(wish: &WaiverWish<'_>) -> Result<&'static Rule, Box<Diagnostic>> {
    let written = &wish.code.value;
    let refuse = |code: Code, message: String, help: String| {
        let diagnostic = Diagnostic::new(code, wish.path, wish.code.span, message);
        Err(Box::new(diagnostic.help(help)))
    };
    let Some(rule) = rule_set::rule(written) else {
        let message = format!("豁免里的“{written}”不是规则代码");
        return refuse(Code::UNKNOWN_KEY, message, rule_set::proposal(written));
    };
    if rule.fixed == Fixed::Yes {
        let message = format!("{}（{}）是固定的规则，不能豁免", rule.code, rule.name);
        return refuse(
            Code::OUT_OF_RANGE,
            message,
            "删掉这一条豁免，改正它指出的问题".into(),
        );
    }
    if wish.reason.trim().is_empty() {
        let message = format!("豁免{}没有写理由", rule.code);
        return refuse(Code::MISSING, message, "在代码后面写明为什么不适用".into());
    }
    Ok(rule)
}
