//! The text of one page of a PDF, as its content shows it.
//!
//! Takes a page; gives its text and how much it was to read. Fonts are read once for all pages, and a
//! page stops where its text is longer than all that is kept of a file.

use super::limit;
use super::pdf_fonts::{Fonts, TooMuch};
use lopdf::content::Content;
use lopdf::{Document, Encoding, Error, Object, ObjectId};

/// What a font takes of a page's budget: it is looked up by its name.
const FONT: usize = 128;

/// Bytes of one string of a page: the most that the standard allows. Each may become 256 characters.
const STRING: usize = 32_767;

/// What a page says.
#[derive(Default)]
pub(super) struct PdfPageText {
    /// Its text; empty where the page is damaged.
    pub(super) text: String,
    /// Bytes that were looked at for it.
    pub(super) work: usize,
}

/// Reads a page whose content unpacks to `most` bytes at most.
pub(super) fn read<'a>(
    document: &'a Document,
    fonts: &mut Fonts<'a>,
    page: ObjectId,
    most: usize,
) -> Result<PdfPageText, TooMuch> {
    let Ok(names) = document.get_page_fonts(page) else {
        return Ok(PdfPageText::default());
    };
    let content = match document.get_page_content_with_limit(page, most) {
        Ok(content) => content,
        Err(Error::Decompress(_)) => return Err(TooMuch),
        Err(_) => return Ok(PdfPageText::default()),
    };
    let mut page = PdfPageText {
        text: String::new(),
        work: content.len() + names.len() * FONT,
    };
    let Ok(content) = Content::decode(&content) else {
        return Ok(page);
    };
    let mut encoding = None;
    // Where the text of the present font begins.
    let mut start = 0;
    for operation in &content.operations {
        let operands = operation.operands.as_slice();
        match (operation.operator.as_str(), operands) {
            ("Tf", []) => {
                page.text.clear();
                return Ok(page);
            }
            ("Tf", [name, ..]) => {
                let font = name.as_name().ok().and_then(|name| names.get(name));
                encoding = match font {
                    Some(font) => fonts.encoding(font)?,
                    None => None,
                };
                start = page.text.len();
            }
            ("Tj" | "TJ", shown) => show(&mut page.text, encoding, shown)?,
            ("'", shown) if encoding.is_some() => {
                end_line(&mut page.text, start);
                show(&mut page.text, encoding, shown)?;
            }
            ("\"", shown) if encoding.is_some() => {
                end_line(&mut page.text, start);
                show(&mut page.text, encoding, shown.get(2..3).unwrap_or(&[]))?;
            }
            ("T*" | "ET", _) => end_line(&mut page.text, start),
            _ => {}
        }
        if page.text.len() > limit::TEXT {
            break;
        }
    }
    Ok(page)
}

fn end_line(text: &mut String, start: usize) {
    if !text[start..].ends_with('\n') {
        text.push('\n');
    }
}

/// Adds what operands show, up to a string that the encoding does not know.
fn show(
    text: &mut String,
    encoding: Option<&Encoding<'_>>,
    operands: &[Object],
) -> Result<(), TooMuch> {
    let Some(encoding) = encoding else {
        return Ok(());
    };
    if operands.iter().any(is_long) {
        return Err(TooMuch);
    }
    // What came before the string stays.
    let _ = add(text, encoding, operands);
    Ok(())
}

fn is_long(operand: &Object) -> bool {
    match operand {
        Object::String(bytes, _) => bytes.len() > STRING,
        Object::Array(parts) => parts.iter().any(is_long),
        _ => false,
    }
}

fn add(text: &mut String, encoding: &Encoding<'_>, operands: &[Object]) -> lopdf::Result<()> {
    for operand in operands {
        match operand {
            Object::String(bytes, _) => encoding.write_to_string(bytes, text)?,
            Object::Array(parts) => {
                add(text, encoding, parts)?;
                text.push(' ');
            }
            Object::Integer(space) if *space < -100 => text.push(' '),
            _ => {}
        }
    }
    Ok(())
}
