//! A text on several projects, each under a heading of its own: `项目一：……`, or `一、……资金` with the sections of a
//! self-evaluation.

use super::numbering::unnumbered;
use super::outline::heading_of;
use super::piece::{ProsePiece, bare};
use super::title_words::{SHORTEST, distinct};
use crate::extract::facts::Quoted;
use crate::extract::wordings::prose::{FUND_ENDS, NO_FUND_WORDS, SECTION_WORDS};
use crate::text::words::{contains_any, pattern, words_of};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[（(]?[一二三四五六七八九十]+[）)、]\s*)?项目(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s?[：:、]\s*(?P<name>[^。；]{4,80})$",
    )
});

/// The part of a text on one project.
#[derive(Debug)]
pub(super) struct ProjectPart {
    /// What its heading calls the project.
    pub(super) project: Quoted,
    /// Where its heading stands.
    pub(super) heading: usize,
    /// Its pieces, the heading not among them.
    pub(super) pieces: Range<usize>,
}

/// The parts of a text; none if it is not divided so. What stands before the first is common to all.
pub(super) fn parts(pieces: &[ProsePiece]) -> Vec<ProjectPart> {
    let parts = numbered_parts(pieces);
    if !parts.is_empty() {
        return parts;
    }
    let chapters = fund_chapters(pieces);
    let is_whole = |part: &ProjectPart| has_sections(pieces, &part.pieces);
    match chapters.len() > 1 && chapters.iter().all(is_whole) {
        true => chapters,
        false => Vec::new(),
    }
}

/// The chapters that name a fund or project of their own, other than that of the text.
pub(super) fn own_funds(pieces: &[ProsePiece], project: &str) -> Vec<ProjectPart> {
    let project = distinct(project);
    let mut chapters = fund_chapters(pieces);
    chapters.retain(|part| !project.contains(&distinct(&part.project.value)));
    chapters
}

/// The chapters whose headings are names of funds or projects.
fn fund_chapters(pieces: &[ProsePiece]) -> Vec<ProjectPart> {
    let mut parts: Vec<ProjectPart> = Vec::new();
    let mut is_open = false;
    for (index, piece) in pieces.iter().enumerate() {
        let Some((2, heading)) = heading_of(pieces, index) else {
            continue;
        };
        if let Some(last) = parts.last_mut().filter(|_| is_open) {
            last.pieces.end = index;
        }
        let name = fund(heading);
        is_open = name.is_some();
        if let Some((line, name)) = piece.line().zip(name) {
            // Text in the line of the heading is the part's.
            let after = usize::from(heading.len() >= line.text.len());
            parts.push(ProjectPart {
                project: line.quote(name, heading),
                heading: index,
                pieces: index + after..pieces.len(),
            });
        }
    }
    parts
}

/// The fund or project that a heading is the name of.
fn fund(heading: &str) -> Option<&str> {
    let name = unnumbered(heading)
        .trim_end_matches(['。', '：', ':'])
        .trim();
    let bracket = name.find(['（', '(']).unwrap_or(name.len());
    let plain = name.get(..bracket)?.trim();
    let named = words_of(FUND_ENDS).any(|end| plain.ends_with(end))
        && !contains_any(plain, NO_FUND_WORDS)
        && !plain.contains(['，', ',', '、'])
        && bare(&distinct(plain)).chars().count() >= SHORTEST;
    named.then_some(name)
}

/// Whether a part has sections as a self-evaluation has them.
fn has_sections(pieces: &[ProsePiece], part: &Range<usize>) -> bool {
    let sections = part.clone().filter(|index| {
        let section = heading_of(pieces, *index).filter(|(level, _)| *level > 2);
        section.is_some_and(|(_, words)| contains_any(words, SECTION_WORDS))
    });
    sections.take(2).count() == 2
}

/// The parts under headings such as `项目一：……`.
fn numbered_parts(pieces: &[ProsePiece]) -> Vec<ProjectPart> {
    let mut parts: Vec<ProjectPart> = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        let Some(line) = piece.line() else { continue };
        let Some(found) = HEADING.captures(&line.text) else {
            continue;
        };
        let name = found.name("name").map_or("", |name| name.as_str().trim());
        if distinct(name).chars().count() < 2 {
            continue;
        }
        if let Some(last) = parts.last_mut() {
            last.pieces.end = index;
        }
        parts.push(ProjectPart {
            project: line.quote_all(name),
            heading: index,
            pieces: index + 1..pieces.len(),
        });
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::fund;

    #[test]
    fn chapters_that_name_a_fund_are_told_from_those_that_speak_of_it() {
        let cases = [
            (
                "一、省级湿地修复补助资金（巡护船租用经费）",
                Some("省级湿地修复补助资金（巡护船租用经费）"),
            ),
            ("二、乡道护栏安装项目", Some("乡道护栏安装项目")),
            ("一、项目基本情况", None),
            ("一、专项资金", None),
            ("二、市级财政项目", None),
            ("三、主要项目", None),
            ("二、项目资金", None),
            ("二、绩效评价项目", None),
            ("三、上级下达的资金", None),
            ("一、湿地修复补助资金使用情况", None),
        ];
        for (heading, expected) in cases {
            assert_eq!(fund(heading), expected, "{heading}");
        }
    }
}
