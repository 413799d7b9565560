//! Checking: the rules, and what becomes of their findings.
//!
//! Takes the resolved site and the findings made while reading; gives the final list, with
//! severities set by the site's settings and the reports' waivers. Pure and deterministic.

extern crate self as check;
use mingbai_config as config;
use mingbai_diagnostic as diagnostic;
use mingbai_field as field;
use mingbai_import as import;
use mingbai_model as model;
use mingbai_page as page;
use mingbai_parse as parse;
use mingbai_source as source;
use mingbai_text as text;

mod attachment;
mod claim;
mod count;
mod explain;
mod first_few;
mod found;
mod inspected;
mod leak;
mod lines;
mod looks_for;
mod merged;
mod neighbours;
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
mod text_lines;
mod text_table;
mod texts;
mod web_page;

pub use attachment::AttachmentContext;
pub use explain::{explain, severity_note};
pub use found::{AllFound, FileFindings, HeldFindings};
pub use leak::{
    Leak, each_seen, leaks, leaks_beside, leaks_in_name, leaks_in_settings, mark_beginnings,
    may_hold_leak, names, stands_in,
};
pub use lines::Lines;
pub use report_context::ReportContext;
pub(crate) use rule::SiteContext;
pub use rule::{Category, Check, Fixed, Rule};
pub use rule_set::{RuleSet, categories, named, rules};
pub use rules::{Sketch, Sketches, gap_words, sketch};
pub use severities::{CheckOutcome, Overrides, Publication, Waived, WaiverEntry, apply_severities};
pub use texts::{Rereading, Texts};

use crate::diagnostic::Diagnostic;
use crate::model::Site;
use crate::page::Plan;
use crate::source::SourcePath;
use count::FindingCount;
use std::collections::BTreeMap;

/// Checks a site, planned as it is. `found` is what was found so far, in single files, while
/// putting them together and among their texts; the result holds that too, with severities set.
pub fn check(site: &Site, plan: &Plan, found: AllFound<'_>) -> CheckOutcome {
    check_so_far(site, plan, found, &|_, _| false)
}

/// As [`check()`], while findings are still to come: `awaited` tells which rules may yet find
/// something in which report.
pub fn check_so_far(
    site: &Site,
    plan: &Plan,
    mut found: AllFound<'_>,
    awaited: &dyn Fn(&SourcePath, &Rule) -> bool,
) -> CheckOutcome {
    let ctx = SiteContext { site, plan };
    for rule in rules() {
        match rule.check {
            Check::Site(check) | Check::Both(_, _, check) => check(&ctx, &mut found.alone),
            _ => {}
        }
    }
    found.forget_what_follows();
    let listing = found.listing;
    let mut outcome = apply_overrides(site, found, awaited);
    if listing == HeldFindings::All {
        let common = merged::common(&outcome.diagnostics, site);
        (outcome.of_site, outcome.covered) = (common.of_site, common.covered);
    }
    outcome
}

/// What findings of the rules come to by themselves, under the site's settings and the waivers of its
/// reports. What there is to say of settings and waivers is left for [`check()`].
pub fn apply_severities_to_some(site: &Site, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let place = |of: &Diagnostic| (of.path.clone(), of.span, of.code);
    let known: Vec<_> = found.iter().map(place).collect();
    let found = AllFound::of(found);
    let mut findings = apply_overrides(site, found, &|_, _| true).diagnostics;
    findings.retain(|one| known.contains(&place(one)));
    findings
}

fn apply_overrides(
    site: &Site,
    mut found: AllFound<'_>,
    awaited: &dyn Fn(&SourcePath, &Rule) -> bool,
) -> CheckOutcome {
    let publishers = publishers(site);
    // Only attachments are not read to their end, and their findings stand alone.
    let unread = inspected::take_answered(site, &publishers, &mut found.alone);
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
    let outcome = match found.listing {
        HeldFindings::All => severities::judge(found, &overrides, &mut |found| found),
        HeldFindings::Blocking => {
            let mut count = FindingCount::of(site);
            let outcome = severities::judge(found, &overrides, &mut |found| count.add(found));
            CheckOutcome {
                counted: count.finish(),
                ..outcome
            }
        }
    };
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
