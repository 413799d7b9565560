//! A block of the body as Markdown that is shown as the plain text it was.

use crate::extract::draft::BodyBlock;
use crate::field::printable;

/// The block as lines, each with its end; nothing where it says nothing.
pub(super) fn written(block: &BodyBlock) -> String {
    match block {
        BodyBlock::Heading(level, text) => heading(*level, text),
        BodyBlock::Paragraph(text) => paragraphs(text),
        BodyBlock::Table(rows) => table(rows),
    }
}

fn heading(level: u8, text: &str) -> String {
    let text = one_line(text);
    if text.is_empty() {
        return String::new();
    }
    let marks = "#".repeat(usize::from(level.clamp(2, 6)));
    let mut shown = escaped(&text);
    // Marks at the end would count as the heading's own.
    if shown.ends_with('#') {
        shown.insert(shown.len() - 1, '\\');
    }
    format!("{marks} {shown}\n")
}

/// A paragraph a line.
fn paragraphs(text: &str) -> String {
    let text = printable(text);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines: Vec<String> = lines.map(|line| format!("{}\n", at_start(line))).collect();
    lines.join("\n")
}

fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    if columns == 0 {
        return String::new();
    }
    let mut out = String::new();
    for (number, row) in rows.iter().enumerate() {
        for column in 0..columns {
            let cell = row.get(column).map_or(String::new(), |cell| one_line(cell));
            out.push_str("| ");
            out.push_str(&escaped(&cell).replace('|', "\\|"));
            out.push(' ');
        }
        out.push_str("|\n");
        if number == 0 {
            out.push_str(&"| --- ".repeat(columns));
            out.push_str("|\n");
        }
    }
    out
}

/// A text on one line.
fn one_line(text: &str) -> String {
    let lines = printable(text);
    let words: Vec<&str> = lines.split(['\n', '\t']).map(str::trim).collect();
    words.join(" ").trim().to_owned()
}

/// A line that begins a paragraph.
fn at_start(line: &str) -> String {
    let text = escaped(line);
    let begins_block = match line.as_bytes().first() {
        Some(b'#' | b'>') => true,
        Some(b'-' | b'+') => {
            line[1..].is_empty() || line[1..].starts_with(|c: char| c.is_whitespace() || c == '-')
        }
        _ => false,
    };
    if begins_block {
        return format!("\\{text}");
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let mark = line.as_bytes().get(digits);
    let after = line.get(digits + 1..).unwrap_or("");
    let numbers_item = (1..=9).contains(&digits)
        && matches!(mark, Some(b'.' | b')'))
        && (after.is_empty() || after.starts_with(char::is_whitespace));
    match numbers_item {
        true => format!("{}\\{}", &text[..digits], &text[digits..]),
        false => text,
    }
}

/// A text with a backslash before each sign that Markdown would take.
fn escaped(text: &str) -> String {
    let tildes = text.matches('~').count();
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = None;
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let next = rest.clone().next();
        let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let is_mark = match c {
            '\\' | '`' | '*' | '[' => true,
            '_' => !(is_letter(before) && is_letter(next)),
            '~' => tildes > 1,
            '<' => next.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
            '&' => next.is_some_and(|c| c.is_ascii_alphanumeric() || c == '#'),
            _ => false,
        };
        if is_mark {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    out
}
