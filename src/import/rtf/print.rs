//! What a text in RTF prints. The numbers before paragraphs are written in it (`\listtext`).

use crate::import::left_out::LeftOut;
use crate::import::place::Place;
use crate::import::printed::{Block, Paragraph, Printed, RowLayout, Rows, Tie};
use crate::import::symbol_font::SymbolFont;
use std::collections::HashMap;

/// Headers and footers that are told.
const MARGINS: usize = 64;

/// Where the text of a group goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Into {
    #[default]
    Body,
    /// The number before the paragraph.
    ListMark,
    /// A note, which stands at the end.
    Note,
    /// A text box, which stands before the paragraph that it hangs on.
    Box,
    /// The header or footer of pages.
    Header,
    Footer,
    /// The names of fonts.
    Fonts,
    /// The names of styles.
    Styles,
    Nothing,
}

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct State {
    pub(super) goes: Into,
    pub(super) hides: bool,
    pub(super) is_deleted: bool,
    /// Whether we are in a header or a footer, or something that hangs on it.
    pub(super) in_margin: bool,
    pub(super) font: i64,
}

/// A text as it is printed so far.
#[derive(Default)]
pub(super) struct RtfPrint {
    pub(super) blocks: Vec<Block>,
    pub(super) notes: Vec<Block>,
    pub(super) text: String,
    pub(super) label: String,
    pub(super) level: Option<u8>,
    pub(super) state: State,
    pub(super) states: Vec<State>,
    /// Paragraphs that notes, boxes and headers interrupt.
    pub(super) outer: Vec<(String, String, Option<u8>)>,
    pub(super) in_table: bool,
    pub(super) rows: Rows,
    pub(super) layout: RowLayout,
    pub(super) tables: u32,
    pub(super) fonts: HashMap<i64, SymbolFont>,
    pub(super) font_name: String,
    /// The levels of styles in the outline.
    pub(super) levels: HashMap<i64, u8>,
    pub(super) style: Option<i64>,
    pub(super) style_name: String,
    pub(super) margins: Vec<LeftOut>,
    pub(super) marks: u32,
    pub(super) hidden: usize,
    pub(super) pictures: usize,
    pub(super) comments: usize,
    pub(super) in_hidden: bool,
    /// Whether text of the paragraph is deleted or hidden: if that was all of it, its number goes as well.
    pub(super) is_struck: bool,
    /// Where the paragraph stands that a text box hangs on.
    pub(super) box_place: Option<Place>,
}

impl RtfPrint {
    pub(super) fn open(&mut self) {
        self.states.push(self.state);
    }

    pub(super) fn close(&mut self) {
        let was = self.state.goes;
        self.state = self.states.pop().unwrap_or_default();
        if was == self.state.goes {
            if was == Into::Fonts {
                self.font_name.clear();
            }
            if was == Into::Styles {
                self.style_name.clear();
                self.style = None;
            }
            return;
        }
        match was {
            Into::Note | Into::Box | Into::Header | Into::Footer => self.resume(was),
            Into::Body | Into::ListMark | Into::Fonts | Into::Styles | Into::Nothing => {}
        }
    }

    /// What a group holds is not for all programs.
    pub(super) fn set_apart(&mut self) {
        self.state.goes = Into::Nothing;
    }

    /// Characters as codes and decoded: the former count in fonts of symbols.
    pub(super) fn codes(&mut self, codes: impl Iterator<Item = char>, text: &str) {
        match self.fonts.get(&self.state.font) {
            Some(_) => self.text(&codes.collect::<String>()),
            None => self.text(text),
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        let state = self.state;
        match state.goes {
            Into::Nothing => return,
            Into::Fonts => return self.name_font(text),
            Into::Styles => return self.name_style(text),
            _ if state.is_deleted => {
                self.is_struck = true;
                return;
            }
            _ => {}
        }
        if state.hides {
            self.is_struck = true;
            if !text.trim().is_empty() {
                self.hidden += usize::from(!self.in_hidden);
                self.in_hidden = true;
            }
            return;
        }
        let font = self.fonts.get(&state.font);
        let text = font.map_or_else(|| text.to_owned(), |font| font.text(text));
        self.in_hidden = false;
        match state.goes {
            Into::ListMark => self.label += &text,
            _ => {
                self.put_label(&text);
                self.text += &text;
            }
        }
    }

    /// A word; what ends stands at `place`.
    pub(super) fn word(&mut self, word: &str, number: Option<i64>, place: &Place) {
        let on = number != Some(0);
        match word {
            "listtext" | "pntext" => self.goes(Into::ListMark),
            "fonttbl" => self.goes(Into::Fonts),
            "header" | "headerl" | "headerr" | "headerf" => self.goes(Into::Header),
            "footer" | "footerl" | "footerr" | "footerf" => self.goes(Into::Footer),
            "footnote" => self.goes(Into::Note),
            // A text box lies in a group that older programs pass over.
            "shptxt" => {
                self.box_place = Some(place.clone());
                self.goes(Into::Box);
            }
            "shppict" if self.state.goes == Into::Nothing => {
                let outer = self.states.last().copied().unwrap_or_default();
                self.state.goes = outer.goes;
            }
            "pict" => {
                let is_seen = self.state.goes != Into::Nothing && !self.state.in_margin;
                self.pictures += usize::from(is_seen);
                self.goes(Into::Nothing);
            }
            "annotation" => {
                self.comments += 1;
                self.state.goes = Into::Nothing;
            }
            "stylesheet" => self.goes(Into::Styles),
            "s" if self.state.goes == Into::Styles => self.style = number,
            "s" => self.level = number.and_then(|style| self.levels.get(&style).copied()),
            _ if is_apart(word) => self.goes(Into::Nothing),
            "f" => self.state.font = number.unwrap_or(0),
            "v" => self.state.hides = on,
            "deleted" => self.state.is_deleted = on,
            "plain" => {
                (self.state.hides, self.state.is_deleted) = (false, false);
                self.state.font = -1;
            }
            "chftn" => self.mark(),
            "rquote" => self.text("’"),
            "lquote" => self.text("‘"),
            "rdblquote" => self.text("”"),
            "ldblquote" => self.text("“"),
            "bullet" => self.text("•"),
            _ if matches!(self.state.goes, Into::Nothing | Into::ListMark) => {}
            "outlinelevel" => {
                let level = number.and_then(|level| u8::try_from(level).ok());
                let level = level.filter(|level| *level < 9).map(|level| level + 1);
                match (self.style, level) {
                    (Some(style), Some(level)) if self.state.goes == Into::Styles => {
                        self.levels.insert(style, level);
                    }
                    _ if self.state.goes == Into::Styles => {}
                    _ => self.level = level,
                }
            }
            "par" | "sect" | "page" => self.paragraph(word, place),
            _ => self.table(word, number, place),
        }
    }

    fn table(&mut self, word: &str, number: Option<i64>, place: &Place) {
        match word {
            "pard" => {
                self.in_table = false;
                self.level = None;
            }
            "intbl" => self.in_table = true,
            "trowd" => self.layout = RowLayout::default(),
            "trleft" => self.layout.left = number.unwrap_or(0),
            "clvmrg" => self.layout.next = Tie::Up,
            "clmrg" => self.layout.next = Tie::Left,
            "cellx" => {
                let tie = std::mem::take(&mut self.layout.next);
                self.layout.cells.push((number.unwrap_or(0), tie));
            }
            "cell" if self.state.goes == Into::Body => {
                self.put_label("");
                let text = std::mem::take(&mut self.text).trim().to_owned();
                let (row, column) = self.rows.next();
                let table = self.tables;
                self.rows
                    .cell(text, Place::TableCell { table, row, column });
            }
            "nestcell" | "cell" => self.paragraph(word, place),
            "row" if self.state.goes == Into::Body => self.rows.row(&self.layout),
            _ => {}
        }
    }

    /// Where the text of this group goes; what holds nothing, holds nothing at all.
    fn goes(&mut self, into: Into) {
        let State {
            goes, in_margin, ..
        } = self.state;
        let is_closed = goes == Into::Nothing && (into != Into::Box || in_margin);
        if goes == into || is_closed {
            return;
        }
        self.state.in_margin |= matches!(into, Into::Header | Into::Footer);
        if matches!(into, Into::Note | Into::Box | Into::Header | Into::Footer) {
            let text = std::mem::take(&mut self.text);
            let label = std::mem::take(&mut self.label);
            self.outer.push((text, label, self.level.take()));
        }
        self.state.goes = into;
    }

    /// What interrupted a paragraph ends.
    fn resume(&mut self, was: Into) {
        self.put_label("");
        let text = std::mem::take(&mut self.text);
        let (outer, label, level) = self.outer.pop().unwrap_or_default();
        (self.text, self.label, self.level) = (outer, label, level);
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let block = |place| {
            let text = text.to_owned();
            Block::Paragraph(Paragraph {
                place,
                text,
                level: None,
            })
        };
        match was {
            Into::Header => self.margin(LeftOut::Header(text.into()), text),
            Into::Footer => self.margin(LeftOut::Footer(text.into()), text),
            Into::Note => self.notes.push(block(Place::Note)),
            // In a cell it is a part of the cell.
            _ if self.in_table => {
                for part in ["\n", text, "\n"] {
                    self.text += part;
                }
            }
            _ => {
                let place = self.box_place.take().unwrap_or(Place::Paragraph(0));
                self.blocks.push(block(place));
            }
        }
    }

    fn margin(&mut self, left: LeftOut, text: &str) {
        let says = text.contains(|c: char| c.is_alphabetic() && !"第页共".contains(c));
        if says && self.margins.len() < MARGINS && !self.margins.contains(&left) {
            self.margins.push(left);
        }
    }

    /// The mark of a note: the first time where it is referred to, then in it.
    fn mark(&mut self) {
        self.marks += u32::from(self.state.goes == Into::Body);
        let mark = format!("[{}]", self.marks);
        self.text(&mark);
    }

    fn paragraph(&mut self, word: &str, place: &Place) {
        let State {
            hides, is_deleted, ..
        } = self.state;
        self.in_hidden = false;
        if hides || is_deleted {
            return;
        }
        let is_apart = self.in_table || self.state.goes != Into::Body;
        if is_apart || word == "nestcell" {
            self.put_label("");
            if !self.text.is_empty() {
                self.text.push('\n');
            }
            return;
        }
        if word != "page" || !self.text.trim().is_empty() {
            self.end_paragraph(place);
        }
    }

    fn end_paragraph(&mut self, place: &Place) {
        self.end_table();
        if std::mem::take(&mut self.is_struck) && self.text.trim().is_empty() {
            self.label.clear();
        }
        self.put_label("");
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() {
            self.blocks.push(Block::Paragraph(Paragraph {
                place: place.clone(),
                text,
                level: self.level,
            }));
        }
    }

    fn end_table(&mut self) {
        if !self.rows.is_empty() {
            let rows = std::mem::take(&mut self.rows);
            let table = rows.finish(&self.layout);
            self.blocks.push(Block::Table(table));
            self.tables += 1;
        }
    }

    /// The text ends. Gives what was left out of it.
    pub(super) fn finish(mut self, printed: &mut Printed) -> Vec<LeftOut> {
        self.end_paragraph(&Place::Paragraph(0));
        printed.blocks.append(&mut self.blocks);
        printed.blocks.append(&mut self.notes);
        let counts = [
            (self.comments, LeftOut::Comments(self.comments)),
            (self.hidden, LeftOut::HiddenText(self.hidden)),
            (self.pictures, LeftOut::Pictures(self.pictures)),
        ];
        let counts = counts.into_iter().filter(|(count, _)| *count > 0);
        let margins = self.margins.into_iter();
        margins.chain(counts.map(|(_, left)| left)).collect()
    }
}

/// Whether what a group of this name holds is no text.
fn is_apart(word: &str) -> bool {
    matches!(
        word,
        "colortbl"
            | "info"
            | "listtable"
            | "listoverridetable"
            | "nonshppict"
            | "shprslt"
            | "fldinst"
            | "objdata"
            | "datafield"
            | "atnid"
            | "atnauthor"
            | "xe"
            | "tc"
            | "themedata"
            | "revtbl"
            | "rsidtbl"
            | "bkmkstart"
            | "bkmkend"
            | "nonesttables"
            | "sp"
    )
}
