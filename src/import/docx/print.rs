//! What a text prints: the same marks as its reader sees, held to what stands on paper.
//!
//! Deletions, hidden text, codes of fields and comments are out, insertions and the results of fields in. Numbers
//! of paragraphs are worked out. A text box stands before the paragraph that it hangs on.

use super::book::Book;
use super::field::TextField;
use super::line::{DocxLine, EndMark};
use super::tag::{Tag, is_apart};
use crate::import::list::Counters;
use crate::import::place::Place;
use crate::import::printed::{PrintBuilder, Printed};
use crate::import::symbol_font::SymbolFont;
use crate::import::xml::{Attributes, XmlEvent};

/// Fields within fields.
const FIELDS: usize = 64;

/// A part of a text as it is printed so far.
pub(super) struct Print<'a> {
    pub(super) book: &'a mut Book,
    pub(super) builder: PrintBuilder,
    pub(super) counters: Counters,
    /// The elements we are in.
    tags: Vec<Tag>,
    /// How deep we are in what is not printed.
    skipped: usize,
    pub(super) line: DocxLine,
    pub(super) run: DocxRun,
    /// Paragraphs that text boxes interrupt.
    pub(super) outer: Vec<Outer>,
    pub(super) fields: Vec<TextField>,
    alternatives: Vec<Alternative>,
    pub(super) controls: Vec<Control>,
    /// For each cell we are in, whether it goes on from the one above.
    pub(super) cells: Vec<bool>,
    /// What was printed so far: texts and pictures.
    said: usize,
    /// Whether hidden text came last.
    pub(super) in_hidden: bool,
    /// Whether we are in the text of a run.
    in_text: bool,
    /// How deep we are in formulas.
    formulas: usize,
}

/// The run of characters we are in.
#[derive(Default)]
pub(super) struct DocxRun {
    pub(super) hides: Option<bool>,
    /// What its style says.
    pub(super) style_hides: Option<bool>,
    pub(super) font: Option<SymbolFont>,
}

/// A paragraph that a text box interrupts.
pub(super) struct Outer {
    pub(super) line: DocxLine,
    pub(super) run: DocxRun,
    pub(super) text: String,
}

/// A choice between contents.
#[derive(Default)]
struct Alternative {
    said_before: usize,
    is_made: bool,
}

/// A control: of boxes to be ticked the state is known, whatever character shows it.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Control {
    #[default]
    Other,
    Ticked,
    Empty,
    Shown,
}

impl<'a> Print<'a> {
    pub(super) fn new(book: &'a mut Book) -> Self {
        Self {
            book,
            builder: PrintBuilder::default(),
            counters: Counters::default(),
            tags: Vec::new(),
            skipped: 0,
            line: DocxLine::default(),
            run: DocxRun::default(),
            outer: Vec::new(),
            fields: Vec::new(),
            alternatives: Vec::new(),
            controls: Vec::new(),
            cells: Vec::new(),
            said: 0,
            in_hidden: false,
            in_text: false,
            formulas: 0,
        }
    }

    /// Sees a mark; what ends stands at `place`.
    pub(super) fn see(&mut self, mark: &XmlEvent<'_>, place: &dyn Fn() -> Place) {
        match mark {
            XmlEvent::Open(_, _) | XmlEvent::Close(_) if self.skipped > 0 => {
                match mark {
                    XmlEvent::Open(..) => self.skipped += 1,
                    _ => self.skipped -= 1,
                };
            }
            XmlEvent::Open(name, attributes) => {
                if self.is_left_out(name, attributes) {
                    self.skipped = 1;
                } else {
                    self.open(name, attributes, place);
                    self.tags.push(Tag::of(name));
                }
            }
            XmlEvent::Close(name) => {
                self.tags.pop();
                self.close(name, place);
            }
            XmlEvent::Text(text) if self.skipped == 0 => {
                if self.in_text {
                    self.write(text);
                } else if let Some(field) = self.fields.last_mut() {
                    field.instruct(text, self.tags.last().copied());
                }
            }
            XmlEvent::Text(_) | XmlEvent::Aside(_) => {}
        }
    }

    /// The part ends; what was printed is added to a document.
    pub(super) fn finish(mut self, place: &Place) -> Printed {
        while let Some(outer) = self.outer.pop() {
            self.end_line(place);
            self.resume(outer);
        }
        self.flush(place);
        let mut printed = Printed::default();
        self.builder.finish(&mut printed);
        printed
    }

    pub(super) fn parent(&self, back: usize) -> Tag {
        let at = self.tags.len().checked_sub(back);
        at.and_then(|at| self.tags.get(at))
            .copied()
            .unwrap_or(Tag::Other)
    }

    /// Whether nothing of an element is printed.
    fn is_left_out(&mut self, name: &str, attributes: &Attributes<'_>) -> bool {
        match name {
            "del" | "moveFrom" => {
                !matches!(self.parent(1), Tag::RunProperties | Tag::RowProperties)
            }
            "Choice" | "Fallback" => self
                .alternatives
                .last()
                .is_some_and(|choice| choice.is_made),
            "footnote" | "endnote" => !self.book.notes.begins(name, attributes),
            _ => is_apart(name),
        }
    }

    fn open(&mut self, name: &str, attributes: &Attributes<'_>, place: &dyn Fn() -> Place) {
        match name {
            "AlternateContent" => self.alternatives.push(Alternative::default()),
            "Choice" => {
                if let Some(choice) = self.alternatives.last_mut() {
                    choice.said_before = self.said;
                }
            }
            "p" => self.begin_line(),
            "r" => self.run = DocxRun::default(),
            "t" => self.in_text = true,
            "tab" if self.parent(1) != Tag::Tabs => self.write("\t"),
            "ptab" => self.write("\t"),
            "br" => match attributes.get("type").as_deref() {
                Some("page") => self.break_line(&place()),
                _ => self.write("\n"),
            },
            "cr" => self.write("\n"),
            "noBreakHyphen" => self.write("-"),
            "sym" => self.symbol(attributes),
            "footnoteReference" | "endnoteReference" if self.prints() => {
                let mark = self.book.notes.refer(name, attributes);
                self.write(&mark);
            }
            "footnoteRef" | "endnoteRef" => {
                let mark = self.book.notes.mark();
                self.write(&mark);
            }
            "fldChar" => self.field(attributes),
            "tbl" => {
                self.flush(&place());
                self.builder.open_table();
            }
            "tr" => self.builder.open_row(),
            "tc" => {
                self.builder.open_cell(1, 1);
                self.cells.push(false);
            }
            "txbxContent" | "txBody" => self.interrupt(),
            "textpath" => {
                self.interrupt();
                self.run = DocxRun::default();
                self.write(&attributes.get("string").unwrap_or_default());
                self.end_box(&place());
            }
            "sdt" => self.controls.push(Control::Other),
            "oMath" => self.formulas += 1,
            "sup" => self.between("^"),
            "sub" => self.between("_"),
            "pic" | "imagedata" | "chart" | "relIds" => self.picture(),
            "altChunk" | "OLEObject" => self.book.embedded += 1,
            _ => self.property(name, attributes),
        }
    }

    fn close(&mut self, name: &str, place: &dyn Fn() -> Place) {
        match name {
            "t" => self.in_text = false,
            "Choice" => {
                if let Some(choice) = self.alternatives.last_mut() {
                    choice.is_made |= self.said > choice.said_before;
                }
            }
            "AlternateContent" => {
                self.alternatives.pop();
            }
            "p" => self.end_line(&place()),
            "oMath" => self.formulas = self.formulas.saturating_sub(1),
            "num" => self.between("/"),
            "den" => self.between(" "),
            "tc" => {
                self.flush(&place());
                self.builder.close_cell(&place());
                self.cells.pop();
            }
            "tr" => self.builder.close_row(),
            "tbl" => self.builder.close_table(),
            "txbxContent" | "txBody" => self.end_box(&place()),
            "sdt" => {
                self.controls.pop();
            }
            _ => {}
        }
    }

    fn is_hidden(&self) -> bool {
        // Where both styles say so, they cancel one another.
        let by_styles = self.line.style_hides ^ self.run.style_hides.unwrap_or(false);
        self.run.hides.unwrap_or(by_styles)
    }

    /// Whether what is here is printed.
    pub(super) fn prints(&self) -> bool {
        !self.fields.iter().any(TextField::is_code) && !self.is_hidden()
    }

    /// Writes what is printed at this place, unless it is hidden or in the code of a field.
    fn write(&mut self, text: &str) {
        if text.is_empty() || self.fields.iter().any(TextField::is_code) {
            return;
        }
        if self.is_hidden() {
            if !text.trim().is_empty() {
                self.said += 1;
                self.book.hidden += usize::from(!self.in_hidden);
                self.in_hidden = true;
            }
            return;
        }
        self.in_hidden = false;
        let text = match self.run.font {
            Some(font) => font.text(text),
            None => text.to_owned(),
        };
        let control = self.controls.last_mut();
        let ticked =
            control.filter(|control| !text.trim().is_empty() && **control != Control::Other);
        let text = match ticked.map(|control| std::mem::replace(control, Control::Shown)) {
            None | Some(Control::Other) => text,
            Some(Control::Ticked) => "☑".into(),
            Some(Control::Empty) => "□".into(),
            Some(Control::Shown) => return,
        };
        self.said += usize::from(!text.trim().is_empty());
        if self.line.mark == EndMark::Kept {
            self.number(&text);
        }
        self.builder.text += &text;
    }

    /// A sign between the parts of a formula, which are not one number.
    fn between(&mut self, sign: &str) {
        let ends_in_word = self.builder.text.ends_with(|c: char| !c.is_whitespace());
        if ends_in_word && self.formulas > 0 {
            self.write(sign);
        }
    }

    fn symbol(&mut self, attributes: &Attributes<'_>) {
        let code = attributes.get("char");
        let code = code.and_then(|code| u32::from_str_radix(code.trim(), 16).ok());
        let Some(c) = code.and_then(char::from_u32) else {
            return;
        };
        let font = attributes.get("font").unwrap_or_default();
        let own = std::mem::replace(&mut self.run.font, SymbolFont::of(&font));
        self.write(c.encode_utf8(&mut [0; 4]));
        self.run.font = own;
    }

    fn picture(&mut self) {
        if self.prints() {
            self.book.pictures += 1;
            self.said += 1;
        }
    }

    fn field(&mut self, attributes: &Attributes<'_>) {
        match attributes.get("fldCharType").as_deref() {
            Some("begin") if self.fields.len() < FIELDS => {
                self.fields.push(TextField::begin(self.said));
            }
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.separate();
                }
            }
            Some("end") => {
                let field = self.fields.pop();
                let field = field.filter(|field| field.said_before == self.said);
                if let Some(shown) = field.and_then(|field| field.shown()) {
                    self.write(&shown);
                }
            }
            _ => {}
        }
    }
}
