//! 人工检查: files that the program could not read and that somebody has answered for.
//!
//! Takes the findings; takes out those about files that were answered for by every report that publishes them, or in
//! the settings, and gives who answered. Invariant: what was not read is listed, answered for or not.

use crate::config::Checksum;
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

/// What somebody has said of a file.
enum Answer<'a> {
    /// Who has looked through it, and when.
    Given(&'a str, Moment),
    /// The same, but who knows which content the file had: 校验 is not written. With where the answer stands.
    OfUnknown(&'a str, Moment, &'a SourcePath),
    /// It has another content now.
    OfOther(&'a SourcePath),
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
    let mut answers: BTreeMap<SourcePath, Answer<'_>> = BTreeMap::new();
    for path in &paths {
        answers.extend(answer(site, publishers, path).map(|answer| (path.clone(), answer)));
    }
    found.retain_mut(
        |one| match answers.get(&one.path).filter(|_| is_unread(one)) {
            Some(Answer::Given(..)) => false,
            Some(other) => {
                explain(site, other, one);
                true
            }
            None => true,
        },
    );
    say_of_no_use(site, publishers, found);
    let files = paths.into_iter().map(|path| UnreadFile {
        answer: match answers.get(&path) {
            Some(Answer::Given(person, date)) => Some((Box::from(*person), *date)),
            _ => None,
        },
        path,
    });
    files.collect()
}

/// Says why an answer does not count.
fn explain(site: &Site, answer: &Answer<'_>, finding: &mut Diagnostic) {
    let checksum = Checksum::of(site.sha256(&finding.path).unwrap_or(""));
    let written = |path: &SourcePath, who: String| match *path == site.config.path {
        true => format!(
            "人工检查: [{{文件: {}, {who}, 校验: {checksum}}}]",
            finding.path
        ),
        false => format!("人工检查: {{{who}, 校验: {checksum}}}"),
    };
    let (why, help) = match answer {
        Answer::Given(..) => return,
        Answer::OfUnknown(person, date, path) => (
            format!("{path} 里的“人工检查”没有写“校验”，不知道看的是不是现在这个文件"),
            format!(
                "看的就是这个文件的，改成 {}；文件换过的，请重新看",
                written(path, format!("人: {person}, 日期: {}", date.date))
            ),
        ),
        Answer::OfOther(path) => (
            format!("{path} 里的“人工检查”写的“校验”对不上，文件在看过以后换了"),
            format!(
                "请人把现在这个文件逐页看过，没有个人信息和不宜公开的内容，就改成 {}",
                written(path, "人: 姓名, 日期: 看完的日期".to_owned())
            ),
        ),
    };
    finding.message += &format!("；{why}");
    finding.help = help.into();
}

/// Who answers for a file: the settings, or all that publish it. Of several answers the last counts, and of one
/// that does not count the first.
fn answer<'a>(
    site: &'a Site,
    publishers: &'a BTreeMap<SourcePath, Vec<SourcePath>>,
    path: &SourcePath,
) -> Option<Answer<'a>> {
    let sha256 = site.sha256(path)?;
    let mut in_settings = site.config.unread.inspected.iter();
    if let Some(one) = in_settings.find(|one| one.file == *path) {
        let date = Moment {
            date: one.date,
            time: None,
        };
        let checksum = one.checksum.as_ref().map(|checksum| checksum.fits(sha256));
        return Some(judged((&one.person, date), checksum, &site.config.path));
    }
    let publishers = publishers.get(path).filter(|all| !all.is_empty())?;
    let answers = publishers
        .iter()
        .map(|publisher| match site.by_source.get(publisher)? {
            SourceRole::Report(at) => answer_of(site.reports.get(*at)?, (path, sha256)),
            SourceRole::OwnPage(_) => None,
        });
    let answers: Option<Vec<Answer<'_>>> = answers.collect();
    let rank = |answer: &Answer<'_>| match answer {
        Answer::Given(_, date) => (0, Some(*date)),
        Answer::OfUnknown(..) | Answer::OfOther(_) => (1, None),
    };
    answers?.into_iter().rev().max_by_key(rank)
}

fn judged<'a>(
    (person, date): (&'a str, Moment),
    fits: Option<bool>,
    path: &'a SourcePath,
) -> Answer<'a> {
    match fits {
        Some(true) => Answer::Given(person, date),
        Some(false) => Answer::OfOther(path),
        None => Answer::OfUnknown(person, date, path),
    }
}

fn answer_of<'a>(report: &'a Report, (path, sha256): (&SourcePath, &str)) -> Option<Answer<'a>> {
    let mut entries = report.evidence.iter();
    entries.find_map(|entry| {
        let EvidenceKind::File(file) = &entry.kind else {
            return None;
        };
        let is_it = report.path.join(file).as_ref() == Some(path);
        let inspection = entry.inspection.as_ref().filter(|_| is_it)?;
        let who = (&*inspection.person, inspection.date);
        let checksum = inspection.checksum.as_ref();
        Some(judged(
            who,
            checksum.map(|checksum| checksum.fits(sha256)),
            &report.path,
        ))
    })
}

/// A finding for each file of the settings that nobody publishes, and for each that stands there twice.
fn say_of_no_use(
    site: &Site,
    publishers: &BTreeMap<SourcePath, Vec<SourcePath>>,
    found: &mut Vec<Diagnostic>,
) {
    let mut known = BTreeSet::new();
    for one in &site.config.unread.inspected {
        let path = &one.file;
        if !known.insert(path) {
            let message = format!("“人工检查”里的文件 {path} 写了不止一次");
            let finding = Diagnostic::whole(Code::DUPLICATE_KEY, &site.config.path, message);
            found.push(finding.help("留下正确的一个，删掉别的"));
        }
        let is_static = site.statics.contains_key(path);
        if !publishers.contains_key(path) && !is_static {
            let message = format!("“人工检查”里的文件 {path} 没有公开");
            let finding = Diagnostic::whole(Code::OUT_OF_RANGE, &site.config.path, message);
            found.push(
                finding.help("写从站点文件夹算起的路径，如 content/pages/ditu.jpg；用不着的删掉"),
            );
        }
    }
}
