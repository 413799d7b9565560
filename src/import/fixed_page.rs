//! What a page of OFD prints: pieces of text with their boxes, put together into lines.

use super::chain::is_identity;
use super::parted;
use super::place::Place;
use super::printed::{Block, Paragraph};
use super::xml::{XmlEvent, walk};
use std::ops::ControlFlow;

/// A piece of text and its box, in millimetres.
struct Piece {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
    text: String,
}

/// The lines of a page, from top to bottom; a damaged one gives what it has.
pub(super) fn lines(xml: &str, page: u32) -> Vec<Block> {
    let mut pieces = pieces(xml);
    pieces.sort_by(|a, b| a.top.total_cmp(&b.top));
    let mut blocks = Vec::new();
    let mut line: Vec<Piece> = Vec::new();
    for piece in pieces {
        // What stands less than half a letter lower is of the same line.
        if line
            .first()
            .is_some_and(|first| piece.top > first.top + first.height / 2.0)
        {
            blocks.extend(block(&mut line, page));
        }
        line.push(piece);
    }
    blocks.extend(block(&mut line, page));
    blocks
}

/// The identity numbers that pieces of a page are, put together by where they stand.
pub(super) fn numbers(xml: &str) -> Vec<String> {
    let mut numbers = Vec::new();
    for block in lines(xml, 0) {
        let Block::Paragraph(line) = block else {
            continue;
        };
        let runs = line.text.split(|c: char| !c.is_ascii_digit() && c != 'X');
        let whole = runs.filter(|run| is_identity(run.as_bytes()));
        numbers.extend(whole.map(str::to_owned));
        parted::numbers(&line.text, &mut |_, number| numbers.push(number.to_owned()));
    }
    numbers
}

/// Whether a page is a picture, with a few words on it at most, or shows signs without saying which letters they are.
pub(super) fn is_picture(xml: &str) -> bool {
    const WORDS: usize = 60;
    let (mut letters, mut unsaid, mut pictures) = (0, 0, 0);
    let mut said = 0;
    let mut in_code = false;
    let _ = walk(xml, &mut |mark| {
        match mark {
            XmlEvent::Open("ImageObject", _) => pictures += 1,
            XmlEvent::Open("TextObject", _) => said = 0,
            XmlEvent::Open("TextCode", _) => in_code = true,
            XmlEvent::Close("TextCode") => in_code = false,
            XmlEvent::Close("TextObject") => unsaid += usize::from(said == 0),
            XmlEvent::Text(text) if in_code => {
                let shown = text.chars().filter(|c| !c.is_whitespace()).count();
                // What writers put where they know no letter.
                said += text
                    .chars()
                    .filter(|c| !matches!(c, '¤' | '\u{FFFD}'))
                    .count();
                letters += shown;
            }
            _ => {}
        }
        ControlFlow::Continue(())
    });
    unsaid > 0 || pictures > 0 && letters < WORDS
}

fn pieces(xml: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut current: Option<Piece> = None;
    let mut in_text = false;
    let _ = walk(xml, &mut |mark| {
        match mark {
            XmlEvent::Open("TextObject", attributes) => {
                let boundary = attributes.get("Boundary").unwrap_or_default();
                let mut numbers = boundary
                    .split_whitespace()
                    .map(|number| number.parse().unwrap_or(0.0));
                let mut next = || numbers.next().unwrap_or(0.0);
                current = Some(Piece {
                    left: next(),
                    top: next(),
                    width: next(),
                    height: next(),
                    text: String::new(),
                });
            }
            XmlEvent::Open("TextCode", _) => in_text = true,
            XmlEvent::Close("TextCode") => in_text = false,
            XmlEvent::Text(text) if in_text => {
                if let Some(piece) = &mut current {
                    piece.text += text;
                }
            }
            XmlEvent::Close("TextObject") => pieces.extend(current.take()),
            _ => {}
        }
        ControlFlow::Continue(())
    });
    pieces
}

/// The pieces of a line as a paragraph: a space where they stand a letter apart.
fn block(line: &mut Vec<Piece>, page: u32) -> Option<Block> {
    line.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut text = String::new();
    let mut end = f64::MAX;
    for piece in line.drain(..) {
        if piece.left > end + piece.height {
            text.push(' ');
        }
        end = piece.left + piece.width;
        text += &piece.text;
    }
    let says = !text.trim().is_empty();
    let place = Place::Page(page);
    says.then_some(Block::Paragraph(Paragraph {
        place,
        text,
        level: None,
    }))
}

#[cfg(test)]
mod tests {
    use super::{Block, lines};

    #[test]
    fn pieces_of_a_page_become_lines() {
        let piece = |at: &str, text: &str| {
            format!(
                "<ofd:TextObject Boundary=\"{at}\"><ofd:TextCode X=\"0\" Y=\"4\">{text}</ofd:TextCode></ofd:TextObject>"
            )
        };
        let page = [
            piece("20 40 30 5", "二、资金情况"),
            piece("50 20.5 20 5", "概况"),
            piece("20 20 30 5", "一、项目"),
            piece("90 40 20 5", "80.00"),
            piece("x", " "),
        ];
        let xml = format!("<ofd:Page>{}</ofd:Page>", page.concat());
        let told: Vec<_> = lines(&xml, 2)
            .into_iter()
            .map(|block| match block {
                Block::Paragraph(paragraph) => paragraph.text,
                Block::Table(_) => String::new(),
            })
            .collect();
        assert_eq!(told, ["一、项目概况", "二、资金情况 80.00"]);
    }
}
