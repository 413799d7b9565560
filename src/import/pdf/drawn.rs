//! Letters that are drawn as outlines, as programs draw curved and stretched words and what has no font: nobody can
//! copy them, and no reader knows what they say.
//!
//! Takes what a content draws, in order; tells rows of small outlines of a few kinds that come again and again, or that
//! are equally high, which only digits and letters do: filled, drawn as lines, or cut out of what is filled later.
//! Invariant: an outline is told from others by how it is drawn, not by where, so that turned and bent ones are the
//! same; the work is bounded by the operators.

use super::lexer::Token;
use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash, Hasher};

/// How many outlines make a row: the digits of a number.
const ROW: usize = 18;
/// How many kinds are in it: markers of a chart have fewer, pictures more.
const KINDS: std::ops::RangeInclusive<usize> = 4..=10;
/// How many strokes an outline has at least that is filled: a box has four, the simplest digit more.
const FILLED: usize = 5;
/// How many strokes one has at least that is drawn as lines: a 1 and a 7 have two, the edge of a table one.
const LINED: usize = 2;
/// How much the edges of letters on a line differ, in parts of their height: round ones are a little higher.
const EVEN: f64 = 0.08;
/// How much two differ that are the same, and how many different ones there are: of flat letters and of round ones.
const SAME: f64 = 0.01;
const LEVELS: usize = 6;

/// What is drawn.
#[derive(Debug, Default)]
pub(super) struct DrawnLetters {
    /// The outline that is drawn: how, how many strokes, and where.
    kind: DefaultHasher,
    strokes: usize,
    corners: Option<Corners>,
    /// The outlines of the path so far.
    path: Vec<Outline>,
    /// Whether what is drawn later shows within the path only.
    is_clip: bool,
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
    /// Whether it is drawn as lines.
    is_lined: bool,
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
            b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" => self.paint(FILLED),
            b"S" | b"s" => self.paint(LINED),
            b"W" | b"W*" => self.is_clip = true,
            b"n" if self.is_clip => self.paint(FILLED),
            b"n" | b"re" => {
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

    /// Ends an outline; one that lies within another, right before it or after it, is a part of that.
    fn close(&mut self) {
        let kind = std::mem::take(&mut self.kind).finish();
        let strokes = std::mem::take(&mut self.strokes);
        let Some(place) = self.corners.take() else {
            return;
        };
        let last = self.path.last().map(|outline| outline.place);
        if strokes < LINED || last.is_some_and(|last| is_within(place, last)) {
            return;
        }
        if last.is_some_and(|last| is_within(last, place)) {
            self.path.pop();
        }
        if self.path.len() < 1 << 16 {
            let is_lined = strokes < FILLED;
            self.path.push(Outline {
                kind,
                place,
                is_lined,
            });
        }
    }

    /// Draws the path: its outlines of so many strokes and more.
    fn paint(&mut self, fewest: usize) {
        self.close();
        self.is_clip = false;
        for mut outline in std::mem::take(&mut self.path) {
            if fewest == FILLED && outline.is_lined {
                continue;
            }
            outline.is_lined = fewest == LINED;
            self.draw(outline);
        }
    }

    fn draw(&mut self, outline: Outline) {
        let goes_on = self
            .row
            .back()
            .is_some_and(|last| is_beside(last, &outline, 2.0) || is_far(last, &outline));
        if !goes_on {
            self.row.clear();
        }
        self.row.push_back(outline);
        if self.row.len() > ROW {
            self.row.pop_front();
        }
        self.is_found = self.is_found || self.row.len() == ROW && is_of_letters(&self.row);
    }
}

fn is_within(inner: Corners, outer: Corners) -> bool {
    outer[0] <= inner[0] && outer[1] <= inner[1] && inner[2] <= outer[2] && inner[3] <= outer[3]
}

/// Whether outlines in a row are letters: of kinds that come again and again, or all equally high. Lines are drawn in
/// many other ways, so there both have to hold.
fn is_of_letters(row: &VecDeque<Outline>) -> bool {
    let mut kinds: Vec<u64> = row.iter().map(|outline| outline.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let comes_again = KINDS.contains(&kinds.len());
    let is_even = [UPRIGHT, TURNED].iter().any(|edges| is_line(row, *edges));
    match row.iter().any(|outline| outline.is_lined) {
        true => comes_again && is_even,
        false => comes_again || is_even && kinds.len() >= *KINDS.start(),
    }
}

/// Whether outlines reach from one line to another as letters do: not just about, but to a few levels.
fn is_line(row: &VecDeque<Outline>, edges: Edges) -> bool {
    let mut levels: Vec<&Outline> = Vec::new();
    for outline in row {
        if levels
            .first()
            .is_some_and(|it| !is_as_high(it, outline, edges, EVEN))
        {
            return false;
        }
        if !levels.iter().any(|it| is_as_high(it, outline, edges, SAME)) {
            levels.push(outline);
        }
    }
    levels.len() <= LEVELS
}

/// Which corners are the lower edge and the upper one.
type Edges = (usize, usize);

const UPRIGHT: Edges = (1, 3);
const TURNED: Edges = (0, 2);

/// Whether two outlines reach from one line to another, but for this part of their height.
fn is_as_high(one: &Outline, other: &Outline, (low, high): Edges, share: f64) -> bool {
    let most = share * (one.place[high] - one.place[low]);
    let is_same = |edge: usize| (one.place[edge] - other.place[edge]).abs() <= most;
    is_same(low) && is_same(high)
}

/// Whether an outline is about as large as another and beside it, its middle no farther than so many times their size.
fn is_beside(one: &Outline, other: &Outline, farthest: f64) -> bool {
    let size = |[left, bottom, right, top]: Corners| (right - left).max(top - bottom);
    let middle = |[left, bottom, right, top]: Corners| ((left + right) / 2.0, (bottom + top) / 2.0);
    let (small, large) = (size(one.place), size(other.place));
    let (small, large) = (small.min(large), small.max(large));
    let ((x, y), (to_x, to_y)) = (middle(one.place), middle(other.place));
    small > 0.0 && large < 2.5 * small && (x - to_x).hypot(y - to_y) < farthest * large
}

/// Whether an outline is in the next box of a form.
fn is_far(one: &Outline, other: &Outline) -> bool {
    let is_on = |edges: Edges| is_as_high(one, other, edges, EVEN);
    (is_on(UPRIGHT) || is_on(TURNED)) && is_beside(one, other, 6.0)
}
