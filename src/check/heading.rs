//! Headings that mean the same, however they are worded.
//!
//! Takes a paper; gives every line of its text that announces what follows, and tells whether one
//! of them means a chapter of the profile.

use super::likeness::{common_pairs, letters};
use super::paper::Paper;
use super::section::body;
use crate::config::profile::{Chapter, Requirement};
use crate::parse::PassageKind;
use crate::parse::markdown::numbering;

/// The longest line, in letters, that may announce a chapter without being marked as a heading.
const LONGEST: usize = 20;
/// Words that say nothing of what a chapter is about.
const EMPTY: &[&str] = &[
    "情况", "说明", "的", "及", "和", "与", "等", "主要", "有关", "相关", "本", "项目", "具体",
    "开展",
];
/// From this share of common pairs of letters on, in percent, two titles mean the same.
const ALIKE: usize = 75;

/// What announces the parts of a text.
#[derive(Debug, Default)]
pub(super) struct Announced {
    /// The headings, letters only.
    headings: Vec<String>,
    /// Lines and cells that could be headings, letters only: `评价结论` alone, or before a colon.
    lines: Vec<String>,
}

impl Announced {
    /// Reads a paper.
    pub(super) fn of(paper: &Paper<'_>) -> Self {
        let mut all = Self::default();
        for passage in body(paper) {
            let title = numbering::split(&passage.text).1;
            let (line, said) = title.split_once(['：', ':']).unwrap_or((title, ""));
            let bare = said.is_empty() && line.ends_with(['。', '；', '，', ';', ',']);
            match passage.kind {
                PassageKind::Heading(_) => all.headings.push(letters(title).collect()),
                PassageKind::Cell { row, column, .. } if row > 0 && column > 0 => {}
                _ if bare => {}
                _ => {
                    let line: String = letters(line).take(LONGEST + 1).collect();
                    if line.chars().count() <= LONGEST {
                        all.lines.push(line);
                    }
                }
            }
        }
        all
    }

    /// Whether there is any heading.
    pub(super) fn has_headings(&self) -> bool {
        !self.headings.is_empty()
    }

    /// The same without the very headings of a chapter: what announces its sections.
    pub(super) fn below(&self, chapter: &Chapter) -> Self {
        let is_chapter = |title: &String| is_titled(title, chapter);
        let own = |titles: &[String]| -> Vec<String> {
            let others = titles.iter().filter(|title| !is_chapter(title));
            others.cloned().collect()
        };
        Self {
            headings: own(&self.headings),
            lines: own(&self.lines),
        }
    }

    /// Whether the text has a chapter: under its title or another wording, within a heading of
    /// several chapters, or its parts or required sections under headings of their own.
    pub(super) fn has(&self, chapter: &Chapter) -> bool {
        let required = |section: &&Chapter| section.required == Requirement::Required;
        let mut sections = chapter.sections.iter().filter(required).peekable();
        wordings(chapter).any(|wording| self.says(wording))
            || self.has_parts(&chapter.title)
            || (sections.peek().is_some() && sections.all(|section| self.has(section)))
    }

    fn says(&self, wording: &str) -> bool {
        let wanted: String = letters(wording).collect();
        let core = core(&wanted);
        self.headings
            .iter()
            .any(|title| means(title, &wanted, &core))
            || self.lines.contains(&wanted)
    }

    /// 主要经验及做法、存在的问题和建议 may be three chapters as well as one.
    fn has_parts(&self, title: &str) -> bool {
        let parts: Vec<String> = title
            .split(['、', '及', '和', '与'])
            .map(|part| core(&letters(part).collect::<String>()))
            .filter(|part| part.chars().count() >= 2)
            .collect();
        let found = parts.iter().filter(|part| {
            let holds = |title: &String| title.contains(&***part);
            self.headings.iter().any(holds) || self.lines.iter().any(|line| core(line) == **part)
        });
        parts.len() > 1 && found.count() * 2 > parts.len()
    }
}

/// Whether a heading is that of a chapter alone.
pub(super) fn is_titled(title: &str, chapter: &Chapter) -> bool {
    let core_of = |title: &str| core(&letters(title).collect::<String>());
    let title = core_of(title);
    wordings(chapter).any(|wording| core_of(wording) == title)
}

/// The title of a chapter and its other wordings.
fn wordings(chapter: &Chapter) -> impl Iterator<Item = &str> {
    let all = std::iter::once(&chapter.title).chain(&chapter.also);
    all.map(|wording| &**wording)
}

/// Whether a title means what is wanted.
fn means(title: &str, wanted: &str, wanted_core: &str) -> bool {
    if title == wanted || (wanted.chars().count() >= 4 && title.contains(wanted)) {
        return true;
    }
    let core = core(title);
    let long = |text: &str| text.chars().count() >= 4;
    core == wanted_core
        || (long(wanted_core) && core.contains(wanted_core))
        || (long(&core) && wanted_core.contains(&core))
        || common_pairs(&core, wanted_core) >= ALIKE
}

/// A title without the words that say nothing; as it is where there are no others.
fn core(title: &str) -> String {
    let mut core = title.to_owned();
    for word in EMPTY {
        let without = core.replace(word, "");
        if without.chars().count() >= 2 {
            core = without;
        }
    }
    core
}
