//! Headings that mean the same, however they are worded.
//!
//! Takes a report; gives every line of its text that announces what follows, and tells whether one
//! of them means a chapter of the profile.

use crate::check::rule::ReportContext;
use crate::check::section::opened_body;
use crate::config::profile::{Chapter, Requirement};
use crate::parse::PassageKind;
use crate::text::char_set::CharSet;
use crate::text::features::kind::COLON;
use crate::text::similarity::{common_pairs, letters};
use std::borrow::Cow;
use std::cell::OnceCell;

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
pub(super) struct Announced<'t> {
    /// The headings.
    headings: Vec<Title<'t>>,
    /// Lines and cells that could be headings: `评价结论` alone, or before a colon.
    lines: Vec<Title<'t>>,
}

/// A title in letters only, and without the words that say nothing.
#[derive(Clone, Debug)]
struct Title<'t> {
    letters: Cow<'t, str>,
    /// Worked out when first asked for: most chapters are found word for word.
    core: OnceCell<String>,
}

impl<'t> Title<'t> {
    fn of(text: &'t str) -> Self {
        let is_han = |c| matches!(c, '\u{4e00}'..='\u{9fff}');
        Self {
            letters: match text.chars().all(is_han) {
                true => Cow::Borrowed(text),
                false => letters(text).collect(),
            },
            core: OnceCell::new(),
        }
    }

    fn core(&self) -> &str {
        self.core.get_or_init(|| core(&self.letters))
    }
}

impl<'t> Announced<'t> {
    /// Reads a report.
    pub(super) fn of(ctx: &'t ReportContext<'_>) -> Self {
        let mut all = Self::default();
        let start = ctx.passages.len() - ctx.body().len();
        for ((passage, opening), features) in opened_body(ctx).zip(&ctx.features[start..]) {
            let title = &passage.text[opening.rest.clone()];
            let parts = match features.has(COLON) {
                true => title.split_once(['：', ':']),
                false => None,
            };
            let (line, said) = parts.unwrap_or((title, ""));
            let bare = said.is_empty() && line.ends_with(['。', '；', '，', ';', ',']);
            match passage.kind {
                PassageKind::Heading(_) => all.headings.push(Title::of(title)),
                PassageKind::Cell { row, column, .. } if row > 0 && column > 0 => {}
                _ if bare => {}
                _ => {
                    if letters(line).take(LONGEST + 1).count() <= LONGEST {
                        all.lines.push(Title::of(line));
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
        let own: Vec<Title<'_>> = wordings(chapter).map(Title::of).collect();
        let is_own = |title: &Title<'_>| own.iter().any(|own| own.core() == title.core());
        let others = |titles: &[Title<'t>]| -> Vec<Title<'t>> {
            let others = titles.iter().filter(|title| !is_own(title));
            others.cloned().collect()
        };
        Self {
            headings: others(&self.headings),
            lines: others(&self.lines),
        }
    }

    /// Whether the text has a chapter: under its title or another wording, within a heading of
    /// several chapters, or its parts or required sections under headings of their own.
    pub(super) fn has(&self, chapter: &Chapter) -> bool {
        let required = |section: &&Chapter| section.required == Requirement::Required;
        let mut sections = chapter.sections.iter().filter(required).peekable();
        wordings(chapter).any(|wording| self.says_word_for_word(wording))
            || wordings(chapter).any(|wording| self.says(wording))
            || self.has_parts(&chapter.title)
            || (sections.peek().is_some() && sections.all(|section| self.has(section)))
    }

    fn says_word_for_word(&self, wording: &str) -> bool {
        let mut titles = self.headings.iter().chain(&self.lines);
        titles.any(|title| letters(wording).eq(title.letters.chars()))
    }

    fn says(&self, wording: &str) -> bool {
        let wanted = Title::of(wording);
        self.headings.iter().any(|title| means(title, &wanted))
            || self.lines.iter().any(|line| line.letters == wanted.letters)
    }

    /// 主要经验及做法、存在的问题和建议 may be three chapters as well as one.
    fn has_parts(&self, title: &str) -> bool {
        let parts: Vec<String> = title
            .split(['、', '及', '和', '与'])
            .map(|part| Title::of(part).core().to_owned())
            .filter(|part| part.chars().count() >= 2)
            .collect();
        let found = parts.iter().filter(|part| {
            let holds = |title: &Title<'_>| title.letters.contains(&***part);
            self.headings.iter().any(holds) || self.lines.iter().any(|line| line.core() == **part)
        });
        parts.len() > 1 && found.count() * 2 > parts.len()
    }
}

/// Whether a heading is that of a chapter alone.
pub(super) fn is_titled(title: &str, chapter: &Chapter) -> bool {
    let title = Title::of(title);
    wordings(chapter).any(|wording| Title::of(wording).core() == title.core())
}

/// The title of a chapter and its other wordings.
fn wordings(chapter: &Chapter) -> impl Iterator<Item = &str> {
    let all = std::iter::once(&chapter.title).chain(&chapter.also);
    all.map(|wording| &**wording)
}

/// Whether a title means what is wanted.
fn means(title: &Title<'_>, wanted: &Title<'_>) -> bool {
    let long = |text: &str| text.chars().nth(3).is_some();
    title.letters == wanted.letters
        || (long(&wanted.letters) && title.letters.contains(&*wanted.letters))
        || title.core() == wanted.core()
        || (long(wanted.core()) && title.core().contains(wanted.core()))
        || (long(title.core()) && wanted.core().contains(title.core()))
        || common_pairs(title.core(), wanted.core()) >= ALIKE
}

/// A title without the words that say nothing; as it is where there are no others.
fn core(title: &str) -> String {
    let mut core = title.to_owned();
    let chars = CharSet::of(title);
    for word in EMPTY.iter().filter(|word| chars.may_contain(word)) {
        if !core.contains(word) {
            continue;
        }
        let without = core.replace(word, "");
        if without.chars().count() >= 2 {
            core = without;
        }
    }
    core
}
