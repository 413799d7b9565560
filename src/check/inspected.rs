//! 人工检查: files that the program could not read and that somebody has answered for.
//!
//! Takes the findings; takes out those about files that were answered for by every report that publishes them, or in
//! the settings, and gives who answered. Invariant: what was not read is listed, answered for or not.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{EvidenceKind, Moment, Report, Site, SourceRole};
use crate::source::SourcePath;
use std::collections::{BTreeMap, BTreeSet};

/// The rules about files that were not read.
const UNREAD: &[&str] = &["IMP01", "IMP02"];

/// A published file that was not read to its end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnreadFile {
    /// The file.
    pub(crate) path: SourcePath,
    /// Who has looked through it and when, if anybody has.
    pub answer: Option<(Box<str>, Moment)>,
}

impl UnreadFile {
    /// The file and who answers for it, in Chinese.
    pub fn words(&self) -> String {
        match &self.answer {
            Some((person, date)) => format!("{}（人工检查：{person}，{date}）", self.path),
            None => format!("{}（没有人工检查）", self.path),
        }
    }
}

/// Takes findings about files that were answered for out of `found`; gives all files that were not read, in
/// order.
pub(super) fn take_answered(
    site: &Site,
    publishers: &BTreeMap<SourcePath, Vec<SourcePath>>,
    found: &mut Vec<Diagnostic>,
) -> Vec<UnreadFile> {
    let is_unread = |one: &Diagnostic| UNREAD.contains(&one.code.as_str());
    let paths = found.iter().filter(|one| is_unread(one));
    let paths: BTreeSet<SourcePath> = paths.map(|one| one.path.clone()).collect();
    let files = paths.into_iter().map(|path| UnreadFile {
        answer: answer(site, publishers, &path),
        path,
    });
    let files: Vec<UnreadFile> = files.collect();
    found.retain(|one| {
        let file = files.binary_search_by(|file| file.path.cmp(&one.path));
        let file = file.ok().and_then(|at| files.get(at));
        !is_unread(one) || file.is_none_or(|file| file.answer.is_none())
    });
    say_of_no_use(site, publishers, found);
    files
}

/// Who answers for a file: the settings, or all that publish it. Of several the last to look is named.
fn answer(
    site: &Site,
    publishers: &BTreeMap<SourcePath, Vec<SourcePath>>,
    path: &SourcePath,
) -> Option<(Box<str>, Moment)> {
    let mut in_settings = site.config.unread.inspected.iter();
    if let Some(one) = in_settings.find(|one| one.file == *path) {
        let date = Moment {
            date: one.date,
            time: None,
        };
        return Some((one.person.clone(), date));
    }
    let publishers = publishers.get(path).filter(|all| !all.is_empty())?;
    let answers = publishers
        .iter()
        .map(|publisher| match site.by_source.get(publisher)? {
            SourceRole::Report(at) => answer_of(site.reports.get(*at)?, path),
            SourceRole::OwnPage(_) => None,
        });
    let answers: Option<Vec<_>> = answers.collect();
    answers?.into_iter().max_by_key(|(_, date)| *date)
}

fn answer_of(report: &Report, path: &SourcePath) -> Option<(Box<str>, Moment)> {
    let mut entries = report.evidence.iter();
    entries.find_map(|entry| {
        let EvidenceKind::File(file) = &entry.kind else {
            return None;
        };
        let is_it = report.path.join(file).as_ref() == Some(path);
        let inspection = entry.inspection.as_ref().filter(|_| is_it)?;
        Some((inspection.person.clone(), inspection.date))
    })
}

/// A finding for each file of the settings that nobody publishes.
fn say_of_no_use(
    site: &Site,
    publishers: &BTreeMap<SourcePath, Vec<SourcePath>>,
    found: &mut Vec<Diagnostic>,
) {
    for one in &site.config.unread.inspected {
        let path = &one.file;
        if !publishers.contains_key(path) && !path.as_str().starts_with("static/") {
            let message = format!("“人工检查”里的文件 {path} 没有公开");
            let finding = Diagnostic::whole(Code::OUT_OF_RANGE, &site.config.path, message);
            found.push(
                finding.help("写从站点文件夹算起的路径，如 content/pages/ditu.jpg；用不着的删掉"),
            );
        }
    }
}
