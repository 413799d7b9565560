//! What may be filled into cells: words that are offered, and a prompt that says what goes there.

use crate::export::cells::escape;

/// Characters of a list that Excel takes, its quotation marks aside.
const LIST: usize = 253;
/// Characters of the title of a prompt, and of its text.
const TITLE: usize = 32;
const TEXT: usize = 255;

/// A prompt at the cells of a range, as XML, with these words to choose from, if they fit into a list.
pub(super) fn prompt(range: &str, (title, text): (&str, &str), words: &[&str]) -> String {
    let joined = words.join(",");
    // Excel takes no comma and no quotation mark in a word.
    let is_offer = !words.is_empty()
        && joined.chars().count() <= LIST
        && !words.iter().any(|word| word.contains([',', '"']));
    let kind = match is_offer {
        true => "type=\"list\" errorStyle=\"warning\" showErrorMessage=\"1\" ",
        false => "",
    };
    let list = match is_offer {
        true => format!("<formula1>\"{}\"</formula1>", escaped(&joined)),
        false => String::new(),
    };
    let start = |text: &str, count| escaped(&text.chars().take(count).collect::<String>());
    format!(
        "<dataValidation {kind}allowBlank=\"1\" showInputMessage=\"1\" promptTitle=\"{}\" prompt=\"{}\" sqref=\"{range}\">{list}</dataValidation>",
        start(title, TITLE),
        start(text, TEXT),
    )
}

/// Words as XML holds them in the value of an attribute.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    escape(text, &mut out);
    out.replace('"', "&quot;")
}
