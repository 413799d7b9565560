//! From findings to the final list: severities set, waived findings taken out, all in order.
//!
//! Invariant: the result depends on the set of findings only, not on the order they came in.

use super::policy::Policy;
use super::rule::{Fixed, Rule};
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
    let policy = Policy::read(wishes, &mut found);
    let waivers = read_waivers(wishes, &mut found);
    let mut settled = Settled::default();
    let mut waived: BTreeMap<(SourcePath, Code), usize> = BTreeMap::new();
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
    settled.waived = waived
        .into_iter()
        .map(|(place, count)| {
            let reason = waivers.get(&place).copied().unwrap_or_default().into();
            let (path, code) = place;
            Waived {
                path,
                code,
                count,
                reason,
            }
        })
        .collect();
    settled
}

/// Where a finding could be waived: in its own file, or in all that publish the attachment.
fn places_of(found: &Diagnostic, wishes: &Wishes<'_>) -> Vec<(SourcePath, Code)> {
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
) -> BTreeMap<(SourcePath, Code), &'a str> {
    let mut waivers = BTreeMap::new();
    for wish in wishes.waivers {
        match waiver_rule(wish) {
            Ok(rule) => {
                waivers.insert((wish.path.clone(), rule.code), wish.reason);
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
    let Some(rule) = Policy::rule(written) else {
        let message = format!("豁免里的“{written}”不是规则代码");
        return refuse(Code::UNKNOWN_KEY, message, Policy::proposal(written));
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
