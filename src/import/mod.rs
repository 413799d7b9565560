//! Files of other programs, read as text: what an attachment says, and what it carries besides.
//!
//! Takes a path and bytes; gives a [`Foreign`]: texts with named places, what the file does not show
//! at once, what does something where it is opened, and what could not be read. Files within the file are
//! read after it, each like the file itself. Pure and total: any bytes give a value, within the bounds
//! of [`limit`]; what lies beyond them is said, never waited for.

extern crate self as import;
use mingbai_parse as parse;
use mingbai_source as source;
use mingbai_text as text;

mod active;
mod archive;
mod base64;
mod biff;
mod cfb;
mod chain;
mod crossing;
mod dbf;
mod delimited;
mod docx;
mod element;
mod encodings;
mod field_code;
mod fixed_page;
mod flow;
mod foreign;
mod formula;
mod inflate;
mod intake;
mod json;
mod kind;

mod left_out;
mod legacy;
pub mod limit;
mod list;
mod list_mark;
mod marked;
mod markup;
mod metafile;
mod mime;
mod number_format;
mod numerals;
mod old_slides;
mod old_text;
mod open_text;
mod package;
mod parted;
mod pdf;
mod picture;
mod picture_share;
mod place;
mod plain;
mod printed;
mod printed_numbers;
mod properties;
mod property;
mod relations;
mod revisions;
mod rtf;
mod runs;
mod scattered;
mod sheet;
mod sheet_markup;
mod sheet_value;
mod spelled;
mod strings;
mod struck;
mod styles;
mod summary;
mod symbol_font;
mod web;
mod web_picture;
mod written;
mod xlsb;
mod xlsx;
mod xml;

pub use crossing::crossed;
pub use foreign::{Active, Extra, Foreign, Gap};
pub use left_out::LeftOut;
pub use place::Place;
pub use printed::{Block, Paragraph, Printed, Table, TableCell};
pub use property::Property;
pub use web_picture::WebPicture;

use crate::source::SourcePath;
use active::Web;
use flow::Stand;
use intake::{Embedded, Nature};
use kind::FileKind;
use std::sync::Arc;

/// Reads what the bytes of an attachment say. What it is, is told by its bytes; where these say nothing, by
/// its name.
pub fn read(path: &SourcePath, bytes: &[u8]) -> Foreign {
    read_into(Foreign::default(), path, bytes)
}

/// The same, and keeps what the file shows on paper ([`Foreign::printed`]).
pub fn read_printed(path: &SourcePath, bytes: &[u8]) -> Foreign {
    let printed = Some(Printed::default());
    let foreign = Foreign {
        printed,
        ..Foreign::default()
    };
    read_into(foreign, path, bytes)
}

fn read_into(mut foreign: Foreign, path: &SourcePath, bytes: &[u8]) -> Foreign {
    // An underscore is part of a word.
    foreign.push(Place::FileName, &path.file_name().replace('_', " "));
    if bytes.len() as u64 > limit::FILE {
        foreign.gap(Gap::Limit("的大小"));
    } else {
        read_file(path.file_name(), Nature::File, bytes, &mut foreign);
        read_embedded(&mut foreign);
        if foreign.intake.prints_more_digits && foreign.printed.is_none() {
            push_printed(path, bytes, &mut foreign);
        }
    }
    foreign.finish();
    let pieces = std::mem::take(&mut foreign.pieces);
    for piece in &pieces {
        active::text(&piece.text, &mut foreign);
    }
    foreign.pieces = pieces;
    foreign
}

/// Adds the numbers that a file only prints: a format may write the first digits before each value, a list
/// before each paragraph.
fn push_printed(path: &SourcePath, bytes: &[u8], foreign: &mut Foreign) {
    let printed = read_printed(path, bytes).printed.unwrap_or_default();
    printed_numbers::push(&printed, foreign);
}

/// Reads the files within the file, and those within them.
fn read_embedded(foreign: &mut Foreign) {
    while let Some(Embedded {
        name,
        depth,
        nature,
        document,
        bytes,
    }) = foreign.intake.embedded.pop()
    {
        foreign.intake.inside = Some(Arc::from(format!("内嵌文件“{name}”")));
        foreign.intake.depth = depth;
        match nature {
            Nature::File => foreign.intake.begin_document(),
            Nature::Part => foreign.intake.document = document,
        }
        foreign.intake.name = Some(Arc::clone(&name));
        read_file(&name, nature, &bytes, foreign);
    }
    foreign.intake.inside = None;
}

fn read_file(name: &str, nature: Nature, bytes: &[u8], foreign: &mut Foreign) {
    if bytes.is_empty() {
        return;
    }
    active::file(name, bytes, foreign);
    let kind = kind::of(name, bytes);
    match kind {
        FileKind::Package => package::read(bytes, foreign),
        FileKind::Container => legacy::read(bytes, foreign),
        FileKind::Pdf => read_pdf(name, bytes, foreign),
        FileKind::Rtf => rtf::read(bytes, foreign),
        FileKind::Picture => {
            match nature {
                Nature::File => foreign.gap(Gap::Picture),
                // What a program shows of a file before it is opened is no part of the document.
                Nature::Part if name.to_ascii_lowercase().contains("thumbnail") => {}
                Nature::Part => foreign
                    .intake
                    .share()
                    .see(picture::dots(bytes), bytes.len()),
            }
            active::page_within(bytes, foreign);
            picture::read(bytes, foreign);
            embed_archive_behind(name, bytes, foreign);
        }
        FileKind::Gzip => {
            foreign.push_aside(&Place::Hidden, &inflate::name_in_gzip(bytes));
            let inner = inflate::gunzipped(bytes, foreign);
            let name = name.trim_end_matches(".gz");
            match nature {
                Nature::File => foreign.embed(name, inner),
                Nature::Part => foreign.embed_part(name, inner),
            }
        }
        FileKind::ActiveMime => {
            let packed = bytes.get(kind::ACTIVE_MIME..).unwrap_or_default();
            let inner = inflate::inflated(packed, foreign);
            foreign.embed_part(name, inner);
        }
        FileKind::Sealed => foreign.gap(Gap::Unknown),
        FileKind::Other if dbf::read(bytes, foreign) => {}
        FileKind::Other => match plain::text(bytes, foreign) {
            Some(text) => read_text(name, nature, (bytes, &text), foreign),
            None => {
                runs::read(bytes, &Place::Hidden, foreign);
                if metafile::is_metafile(bytes) {
                    metafile::read(bytes, foreign);
                }
                if nature == Nature::File {
                    foreign.gap(kind::gap(name));
                }
            }
        },
    }
}

/// Reads a PDF, and what stands before and behind it.
fn read_pdf(name: &str, bytes: &[u8], foreign: &mut Foreign) {
    let (before, behind) = pdf::around(bytes);
    active::page_within(before, foreign);
    active::page_within(behind, foreign);
    embed_archive_behind(name, bytes, foreign);
    pdf::read(bytes, foreign);
}

/// Has an archive read that stands behind a picture or a PDF, as programs for archives find it there.
fn embed_archive_behind(name: &str, bytes: &[u8], foreign: &mut Foreign) {
    /// How far from its end the last record of an archive may begin, which is 22 bytes and a remark.
    const TAIL: usize = 22 + u16::MAX as usize;
    let tail = bytes.len().saturating_sub(TAIL);
    let ends = memchr::memmem::find(&bytes[tail..], b"PK\x05\x06").is_some();
    let start = memchr::memmem::find(bytes, b"PK\x03\x04");
    if let Some(start) = start.filter(|_| ends) {
        foreign.embed(name, bytes[start..].to_vec());
    }
}

/// Reads what is a text, whatever it is called.
fn read_text(name: &str, nature: Nature, (bytes, text): (&[u8], &str), foreign: &mut Foreign) {
    let extension = kind::extension(name);
    if mime::is_mime(bytes) {
        mime::read(bytes, foreign);
    } else if kind::is_markup(text) {
        spelled::packed(text, &Place::Hidden, foreign);
        let web = kind::web(text);
        let is_page = matches!(
            extension.as_str(),
            "html" | "htm" | "xhtml" | "xht" | "shtml"
        );
        if kind::has_own_entities(text) {
            foreign.gap(Gap::BrokenInPart);
        }
        if nature == Nature::File && kind::is_drawing_of_pictures(text) {
            foreign.gap(Gap::Picture);
        }
        if !foreign.prints() {
            marked::read(text, Stand::Body, web, foreign);
        } else if open_text::is_text(text) {
            open_text::read(text, "", web, foreign);
        } else if sheet_markup::is_workbook(text) {
            sheet_markup::read(text, web, foreign);
        } else if web == Web::Shown || is_page {
            web::read(text, web, foreign);
        } else {
            marked::read(text, Stand::Body, web, foreign);
        }
    } else if !kind::is_old_table(text)
        && (matches!(extension.as_str(), "csv" | "tsv") || kind::is_grid(text, &extension))
    {
        delimited::read(text, foreign);
        spelled::read(text, foreign);
    } else {
        plain::read(text, foreign);
        spelled::read(text, foreign);
        written::print(&extension, text, foreign);
        if kind::is_old_table(text) {
            foreign.gap(Gap::Unknown);
        }
        if let Some(gap) = kind::sealed_text(text) {
            foreign.gap(gap);
        }
        if kind::is_not_what_it_says(&extension) && nature == Nature::File {
            foreign.gap(Gap::Broken);
        }
    }
}
