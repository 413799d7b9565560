//! What a content draws besides letters, and whether its letters are seen: lines, filled areas, colours, what is cut
//! off, layers, and what is marked as no part of the text.
//!
//! Invariant: of one page no more than [`STROKES`] lines and areas are kept.

use super::area::PageArea;
use super::file::PdfFile;
use super::layers::Layers;
use super::layout::Run;
use super::lexer::Token;
use super::matrix::Matrix;
use super::outline::Path;
use super::value::Dictionary;
use std::rc::Rc;

/// Lines and areas of a page that are kept; a page that has more is a drawing.
const STROKES: usize = 60_000;
/// How thick an area may be that is a line, in points.
const THIN: f64 = 3.0;
/// States that may be put aside, and marks that may be open.
const NESTED: usize = 256;
/// Filled areas that a white letter is looked for on.
const GROUNDS: usize = 256;

/// Where an operator stands.
pub(super) struct InkPlace<'f, 'p> {
    pub(super) file: &'f PdfFile<'f>,
    pub(super) resources: &'p Dictionary<'f>,
    pub(super) matrix: Matrix,
    /// Whether the page has pictures so far.
    pub(super) has_pictures: bool,
}

/// What is drawn.
#[derive(Debug)]
pub(super) struct Ink {
    layers: Rc<Layers>,
    paint: Paint,
    aside: Vec<Paint>,
    marks: Vec<Mark>,
    path: Path,
    has_pictures: bool,
    /// Whether there is more than is kept.
    pub(super) is_cut: bool,
    /// Lines and thin areas, each as the area it covers.
    pub(super) strokes: Vec<PageArea>,
    grounds: Vec<PageArea>,
    /// Operators so far.
    operators: u32,
    /// How each piece of text is seen, in the order of the pieces.
    pub(super) letters: Vec<SeenLetter>,
}

/// How a piece of text is seen.
#[derive(Clone, Copy, Debug)]
pub(super) struct SeenLetter {
    /// The middle of what is seen of it, before the page is turned.
    pub(super) middle: (f64, f64),
    /// Which operator shows it: pieces of one belong together.
    pub(super) operator: u32,
    pub(super) sight: Sight,
}

/// Whether a reader sees something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sight {
    /// As part of the text.
    Seen,
    /// As no part of the text: heads, feet, numbers of pages.
    Beside,
    /// Not, but it may stand for a picture of it.
    Unpainted,
    /// Not: white, on a layer that is off.
    Hidden,
    /// Not: cut off at the edge of a cell or of the page.
    CutOff,
}

#[derive(Clone, Copy, Debug)]
struct Paint {
    stroke: Tint,
    fill: Tint,
    mode: u8,
    clip: Option<PageArea>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tint {
    White,
    Other,
}

/// Content between two marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Text,
    Beside,
    Off,
}

/// What of a path is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Drawn {
    Nothing,
    Line,
    Inside,
    Both,
}

/// What was outside of a form, while it is drawn.
pub(super) struct Outside {
    paint: Paint,
    aside: Vec<Paint>,
    marks: usize,
}

impl Ink {
    /// Nothing drawn yet, on a page of which this is seen.
    pub(super) fn new(layers: Rc<Layers>, frame: PageArea) -> Self {
        Self {
            layers,
            paint: Paint {
                stroke: Tint::Other,
                fill: Tint::Other,
                mode: 0,
                clip: Some(frame),
            },
            aside: Vec::new(),
            marks: Vec::new(),
            path: Path::default(),
            has_pictures: false,
            is_cut: false,
            strokes: Vec::new(),
            grounds: Vec::new(),
            operators: 0,
            letters: Vec::new(),
        }
    }

    /// Looks at an operator before it is followed.
    pub(super) fn see(
        &mut self,
        operator: &[u8],
        operands: &[Token<'_>],
        place: &InkPlace<'_, '_>,
    ) {
        self.operators = self.operators.saturating_add(1);
        self.has_pictures = place.has_pictures;
        let number = |at: usize| match operands.get(at) {
            Some(Token::Number(number)) => *number,
            _ => 0.0,
        };
        let point = |at: usize| moved(place.matrix, (number(at), number(at + 1)));
        match operator {
            b"q" if self.aside.len() < NESTED => self.aside.push(self.paint),
            b"Q" => self.paint = self.aside.pop().unwrap_or(self.paint),
            b"m" => self.path.begin(point(0)),
            b"l" => self.path.line(point(0)),
            b"c" => self.path.curve(&[point(0), point(2), point(4)]),
            b"v" | b"y" => self.path.curve(&[point(0), point(2)]),
            b"h" => self.path.close(),
            b"re" => {
                let (x, y, width, height) = (number(0), number(1), number(2), number(3));
                let corners = [
                    (x, y),
                    (x + width, y),
                    (x + width, y + height),
                    (x, y + height),
                ];
                let corners = corners.map(|corner| moved(place.matrix, corner));
                self.path.begin(corners[0]);
                corners[1..]
                    .iter()
                    .for_each(|corner| self.path.line(*corner));
                self.path.close();
            }
            b"W" | b"W*" => self.path.clips = true,
            b"S" => self.draw(Drawn::Line),
            b"s" => {
                self.path.close();
                self.draw(Drawn::Line);
            }
            b"f" | b"F" | b"f*" => self.draw(Drawn::Inside),
            b"B" | b"B*" => self.draw(Drawn::Both),
            b"b" | b"b*" => {
                self.path.close();
                self.draw(Drawn::Both);
            }
            b"n" => self.draw(Drawn::Nothing),
            b"BMC" | b"BDC" if self.marks.len() < NESTED => {
                let mark = self.mark(operands, place);
                self.marks.push(mark);
            }
            b"EMC" => {
                self.marks.pop();
            }
            operator => self.set(operator, operands),
        }
    }

    /// Sets how what follows is painted.
    fn set(&mut self, operator: &[u8], operands: &[Token<'_>]) {
        match operator {
            b"sh" => self.grounds.extend(self.paint.clip),
            b"Tr" => {
                self.paint.mode = match operands.first() {
                    Some(Token::Number(mode)) => *mode as u8,
                    _ => 0,
                }
            }
            b"G" | b"RG" | b"K" | b"SC" | b"SCN" | b"CS" => {
                self.paint.stroke = tint(operator, operands)
            }
            b"g" | b"rg" | b"k" | b"sc" | b"scn" | b"cs" => {
                self.paint.fill = tint(operator, operands)
            }
            _ => {}
        }
    }

    /// A form begins to be drawn.
    pub(super) fn enter<'f>(&mut self, file: &'f PdfFile<'f>, form: &Dictionary<'f>) -> Outside {
        let outside = Outside {
            paint: self.paint,
            aside: std::mem::take(&mut self.aside),
            marks: self.marks.len(),
        };
        let is_off = form
            .get(b"OC")
            .is_some_and(|layer| self.layers.hide(file, layer));
        self.marks.push(if is_off { Mark::Off } else { Mark::Text });
        outside
    }

    /// That form is drawn.
    pub(super) fn leave(&mut self, outside: Outside) {
        self.paint = outside.paint;
        self.aside = outside.aside;
        self.marks.truncate(outside.marks);
    }

    /// A piece of text is shown here.
    pub(super) fn letter(&mut self, run: &Run) {
        let letter = self.seen(run);
        self.letters.push(letter);
    }

    fn seen(&self, run: &Run) -> SeenLetter {
        let (sine, cosine) = f64::from(run.angle).to_radians().sin_cos();
        let at = |along: f64, across: f64| {
            (
                along * cosine - across * sine,
                along * sine + across * cosine,
            )
        };
        let (low, high) = (run.across, run.across + 0.6 * run.size);
        let ends = [at(run.start, low), at(run.end, high)];
        let covered = PageArea::around(ends).and_then(|area| area.and(self.paint.clip?));
        let middle = covered.map_or(ends[0], |covered| {
            (
                (covered.left + covered.right) / 2.0,
                (covered.bottom + covered.top) / 2.0,
            )
        });
        let is_on_colour = || {
            let mut grounds = self.grounds.iter().rev().take(GROUNDS);
            self.has_pictures || grounds.any(|ground| ground.holds(middle))
        };
        let sight = if self.marks.contains(&Mark::Off) {
            Sight::Hidden
        } else if covered.is_none() {
            Sight::CutOff
        } else if matches!(self.paint.mode, 3 | 7) {
            Sight::Unpainted
        } else if self.paint.fill == Tint::White && self.paint.mode == 0 && !is_on_colour() {
            Sight::Hidden
        } else if self.marks.contains(&Mark::Beside) {
            Sight::Beside
        } else {
            Sight::Seen
        };
        SeenLetter {
            middle,
            operator: self.operators,
            sight,
        }
    }

    fn mark(&self, operands: &[Token<'_>], place: &InkPlace<'_, '_>) -> Mark {
        match operands {
            [Token::Name(tag), ..] if **tag == *b"Artifact" => Mark::Beside,
            [Token::Name(tag), Token::Name(name)] if **tag == *b"OC" => {
                let layers = place.file.get(place.resources, b"Properties");
                let layer = layers.dictionary().and_then(|layers| layers.get(name));
                match layer {
                    Some(layer) if self.layers.hide(place.file, layer) => Mark::Off,
                    _ => Mark::Text,
                }
            }
            _ => Mark::Text,
        }
    }

    /// Draws the path: its line, what is in it, or neither.
    fn draw(&mut self, drawn: Drawn) {
        let path = std::mem::take(&mut self.path);
        let is_off = self.marks.contains(&Mark::Off);
        if matches!(drawn, Drawn::Line | Drawn::Both) && self.paint.stroke == Tint::Other && !is_off
        {
            for [from, to] in &path.lines {
                let is_straight = (from.0 - to.0).abs() < 1.0 || (from.1 - to.1).abs() < 1.0;
                let area = PageArea::around([*from, *to]).filter(|_| is_straight);
                self.stroke(area);
            }
        }
        if matches!(drawn, Drawn::Inside | Drawn::Both) && self.paint.fill == Tint::Other && !is_off
        {
            for figure in &path.figures {
                let area = PageArea::around(figure.iter().copied());
                match area {
                    Some(area) if area.width() > THIN && area.height() > THIN => {
                        if self.grounds.len() < STROKES {
                            self.grounds.push(area);
                        }
                    }
                    area => self.stroke(area),
                }
            }
        }
        if path.clips {
            let area = PageArea::around(path.figures.iter().flatten().copied());
            let clip = self.paint.clip.zip(area);
            self.paint.clip = clip.and_then(|(clip, area)| clip.and(area));
        }
    }

    fn stroke(&mut self, area: Option<PageArea>) {
        let Some(area) = area
            .zip(self.paint.clip)
            .and_then(|(it, clip)| it.and(clip))
        else {
            return;
        };
        match self.strokes.len() < STROKES {
            true => self.strokes.push(area),
            false => self.is_cut = true,
        }
    }
}

/// A point as it lies on the page.
fn moved(matrix: Matrix, (x, y): (f64, f64)) -> (f64, f64) {
    let Matrix([.., x, y]) = Matrix::shift(x, y).then(matrix);
    (x, y)
}

/// What an operator for colours sets.
fn tint(operator: &[u8], operands: &[Token<'_>]) -> Tint {
    let numbers = operands.iter().map(|operand| match operand {
        Token::Number(number) => Some(*number),
        _ => None,
    });
    let numbers: Option<Vec<f64>> = numbers.collect();
    let is_plain = matches!(operator, b"g" | b"G");
    match numbers.as_deref() {
        Some([grey]) if is_plain && *grey > 0.97 => Tint::White,
        Some([red, green, blue]) if red.min(*green).min(*blue) > 0.97 => Tint::White,
        Some([one, two, three, four]) if one.max(*two).max(*three).max(*four) < 0.03 => Tint::White,
        _ => Tint::Other,
    }
}
