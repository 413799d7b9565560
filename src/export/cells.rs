//! Cells of a sheet as XML.

use super::xml::is_forbidden;
use std::fmt::{Display, Write};

/// Most characters of a cell; spreadsheets hold 32,767.
const LONGEST: usize = 32_000;

/// The name of a cell: `C7`. No table has more columns than there are letters twice over.
pub(super) fn place(column: usize, row: usize) -> String {
    let letter = |at: usize| char::from(b'A' + u8::try_from(at % 26).unwrap_or(0));
    match column / 26 {
        0 => format!("{}{row}", letter(column)),
        before => format!("{}{}{row}", letter(before - 1), letter(column)),
    }
}

/// A cell of a number. Writing to memory cannot fail.
pub(super) fn value(place: &str, style: usize, value: impl Display, out: &mut String) {
    let _ = write!(out, "<c r=\"{place}\" s=\"{style}\"><v>{value}</v></c>");
}

/// A cell of words. What begins with `=` is words here too, and needs no mark.
pub(super) fn words(place: &str, style: usize, text: &str, out: &mut String) {
    let _ = write!(
        out,
        "<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
    );
    escape(text, out);
    out.push_str("</t></is></c>");
}

/// A cell of a formula, with its value as it is now: no words. Programs work it out where something is filled in.
pub(super) fn formula(place: &str, style: usize, formula: &str, out: &mut String) {
    let _ = write!(out, "<c r=\"{place}\" s=\"{style}\" t=\"str\"><f>");
    escape(formula, out);
    out.push_str("</f><v></v></c>");
}

/// A cell of nothing, which only looks like something.
pub(super) fn blank(place: &str, style: usize, out: &mut String) {
    let _ = write!(out, "<c r=\"{place}\" s=\"{style}\"/>");
}

/// Adds words as XML holds them in elements. Characters that it cannot hold are left out.
pub(super) fn escape(text: &str, out: &mut String) {
    for c in text.chars().filter(|c| !is_forbidden(*c)).take(LONGEST) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
}
