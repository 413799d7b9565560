//! Texts (`.docx`): body, tables, headers and footers, notes, comments, tracked changes.
//!
//! Two look at each part as it streams by: the one takes whatever it says, with its place; the other, where that is
//! kept, what it prints.

mod book;
mod field;
mod line;
mod numbering;
mod print;
mod property;
mod styles;
mod tag;

use super::active;
use super::archive::Archive;
use super::field_code::FieldCode;
use super::flow::{Flow, Interrupted, Stand};
use super::foreign::{Extra, Foreign, SpaceLeft};
use super::left_out::LeftOut;
use super::picture_share::millimetres;
use super::place::Place;
use super::printed::Printed;
use super::spelled;
use super::struck::StruckWords;
use super::symbol_font::SymbolFont;
use super::xml::{Attributes, XmlEvent, walk};
use book::Book;
use print::Print;
use std::ops::ControlFlow;

/// What is known while a text streams by.
struct Text<'a> {
    flow: Flow<'a>,
    part: Place,
    struck: StruckWords,
    /// How deep we are in words that were added.
    added: usize,
    /// What was written before the text boxes we are in.
    boxes: Vec<Interrupted>,
    /// The fields we are in, innermost last.
    fields: Vec<FieldCode>,
    inside: Inside,
    /// How deep we are in what is only shown where something else cannot be.
    fallback: usize,
    /// Width and height of the drawing we are in, in millimetres.
    extent: (f64, f64),
    /// Text of other elements.
    other: String,
    comments: u32,
    vanishes: bool,
    counts: Counts,
}

/// What text belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Other,
    Text,
    Deleted,
    /// The code of a field.
    Code,
}

/// What is carried along.
#[derive(Clone, Copy, Default)]
struct Counts {
    tables: u32,
    changes: usize,
    comments: usize,
    hidden: usize,
}

/// Reads a text.
pub(super) fn read(archive: &mut Archive<'_>, foreign: &mut Foreign) {
    let mut counts = Counts::default();
    let is_printed = foreign.printed.is_some() && foreign.intake.depth == 0;
    let mut book = is_printed.then(|| Book::read(archive, foreign));
    for name in archive.under("word/") {
        let Some(stand) = stand(&name) else { continue };
        let xml = archive.take(&name, foreign);
        let shared = book.as_mut().filter(|_| may_print(&stand));
        let pictures = shared.as_ref().map_or(0, |book| book.pictures);
        let mut print = shared.map(Print::new);
        let mut text = Text::new(foreign, (stand.clone(), &name), counts);
        let outcome = walk(&xml, &mut |mark| {
            if let Some(print) = &mut print {
                print.see(&mark, &|| text.flow.here());
            }
            text.see(mark);
            match text.flow.space {
                SpaceLeft::Left => ControlFlow::Continue(()),
                SpaceLeft::Full => ControlFlow::Break(()),
            }
        });
        let place = text.flow.here();
        text.flow.finish();
        text.flow.foreign.intake.end_values();
        counts = text.counts;
        counts.tables = text.flow.tables;
        let printed = print.map(|print| print.finish(&place));
        if let Err(gap) = outcome {
            archive.damaged(&name, gap, foreign);
        }
        if let Some((printed, book)) = printed.zip(book.as_mut()) {
            keep(printed, &stand, (book, foreign));
            if matches!(stand, Stand::Header | Stand::Footer) {
                book.pictures = pictures;
            }
        }
    }
    if let Some(book) = book {
        foreign.left_out.extend(book.left_out());
    }
    let extras = [
        (counts.comments, Extra::Comments(counts.comments)),
        (counts.changes, Extra::Changes(counts.changes)),
        (counts.hidden, Extra::HiddenText(counts.hidden)),
    ];
    let extras = extras.into_iter().filter(|(count, _)| *count > 0);
    foreign.extras.extend(extras.map(|(_, extra)| extra));
}

/// Whether a part that stands here is on paper, in the text or around it.
fn may_print(stand: &Stand) -> bool {
    matches!(
        stand,
        Stand::Body | Stand::Note | Stand::Header | Stand::Footer
    )
}

/// Keeps what a part prints: what stands around the text is left out and told.
fn keep(mut printed: Printed, stand: &Stand, (book, foreign): (&mut Book, &mut Foreign)) {
    match stand {
        Stand::Header => book.margin(LeftOut::Header, &printed),
        Stand::Footer => book.margin(LeftOut::Footer, &printed),
        _ => {
            if let Some(whole) = &mut foreign.printed {
                whole.blocks.append(&mut printed.blocks);
            }
        }
    }
}

/// Width and height of a drawing, in millimetres: as numbers in newer files, as a style in older ones.
fn extent(attributes: &Attributes<'_>) -> (f64, f64) {
    const UNITS: f64 = 36_000.0;
    if let Some(style) = attributes.get("style") {
        let length = |wanted: &str| {
            let mut values = style.split(';').filter_map(|value| value.split_once(':'));
            let value = values.find(|(name, _)| name.trim() == wanted);
            value.map_or(0.0, |(_, length)| millimetres(length))
        };
        return (length("width"), length("height"));
    }
    let length = |name| {
        let number = attributes
            .get(name)
            .and_then(|number| number.parse::<f64>().ok());
        number.unwrap_or(0.0) / UNITS
    };
    (length("cx"), length("cy"))
}

/// Where the text of a part stands; `None` if it is no text.
fn stand(name: &str) -> Option<Stand> {
    let file = name.rsplit('/').next()?.strip_suffix(".xml")?;
    if name.contains("/glossary/") {
        return (file == "document").then(|| Stand::Part(name.into()));
    }
    Some(match file {
        "footnotes" | "endnotes" => Stand::Note,
        "comments" => Stand::Comment(0),
        _ if file.starts_with("document") => Stand::Body,
        _ if file.starts_with("header") => Stand::Header,
        _ if file.starts_with("footer") => Stand::Footer,
        _ => return None,
    })
}

impl<'a> Text<'a> {
    fn new(foreign: &'a mut Foreign, (stand, name): (Stand, &str), counts: Counts) -> Self {
        let mut flow = Flow::new(foreign, stand);
        flow.tables = counts.tables;
        flow.printed = None;
        Self {
            flow,
            part: Place::Part(name.into()),
            struck: StruckWords::default(),
            added: 0,
            boxes: Vec::new(),
            fields: Vec::new(),
            inside: Inside::Other,
            fallback: 0,
            extent: (0.0, 0.0),
            other: String::new(),
            comments: 0,
            vanishes: false,
            counts,
        }
    }

    fn see(&mut self, mark: XmlEvent<'_>) {
        match mark {
            XmlEvent::Open("Fallback", _) => self.fallback += 1,
            XmlEvent::Close("Fallback") => self.fallback = self.fallback.saturating_sub(1),
            XmlEvent::Open(name, attributes) => self.start(name, attributes),
            XmlEvent::Close(name) => self.end(name),
            XmlEvent::Text(piece) => match self.inside {
                Inside::Text if self.fallback > 0 => self.other += piece,
                Inside::Text => {
                    match self.added {
                        0 => self.struck.keep(piece),
                        _ => self.struck.put_in(),
                    }
                    self.flow.add(piece);
                }
                Inside::Deleted => self.struck.strike(piece),
                Inside::Code => match self.fields.last_mut() {
                    Some(field) => field.text += piece,
                    None => self.flow.add(piece),
                },
                Inside::Other => self.other += piece,
            },
            XmlEvent::Aside(text) => self.aside(text),
        }
    }

    fn aside(&mut self, text: &str) {
        self.flow.foreign.push_aside(&self.part, text);
    }

    fn start(&mut self, name: &str, attributes: &Attributes<'_>) {
        let (foreign, part) = (&mut *self.flow.foreign, &self.part);
        attributes.see_digits(name, part, foreign);
        attributes.each_worth_telling(&mut |value| {
            foreign.push_aside(part, value);
        });
        if self.fallback > 0 {
            if name == "t" {
                self.inside = Inside::Text;
            }
            return;
        }
        match name {
            "t" => self.inside = Inside::Text,
            "instrText" => self.inside = Inside::Code,
            "fldChar" => self.field(attributes),
            "delText" | "delInstrText" => self.inside = Inside::Deleted,
            "fldSimple" => active::field(
                &attributes.get("instr").unwrap_or_default(),
                self.flow.foreign,
            ),
            "tab" | "ptab" => self.flow.add(" "),
            "br" | "cr" => self.flow.add("\n"),
            "noBreakHyphen" => self.flow.add("-"),
            "sym" => self.symbol(attributes),
            "r" => self.vanishes = false,
            "vanish" => {
                let off = matches!(
                    attributes.get("val").as_deref(),
                    Some("0" | "false" | "off")
                );
                self.vanishes = !off;
            }
            "ins" | "del" | "moveFrom" | "moveTo" => {
                self.counts.changes += 1;
                self.added += usize::from(name == "ins");
            }
            "comment" => self.counts.comments += 1,
            "extent" | "shape" => self.extent = extent(attributes),
            "blip" | "imagedata" if self.flow.is_body() => {
                let (width, height) = self.extent;
                self.flow.foreign.intake.share().shows(width, height);
            }
            // How the words it stands above are read.
            "txbxContent" | "rt" => self.boxes.push(self.flow.take_line()),
            "tbl" => self.flow.open_table(None),
            "tr" => self.flow.open_row(None, 1),
            "tc" => self.flow.open_cell(None, 1),
            _ => {}
        }
    }

    /// A character of a symbol font.
    fn symbol(&mut self, attributes: &Attributes<'_>) {
        let code = attributes.get("char");
        let code = code.and_then(|code| u32::from_str_radix(&code, 16).ok());
        let Some(code) = code.map(|code| code & 0xFF) else {
            return;
        };
        let font = attributes.get("font").unwrap_or_default();
        let c = match SymbolFont::of(&font) {
            // A digit shows as a picture; whoever reads the codes alone takes it for what it is.
            Some(font) => u8::try_from(code)
                .ok()
                .and_then(|code| font.character(code))
                .or_else(|| char::from_u32(code).filter(char::is_ascii_digit)),
            None => char::from_u32(code).filter(|c| !c.is_control()),
        };
        self.flow.text.extend(c);
    }

    fn end(&mut self, name: &str) {
        if self.fallback > 0 {
            match name {
                "t" => self.inside = Inside::Other,
                "p" => self.end_other(),
                _ => {}
            }
            return;
        }
        match name {
            "t" | "instrText" => {
                self.counts.hidden += usize::from(self.vanishes && name == "t");
                self.inside = Inside::Other;
            }
            "delText" | "delInstrText" => self.inside = Inside::Other,
            "ins" => self.added = self.added.saturating_sub(1),
            "p" => self.end_paragraph(),
            "tc" => self.flow.close_cell(),
            "tr" => self.flow.close_row(),
            "tbl" => self.flow.close_table(),
            "comment" => {
                self.comments += 1;
                self.flow.stands(Stand::Comment(self.comments));
            }
            "txbxContent" => {
                self.flow.end_paragraph();
                let line = self.boxes.pop().unwrap_or_default();
                self.flow.put_line(line);
            }
            "rt" => {
                let reading = std::mem::take(&mut self.flow.text);
                self.aside(&reading);
                let line = self.boxes.pop().unwrap_or_default();
                self.flow.put_line(line);
            }
            _ => self.end_other(),
        }
    }

    /// A field begins, goes over to its result, or ends.
    fn field(&mut self, attributes: &Attributes<'_>) {
        match attributes.get("fldCharType").as_deref() {
            Some("begin") => self.fields.push(FieldCode::default()),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.result = Some(self.flow.text.len());
                }
            }
            _ => {
                let Some(field) = self.fields.pop() else {
                    return;
                };
                if let Some(shown) = field.shown(self.flow.text.len()) {
                    self.flow.add(&shown);
                }
                let place = self.flow.here();
                self.flow.foreign.push_aside(&place, &field.text);
            }
        }
    }

    fn end_paragraph(&mut self) {
        let place = Place::Deleted(self.flow.paragraphs);
        self.struck.end(place, self.flow.foreign);
        self.flow.end_paragraph();
    }

    fn end_other(&mut self) {
        if !self.other.is_empty() {
            let text = std::mem::take(&mut self.other);
            spelled::packed(&text, &self.part, self.flow.foreign);
            self.flow.foreign.push_aside(&self.part, &text);
        }
    }
}
