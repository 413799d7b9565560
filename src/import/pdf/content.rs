//! What the content of a page, a form or an appearance shows: operators to pieces of text with places.

use super::super::limit;
use super::area::PageArea;
use super::drawn::DrawnLetters;
use super::file::PdfFile;
use super::font::Font;
use super::fonts::Fonts;
use super::ink::{Ink, InkPlace};
use super::layout::{self, Run};
use super::lexer::{Lexer, Token, is_space};
use super::matrix::Matrix;
use super::pieces::{PIECE, ShownDigits, digits_of};
use super::reading::{ContentReading, GraphicsState, run, run_in, skip_picture};
use super::text::decoded;
use super::value::{Dictionary, PdfValue};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// How deep contents may show one another.
const DEPTH: usize = 12;

/// What showing a form costs in any case, in bytes.
const FORM: usize = 2048;

/// Operands of one operator that are kept.
const OPERANDS: usize = 100_000;

/// States that may be put aside.
const STATES: usize = 256;

/// What a content shows.
#[derive(Debug, Default)]
pub(super) struct ContentText {
    text: String,
    runs: Vec<Run>,
    /// Other words for what is shown.
    spoken: String,
    /// How many characters nobody can tell.
    pub(super) unknown: usize,
    /// How much of the page pictures cover, in its own units of area; what they cover twice counts twice.
    pub(super) pictures: f64,
    /// Letters that are drawn as outlines.
    pub(super) letters: DrawnLetters,
    /// What else is drawn, where that is kept.
    ink: Option<Box<Ink>>,
}

impl ContentText {
    /// The text, its pieces and what else is drawn, where that was kept.
    pub(super) fn inked(&self) -> Option<(&str, &[Run], &Ink)> {
        let ink = self.ink.as_deref()?;
        Some((&self.text, &self.runs, ink))
    }

    /// The digits it shows, piece by piece.
    pub(super) fn digits(&self) -> ShownDigits {
        digits_of(&self.text, &self.runs)
    }

    /// The lines on which something else stands beside this.
    pub(super) fn lines_with(&self, other: &Self, file: &PdfFile<'_>) -> String {
        let cost = PIECE * (self.runs.len() + other.runs.len());
        match other.runs.is_empty() || !file.spend(cost) {
            true => String::new(),
            false => layout::lines_of_both((&self.text, &self.runs), (&other.text, &other.runs)),
        }
    }

    /// The text, line by line.
    pub(super) fn lines(&self) -> String {
        let mut lines = layout::lines(&self.text, &self.runs);
        let plain = |text: &str| text.replace(char::is_whitespace, "");
        if !self.spoken.is_empty() && !plain(&lines).contains(&plain(&self.spoken)) {
            lines.push('\n');
            lines += &self.spoken;
        }
        lines
    }
}

/// Reads contents.
pub(super) struct Contents<'f, 'x> {
    file: &'f PdfFile<'f>,
    fonts: &'x mut Fonts<'f>,
    /// Which font of a name is meant where no resources say it.
    variant: usize,
    shown: ContentText,
    /// Forms that were shown.
    forms: HashSet<usize>,
}

impl<'f, 'x> Contents<'f, 'x> {
    /// Reads contents with these fonts.
    pub(super) fn of(file: &'f PdfFile<'f>, fonts: &'x mut Fonts<'f>, variant: usize) -> Self {
        Self {
            file,
            fonts,
            variant,
            shown: ContentText::default(),
            forms: HashSet::new(),
        }
    }

    /// Keeps what is drawn as well.
    pub(super) fn inked(mut self, ink: Ink) -> Self {
        self.shown.ink = Some(Box::new(ink));
        self
    }

    /// How many bytes of text were shown so far.
    pub(super) fn length(&self) -> usize {
        self.shown.text.len()
    }

    /// Shows a text in a place.
    pub(super) fn write(&mut self, text: &str, place: PageArea) {
        let start = self.shown.text.len();
        self.shown.text += text;
        let run = run_in(start..self.shown.text.len(), place);
        if let Some(ink) = &mut self.shown.ink {
            ink.letter(&run);
        }
        self.shown.runs.push(run);
    }

    /// What was shown so far; notes in `seen` which forms were.
    pub(super) fn into_shown(self, seen: &mut HashSet<usize>) -> ContentText {
        seen.extend(self.forms);
        self.shown
    }

    /// Reads a content that is shown by itself.
    pub(super) fn read(&mut self, content: &[u8], resources: &Dictionary<'f>) {
        self.read_at(content, resources, Matrix::SAME);
    }

    /// Reads a content that is shown in a place.
    pub(super) fn read_at(&mut self, content: &[u8], resources: &Dictionary<'f>, place: Matrix) {
        let state = GraphicsState {
            matrix: place,
            ..GraphicsState::START
        };
        self.content(content, resources, state, DEPTH);
    }

    fn content(
        &mut self,
        content: &[u8],
        resources: &Dictionary<'f>,
        state: GraphicsState,
        depth: usize,
    ) {
        let mut reading = ContentReading {
            resources,
            fonts: HashMap::new(),
            forms: self.file.get(resources, b"XObject").into_owned(),
            state,
            aside: Vec::new(),
            text: Matrix::SAME,
            line: Matrix::SAME,
            depth,
        };
        let mut lexer = Lexer::new(content, 0);
        let mut operands = Vec::new();
        while let Some(token) = lexer.next() {
            let Token::Word(operator) = token else {
                if operands.len() < OPERANDS {
                    operands.push(token);
                }
                continue;
            };
            if let Some(ink) = &mut self.shown.ink {
                let place = InkPlace {
                    file: self.file,
                    resources,
                    matrix: reading.state.matrix,
                    has_pictures: self.shown.pictures > 0.0,
                };
                ink.see(operator, &operands, &place);
            }
            match operator {
                b"BI" => {
                    self.shown.pictures += reading.state.matrix.area();
                    if !skip_picture(&mut lexer) {
                        self.file.is_damaged.set(true);
                    }
                }
                b"true" | b"false" | b"null" => continue,
                operator => self.apply(operator, &operands, &mut reading),
            }
            operands.clear();
            let is_full = self.file.left() == 0
                || self.shown.runs.len() > limit::PDF_RUNS
                || self.shown.text.len() + self.shown.spoken.len() > limit::TEXT;
            if is_full {
                self.file.is_cut.set(true);
                return;
            }
        }
    }

    fn apply(
        &mut self,
        operator: &[u8],
        operands: &[Token<'_>],
        reading: &mut ContentReading<'f, '_>,
    ) {
        let number = |at: usize| match operands.get(at) {
            Some(Token::Number(number)) => *number,
            _ => 0.0,
        };
        let state = &mut reading.state;
        match operator {
            b"q" if reading.aside.len() < STATES => reading.aside.push(state.clone()),
            b"Q" => {
                if let Some(before) = reading.aside.pop() {
                    reading.state = before;
                }
            }
            b"cm" => {
                let moved = Matrix::of((0..6).map(number));
                state.matrix = moved.unwrap_or(Matrix::SAME).then(state.matrix);
            }
            b"BT" => (reading.text, reading.line) = (Matrix::SAME, Matrix::SAME),
            b"Tf" => {
                state.size = number(1);
                if let Some(Token::Name(name)) = operands.first() {
                    reading.state.font = self.font(name, reading);
                }
            }
            b"Tc" => state.letter_space = number(0),
            b"Tw" => state.word_space = number(0),
            b"Tz" => state.stretch = number(0) / 100.0,
            b"TL" => state.leading = number(0),
            b"Ts" => state.rise = number(0),
            b"Td" => reading.next_line(number(0), number(1)),
            b"TD" => {
                state.leading = -number(1);
                reading.next_line(number(0), number(1));
            }
            b"Tm" => {
                reading.line = Matrix::of((0..6).map(number)).unwrap_or(Matrix::SAME);
                reading.text = reading.line;
            }
            b"T*" => reading.next_line(0.0, -reading.state.leading),
            b"Tj" | b"TJ" => self.show(operands, reading),
            b"'" | b"\"" => {
                if operator == b"\"" {
                    (state.word_space, state.letter_space) = (number(0), number(1));
                }
                reading.next_line(0.0, -reading.state.leading);
                self.show(operands.last().map_or(&[], std::slice::from_ref), reading);
            }
            b"Do" => self.form(operands, reading),
            b"gs" => self.set(operands, reading),
            b"BDC" | b"DP" => self.speak(operands, reading.resources),
            path => self.shown.letters.see(path, operands),
        }
    }

    /// The font of a name: what the resources say, else any font that is called so.
    fn font(&mut self, name: &[u8], reading: &mut ContentReading<'f, '_>) -> Option<Rc<Font>> {
        if let Some(known) = reading.fonts.get(name) {
            return known.clone();
        }
        let fonts = self.file.get(reading.resources, b"Font");
        let value = fonts.dictionary().and_then(|fonts| fonts.get(name));
        let found = value.and_then(|value| self.fonts.font(value));
        let found = found.or_else(|| self.fonts.of_name(name, self.variant));
        reading.fonts.insert(name.to_vec(), found.clone());
        found
    }

    /// A dictionary of the graphics state may set a font.
    fn set(&mut self, operands: &[Token<'_>], reading: &mut ContentReading<'f, '_>) {
        let Some(Token::Name(name)) = operands.first() else {
            return;
        };
        let states = self.file.get(reading.resources, b"ExtGState");
        let Some(value) = states.dictionary().and_then(|states| states.get(name)) else {
            return;
        };
        let value = self.file.follow(value);
        let font = value.dictionary().and_then(|state| state.get(b"Font"));
        let font = font.map(|font| self.file.follow(font));
        if let Some([font, size]) = font.as_deref().map(PdfValue::items) {
            reading.state.font = self.fonts.font(font);
            reading.state.size = size.number().unwrap_or(1.0);
        }
    }

    fn show(&mut self, operands: &[Token<'_>], reading: &mut ContentReading<'f, '_>) {
        for operand in operands {
            match operand {
                Token::Text(bytes) => self.show_string(bytes, reading),
                Token::Number(number) => {
                    let state = &reading.state;
                    let along = -number / 1000.0 * state.size * state.stretch;
                    reading.text = Matrix::shift(along, 0.0).then(reading.text);
                }
                _ => {}
            }
        }
    }

    fn show_string(&mut self, bytes: &[u8], reading: &mut ContentReading<'f, '_>) {
        let state = &reading.state;
        let start = self.shown.text.len();
        let Some(font) = &state.font else {
            self.shown.unknown += usize::from(!bytes.iter().all(|byte| is_space(*byte)));
            return;
        };
        let shown = font.show(bytes, &mut self.shown.text);
        self.shown.unknown += shown.unknown;
        let spaces =
            shown.codes as f64 * state.letter_space + shown.spaces as f64 * state.word_space;
        let along = (shown.width * state.size + spaces) * state.stretch;
        let place = Matrix::shift(0.0, state.rise)
            .then(reading.text)
            .then(state.matrix);
        reading.text = Matrix::shift(along, 0.0).then(reading.text);
        let end = Matrix::shift(along, 0.0).then(place);
        let run = run(start..self.shown.text.len(), place, end, state.size);
        if let Some(ink) = &mut self.shown.ink {
            ink.letter(&run);
        }
        self.shown.runs.push(run);
    }

    /// A form shows its content in place.
    fn form(&mut self, operands: &[Token<'_>], reading: &mut ContentReading<'f, '_>) {
        let Some(Token::Name(name)) = operands.first() else {
            return;
        };
        let forms = reading.forms.dictionary();
        let form = forms.and_then(|forms| forms.get(name));
        let Some(index) = form.and_then(|form| self.file.stream(form)) else {
            return;
        };
        if reading.depth == 0 || !self.file.spend(FORM) {
            return self.file.is_cut.set(true);
        }
        let file = self.file;
        let value = file.value(index);
        let Some(form) = value.dictionary() else {
            return;
        };
        if !form.is(b"Subtype", b"Form") {
            self.shown.pictures += reading.state.matrix.area();
            return;
        }
        self.forms.insert(index);
        let range = file.objects[index].stream.clone().unwrap_or_default();
        let (content, flaw) = file.unpack(form, range);
        file.is_damaged.set(file.is_damaged.get() || flaw.is_some());
        let matrix = file.get(form, b"Matrix");
        let matrix = matrix.items().iter().filter_map(PdfValue::number);
        let matrix = Matrix::of(matrix).unwrap_or(Matrix::SAME);
        let own = file.get(form, b"Resources");
        let resources = own.dictionary().unwrap_or(reading.resources);
        let mut state = reading.state.clone();
        state.matrix = matrix.then(state.matrix);
        let outside = self.shown.ink.as_mut().map(|ink| ink.enter(file, form));
        self.content(&content, resources, state, reading.depth - 1);
        if let Some((ink, outside)) = self.shown.ink.as_mut().zip(outside) {
            ink.leave(outside);
        }
    }

    /// Words that stand for what is shown, to be read aloud or copied.
    fn speak(&mut self, operands: &[Token<'_>], resources: &Dictionary<'f>) {
        let mut push = |bytes: &[u8]| {
            if let Some(text) = decoded(bytes) {
                self.shown.spoken += &text;
            }
        };
        for pair in operands.windows(2) {
            if let [Token::Name(name), Token::Text(bytes)] = pair
                && **name != *b"Lang"
            {
                push(bytes);
            }
        }
        let [_, Token::Name(name)] = operands else {
            return;
        };
        let properties = self.file.get(resources, b"Properties");
        let Some(value) = properties.dictionary().and_then(|it| it.get(name)) else {
            return;
        };
        let value = self.file.follow(value);
        for name in [&b"ActualText"[..], b"Alt", b"E"] {
            if let Some(PdfValue::Text(text)) = value.dictionary().and_then(|it| it.get(name)) {
                push(text);
            }
        }
    }
}
