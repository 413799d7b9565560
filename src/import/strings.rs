//! The strings that the sheets of a workbook share.

use super::archive::Archive;
use super::xml::{XmlEvent, walk};
use std::ops::ControlFlow;

/// The shared strings, by their number, without space around them: a long one that says nothing would
/// be looked through for every cell that names it. How they are to be pronounced is left out.
pub(super) fn shared(archive: &mut Archive<'_>) -> Vec<Box<str>> {
    let xml = archive.text("xl/sharedStrings.xml");
    let mut strings = Vec::new();
    let mut current = String::new();
    let (mut in_text, mut in_sound) = (false, false);
    let outcome = walk(&xml, &mut |mark| {
        match mark {
            XmlEvent::Open("si", _) => current.clear(),
            XmlEvent::Open("t", _) => in_text = true,
            XmlEvent::Open("rPh", _) => in_sound = true,
            XmlEvent::Close("t") => in_text = false,
            XmlEvent::Close("rPh") => in_sound = false,
            XmlEvent::Close("si") => strings.push(current.trim().into()),
            XmlEvent::Text(text) if in_text && !in_sound => current += text,
            _ => {}
        }
        ControlFlow::Continue(())
    });
    if let Err(gap) = outcome {
        archive.report(gap);
    }
    strings
}
