//! Anything that is written in XML or HTML: web pages, OpenDocument, older XML of office programs, OFD,
//! slides, parts of packages that no reader is for, and XML of whatever kind.
//!
//! Every text, value, remark and declaration is taken. Text of elements that only format runs on;
//! that of others is a line of its own. What is a table, a sheet, a row or a cell is told by its name.

use super::active::{self, Web};
use super::base64;
use super::element::{ElementRole, UofRole, hides, interrupts, is_of_lines, role, uof_role};
use super::flow::{Flow, Interrupted, Stand};
use super::foreign::{Extra, Foreign, Gap, SpaceLeft};
use super::intake::is_worth_telling;
use super::limit;
use super::markup::{Ends, Mark, Values, marks};
use super::number_format::adds_digits;
use super::picture_share::millimetres;
use super::place::Place;
use super::scattered::name_of;
use super::sheet::margin;
use std::ops::ControlFlow;
use std::sync::Arc;

/// An element we are in.
struct Level {
    name: u64,
    role: ElementRole,
    /// Whether text stands in it by itself.
    has_text: bool,
    /// Whether its text is a file.
    is_file: bool,
    /// Whether its text is a setting.
    is_setting: bool,
    /// What was written before it of a line that goes on behind it.
    interrupted: Option<Interrupted>,
}

struct Marked<'a> {
    flow: Flow<'a>,
    rest: Place,
    levels: Vec<Level>,
    /// Whether tables are sheets of a workbook.
    in_sheets: bool,
    /// Whether what runs in a browser counts.
    web: Web,
    file: String,
    hidden: usize,
    /// Whether it is a document of UOF, which keeps settings as texts of elements: only some hold words.
    is_uof: bool,
    /// Width and height of the frame we are in, in millimetres; slides are filled by pictures behind their words.
    frame: (f64, f64),
    is_show: bool,
}

/// Reads `text`, which stands here.
pub(super) fn read(text: &str, stand: Stand, web: Web, foreign: &mut Foreign) -> SpaceLeft {
    let flow = Flow::new(foreign, stand);
    let mut marked = Marked {
        rest: flow.place_of_rest(),
        flow,
        levels: Vec::new(),
        in_sheets: false,
        web,
        file: String::new(),
        hidden: 0,
        is_uof: false,
        frame: (0.0, 0.0),
        is_show: false,
    };
    marks(text, &mut |mark| {
        match mark {
            Mark::Open(name, values, ends) => marked.open(name, values, ends),
            Mark::Close(name) => marked.close(marked.role(name)),
            Mark::Text(text) => marked.text(text),
            Mark::Aside(text) => marked.aside(text),
        }
        match marked.flow.space {
            SpaceLeft::Left => ControlFlow::Continue(()),
            SpaceLeft::Full => ControlFlow::Break(()),
        }
    });
    while let Some(level) = marked.levels.pop() {
        if let Some(line) = level.interrupted {
            marked.flow.end_paragraph();
            marked.flow.put_line(line);
        }
    }
    marked.flow.finish();
    marked.flow.foreign.intake.end_values();
    let Marked { flow, hidden, .. } = marked;
    if hidden > 0 {
        flow.foreign.extras.push(Extra::HiddenText(hidden));
    }
    flow.space
}

impl Marked<'_> {
    fn open(&mut self, name: &str, values: Values<'_>, ends: Ends) {
        self.values(name, values);
        let role = self.role(name);
        let number = |name| {
            values
                .get(name)
                .and_then(|value| value.trim().parse::<u32>().ok())
        };
        let goes_on = ends == Ends::Later && interrupts(name) && self.levels.len() < limit::DEPTH;
        let interrupted = goes_on.then(|| self.flow.take_line());
        self.special((name, role), values);
        match role {
            ElementRole::Line => self.flow.end_paragraph(),
            ElementRole::Table
                if self.in_sheets && name == "table" && values.get("name").is_some() =>
            {
                self.sheet(values.get("name").as_deref());
                self.flow.open_table(self.last_sheet());
            }
            ElementRole::Table => self
                .flow
                .open_table(self.last_sheet().filter(|_| self.in_sheets)),
            ElementRole::Row => {
                let index = number("Index").map(|index| index.saturating_sub(1));
                self.flow
                    .open_row(index, number("number-rows-repeated").unwrap_or(1));
            }
            ElementRole::Cell => {
                let index = number("Index").map(|index| index.saturating_sub(1));
                let width = number("number-columns-repeated").or(number("colspan"));
                self.flow.open_cell(index, width.unwrap_or(1));
                if number("number-columns-repeated").is_some() {
                    self.flow.repeat_cell();
                }
            }
            ElementRole::Inline | ElementRole::Other => {}
        }
        let is_void = matches!(
            name,
            "br" | "img" | "meta" | "link" | "input" | "hr" | "col"
        );
        if ends == Ends::Here || is_void {
            self.end(role);
        } else if self.levels.len() < limit::DEPTH {
            self.levels.push(Level {
                name: name_of(name, ""),
                role,
                has_text: false,
                is_file: matches!(name, "binarydata" | "binary-data" | "bindata"),
                is_setting: self.is_uof && uof_role(name) != Some(UofRole::Words),
                interrupted,
            });
        }
    }

    /// What an element is besides its place in the text.
    fn special(&mut self, (name, role): (&str, ElementRole), values: Values<'_>) {
        match name {
            "spreadsheet" => self.in_sheets = true,
            "worksheet" if values.get("Name").is_some() => {
                self.sheet(values.get("Name").as_deref())
            }
            "tab" | "s" if role == ElementRole::Inline || name == "tab" => self.space(name, values),
            "line-break" | "br" | "cr" => self.flow.add("\n"),
            "uof" => self.is_uof = true,
            "presentation" => self.is_show = true,
            // What sheets print around themselves, and how they print numbers.
            "header" | "footer" if self.in_sheets => {
                let text = margin(&values.get("Data").unwrap_or_default());
                for line in text.lines() {
                    self.flow.foreign.push_aside(&self.rest, line);
                }
            }
            "numberformat" => {
                let code = values.get("Format").unwrap_or_default();
                self.flow.foreign.intake.formats_add_digits |= adds_digits(&code);
            }
            "frame" => {
                let length = |name| values.get(name).map_or(0.0, |length| millimetres(&length));
                self.frame = (length("width"), length("height"));
            }
            "image" if self.flow.is_body() && !self.is_show => {
                let (width, height) = self.frame;
                self.flow.foreign.intake.share().shows(width, height);
            }
            // What fixed pages show.
            "glyphs" => {
                let text = values.get("UnicodeString").unwrap_or_default();
                if text.trim().is_empty() && values.get("Indices").is_some() {
                    self.flow.foreign.gap(Gap::UnknownLetters(Vec::new()));
                }
                self.flow.end_paragraph();
                self.flow.add(&text);
                self.flow.end_paragraph();
            }
            _ if self.is_uof && uof_role(name) == Some(UofRole::Break) => self.flow.add("\n"),
            _ => {}
        }
    }

    fn role(&self, name: &str) -> ElementRole {
        match uof_role(name).filter(|_| self.is_uof) {
            Some(UofRole::Role(role)) => role,
            Some(UofRole::Words | UofRole::Break) => ElementRole::Inline,
            None => role(name),
        }
    }

    /// A sheet of a workbook begins.
    fn sheet(&mut self, name: Option<&str>) {
        self.in_sheets = true;
        let number = u32::try_from(self.flow.foreign.sheets.len()).unwrap_or(u32::MAX);
        let name = name.unwrap_or_default();
        self.flow.foreign.sheets.push(name.into());
        self.flow.foreign.push(Place::SheetName(number), name);
    }

    fn last_sheet(&self) -> Option<u32> {
        let count = self.flow.foreign.sheets.len();
        count
            .checked_sub(1)
            .and_then(|last| u32::try_from(last).ok())
    }

    fn space(&mut self, name: &str, values: Values<'_>) {
        let count = values
            .get("c")
            .and_then(|count| count.parse::<usize>().ok());
        match name {
            "tab" => self.flow.add("\t"),
            // Only in OpenDocument is this element a space.
            _ if values.raw().contains(":c=") => {
                self.flow.add(&" ".repeat(count.unwrap_or(1).min(8)))
            }
            _ => {}
        }
    }

    fn values(&mut self, name: &str, values: Values<'_>) {
        active::element(name, values, self.web, self.flow.foreign);
        let raw = values.raw();
        if raw.len() < 6 {
            return;
        }
        let is_part = matches!(self.rest, Place::Part(_));
        self.hidden += usize::from(!is_part && (name == "hidden-text" || hides(values)));
        let may_say = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'X' | b'x' | b'&');
        if raw.bytes().any(may_say) {
            for (own, value) in values.each() {
                let name = name_of(name, own);
                self.flow.foreign.intake.see_value(name, &self.rest, &value);
            }
        }
        if !is_worth_telling(raw) && !raw.contains('&') && !raw.contains("ata:") {
            return;
        }
        for (own, value) in values.each() {
            // Lines of drawings: numbers that nobody reads.
            if is_of_lines(own, &value) {
                continue;
            }
            if let Some(file) = base64::of_address(&value) {
                self.flow.foreign.embed_part("嵌入的数据", file);
            } else {
                self.flow.foreign.push_aside(&self.rest, &value);
            }
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(level) = self.levels.last_mut() {
            if level.is_file {
                self.file += text;
                return;
            }
            // What is in tables or runs on is put together where it stands.
            if level.role == ElementRole::Other && !self.flow.is_in_table() {
                let intake = &mut self.flow.foreign.intake;
                intake.see_value(level.name, &self.rest, text);
            }
            if level.is_setting {
                self.flow.foreign.push_aside(&self.rest, text);
                return;
            }
            if text.trim().is_empty() {
                if !self.flow.text.is_empty() {
                    self.flow.add(" ");
                }
                return;
            }
            if level.role == ElementRole::Other && !level.has_text {
                level.has_text = true;
                self.flow.end_paragraph();
            }
        }
        match text.contains(['\n', '\r']) {
            true => {
                let joined: Vec<&str> = text.split_whitespace().collect();
                let ends = [
                    text.starts_with(char::is_whitespace),
                    text.ends_with(char::is_whitespace),
                ];
                let [before, after] = ends.map(|space| if space { " " } else { "" });
                self.flow
                    .add(&format!("{before}{}{after}", joined.join(" ")));
            }
            false => self.flow.add(text),
        }
    }

    fn aside(&mut self, text: &str) {
        active::aside(text, self.web, self.flow.foreign);
        for line in text.lines() {
            self.flow.foreign.push_aside(&self.rest, line);
        }
    }

    fn close(&mut self, role: ElementRole) {
        let mut interrupted = None;
        if let Some(level) = self.levels.pop() {
            interrupted = level.interrupted;
            if level.is_file {
                let file = std::mem::take(&mut self.file);
                if let Some(bytes) = base64::decoded(&file) {
                    self.flow.foreign.embed_part("嵌入的数据", bytes);
                }
            }
            if level.has_text {
                self.flow.end_paragraph();
            }
        }
        self.end(role);
        if let Some(line) = interrupted {
            self.flow.end_paragraph();
            self.flow.put_line(line);
        }
    }

    fn end(&mut self, role: ElementRole) {
        match role {
            ElementRole::Line => self.flow.end_paragraph(),
            ElementRole::Table => self.flow.close_table(),
            ElementRole::Row => self.flow.close_row(),
            ElementRole::Cell => self.flow.close_cell(),
            ElementRole::Inline | ElementRole::Other => {}
        }
    }
}

/// The place of a part of a package.
pub(super) fn part(name: &str) -> Stand {
    Stand::Part(Arc::from(name))
}
