//! Slides (`.pptx`), as loose text.

use super::archive::Archive;
use super::foreign::{Foreign, SpaceLeft};
use super::place::Place;
use super::xml::loose_text;

/// Reads the text of all slides.
pub(super) fn read(archive: &mut Archive<'_>, foreign: &mut Foreign) {
    for name in archive.under("ppt/slides/slide") {
        let digits: String = name.chars().filter(char::is_ascii_digit).collect();
        let number = digits.parse::<u32>().unwrap_or(1).max(1) - 1;
        for line in loose_text(&archive.text(&name)).lines() {
            if foreign.push(Place::Slide(number), line) == SpaceLeft::Full {
                return;
            }
        }
    }
}
