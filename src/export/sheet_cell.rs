//! A cell of a sheet: where it is, and the words in it.

use super::xml::is_forbidden;
use std::fmt::Write;

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

/// A cell of words. What begins with `=` is words here too, and needs no mark.
pub(super) fn words(place: &str, style: usize, text: &str, out: &mut String) {
    let _ = write!(
        out,
        "<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
    );
    escape(text, out);
    out.push_str("</t></is></c>");
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars().filter(|c| !is_forbidden(*c)).take(LONGEST) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' => out.push_str("&#13;"),
            c => out.push(c),
        }
    }
}
