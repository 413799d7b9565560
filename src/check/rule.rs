//! What a rule is: everything the program says and does about one kind of finding; with all that the
//! file of a rule needs to name.

pub(super) use super::attachment::AttachmentContext;
pub(super) use super::lines::{Lines, Match};
pub(super) use super::looks_for::{LineKind, LooksFor};
pub(super) use super::report_context::ReportContext;
pub(super) use super::texts::{KeptAnswer, Texts, TextsCheck};

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::Site;
use crate::page::Plan;

/// One rule. Its static is the only place where anything about it is written down: severity,
/// `mingbai explain`, `docs/rules.md` and the rule list of SARIF come out of it.
#[derive(Debug)]
pub struct Rule {
    /// Its code, never used again for another rule.
    pub code: Code,
    /// Its name, in Chinese.
    pub name: &'static str,
    /// How serious it is where the site sets nothing.
    pub severity: Severity,
    /// What it finds, in Chinese, one or two sentences.
    pub what: &'static str,
    /// Why that matters and on what regulation it rests, in Chinese, one or two sentences.
    pub why: &'static str,
    /// An example that it finds.
    pub bad: &'static str,
    /// The same example put right.
    pub good: &'static str,
    /// Where it looks.
    pub check: Check,
}

/// Whether a rule's severity stands firm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixed {
    /// Without it no right site can be made: it cannot be lowered, and no report is excused.
    Yes,
    /// A site may set its severity or turn it off, a report may be excused with a reason.
    No,
}

/// Where a rule looks.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// Nowhere: its findings are made while files are read and put together. Of some of them a site or a
    /// report may not dispose.
    Reading(Fixed),
    /// At one file, its facts and its text, while files are read. Of passages in which it looks for
    /// something it is shown those that may have it (`ReportContext::candidates`).
    Report(LooksFor, fn(&ReportContext<'_>, &mut Vec<Diagnostic>)),
    /// At the texts of all reports, once the site is known.
    Texts(TextsCheck),
    /// At the lines of one file, be it a source or an attachment, while it is read. Of a source it is
    /// shown those in which any rule about lines may find something.
    Lines(LooksFor, fn(&Lines<'_>, &mut Vec<Match>)),
    /// At one attachment, while it is read.
    Attachment(fn(&AttachmentContext<'_>, &mut Vec<Diagnostic>)),
    /// At the site as a whole.
    Site(fn(&SiteContext<'_>, &mut Vec<Diagnostic>)),
    /// At each file, and at the site as a whole.
    Both(
        LooksFor,
        fn(&ReportContext<'_>, &mut Vec<Diagnostic>),
        fn(&SiteContext<'_>, &mut Vec<Diagnostic>),
    ),
}

/// What is checked.
#[derive(Clone, Copy, Debug)]
pub struct SiteContext<'a> {
    /// The resolved site.
    pub site: &'a Site,
    /// Every address of it.
    pub plan: &'a Plan,
}

impl Rule {
    /// Whether a site may set its severity, and a report be excused from it.
    pub fn fixed(&self) -> Fixed {
        match self.check {
            Check::Reading(fixed) => fixed,
            _ => Fixed::No,
        }
    }
}

/// Rules that belong together: the letters of their codes, and a name.
#[derive(Debug)]
pub struct Category {
    /// The letters that begin the codes, `FMT`.
    pub letters: &'static str,
    /// The name, in Chinese.
    pub name: &'static str,
    /// The rules, by code.
    pub rules: &'static [&'static Rule],
}
