//! The strings that the sheets of a workbook share.

use super::archive::Archive;
use super::foreign::Foreign;
use super::place::Place;
use super::xml::{XmlEvent, walk};
use std::ops::ControlFlow;

/// Where they lie.
const NAME: &str = "xl/sharedStrings.xml";

/// The shared strings, by their number, without space around them: a long one that says nothing would
/// be looked through for every cell that names it. How they are to be pronounced stands aside.
pub(super) fn shared(archive: &mut Archive<'_>, foreign: &mut Foreign) -> Vec<Box<str>> {
    let xml = archive.take(NAME, foreign);
    let part = Place::Part(NAME.into());
    let mut strings = Vec::new();
    let mut current = String::new();
    let (mut in_text, mut in_sound) = (false, false);
    let mut aside = |text: &str| {
        foreign.push_aside(&part, text);
    };
    let outcome = walk(&xml, &mut |mark| {
        match mark {
            XmlEvent::Open("si", _) => current.clear(),
            XmlEvent::Open("t", _) => in_text = true,
            XmlEvent::Open("rPh", _) => in_sound = true,
            XmlEvent::Open(_, attributes) => attributes.each_worth_telling(&mut aside),
            XmlEvent::Close("t") => in_text = false,
            XmlEvent::Close("rPh") => in_sound = false,
            XmlEvent::Close("si") => {
                strings.push(current.trim().into());
                // Some that no cell names are left behind by programs; others are told by their cells.
                aside(&current);
            }
            XmlEvent::Text(text) if in_text && !in_sound => current += text,
            XmlEvent::Text(text) | XmlEvent::Aside(text) => aside(text),
            XmlEvent::Close(_) => {}
        }
        ControlFlow::Continue(())
    });
    if let Err(gap) = outcome {
        archive.damaged(NAME, gap, foreign);
    }
    strings
}
