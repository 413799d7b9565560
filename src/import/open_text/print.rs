//! A text of OpenDocument as it is printed, mark by mark.

use super::lists::OpenLists;
use super::styles::OpenStyles;
use crate::import::left_out::LeftOut;
use crate::import::limit;
use crate::import::list_mark::ListMark;
use crate::import::place::Place;
use crate::import::printed::{Block, PrintBuilder, Printed};
use crate::import::symbol_font::SymbolFont;
use crate::import::xml::{Attributes, XmlEvent};
use std::collections::HashSet;

/// What is printed so far.
pub(super) struct OpenPrint<'a> {
    pub(super) styles: &'a OpenStyles,
    pub(super) builder: PrintBuilder,
    pub(super) lists: OpenLists,
    pub(super) line: OpenLine,
    /// Paragraphs that boxes and notes interrupt.
    pub(super) outer: Vec<(OpenLine, String)>,
    /// How deep we are in what is not printed.
    pub(super) skipped: usize,
    /// Changes that are deletions, the one that is told of, and how many we are in.
    pub(super) deletions: HashSet<Box<str>>,
    pub(super) region: Box<str>,
    pub(super) deleted: usize,
    pub(super) in_body: bool,
    pub(super) note: Note,
    pub(super) notes: Vec<Block>,
    pub(super) in_note: bool,
    pub(super) paragraphs: u32,
    pub(super) tables: u32,
    /// The tables we are in: number, row and column.
    pub(super) grids: Vec<(u32, u32, u32)>,
    pub(super) in_hidden: bool,
    /// Bytes of the numbers before paragraphs.
    labels: usize,
    pub(super) counts: Counted,
}

/// What is left out.
#[derive(Default)]
pub(super) struct Counted {
    changes: usize,
    comments: usize,
    hidden: usize,
    pictures: usize,
}

/// A paragraph so far.
#[derive(Default)]
pub(super) struct OpenLine {
    pub(super) is_open: bool,
    pub(super) label: Option<ListMark>,
    pub(super) level: Option<u8>,
    pub(super) look: Look,
    /// How text is set in the spans we are in.
    pub(super) spans: Vec<Look>,
}

/// The mark of a note.
pub(super) enum Note {
    None,
    /// As far as it was read.
    Cited(String),
    /// To be put before the note.
    Marked(String),
}

/// How text is set.
#[derive(Clone, Copy, Default)]
pub(super) struct Look {
    pub(super) hides: bool,
    pub(super) font: Option<SymbolFont>,
}

impl<'a> OpenPrint<'a> {
    pub(super) fn new(styles: &'a OpenStyles) -> Self {
        Self {
            styles,
            builder: PrintBuilder::default(),
            lists: OpenLists::default(),
            line: OpenLine::default(),
            outer: Vec::new(),
            skipped: 0,
            deletions: HashSet::new(),
            region: Box::default(),
            deleted: 0,
            in_body: false,
            note: Note::None,
            notes: Vec::new(),
            in_note: false,
            paragraphs: 0,
            tables: 0,
            grids: Vec::new(),
            in_hidden: false,
            labels: 0,
            counts: Counted::default(),
        }
    }

    pub(super) fn see(&mut self, mark: &XmlEvent<'_>) {
        match mark {
            XmlEvent::Open("text", _) if !self.in_body => self.in_body = true,
            _ if !self.in_body => {}
            XmlEvent::Open(..) if self.skipped > 0 => self.skipped += 1,
            XmlEvent::Close(_) if self.skipped > 0 => self.skipped -= 1,
            XmlEvent::Open(name, attributes) => {
                if self.is_left_out(name, attributes) {
                    self.skipped = 1;
                } else {
                    self.open(name, attributes);
                }
            }
            XmlEvent::Close(name) => self.close(name),
            XmlEvent::Text(text) if self.skipped == 0 && self.line.is_open => self.text(text),
            XmlEvent::Text(_) | XmlEvent::Aside(_) => {}
        }
    }

    /// Whether nothing of an element is printed.
    fn is_left_out(&mut self, name: &str, attributes: &Attributes<'_>) -> bool {
        let is = |name: &str, value: &str| attributes.get(name).as_deref() == Some(value);
        match name {
            // Where deletions stand by themselves; those that stand in the text are marked there.
            "deletion" => {
                self.deletions.insert(self.region.clone());
                true
            }
            "annotation" => {
                self.counts.comments += 1;
                true
            }
            "section" if is("display", "none") => {
                self.counts.hidden += 1;
                true
            }
            "content-control" if attributes.is_on("checkbox") => {
                let is_ticked = attributes.is_on("checked");
                self.write(if is_ticked { "☑" } else { "□" });
                true
            }
            "hidden-text" => attributes.is_on("is-hidden"),
            "insertion"
            | "format-change"
            | "ruby-text"
            | "covered-table-cell"
            | "sequence-decls"
            | "variable-decls"
            | "user-field-decls"
            | "forms"
            | "title"
            | "desc"
            | "script"
            | "event-listeners"
            | "binary-data"
            | "table-of-content-source"
            | "alphabetical-index-source"
            | "illustration-index-source"
            | "table-index-source"
            | "user-index-source"
            | "bibliography-source"
            | "object-index-source" => true,
            _ => false,
        }
    }

    fn open(&mut self, name: &str, attributes: &Attributes<'_>) {
        let number = |name: &str| attributes.get(name).and_then(|value| value.parse().ok());
        match name {
            "changed-region" => {
                self.counts.changes += 1;
                self.region = attributes.get("id").unwrap_or_default().into();
            }
            "change-start" if self.is_deletion(attributes) => self.deleted += 1,
            "change-end" if self.is_deletion(attributes) => {
                self.deleted = self.deleted.saturating_sub(1);
            }
            "p" | "h" => self.begin_line(name, attributes),
            "span" => self.begin_span(attributes),
            "s" => self.write(&" ".repeat(number("c").unwrap_or(1_usize).min(80))),
            "tab" => self.write("\t"),
            "line-break" => self.write("\n"),
            "hidden-paragraph" if attributes.is_on("is-hidden") => self.line.look.hides = true,
            "list" => self.lists.begin(attributes),
            "list-item" => self.lists.begin_item(attributes),
            "note-citation" => self.note = Note::Cited(String::new()),
            "note-body" => {
                self.in_note = true;
                self.lists.interrupt();
            }
            "text-box" | "custom-shape" => self.lists.interrupt(),
            "image" if self.prints() => self.counts.pictures += 1,
            "table" => {
                self.lists.interrupt();
                self.builder.open_table();
                self.grids.push((self.tables, 0, 0));
                self.tables += 1;
            }
            "table-row" => {
                self.builder.open_row();
                if attributes.get("visibility").as_deref() == Some("collapse") {
                    self.counts.hidden += 1;
                    self.builder.drop_row();
                }
            }
            "table-cell" => {
                let width = number("number-columns-spanned").unwrap_or(1);
                let height = number("number-rows-spanned").unwrap_or(1);
                self.builder.open_cell(width, height);
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" | "h" => self.end_line(),
            "span" => {
                self.line.spans.pop();
            }
            "list" => self.lists.end(),
            "list-item" => self.lists.end_item(),
            "note-citation" => self.end_citation(),
            "note-body" => {
                self.in_note = false;
                self.lists.resume();
            }
            "text-box" | "custom-shape" => self.lists.resume(),
            "table-cell" => {
                let place = self.place();
                self.builder.close_cell(&place);
                if let Some((_, _, column)) = self.grids.last_mut() {
                    *column += 1;
                }
            }
            "table-row" => {
                self.builder.close_row();
                if let Some((_, row, column)) = self.grids.last_mut() {
                    (*row, *column) = (*row + 1, 0);
                }
            }
            "table" => {
                self.builder.close_table();
                self.grids.pop();
                self.lists.resume();
            }
            "text" => self.in_body = false,
            _ => {}
        }
    }

    fn is_deletion(&self, attributes: &Attributes<'_>) -> bool {
        let id = attributes.get("change-id").unwrap_or_default();
        self.deletions.contains(&*id)
    }

    pub(super) fn place(&self) -> Place {
        match self.grids.last() {
            Some(&(table, row, column)) => Place::TableCell { table, row, column },
            None => Place::Paragraph(self.paragraphs),
        }
    }

    pub(super) fn look(&self) -> Look {
        self.line.spans.last().copied().unwrap_or(self.line.look)
    }

    fn prints(&self) -> bool {
        self.deleted == 0 && !self.look().hides && !self.line.look.hides
    }

    /// Text as it is written: white space is one space, and where it only lays out the file none.
    fn text(&mut self, text: &str) {
        if text.trim().is_empty() && text.contains('\n') {
            return;
        }
        if let Note::Cited(mark) = &mut self.note {
            mark.push_str(text.trim());
            return;
        }
        if !text.contains(['\n', '\r', '\t']) && !text.contains("  ") {
            return self.write(text);
        }
        let is_space = |c: char| matches!(c, ' ' | '\n' | '\r' | '\t');
        let words: Vec<&str> = text
            .split(is_space)
            .filter(|word| !word.is_empty())
            .collect();
        let space = |is_there| if is_there { " " } else { "" };
        let [before, after] = [text.starts_with(is_space), text.ends_with(is_space)].map(space);
        self.write(&format!("{before}{}{after}", words.join(" ")));
    }

    pub(super) fn write(&mut self, text: &str) {
        if self.prints() {
            let look = self.look();
            let text = look
                .font
                .map_or_else(|| text.to_owned(), |font| font.text(text));
            self.put_label(&text);
            self.builder.text += &text;
            self.in_hidden = false;
        } else if self.deleted == 0 && !text.trim().is_empty() {
            self.counts.hidden += usize::from(!self.in_hidden);
            self.in_hidden = true;
        }
    }

    /// Puts the number before the paragraph, which goes on with `next`.
    pub(super) fn put_label(&mut self, next: &str) {
        if let Some(label) = self.line.label.take() {
            let follows = self.builder.text.chars().chain(next.chars()).next();
            let before = label.before(follows);
            self.labels += before.len();
            if self.labels <= limit::TEXT {
                self.builder.text.insert_str(0, &before);
            }
        }
    }

    /// The text ends. Gives what was left out of it.
    pub(super) fn finish(mut self, printed: &mut Printed) -> Vec<LeftOut> {
        self.end_line();
        self.builder.finish(printed);
        printed.blocks.append(&mut self.notes);
        let Counted {
            changes,
            comments,
            hidden,
            pictures,
        } = self.counts;
        let counts = [
            (changes, LeftOut::Changes(changes)),
            (comments, LeftOut::Comments(comments)),
            (hidden, LeftOut::HiddenText(hidden)),
            (pictures, LeftOut::Pictures(pictures)),
        ];
        let counts = counts.into_iter().filter(|(count, _)| *count > 0);
        counts.map(|(_, left)| left).collect()
    }
}
