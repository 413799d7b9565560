//! The pieces of text that are seen on a page, and how many are not.

use super::super::content::ContentText;
use super::super::ink::Sight;
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

/// What of a page is left out, in letters.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Unseen {
    /// Marked as no part of the text.
    pub(super) beside: usize,
    /// Not painted, cut off, white, or on a layer that is off.
    pub(super) hidden: usize,
}

/// What is seen of a content. What is not painted counts where nothing else is there: it is what a program read
/// off a picture.
pub(super) fn seen(shown: &ContentText, face: &PageFace) -> (Vec<Snippet>, Unseen) {
    let Some((text, runs, ink)) = shown.inked() else {
        return (Vec::new(), Unseen::default());
    };
    let all = || runs.iter().zip(&ink.letters);
    let letters = |sight: Sight| -> usize {
        let runs = all().filter(|(_, letter)| letter.sight == sight);
        let texts = runs.map(|(run, _)| &text[run.text.clone()]);
        texts
            .map(|text| text.chars().filter(|c| !c.is_whitespace()).count())
            .sum()
    };
    let [in_text, beside, unpainted, hidden] =
        [Sight::Seen, Sight::Beside, Sight::Unpainted, Sight::Hidden].map(letters);
    let is_scan = in_text + beside == 0;
    // A page of which the most is no part of the text is marked badly.
    let has_beside = beside > in_text;
    let counts = |sight: Sight| match sight {
        Sight::Seen => true,
        Sight::Beside => has_beside,
        Sight::Unpainted => is_scan,
        Sight::Hidden => false,
    };
    let runs = all().filter(|(run, letter)| counts(letter.sight) && !run.text.is_empty());
    let snippets = runs.map(|(run, letter)| {
        let text = plain(&text[run.text.clone()]);
        Snippet {
            text: text.replace(|c: char| c.is_control(), " "),
            left: run.start,
            right: run.end,
            base: run.across,
            size: run.size,
            turn: (run.angle - face.turn).rem_euclid(360),
            middle: face.seen(letter.middle),
            operator: letter.operator,
        }
    });
    let unseen = Unseen {
        beside: if has_beside { 0 } else { beside },
        hidden: hidden + if is_scan { 0 } else { unpainted },
    };
    (snippets.collect(), unseen)
}
