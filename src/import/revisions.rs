//! Tracked changes and fields in XML of office programs: OpenDocument, the XML of Word 2003 and flat packages of newer
//! ones, UOF. Words that are struck out and codes of fields stand beside the line, and what fields print joins it.

use super::field_code::{FieldCode, shown};
use super::flow::Flow;
use super::limit;
use super::markup::{Mark, Values, marks};
use super::place::Place;
use super::struck::StruckWords;
use std::collections::HashMap;
use std::ops::ControlFlow;

/// Bytes of deleted words that are kept.
const DELETED: usize = 1 << 20;

/// What text in an element is to its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TrackedText {
    Struck,
    Added,
    Code,
    /// Deleted words that are kept apart from their line, and who deleted them when.
    Deletion,
    Editor,
}

/// What is known of changes and fields while a text streams by.
#[derive(Default)]
pub(super) struct Revisions {
    struck: StruckWords,
    /// The elements we are in whose text is not simply that of the line, innermost last.
    tracked: Vec<TrackedText>,
    fields: Vec<FieldCode>,
    /// Deleted words by the mark of their place, and how many bytes they are.
    deletions: HashMap<String, String>,
    size: usize,
    region: String,
}

impl Revisions {
    /// An element begins. Gives what text in it is, if it is not simply that of the line.
    pub(super) fn open(
        &mut self,
        name: &str,
        values: Values<'_>,
        flow: &mut Flow<'_>,
    ) -> Option<TrackedText> {
        let value = |name| values.get(name).unwrap_or_default();
        match name {
            "deltext" | "delinstrtext" | "del" | "movefrom" => return Some(TrackedText::Struck),
            "ins" | "moveto" => return Some(TrackedText::Added),
            "annotation" => return of_annotation(&value("type")),
            "instrtext" | "域代码" => return Some(TrackedText::Code),
            "deletion" => {
                self.deletions.entry(self.region.clone()).or_default();
                return Some(TrackedText::Deletion);
            }
            "change-info" => return Some(TrackedText::Editor),
            "changed-region" => self.region = value("id").into_owned(),
            "change" => {
                let deleted = self.deletions.get(&*value("change-id"));
                self.struck.recall(deleted.map_or("", |deleted| deleted));
            }
            // Flat files have deleted words where they were.
            "change-start" | "change-end" => {
                let tracked = match self.deletions.contains_key(&*value("change-id")) {
                    true => TrackedText::Struck,
                    false => TrackedText::Added,
                };
                match name {
                    "change-start" => self.enter(tracked),
                    _ => self.leave(tracked),
                }
            }
            "修订开始" => self.enter(of_uof(&value("类型"))),
            "修订结束" => _ = self.tracked.pop(),
            "域开始" => self.begin_field(),
            "域结束" => self.end_field(flow),
            "fldchar" => match &*value("fldCharType") {
                "begin" => self.begin_field(),
                "separate" => self.separate(flow),
                _ => self.end_field(flow),
            },
            _ => {}
        }
        None
    }

    /// Text in an element is such from here on.
    pub(super) fn enter(&mut self, tracked: TrackedText) {
        if self.tracked.len() < limit::DEPTH {
            self.tracked.push(tracked);
        }
    }

    /// It is no more.
    pub(super) fn leave(&mut self, tracked: TrackedText) {
        if let Some(at) = self.tracked.iter().rposition(|own| *own == tracked) {
            self.tracked.remove(at);
        }
    }

    /// Whether what follows is the code of a field.
    pub(super) fn is_code(&self) -> bool {
        self.tracked.contains(&TrackedText::Code) && !self.fields.is_empty()
    }

    /// Takes text of a line. Says whether it joins the line.
    pub(super) fn joins(&mut self, text: &str) -> bool {
        match self.tracked.last() {
            _ if self.is_code() => {
                if let Some(field) = self.fields.last_mut() {
                    field.text += text;
                }
                return false;
            }
            Some(TrackedText::Struck) => {
                self.struck.strike(text);
                return false;
            }
            Some(TrackedText::Deletion) if self.size + text.len() <= DELETED => {
                self.size += text.len();
                *self.deletions.entry(self.region.clone()).or_default() += text;
            }
            Some(TrackedText::Added) => self.struck.put_in(),
            None => self.struck.keep(text),
            Some(_) => {}
        }
        true
    }

    fn begin_field(&mut self) {
        if self.fields.len() < limit::DEPTH {
            self.fields.push(FieldCode::default());
        }
    }

    fn separate(&mut self, flow: &Flow<'_>) {
        if let Some(field) = self.fields.last_mut() {
            field.result = Some(flow.text.len());
        }
    }

    fn end_field(&mut self, flow: &mut Flow<'_>) {
        let Some(field) = self.fields.pop() else {
            return;
        };
        if let Some(shown) = field.shown(flow.text.len()) {
            flow.add(&shown);
        }
        let place = flow.here();
        flow.foreign.push_aside(&place, &field.text);
    }

    /// A line ends.
    pub(super) fn end_line(&mut self, flow: &mut Flow<'_>) {
        let place = Place::Deleted(flow.paragraphs);
        self.struck.end(place, flow.foreign);
    }
}

/// What an annotation of the XML of Word 2003 says of the text in it.
fn of_annotation(kind: &str) -> Option<TrackedText> {
    match kind {
        "Word.Deletion" => Some(TrackedText::Struck),
        "Word.Insertion" => Some(TrackedText::Added),
        _ => None,
    }
}

/// What a change of UOF is to the text behind its mark.
fn of_uof(kind: &str) -> TrackedText {
    match kind {
        "delete" => TrackedText::Struck,
        _ => TrackedText::Added,
    }
}

/// What a remark of a web page prints that holds a field as Word writes it.
pub(super) fn field_in_remark(remark: &str) -> Option<String> {
    let marked = remark.trim_start().strip_prefix("[if supportFields]>")?;
    let mut code = String::new();
    marks(marked, &mut |mark| {
        if let Mark::Text(text) = mark {
            code += text;
        }
        ControlFlow::Continue(())
    });
    shown(&code)
}
