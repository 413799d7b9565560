//! PDF: what pages show, line by line, and all other text of the file: forms, remarks, bookmarks, layers,
//! scripts, properties, files within it, and what earlier revisions left in it.
//!
//! For those who import a file, what its pages print is kept beside these texts (`print/`), from what contents draw
//! (`ink.rs`); where that is not kept, nothing is done for it.
//!
//! The file is read as bytes (`file.rs`), whatever its tables say. Work is counted
//! ([`limit::PDF_WORK`]); fonts whose codes lead to no characters are said. Should our reading fail on a
//! damaged file, that is caught here.

mod alignment;
mod annotations;
mod apart;
mod area;
mod broken;
mod cmap;
mod content;
mod drawn;
mod file;
mod filter;
mod font;
mod fonts;
mod glyphs;
mod ink;
mod labelled;
mod layers;
mod layout;
mod lexer;
mod listed;
mod matrix;
mod outline;
mod outside;
mod packing;
mod pages;
mod pieces;
mod print;
mod reading;
mod strays;
mod streams;
mod survey;
mod text;
mod value;
mod widths;

use super::foreign::{Extra, Foreign, Gap, Property, SpaceLeft};
use super::limit;
use super::place::Place;
use super::spelled;
use apart::NumbersApart;
use file::PdfFile;
use fonts::Fonts;
pub(super) use outside::around;
use pieces::PIECE;
use print::PrintedPages;
use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use streams::Streams;
use survey::ObjectSurvey;
use text::plain;

/// Whether the bytes are a PDF: its mark may stand a little after the start.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1024)];
    head.windows(5).any(|window| window == b"%PDF-")
}

/// Reads a PDF.
pub(super) fn read(bytes: &[u8], foreign: &mut Foreign) {
    if bytes.len() > limit::PDF {
        return foreign.gaps.push(Gap::Limit("的大小"));
    }
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let file = PdfFile::of(bytes);
        match file.is_locked {
            true => foreign.gaps.push(Gap::Locked),
            false => {
                read_file(&file, foreign);
                outside::read(bytes, foreign);
            }
        }
    }));
    if outcome.is_err() {
        foreign.gaps.push(Gap::Broken);
    }
}

fn read_file<'f>(file: &'f PdfFile<'f>, foreign: &mut Foreign) {
    let mut fonts = Fonts::of(file);
    let survey = ObjectSurvey::of(file, &mut fonts);
    let mut seen = HashSet::new();
    let mut unread = read_pages(file, &survey, (&mut fonts, &mut seen), foreign);
    for (place, text) in &survey.texts {
        spelled::read(text, foreign);
        if let Place::Property(property @ (Property::Author | Property::Company)) = place
            && !text.trim().is_empty()
        {
            let extra = Extra::Named(*property, text.trim().into());
            foreign.extras.push(extra);
        }
        foreign.push(place.clone(), &plain(text));
    }
    let mut streams = Streams {
        file,
        fonts: &mut fonts,
        survey: &survey,
        seen,
        unknown: 0,
        has_drawn: false,
    };
    streams.read(foreign);
    let is_told = |gap: &Gap| matches!(gap, Gap::DrawnLetters(_));
    if streams.has_drawn && !foreign.gaps.iter().any(is_told) {
        foreign.gaps.push(Gap::DrawnLetters(Vec::new()));
    }
    for number in file.strays() {
        foreign.push_run(&Place::Hidden, &number);
    }
    if streams.unknown > 0 && unread.is_none() {
        unread = Some(Vec::new());
    }
    if survey.remarks > 0 {
        foreign.extras.push(Extra::Comments(survey.remarks));
    }
    for active in &survey.active {
        if !foreign.active.contains(active) {
            foreign.active.push(*active);
        }
    }
    foreign.gaps.extend(unread.map(Gap::UnknownLetters));
    if file.is_cut.get() {
        foreign.gaps.push(Gap::Limit("的内容"));
    }
    if file.is_damaged.get() && !foreign.gaps.contains(&Gap::Broken) {
        foreign.gaps.push(Gap::BrokenInPart);
    }
}

/// Whether a page is a picture with a few words on it, as programs for scanning put them there: their name, the
/// number of the page. `share` is how much of the page pictures cover.
fn is_picture(text: &str, share: f64) -> bool {
    const WORDS: usize = 60;
    let letters = text.chars().filter(|c| !c.is_whitespace());
    share > 0.5 && letters.count() < WORDS
}

/// Tells the numbers whose digits stand apart on a page, but for those that stand in its text as they are.
fn tell_apart(numbers: Vec<String>, (page, text): (u32, &str), foreign: &mut Foreign) {
    let words: HashSet<&str> = text.split(|c: char| !c.is_ascii_alphanumeric()).collect();
    for number in numbers
        .iter()
        .filter(|number| !words.contains(number.as_str()))
    {
        foreign.push(Place::Split(Box::new(Place::Page(page))), number);
    }
}

/// Tells which of the pages could not be read: those without text, and those with drawn letters.
fn tell_unread(count: usize, empty: Vec<u32>, drawn: Vec<u32>, foreign: &mut Foreign) {
    if !drawn.is_empty() {
        foreign.gaps.push(Gap::DrawnLetters(drawn));
    }
    if count == 0 {
        foreign.gaps.push(Gap::Broken);
    } else if empty.len() == count {
        foreign.gaps.push(Gap::Scanned);
    } else if !empty.is_empty() {
        foreign.gaps.push(Gap::PagesWithoutText(empty));
    }
}

/// Reads what pages show. Gives the pages on which letters could not be told, if there are any.
fn read_pages<'f>(
    file: &'f PdfFile<'f>,
    survey: &ObjectSurvey,
    (fonts, seen): (&mut Fonts<'f>, &mut HashSet<usize>),
    foreign: &mut Foreign,
) -> Option<Vec<u32>> {
    let pages = pages::listed(file, survey);
    let (mut empty, mut unread, mut drawn) = (Vec::new(), Vec::new(), Vec::new());
    let mut apart = NumbersApart::default();
    let mut printed = foreign.prints().then(|| PrintedPages::of(file));
    for (number, page) in (0..).zip(&pages) {
        let ink = printed.as_mut().map(|it| it.ink(file, page.index));
        let shown = pages::shown(file, fonts, page, seen, ink);
        if let Some(printed) = &mut printed {
            printed.add((file, fonts), (number, page.index), &shown);
        }
        let text = plain(&shown.lines());
        if shown.unknown > 0 || text::is_unreadable(&text) {
            unread.push(number);
        } else if text.trim().is_empty() || is_picture(&text, shown.pictures / page.area) {
            empty.push(number);
        }
        let beside = annotations::shown(file, fonts, page.index);
        let beside = beside.unwrap_or_default();
        let is_drawn = shown.letters.is_found || beside.letters.is_found;
        if is_drawn && !text.trim().is_empty() {
            drawn.push(number);
        }
        if foreign.push(Place::Page(number), &text) == SpaceLeft::Full {
            break;
        }
        foreign.push(Place::Form, &plain(&shown.lines_with(&beside, file)));
        let mut digits = shown.digits();
        digits.pieces.extend(beside.digits().pieces);
        if file.spend(PIECE * digits.pieces.len()) {
            tell_apart(apart.of_page(digits), (number, &text), foreign);
        }
    }
    if let Some((blocks, left_out)) = printed.map(PrintedPages::finish) {
        blocks.into_iter().for_each(|block| foreign.print(|| block));
        foreign.left_out.extend(left_out);
    }
    tell_unread(pages.len(), empty, drawn, foreign);
    (!unread.is_empty()).then_some(unread)
}
