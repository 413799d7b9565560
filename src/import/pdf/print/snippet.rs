//! The pieces of text that are seen on a page, and how many are not.

use super::super::content::ContentText;
use super::super::ink::{SeenLetter, Sight};
use super::super::layout::Run;
use super::super::text::plain;
use super::face::PageFace;

/// A piece of text that is seen, in the frame of a reader who turns the page so that it stands upright.
#[derive(Clone, Debug)]
pub(super) struct Snippet {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    /// How far up its line is.
    pub(super) base: f64,
    /// The size of its letters; more than 0.
    pub(super) size: f64,
    /// By how many degrees it is turned against the page as it is seen; 0 for what is upright.
    pub(super) turn: i16,
    /// The middle of what is seen of it, on the page as it is seen.
    pub(super) middle: (f64, f64),
    /// Which operator shows it.
    pub(super) operator: u32,
}

/// What is seen of a content.
#[derive(Debug, Default)]
pub(super) struct SeenSnippets {
    /// Its text.
    pub(super) text: Vec<Snippet>,
    /// What is marked as no part of it.
    pub(super) beside: Vec<Snippet>,
    /// Stretches that are not seen.
    pub(super) hidden: usize,
    /// Stretches that are cut off.
    pub(super) cut_off: usize,
    /// Whether the text is what a program read off a picture.
    pub(super) is_recognised: bool,
}

/// Tells what is seen. What is not painted counts where nothing else is there: it is what a program read
/// off a picture.
pub(super) fn seen(shown: &ContentText, face: &PageFace) -> SeenSnippets {
    let Some((text, runs, ink)) = shown.inked() else {
        return SeenSnippets::default();
    };
    let says = |run: &Run| !text[run.text.clone()].trim().is_empty();
    let letters = |sight: Sight| -> usize {
        let runs = runs.iter().zip(&ink.letters);
        let runs = runs.filter(|(run, letter)| letter.sight == sight && says(run));
        runs.map(|(run, _)| run.text.len()).sum()
    };
    let [in_text, beside, unpainted] = [Sight::Seen, Sight::Beside, Sight::Unpainted].map(letters);
    // A page of which the most is no part of the text is marked badly.
    let is_marked_badly = beside > in_text;
    let mut seen = SeenSnippets {
        is_recognised: in_text + beside == 0 && unpainted > 0,
        ..SeenSnippets::default()
    };
    let mut last = Sight::Seen;
    for (run, letter) in runs.iter().zip(&ink.letters) {
        if run.text.is_empty() {
            continue;
        }
        let before = std::mem::replace(&mut last, letter.sight);
        let snippet = || snippet(&text[run.text.clone()], run, letter, face);
        match letter.sight {
            Sight::Seen => seen.text.push(snippet()),
            Sight::Beside if is_marked_badly => seen.text.push(snippet()),
            Sight::Beside => seen.beside.push(snippet()),
            Sight::Unpainted if seen.is_recognised => seen.text.push(snippet()),
            // A stretch counts once.
            sight if sight == before => {}
            _ if !says(run) => last = before,
            Sight::Unpainted | Sight::Hidden => seen.hidden += 1,
            Sight::CutOff => seen.cut_off += 1,
        }
    }
    seen
}

fn snippet(text: &str, run: &Run, letter: &SeenLetter, face: &PageFace) -> Snippet {
    // Fonts that show these glyphs for other characters as well lead to the first of them.
    let text = text.replace('⼾', "户").replace('⸺', "——");
    Snippet {
        text: plain(&text).replace(|c: char| c.is_control(), " "),
        left: run.start,
        right: run.end,
        base: run.across,
        size: run.size,
        turn: (run.angle - face.turn).rem_euclid(360),
        middle: face.seen(letter.middle),
        operator: letter.operator,
    }
}
