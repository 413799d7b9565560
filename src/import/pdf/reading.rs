//! What is kept while a content is read: how text is set, and where it goes on.

use super::area::PageArea;
use super::font::Font;
use super::layout::{Run, finite};
use super::lexer::{Lexer, Token, is_space};
use super::matrix::Matrix;
use super::value::{Dictionary, PdfValue};
use memchr::memmem;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

/// How text is set.
#[derive(Clone)]
pub(super) struct GraphicsState {
    pub(super) matrix: Matrix,
    pub(super) font: Option<Rc<Font>>,
    pub(super) size: f64,
    pub(super) letter_space: f64,
    pub(super) word_space: f64,
    pub(super) stretch: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
}

/// What is kept of the content that is being read.
pub(super) struct ContentReading<'f, 'r> {
    pub(super) resources: &'r Dictionary<'f>,
    /// Fonts that were looked up, by their names here.
    pub(super) fonts: HashMap<Vec<u8>, Option<Rc<Font>>>,
    /// Forms and pictures by their names.
    pub(super) forms: PdfValue<'f>,
    pub(super) state: GraphicsState,
    pub(super) aside: Vec<GraphicsState>,
    pub(super) text: Matrix,
    pub(super) line: Matrix,
    pub(super) depth: usize,
}

impl GraphicsState {
    /// How text is set where a content begins.
    pub(super) const START: Self = Self {
        matrix: Matrix::SAME,
        font: None,
        size: 1.0,
        letter_space: 0.0,
        word_space: 0.0,
        stretch: 1.0,
        leading: 0.0,
        rise: 0.0,
    };
}

impl ContentReading<'_, '_> {
    /// Goes to a place counted from the beginning of the line.
    pub(super) fn next_line(&mut self, x: f64, y: f64) {
        self.line = Matrix::shift(x, y).then(self.line);
        self.text = self.line;
    }
}

/// What a string shows: from its place to its end.
pub(super) fn run(text: Range<usize>, place: Matrix, end: Matrix, size: f64) -> Run {
    let Matrix([a, b, c, d, x, y]) = place;
    let Matrix([.., end_x, end_y]) = end;
    let degrees = finite(b.atan2(a).to_degrees()).round();
    let (sine, cosine) = degrees.to_radians().sin_cos();
    let along = |x: f64, y: f64| finite(x * cosine + y * sine);
    let (start, end) = (along(x, y), along(end_x, end_y));
    Run {
        text,
        angle: degrees as i16,
        start: start.min(end),
        end: start.max(end),
        across: finite(y * cosine - x * sine),
        size: finite(size * c.hypot(d)).abs().max(0.01),
    }
}

/// What a sign shows that fills an area.
pub(super) fn run_in(text: Range<usize>, area: PageArea) -> Run {
    Run {
        text,
        angle: 0,
        start: area.left,
        end: area.right,
        across: area.bottom,
        size: area.height().max(1.0),
    }
}

/// Passes over a picture that lies in a content: to an end that is followed by letters. Says whether
/// there is one.
pub(super) fn skip_picture(lexer: &mut Lexer<'_>) -> bool {
    while let Some(token) = lexer.next() {
        if token == Token::Word(b"ID") {
            break;
        }
    }
    let rest = lexer.rest();
    let mut ends = memmem::find_iter(rest, b"EI").filter(|at| {
        let before = at.checked_sub(1).and_then(|at| rest.get(at));
        let after = &rest[at + 2..rest.len().min(at + 12)];
        let is_text = |byte: &u8| is_space(*byte) && *byte != 0 || (b' '..=b'~').contains(byte);
        before.is_none_or(|it| is_space(*it))
            && after.first().is_none_or(|it| is_space(*it))
            && after.iter().all(is_text)
    });
    let end = ends.next();
    lexer.at += end.map_or(rest.len(), |at| at + 2);
    end.is_some()
}
