//! Anything that is written in XML or HTML: web pages, OpenDocument, older XML of office programs, OFD,
//! slides, parts of packages that no reader is for, and XML of whatever kind.
//!
//! Every text, value, remark and declaration is taken. Text of elements that only format runs on;
//! that of others is a line of its own. What is a table, a sheet, a row or a cell is told by its name.

mod special;

use super::active::{self, Web};
use super::base64;
use super::element::{ElementRole, UofRole, interrupts, parted_from_reading, role, uof_role};
use super::flow::{Flow, Interrupted, Stand};
use super::foreign::{Extra, Foreign, SpaceLeft};
use super::formula;
use super::limit;
use super::markup::{Ends, Mark, Values, marks};
use super::place::Place;
use super::revisions::{Revisions, TrackedText, field_in_remark};
use super::scattered::name_of;
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
    /// Whether its text is a formula.
    is_formula: bool,
    /// What was written before it of a line that goes on behind it.
    interrupted: Option<Interrupted>,
    /// What text in it is, if it is not simply that of the line.
    tracked: Option<TrackedText>,
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
    /// Whether the run of UOF we are in ends with how its words are read.
    has_reading: bool,
    revisions: Revisions,
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
        has_reading: false,
        revisions: Revisions::default(),
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
    marked.revisions.end_line(&mut marked.flow);
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
        let tracked = self.revisions.open(name, values, &mut self.flow);
        let role = match tracked {
            Some(TrackedText::Struck | TrackedText::Added) => ElementRole::Inline,
            _ => self.role(name),
        };
        let number = |name| {
            values
                .get(name)
                .and_then(|value| value.trim().parse::<u32>().ok())
        };
        let may_go_on = ends == Ends::Later && self.levels.len() < limit::DEPTH;
        let goes_on = may_go_on && tracked.is_none() && interrupts(name);
        let interrupted = goes_on.then(|| self.flow.take_line());
        self.special((name, role), values);
        match role {
            ElementRole::Line => self.end_line(),
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
            self.enter((name, role), interrupted, tracked);
        }
    }

    /// We are in an element from here on.
    fn enter(
        &mut self,
        (name, role): (&str, ElementRole),
        interrupted: Option<Interrupted>,
        tracked: Option<TrackedText>,
    ) {
        if let Some(tracked) = tracked {
            self.revisions.enter(tracked);
        }
        self.levels.push(Level {
            name: name_of(name, ""),
            role,
            has_text: false,
            is_file: matches!(name, "binarydata" | "binary-data" | "bindata"),
            is_formula: matches!(name, "definedname" | "formula" | "公式"),
            is_setting: self.is_uof && uof_role(name) != Some(UofRole::Words),
            interrupted,
            tracked,
        });
    }

    fn role(&self, name: &str) -> ElementRole {
        if self.revisions.is_code() {
            return ElementRole::Inline;
        }
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

    fn text(&mut self, text: &str) {
        let (text, reading) = match self.has_reading {
            true => parted_from_reading(text),
            false => (text, ""),
        };
        self.flow.foreign.push_aside(&self.rest, reading);
        if let Some(level) = self.levels.last_mut() {
            if level.is_file {
                self.file += text;
                return;
            }
            if level.is_formula {
                let made = formula::of_text(text);
                self.flow.foreign.push_made(&self.rest, &made);
            }
            if !level.is_setting && !self.revisions.joins(text) {
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
        if let Some(shown) = field_in_remark(text) {
            self.flow.add(&shown);
        }
        for line in text.lines() {
            self.flow.foreign.push_aside(&self.rest, line);
        }
    }

    fn close(&mut self, mut role: ElementRole) {
        let mut interrupted = None;
        if let Some(level) = self.levels.pop() {
            interrupted = level.interrupted;
            if let Some(tracked) = level.tracked {
                self.revisions.leave(tracked);
                role = level.role;
            }
            if level.is_file {
                let file = std::mem::take(&mut self.file);
                if let Some(bytes) = base64::decoded(&file) {
                    self.flow.foreign.embed_part("嵌入的数据", bytes);
                }
            }
            if level.has_text {
                self.end_line();
            }
        }
        self.end(role);
        if let Some(line) = interrupted {
            self.flow.end_paragraph();
            self.flow.put_line(line);
        }
    }

    fn end_line(&mut self) {
        self.revisions.end_line(&mut self.flow);
        self.flow.end_paragraph();
    }

    fn end(&mut self, role: ElementRole) {
        match role {
            ElementRole::Line => self.end_line(),
            ElementRole::Table => self.flow.close_table(),
            ElementRole::Row => self.flow.close_row(),
            ElementRole::Cell => {
                self.revisions.end_line(&mut self.flow);
                self.flow.close_cell();
            }
            ElementRole::Inline | ElementRole::Other => {}
        }
    }
}

/// The place of a part of a package.
pub(super) fn part(name: &str) -> Stand {
    Stand::Part(Arc::from(name))
}
