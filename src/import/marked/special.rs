//! What elements are besides their place in the text, and what their values say.

use super::Marked;
use crate::import::active;
use crate::import::base64;
use crate::import::element::{ElementRole, UofRole, has_reading, hides, is_of_lines, uof_role};
use crate::import::foreign::Gap;
use crate::import::formula;
use crate::import::intake::is_worth_telling;
use crate::import::markup::Values;
use crate::import::number_format::adds_digits;
use crate::import::picture_share::millimetres;
use crate::import::place::Place;
use crate::import::scattered::name_of;
use crate::import::sheet::margin;

/// Whether what a list writes before its paragraphs, or counts from, has so many digits that a number may begin in it.
/// `%1` stands for what was counted.
fn labels(value: &str) -> bool {
    const FEWEST: usize = 3;
    let counted = value.matches('%').count();
    value.bytes().filter(u8::is_ascii_digit).count() >= FEWEST + counted
}

impl Marked<'_> {
    /// What an element is besides its place in the text.
    pub(super) fn special(&mut self, (name, role): (&str, ElementRole), values: Values<'_>) {
        match name {
            "spreadsheet" => self.in_sheets = true,
            "worksheet" if values.get("Name").is_some() => {
                self.sheet(values.get("Name").as_deref())
            }
            "tab" | "s" if role == ElementRole::Inline || name == "tab" => self.space(name, values),
            "line-break" | "br" | "cr" => self.flow.add("\n"),
            "uof" => self.is_uof = true,
            "句属性" => {
                let style = values.get("式样引用").unwrap_or_default();
                self.has_reading = has_reading(&style);
            }
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
                self.flow.foreign.intake.prints_more_digits |= adds_digits(&code);
            }
            "lvltext" | "start" => {
                self.flow.foreign.intake.prints_more_digits |=
                    values.get("val").is_some_and(|value| labels(&value));
            }
            "list-level-style-number" => {
                let said = ["num-prefix", "num-suffix", "start-value"];
                self.flow.foreign.intake.prints_more_digits |= said
                    .iter()
                    .any(|name| values.get(name).is_some_and(|value| labels(&value)));
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

    /// Tells the values of an element.
    pub(super) fn values(&mut self, name: &str, values: Values<'_>) {
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
            if own
                .rsplit(':')
                .next()
                .is_some_and(|own| own.eq_ignore_ascii_case("formula"))
            {
                self.flow
                    .foreign
                    .push_made(&self.rest, &formula::of_text(&value));
            }
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
}
