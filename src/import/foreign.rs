//! What a foreign file says, and what it carries besides.

use super::crossing::{freed, squeezed};
use super::intake::{DIGITS, Embedded, Intake, Nature, Telling, counted_runs};
pub(super) use super::left_out::LeftOut;
use super::limit;
use super::parted::hidden_number;
use super::place::Place;
use super::printed::{Block, Printed, SheetBuilder};
use super::sheet_value::long_written_out;
use std::sync::Arc;

pub(super) use super::property::Property;

/// A foreign file, read.
#[derive(Clone, Debug, Default)]
pub struct Foreign {
    /// Its texts in order; cells of one row stand together.
    pub pieces: Vec<Piece>,
    /// The names of its sheets.
    pub sheets: Vec<Box<str>>,
    /// What it carries that is not seen at once.
    pub extras: Vec<Extra>,
    /// What could not be read, or not to the end.
    pub gaps: Vec<Gap>,
    /// What of it does something where it is opened.
    pub active: Vec<Active>,
    /// What it shows on paper, where that is kept.
    pub printed: Option<Printed>,
    /// What its reader left out of that, where it is kept.
    pub(super) left_out: Vec<LeftOut>,
    /// What is known while it is read.
    pub(super) intake: Intake,
}

/// A text and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands.
    pub place: Place,
    /// What it says.
    pub text: Box<str>,
}

/// What a file carries that is not seen at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extra {
    /// A property that names somebody.
    Named(Property, Box<str>),
    /// So many comments.
    Comments(usize),
    /// So many tracked changes.
    Changes(usize),
    /// A hidden sheet.
    HiddenSheet(Box<str>),
    /// So many hidden rows of a sheet.
    HiddenRows(Box<str>, usize),
    /// So many hidden columns of a sheet.
    HiddenColumns(Box<str>, usize),
    /// Data behind a table or chart that the file does not show.
    Cache(Box<str>),
    /// So many stretches of text that are set not to be shown.
    HiddenText(usize),
    /// So many slides that are not shown.
    HiddenSlides(usize),
}

/// What does something where it is opened, told by its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Active {
    /// A web page.
    Page,
    /// A script in a page, a picture or an XML file, or what loads one.
    Script,
    /// A program, or a script that a computer or a server runs.
    Program,
    /// What leads to a program or another site.
    Shortcut,
    /// Macros in an office file.
    Macro,
}

/// Why something could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// No reader for this kind of file.
    Unknown,
    /// An older kind of file that no reader is for: Word 95, Excel 4 and the like.
    Old,
    /// A picture.
    Picture,
    /// Damaged, or not what its name says.
    Broken,
    /// Damaged in places, which could not be read.
    BrokenInPart,
    /// A password is needed.
    Locked,
    /// All its pages are pictures.
    Scanned,
    /// A document, no PDF, of pictures with few words, or with a picture that fills a page.
    Pictures,
    /// Some of its pages have no text, or are pictures with a few words; counted from 0.
    PagesWithoutText(Vec<u32>),
    /// Text in fonts whose codes lead to no characters, on these pages, counted from 0; on none of them
    /// where it is not on a page.
    UnknownLetters(Vec<u32>),
    /// Letters that are drawn as outlines, which nobody can copy, on these pages, counted from 0; on none of
    /// them where they are not on a page.
    DrawnLetters(Vec<u32>),
    /// Past a limit, which is named: the rest was not read.
    Limit(&'static str),
}

impl Foreign {
    /// A file that was not read because it is too large.
    pub fn too_large() -> Self {
        Self {
            gaps: vec![Gap::Limit("的大小")],
            ..Self::default()
        }
    }

    /// What the file has besides what it prints, in an order that does not depend on where it stands; nothing
    /// twice. Whoever imports the file has to be told.
    pub fn left_out(&self) -> Vec<LeftOut> {
        let mut all = self.left_out.clone();
        for extra in &self.extras {
            let left = match extra {
                Extra::Comments(count) => LeftOut::Comments(*count),
                Extra::Changes(count) => LeftOut::Changes(*count),
                Extra::HiddenSheet(sheet) => LeftOut::HiddenSheet(sheet.clone()),
                Extra::HiddenRows(sheet, count) => LeftOut::HiddenRows(sheet.clone(), *count),
                Extra::HiddenColumns(sheet, count) => LeftOut::HiddenColumns(sheet.clone(), *count),
                Extra::HiddenText(count) => LeftOut::HiddenText(*count),
                Extra::HiddenSlides(count) => LeftOut::HiddenSlides(*count),
                Extra::Named(..) | Extra::Cache(_) => continue,
            };
            // What the reader of printed text counts, it counts better.
            let is_of_kind = |told: &LeftOut| {
                std::mem::discriminant(told) == std::mem::discriminant(&left)
                    && matches!(left, LeftOut::Changes(_) | LeftOut::HiddenText(_))
            };
            let is_of_sheet = |told: &LeftOut| match (told, &left) {
                (LeftOut::HiddenColumns(told, _), LeftOut::HiddenColumns(left, _)) => told == left,
                _ => false,
            };
            let is_told = |told: &LeftOut| is_of_kind(told) || is_of_sheet(told);
            if !all.contains(&left) && !self.left_out.iter().any(is_told) {
                all.push(left);
            }
        }
        all.sort_by_key(LeftOut::rank);
        all
    }

    /// A text that stands by itself.
    pub fn of(place: Place, text: &str) -> Self {
        let text = text.into();
        Self {
            pieces: vec![Piece { place, text }],
            ..Self::default()
        }
    }

    /// Adds a text, if it says anything and there is still space. Says whether there was.
    pub(super) fn push(&mut self, place: Place, text: &str) -> SpaceLeft {
        let text = text.trim();
        if text.is_empty() {
            return SpaceLeft::Left;
        }
        self.intake.note(text);
        if place.is_shown() {
            let letters = text.chars().filter(|c| !c.is_whitespace());
            self.intake.share().letters += letters.count();
        }
        if let Some(number) = hidden_number(text) {
            self.push_run(&place, &number);
        }
        // Programs of Java write long numbers so.
        let written = place.cell().and_then(|_| long_written_out(text));
        let text = written.as_deref().unwrap_or(text);
        let place = self.intake.placed(place);
        self.cross(&place, text);
        self.add(place, text)
    }

    /// Adds a text that no reader knows a better place of, if it may matter and was not told before.
    pub(super) fn push_rest(&mut self, place: &Place, text: &str) -> SpaceLeft {
        let text = text.trim();
        if text.is_empty() {
            return SpaceLeft::Left;
        }
        let place = self.intake.placed(place.clone());
        self.cross(&place, text);
        self.add_new(place, text)
    }

    /// The same for a text that follows on nothing, such as a value: it is told after all others, so that
    /// what a better place says is not told again.
    pub(super) fn push_aside(&mut self, place: &Place, text: &str) -> SpaceLeft {
        let text = text.trim();
        if self.intake.is_new_aside(text) {
            if self.intake.aside_size + text.len() > limit::TEXT {
                self.gap(Gap::Limit("的文字数量"));
                return SpaceLeft::Full;
            }
            self.intake.aside_size += text.len();
            let place = self.intake.placed(place.clone());
            let text = text.into();
            self.intake.asides.push(Piece { place, text });
        }
        SpaceLeft::Left
    }

    /// The same for a run of text among bytes that are no text: only a number in it counts, and only if no
    /// better place has it.
    pub(super) fn push_run(&mut self, place: &Place, text: &str) -> SpaceLeft {
        let before = self.intake.asides.len();
        let space = self.push_aside(place, text);
        self.intake.runs.extend(self.intake.asides.drain(before..));
        space
    }

    /// The same for the texts that a formula makes of its constants.
    pub(super) fn push_made(&mut self, place: &Place, made: &[String]) {
        let is_long = |text: &&String| text.chars().filter(|c| c.is_numeric()).count() >= DIGITS;
        for text in made.iter().filter(is_long) {
            self.push_run(place, text);
        }
    }

    /// Adds the number that a text holds in pieces, if there is one.
    pub(super) fn push_pieced(&mut self, place: Place, text: &str) -> SpaceLeft {
        match squeezed(text) {
            Some(number) if self.intake.note(&number) == Telling::Now => {
                let place = self.intake.placed(place);
                self.add(place, &number)
            }
            _ => SpaceLeft::Left,
        }
    }

    /// Adds a text if it was not told before, and the number that it holds in pieces.
    fn add_new(&mut self, place: Place, text: &str) -> SpaceLeft {
        let number = squeezed(text);
        if self.intake.note(text) == Telling::Before {
            return SpaceLeft::Left;
        }
        if let Some(number) = number
            && self.intake.note(&number) == Telling::Now
        {
            self.add(place.clone(), &number);
        }
        self.add(place, &freed(text))
    }

    /// Adds the numbers that end in a text and begin before it, which stand at the end of all.
    fn cross(&mut self, place: &Place, text: &str) {
        let mut found = Vec::new();
        self.intake.crossing.see(place, text, &mut found);
        self.intake.crossed.append(&mut found);
    }

    /// Adds what could only be told once everything was seen.
    pub(super) fn finish(&mut self) {
        let mut found = std::mem::take(&mut self.intake.crossed);
        self.intake.crossing.end(&mut found);
        self.intake.scattered.end(&mut found);
        for (place, text) in found {
            self.add_new(Place::Split(Box::new(place)), &text);
        }
        for aside in std::mem::take(&mut self.intake.asides) {
            self.add_new(aside.place, &aside.text);
        }
        for run in std::mem::take(&mut self.intake.runs) {
            if self.intake.has_new_number(&run.text) {
                self.add_new(run.place, &run.text);
            }
        }
        self.active.sort_unstable();
        self.active.dedup();
        if self
            .intake
            .shares
            .iter()
            .any(|share| share.is_of_pictures())
        {
            self.gap(Gap::Pictures);
        }
        self.intake = Intake::default();
    }

    fn add(&mut self, place: Place, text: &str) -> SpaceLeft {
        let size = self.intake.size + text.len();
        if size > limit::TEXT || self.pieces.len() >= limit::PIECES {
            self.gap(Gap::Limit("的文字数量"));
            return SpaceLeft::Full;
        }
        let runs = self.intake.runs_of_digits + counted_runs(&place, text);
        if runs > limit::RUNS {
            self.gap(Gap::Limit("的数字数量"));
            return SpaceLeft::Full;
        }
        (self.intake.size, self.intake.runs_of_digits) = (size, runs);
        let text = text.into();
        self.pieces.push(Piece { place, text });
        SpaceLeft::Left
    }

    /// Whether what is read now is kept as it is printed.
    pub(super) fn prints(&self) -> bool {
        self.printed.is_some() && self.intake.depth == 0
    }

    /// Reads something of which another reader tells what it prints.
    pub(super) fn read_unprinted<R>(&mut self, read: impl FnOnce(&mut Self) -> R) -> R {
        let printed = self.printed.take();
        let read = read(self);
        self.printed = printed;
        read
    }

    /// Keeps what the file itself prints, if that is kept; not what files within it print.
    pub(super) fn print(&mut self, block: impl FnOnce() -> Block) {
        if let Some(printed) = self.printed.as_mut().filter(|_| self.intake.depth == 0) {
            printed.blocks.push(block());
        }
    }

    /// Keeps what a sheet prints. All sheets together have so many positions at most.
    pub(super) fn print_sheet(&mut self, sheet: SheetBuilder) {
        const POSITIONS: usize = 4 << 20;
        if sheet.uncomputed > 0 {
            let name = sheet.name().into();
            self.left_out
                .push(LeftOut::Uncomputed(name, sheet.uncomputed));
        }
        let (table, lost) = sheet.finish();
        if lost > 0 {
            self.gap(Gap::Limit("的表格大小"));
        }
        let Some(table) = table else { return };
        self.intake.positions += table.positions();
        match self.intake.positions <= POSITIONS {
            true => self.print(|| Block::Table(table)),
            false => self.gap(Gap::Limit("的表格大小")),
        }
    }

    /// Notes that something could not be read, once.
    pub(super) fn gap(&mut self, gap: Gap) {
        if !self.gaps.contains(&gap) {
            self.gaps.push(gap);
        }
    }

    /// A file within this one, to be read after it.
    pub(super) fn embed(&mut self, name: &str, bytes: Vec<u8>) {
        self.queue(name, Nature::File, bytes);
    }

    /// The same for a part of a document, of which what cannot be read may be a picture or a font.
    pub(super) fn embed_part(&mut self, name: &str, bytes: Vec<u8>) {
        self.queue(name, Nature::Part, bytes);
    }

    fn queue(&mut self, name: &str, nature: Nature, bytes: Vec<u8>) {
        let depth = self.intake.depth + 1;
        if depth > limit::NESTED {
            return self.gap(Gap::Limit("里文件套文件的层数"));
        }
        if nature == Nature::Part && !self.intake.is_new_part(&bytes) {
            return;
        }
        let document = self.intake.document;
        let name = match &self.intake.name {
            Some(outer) => Arc::from(format!("{outer}/{name}")),
            None => Arc::from(name),
        };
        self.intake.embedded.push(Embedded {
            name,
            depth,
            nature,
            document,
            bytes,
        });
    }
}

/// Whether more text can be taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SpaceLeft {
    Left,
    Full,
}
