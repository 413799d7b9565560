//! Letters that are drawn as outlines, as programs draw curved and stretched words and what has no font: nobody can
//! copy them, and no reader knows what they say.
//!
//! Takes what a content draws, in order; tells rows of small closed outlines of a few kinds that come again and again,
//! which only digits and letters do. Invariant: an outline is told from others by how it is drawn, not by where, so
//! that turned and bent ones are the same; the work is bounded by the operators.

use super::lexer::Token;
use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash, Hasher};

/// How many outlines make a row: the digits of a number.
const ROW: usize = 18;
/// How many kinds are in it: markers of a chart have fewer, pictures more.
const KINDS: std::ops::RangeInclusive<usize> = 4..=10;
/// How many strokes an outline has at least: a box has four, the simplest digit more.
const STROKES: usize = 5;

/// What is drawn.
#[derive(Debug, Default)]
pub(super) struct DrawnLetters {
    /// The outline that is drawn: how, how many strokes, and where.
    kind: DefaultHasher,
    strokes: usize,
    corners: Option<Corners>,
    /// The outlines of the path so far.
    path: Vec<Outline>,
    /// The last outlines of the content.
    row: VecDeque<Outline>,
    /// Whether there was a row of letters.
    pub(super) is_found: bool,
}

/// Left, bottom, right and top.
type Corners = [f64; 4];

#[derive(Clone, Copy, Debug)]
struct Outline {
    kind: u64,
    place: Corners,
}

impl DrawnLetters {
    /// Takes an operator and its operands.
    pub(super) fn see(&mut self, operator: &[u8], operands: &[Token<'_>]) {
        match operator {
            b"m" => {
                self.close();
                self.take(operands);
            }
            b"l" | b"c" | b"v" | b"y" => {
                operator.hash(&mut self.kind);
                self.strokes += 1;
                self.take(operands);
            }
            b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" => {
                self.close();
                for outline in std::mem::take(&mut self.path) {
                    self.draw(outline);
                }
            }
            b"n" | b"S" | b"s" | b"W" | b"W*" | b"re" => {
                self.close();
                self.path.clear();
            }
            _ => {}
        }
    }

    /// Takes the last point of a stroke.
    fn take(&mut self, operands: &[Token<'_>]) {
        if let [.., Token::Number(x), Token::Number(y)] = *operands {
            let [left, bottom, right, top] = self.corners.unwrap_or([x, y, x, y]);
            self.corners = Some([left.min(x), bottom.min(y), right.max(x), top.max(y)]);
        }
    }

    /// Ends an outline; one that lies within the one before is a part of that.
    fn close(&mut self) {
        let kind = std::mem::take(&mut self.kind).finish();
        let strokes = std::mem::take(&mut self.strokes);
        let Some(place) = self.corners.take() else {
            return;
        };
        let is_in = |around: &Outline| {
            let [left, bottom, right, top] = around.place;
            left <= place[0] && bottom <= place[1] && place[2] <= right && place[3] <= top
        };
        let is_part = self.path.last().is_some_and(is_in);
        if strokes >= STROKES && !is_part && self.path.len() < 1 << 16 {
            self.path.push(Outline { kind, place });
        }
    }

    fn draw(&mut self, outline: Outline) {
        let goes_on = self
            .row
            .back()
            .is_some_and(|last| is_beside(last, &outline));
        if !goes_on {
            self.row.clear();
        }
        self.row.push_back(outline);
        if self.row.len() > ROW {
            self.row.pop_front();
        }
        if self.row.len() == ROW && !self.is_found {
            let mut kinds: Vec<u64> = self.row.iter().map(|outline| outline.kind).collect();
            kinds.sort_unstable();
            kinds.dedup();
            self.is_found = KINDS.contains(&kinds.len());
        }
    }
}

/// Whether an outline is about as large as another and beside it.
fn is_beside(one: &Outline, other: &Outline) -> bool {
    let size = |[left, bottom, right, top]: Corners| (right - left).max(top - bottom);
    let middle = |[left, bottom, right, top]: Corners| ((left + right) / 2.0, (bottom + top) / 2.0);
    let (small, large) = (size(one.place), size(other.place));
    let (small, large) = (small.min(large), small.max(large));
    let ((x, y), (to_x, to_y)) = (middle(one.place), middle(other.place));
    small > 0.0 && large < 2.5 * small && (x - to_x).hypot(y - to_y) < 2.0 * large
}
