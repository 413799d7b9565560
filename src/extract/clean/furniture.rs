//! What a web page shows around its document: where it stands in the site, what may be clicked at, its foot.
//!
//! A line goes only where its words say for certain that it is the page's; where they may be a document's, it stays.
//! What a page tells of the document (索引号, 发布日期, 来源) is no furniture.

use super::tally::{CleaningKind, CleaningTally};
use super::words::{
    BREADCRUMBS, CONTROLS, COUNTERS, FOOTERS, IMPRINT, LINKS, NEIGHBOURS, PUBLISHED,
    SHORT_COUNTERS, SIZES, WEAK_CONTROLS,
};
use crate::import::{Paragraph, Place};

/// Words behind a day and a source at most.
const WORDS: usize = 12;
/// Letters that a line of furniture has at most.
const LONGEST: usize = 200;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// The page's, whatever stands beside it.
    Page,
    /// The page's, and at its foot.
    Foot,
    /// The page's beside others that are.
    Weak,
    /// The page's beside the foot.
    Imprint,
    /// A heading above links.
    Links,
    /// A document's, as far as can be said.
    Document,
}

/// Which of the lines are the page's; each is told. A line comes with the place that it has in the page.
pub(super) fn furniture(paragraphs: &[&Paragraph], tally: &mut CleaningTally) -> Vec<bool> {
    let lines: Vec<&str> = paragraphs
        .iter()
        .map(|paragraph| &*paragraph.text)
        .collect();
    let lines = lines.as_slice();
    let roles =
        paragraphs.iter().map(
            |paragraph| match (role(&paragraph.text), &paragraph.place) {
                (Role::Document, Place::Header) if is_link(&paragraph.text) => Role::Page,
                (Role::Weak, Place::Header) => Role::Page,
                (Role::Document, Place::Footer) => Role::Imprint,
                (role, _) => role,
            },
        );
    let mut roles: Vec<Role> = roles.collect();
    spread(&mut roles, Role::Imprint, &[Role::Foot]);
    spread(&mut roles, Role::Weak, &[Role::Page, Role::Foot]);
    counters(lines, &mut roles);
    links(lines, &mut roles);
    let is_page = roles
        .iter()
        .map(|role| matches!(role, Role::Page | Role::Foot));
    let is_page: Vec<bool> = is_page.collect();
    for (line, _) in lines.iter().zip(&is_page).filter(|(_, is_page)| **is_page) {
        tally.words(CleaningKind::Furniture, line);
    }
    is_page
}

/// Lines of a role beside lines of others are what these are.
fn spread(roles: &mut [Role], from: Role, to: &[Role]) {
    for at in 1..roles.len() {
        if roles[at] == from && to.contains(&roles[at - 1]) {
            roles[at] = roles[at - 1];
        }
    }
    for at in (1..roles.len()).rev() {
        if roles[at - 1] == from && to.contains(&roles[at]) {
            roles[at - 1] = roles[at];
        }
    }
}

/// A number below a counter is what it counts.
fn counters(lines: &[&str], roles: &mut [Role]) {
    for at in 1..lines.len() {
        let counts = COUNTERS.contains(&bare(lines[at - 1]).as_str());
        let digits = lines[at].trim_end_matches("人次").trim_end_matches('次');
        if counts && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            roles[at] = Role::Page;
        }
    }
}

/// The links below a heading, where nothing but links and the foot follows.
fn links(lines: &[&str], roles: &mut [Role]) {
    let Some(at) = roles.iter().rposition(|role| *role == Role::Links) else {
        return;
    };
    let below = lines.iter().zip(roles.iter()).skip(at + 1);
    let mut below = below.filter(|(_, role)| **role == Role::Document);
    if below.all(|(line, _)| is_link(line) && line.chars().count() > 4) {
        for role in roles.iter_mut().skip(at) {
            if matches!(role, Role::Document | Role::Links) {
                *role = Role::Page;
            }
        }
    }
}

/// Whether a line may be the words of a link: it is no sentence and no value.
fn is_link(line: &str) -> bool {
    let marks = ['。', '；', '：', '，', '|', '%', ':'];
    line.chars().count() <= 60 && !line.contains(marks)
}

fn role(line: &str) -> Role {
    if line.chars().nth(LONGEST).is_some() || line.contains('。') {
        return Role::Document;
    }
    let begins = |words: &[&str]| {
        let rests = words.iter().filter_map(|word| line.strip_prefix(word));
        let mut rests = rests.map(|rest| rest.trim_start());
        rests.any(|rest| rest.is_empty() || rest.starts_with([':', '：', '>', '＞', '】', '是']))
    };
    if FOOTERS.iter().any(|word| line.contains(word)) {
        Role::Foot
    } else if begins(BREADCRUMBS) || begins(NEIGHBOURS) || is_path(line) {
        Role::Page
    } else if LINKS.contains(&bare(line).as_str()) {
        Role::Links
    } else if let Some(role) = controls(line) {
        role
    } else if begins(IMPRINT) || line.starts_with("主办单位") || line.starts_with("承办单位")
    {
        Role::Imprint
    } else {
        Role::Document
    }
}

/// Whether a line is the path from a site's first page to this one.
fn is_path(line: &str) -> bool {
    let line = line.trim_start_matches(['>', '＞', ' ']);
    let parts: Vec<&str> = line.split(['>', '＞', '»', '›', '→']).collect();
    let first = parts.first().map_or("", |part| part.trim());
    parts.len() > 1
        && (first == "首页" || first.ends_with("首页") && first.chars().count() <= 16)
        && parts.iter().all(|part| part.chars().count() <= 40)
}

/// A line without the marks that set it off.
fn bare(line: &str) -> String {
    line.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What a line is whose words are all of the page: things to click at, counters, sizes of letters.
fn controls(line: &str) -> Option<Role> {
    let line = bare(line);
    let mut rest = line.as_str();
    let (mut strong, mut weak, mut counter) = (0, 0, false);
    while !rest.is_empty() {
        let longest = |words: &[&str]| {
            let fitting = words.iter().filter_map(|word| rest.strip_prefix(word));
            fitting.min_by_key(|after| after.len())
        };
        let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        rest = if let Some(after) = longest(COUNTERS) {
            counter = true;
            strong += 1;
            after
        } else if let Some(after) = longest(SHORT_COUNTERS).filter(|after| is_counted(after)) {
            counter = true;
            strong += 1;
            after
        } else if let Some(after) = longest(CONTROLS) {
            strong += 1;
            after
        } else if let Some(after) = longest(WEAK_CONTROLS) {
            weak += 1;
            after
        } else if let Some(after) = longest(SIZES).filter(|_| strong + weak > 0) {
            after
        } else if counter && digits.len() < rest.len() {
            digits
        } else {
            return None;
        };
    }
    match (strong, weak) {
        (0, 0) => None,
        (0, 1) => Some(Role::Weak),
        _ => Some(Role::Page),
    }
}

/// Whether a number stands behind a counter.
fn is_counted(after: &str) -> bool {
    after.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether all words of a row are the page's: a menu that was set as a table.
pub(super) fn is_menu(row: &str) -> bool {
    controls(row) == Some(Role::Page)
}

/// A line that says when a document was published, without what may be clicked at behind it.
pub(super) fn without_controls(line: &str, tally: &mut CleaningTally) -> Option<String> {
    let is_head = line.len() <= 400 && PUBLISHED.iter().any(|word| line.contains(word));
    if !is_head || controls(line).is_some() {
        return None;
    }
    let ends = line
        .rmatch_indices([' ', '|', '\t'])
        .take(WORDS)
        .map(|(at, _)| at);
    let cut = { ends }
        .filter(|at| controls(&line[*at..]) == Some(Role::Page))
        .last()?;
    tally.words(CleaningKind::Furniture, &line[cut..]);
    Some(line[..cut].trim_end_matches([' ', '|', '\t']).to_owned())
}
