//! Checking: the rules, and what becomes of their findings.
//!
//! Takes the resolved site and the findings made while reading; gives the final list, with
//! severities settled by the site's settings and the reports' waivers. Pure and deterministic.

mod alphabet;
mod amount;
mod attachment;
mod claim;
mod copy;
mod digit;
mod document;
mod document_number;
mod glance;
mod heading;
mod lexicon;
mod likeness;
mod marks;
mod names;
mod paper;
mod person;
mod policy;
mod prose;
mod relation;
mod rule;
mod rules;
mod secrecy;
mod section;
mod sequence;
mod settle;
mod template;
mod texts;
mod width;
mod words;
mod workday;
mod writing;
mod year;

pub use copy::{Sketch, Sketches, sketch};
pub use document::{explain, rules_document};
pub use paper::Paper;
pub use rule::{Category, Check, Fixed, Rule, Subject};
pub use settle::{Settled, Standing, Waived, WaiverWish, Wishes, settle};
pub use texts::{Rereading, Texts, TextsCheck, texts_checks};

pub use attachment::Attachment;
pub use writing::{Hit, Writing};

use crate::diagnostic::Diagnostic;
use crate::model::Site;
use crate::page::Plan;
use crate::source::SourcePath;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Checks one file by itself. What comes of it depends on the file and the settings alone.
pub fn check_paper(paper: &Paper<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for rule in rules() {
        if let Check::Paper(check) | Check::Both(check, _) = rule.check {
            check(paper, &mut found);
        }
    }
    check_words(&Writing::of_paper(paper), &mut found);
    found
}

/// Checks one attachment by itself. What comes of it depends on the file and the settings alone.
pub fn check_attachment(attachment: &Attachment<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for rule in rules() {
        if let Check::Attachment(check) = rule.check {
            check(attachment, &mut found);
        }
    }
    check_words(&Writing::of_attachment(attachment), &mut found);
    found
}

fn check_words(writing: &Writing<'_>, found: &mut Vec<Diagnostic>) {
    for rule in rules() {
        if let Check::Words(check) = rule.check {
            let mut hits = Vec::new();
            check(writing, &mut hits);
            found.extend(writing.findings(rule.code, hits));
        }
    }
}

/// Checks a site, planned as it is. `found` is what was found so far, in single files, while
/// putting them together and among their texts; the result holds that too, settled.
pub fn check(site: &Site, plan: &Plan, found: Vec<Diagnostic>) -> Settled {
    check_so_far(site, plan, found, &|_, _| false)
}

/// As [`check()`], while findings are still to come: `awaited` tells which rules may yet find
/// something in which report.
pub fn check_so_far(
    site: &Site,
    plan: &Plan,
    mut found: Vec<Diagnostic>,
    awaited: &dyn Fn(&SourcePath, &Rule) -> bool,
) -> Settled {
    let subject = Subject { site, plan };
    for rule in rules() {
        match rule.check {
            Check::Site(check) | Check::Both(_, check) => check(&subject, &mut found),
            _ => {}
        }
    }
    settle_by(site, found, awaited)
}

/// What findings of the rules come to by themselves, under the site's settings and the waivers of its
/// reports. What there is to say of settings and waivers is left for [`check()`].
pub fn settle_some(site: &Site, found: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut settled = settle_by(site, found.to_vec(), &|_, _| true).diagnostics;
    let place = |of: &Diagnostic| (of.path.clone(), of.span, of.code);
    settled.retain(|one| found.iter().any(|known| place(known) == place(one)));
    settled
}

fn settle_by(
    site: &Site,
    found: Vec<Diagnostic>,
    awaited: &dyn Fn(&SourcePath, &Rule) -> bool,
) -> Settled {
    let waivers: Vec<_> = site
        .reports
        .iter()
        .flat_map(|report| {
            report.waivers.iter().map(|waiver| WaiverWish {
                path: &report.path,
                code: &waiver.code,
                reason: &waiver.reason,
                standing: match report.withdrawn {
                    None => Standing::Published,
                    Some(_) => Standing::Withdrawn,
                },
                awaited: policy::Policy::rule(&waiver.code.value)
                    .is_some_and(|rule| awaited(&report.path, rule)),
            })
        })
        .collect();
    let wishes = Wishes {
        path: &site.config.path,
        severities: &site.config.severities,
        waivers: &waivers,
        publishers: &publishers(site),
    };
    settle(found, &wishes)
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

/// The categories of rules, in the order of the documentation.
pub fn categories() -> &'static [&'static Category] {
    rules::CATEGORIES
}

/// The rules that a word names: one by its code, or all of a category by its letters or its name.
///
/// # Errors
/// What to say where it names none.
pub fn named(word: &str) -> Result<Vec<&'static Rule>, String> {
    if let Some(rules) = policy::Policy::category(word) {
        return Ok(rules.to_vec());
    }
    let rule = policy::Policy::rule(word).map(|rule| vec![rule]);
    rule.ok_or_else(|| {
        let proposal = policy::Policy::proposal(word);
        format!("“{word}”不是规则代码，也不是规则的类别。{proposal}")
    })
}

/// All rules, in the order of the documentation.
pub fn rules() -> &'static [&'static Rule] {
    static ALL: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
        let all = rules::CATEGORIES.iter().flat_map(|category| category.rules);
        all.copied().collect()
    });
    &ALL
}
