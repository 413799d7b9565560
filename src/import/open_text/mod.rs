//! What a text of OpenDocument prints: its own look at the part that is swept through for all it says.
//!
//! Deletions, comments and hidden text are out. Numbers of lists and headings are worked out from their styles.

mod line;
mod lists;
mod print;
mod styles;

use super::active::Web;
use super::flow::Stand;
use super::foreign::Foreign;
use super::left_out::LeftOut;
use super::marked;
use super::printed::Printed;
use super::xml::{XmlEvent, walk};
use print::OpenPrint;
use std::ops::ControlFlow;
use styles::OpenStyles;

/// Headers and footers that are told.
const MARGINS: usize = 64;

/// Whether a part is a text, and no workbook.
pub(super) fn is_text(xml: &str) -> bool {
    memchr::memmem::find(xml.as_bytes(), b"<office:text").is_some()
}

/// Reads a text: all that it says, and what it prints if that is kept. Its styles stand in it and in `styles`.
pub(super) fn read(xml: &str, styles: &str, web: Web, foreign: &mut Foreign) {
    foreign.read_unprinted(|foreign| marked::read(xml, Stand::Body, web, foreign));
    let is_kept = foreign.intake.depth == 0;
    if let Some(printed) = foreign.printed.as_mut().filter(|_| is_kept) {
        let left_out = print(xml, styles, printed);
        foreign.left_out.extend(left_out);
    }
}

/// Adds what a text prints, and gives what it leaves out.
fn print(xml: &str, styles: &str, printed: &mut Printed) -> Vec<LeftOut> {
    let mut known = OpenStyles::default();
    known.read(styles);
    known.read(xml);
    let mut print = OpenPrint::new(&known);
    // A damaged part gives what it has; that it is damaged is told where all of it is read.
    let _ = walk(xml, &mut |mark| {
        print.see(&mark);
        ControlFlow::Continue(())
    });
    let mut left_out = print.finish(printed);
    for part in [styles, xml] {
        left_out.extend(margins(part));
    }
    left_out
}

/// The words of headers and footers, which stand among the styles; of those with more than a number of the page.
fn margins(xml: &str) -> Vec<LeftOut> {
    let mut found = Vec::new();
    let mut words = None;
    let _ = walk(xml, &mut |mark| {
        match mark {
            XmlEvent::Open("body", _) => return ControlFlow::Break(()),
            XmlEvent::Open(name, _) if margin(name).is_some() => words = Some(String::new()),
            XmlEvent::Text(text) => {
                if let Some(words) = &mut words {
                    *words += text;
                }
            }
            XmlEvent::Close(name) => {
                if let Some((made, words)) =
                    margin(name).zip(words.take_if(|_| margin(name).is_some()))
                {
                    let words: Vec<&str> = words.split_whitespace().collect();
                    let words = words.join(" ");
                    let says = words.contains(|c: char| c.is_alphabetic() && !"第页共".contains(c));
                    let left = made(words.into());
                    if says && found.len() < MARGINS && !found.contains(&left) {
                        found.push(left);
                    }
                }
            }
            _ => {}
        }
        ControlFlow::Continue(())
    });
    found
}

fn margin(name: &str) -> Option<fn(Box<str>) -> LeftOut> {
    match name {
        "header" | "header-first" | "header-left" => Some(LeftOut::Header),
        "footer" | "footer-first" | "footer-left" => Some(LeftOut::Footer),
        _ => None,
    }
}
