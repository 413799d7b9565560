//! Checking: the rules, and what becomes of their findings.
//!
//! Takes the resolved site and the findings made while reading; gives the final list, with
//! severities set by the site's settings and the reports' waivers. Pure and deterministic.

mod attachment;
mod claim;
mod explain;
mod first_few;
mod inspected;
mod leak;
mod lines;
mod looks_for;
mod merged;
mod personal_lines;
mod prefilter;
mod report_context;
mod rule;
mod rule_set;
mod rules;
mod section;
mod severities;
mod severity_table;
mod text_end;
mod texts;
mod web_page;

pub(crate) use attachment::AttachmentContext;
pub use explain::{explain, severity_note};
pub(crate) use leak::{
    Leak, each_seen, leaks, leaks_beside, leaks_in_name, leaks_in_settings, may_hold_leak, names,
    stands_in,
};
pub use lines::Lines;
pub use report_context::ReportContext;
pub use rule::{Category, Fixed, Rule};
pub(crate) use rule::{Check, SiteContext};
pub use rule_set::{RuleSet, categories, named, rules};
pub use rules::sketch;
pub(crate) use rules::{Sketch, Sketches, gap_words};
pub(crate) use severities::Waived;
pub use severities::{CheckOutcome, Overrides, Publication, WaiverEntry, apply_severities};
pub(crate) use texts::Rereading;
pub use texts::Texts;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::Site;
use crate::page::Plan;
use crate::source::SourcePath;
use std::collections::{BTreeMap, BTreeSet};

/// Checks a site, planned as it is. `found` is what was found so far, in single files, while
/// putting them together and among their texts; the result holds that too, with severities set.
pub fn check(site: &Site, plan: &Plan, found: Vec<Diagnostic>) -> CheckOutcome {
    check_so_far(site, plan, found, &|_, _| false)
}

/// As [`check()`], while findings are still to come: `awaited` tells which rules may yet find
/// something in which report.
pub fn check_so_far(
    site: &Site,
    plan: &Plan,
    mut found: Vec<Diagnostic>,
    awaited: &dyn Fn(&SourcePath, &Rule) -> bool,
) -> CheckOutcome {
    let ctx = SiteContext { site, plan };
    for rule in rules() {
        match rule.check {
            Check::Site(check) | Check::Both(_, _, check) => check(&ctx, &mut found),
            _ => {}
        }
    }
    forget_what_follows(&mut found);
    let mut outcome = apply_overrides(site, found, awaited);
    let common = merged::common(&outcome.diagnostics, site);
    (outcome.of_site, outcome.covered) = (common.of_site, common.covered);
    outcome
}

/// Leaves out what is said only because a file could not be read: what is missing in the settings, and units that
/// the list of units may well have.
fn forget_what_follows(found: &mut Vec<Diagnostic>) {
    let unreadable = found.iter().filter(|it| it.code == Code::UNREADABLE);
    let unreadable: BTreeSet<SourcePath> = unreadable.map(|it| it.path.clone()).collect();
    let mut files = unreadable.iter();
    let has_units = !files.any(|path| path.as_str().starts_with("content/units."));
    found.retain(|it| match it.code {
        Code::UNKNOWN_UNIT => has_units,
        code => code.category() == "FMT" || !unreadable.contains(&it.path),
    });
}

/// What findings of the rules come to by themselves, under the site's settings and the waivers of its
/// reports. What there is to say of settings and waivers is left for [`check()`].
pub fn apply_severities_to_some(site: &Site, found: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut findings = apply_overrides(site, found.to_vec(), &|_, _| true).diagnostics;
    let place = |of: &Diagnostic| (of.path.clone(), of.span, of.code);
    findings.retain(|one| found.iter().any(|known| place(known) == place(one)));
    findings
}

fn apply_overrides(
    site: &Site,
    mut found: Vec<Diagnostic>,
    awaited: &dyn Fn(&SourcePath, &Rule) -> bool,
) -> CheckOutcome {
    let publishers = publishers(site);
    let unread = inspected::take_answered(site, &publishers, &mut found);
    let waivers: Vec<_> = site
        .reports
        .iter()
        .flat_map(|report| {
            report.waivers.iter().map(|waiver| WaiverEntry {
                path: &report.path,
                code: &waiver.code,
                reason: &waiver.reason,
                publication: match report.withdrawn {
                    None => Publication::Published,
                    Some(_) => Publication::Withdrawn,
                },
                awaited: rule_set::rule(&waiver.code.value)
                    .is_some_and(|rule| awaited(&report.path, rule)),
            })
        })
        .collect();
    let overrides = Overrides {
        path: &site.config.path,
        severities: &site.config.severities,
        waivers: &waivers,
        publishers: &publishers,
    };
    let outcome = apply_severities(found, &overrides);
    CheckOutcome { unread, ..outcome }
}

/// The reports and pages that publish each attachment.
fn publishers(site: &Site) -> BTreeMap<SourcePath, Vec<SourcePath>> {
    let of_reports = site.attachments.iter().map(|(report, attached)| {
        let path = &site.reports[*report].path;
        (path, attached)
    });
    let of_pages = site.page_attachments.iter().map(|(page, attached)| {
        let (page, _) = &site.own_pages[*page];
        (&page.path, attached)
    });
    let mut publishers: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (path, attached) in of_reports.chain(of_pages) {
        for attachment in attached {
            let by = publishers.entry(attachment.source.clone()).or_default();
            by.push(path.clone());
        }
    }
    publishers
}
