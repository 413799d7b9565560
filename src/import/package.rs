//! Packed files (ZIP): told by what lies in them. Whatever no reader of a format takes is read as well, part
//! by part: texts and values of XML, names of files, files of any kind.

use super::active::Web;
use super::archive::{Archive, into_text};
use super::flow::Stand;
use super::foreign::{Active, Extra, Foreign, Gap, SpaceLeft};
use super::intake::is_worth_telling;
use super::marked;
use super::number_format::adds_digits;
use super::place::Place;
use super::{
    docx, fixed_page, kind, open_text, properties, runs, sheet_markup, spelled, xlsb, xlsx,
};
use std::collections::BTreeMap;

/// What the package is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Workbook,
    /// A workbook of records.
    BinaryWorkbook,
    Text,
    Slides,
    /// OpenDocument.
    Open,
    /// OFD: the pages of a document, with signatures, fonts and pictures.
    Pages,
    /// A package of an office program without a part that can be read.
    Unknown,
    /// What programs keep of a newer document beside an older one: its theme, layouts and boxes.
    Theme,
    /// Files put together.
    Files,
}

/// Reads a package.
pub(super) fn read(bytes: &[u8], foreign: &mut Foreign) {
    let mut archive = match Archive::open(bytes, foreign) {
        Ok(archive) => archive,
        Err(gap) => return foreign.gap(gap),
    };
    let package = package_of(&archive);
    // Fixed pages may be cut into pieces of their files.
    if archive.left().iter().any(|name| name.ends_with(".piece")) {
        foreign.gap(Gap::Unknown);
    }
    match package {
        Kind::Workbook => xlsx::read(&mut archive, foreign),
        Kind::BinaryWorkbook => xlsb::read(&mut archive, foreign),
        Kind::Text => docx::read(&mut archive, foreign),
        Kind::Slides => slides(&mut archive, foreign),
        Kind::Open => open_document(&mut archive, foreign),
        Kind::Pages => pages(&mut archive, foreign),
        Kind::Unknown => foreign.gap(Gap::Unknown),
        Kind::Theme | Kind::Files => {}
    }
    properties::read(&mut archive, foreign);
    properties::template(&mut archive, foreign);
    let place = Place::Hidden;
    for comment in archive.comments() {
        foreign.push_aside(&place, &comment);
    }
    for folder in archive.folders() {
        foreign.push_aside(&place, &folder.replace('_', " "));
    }
    let [before, behind] = archive.around();
    for bytes in [before, behind] {
        runs::read(bytes, &place, foreign);
    }
    // What was taken out of the list of a package may still be in it.
    if is_file_of_package(before) {
        foreign.gap(Gap::BrokenInPart);
    }
    for name in archive.left() {
        if rest(&mut archive, &name, package, foreign) == SpaceLeft::Full {
            return;
        }
    }
}

fn package_of(archive: &Archive<'_>) -> Kind {
    let is_open = ["content.xml", "styles.xml"]
        .iter()
        .any(|name| archive.has(name))
        && archive.has("META-INF/manifest.xml");
    let is_theme = archive.has("[Content_Types].xml")
        && ["drs/", "theme/", "tableStyles.xml"]
            .iter()
            .any(|start| !archive.under(start).is_empty());
    if archive.has("xl/workbook.xml") {
        Kind::Workbook
    } else if archive.has("xl/workbook.bin") {
        Kind::BinaryWorkbook
    } else if archive.has("word/document.xml") {
        Kind::Text
    } else if archive.has("ppt/presentation.xml") {
        Kind::Slides
    } else if is_open {
        Kind::Open
    } else if archive.has("OFD.xml") {
        Kind::Pages
    } else if archive.has("index/document.iwa") {
        Kind::Unknown
    } else if !archive.under("word/document").is_empty() {
        Kind::Text
    } else if is_theme {
        Kind::Theme
    } else {
        Kind::Files
    }
}

/// The text of all slides.
fn slides(archive: &mut Archive<'_>, foreign: &mut Foreign) {
    let mut hidden = 0;
    for name in archive.under("ppt/slides/slide") {
        let digits: String = name.chars().filter(char::is_ascii_digit).collect();
        let number = digits.parse::<u32>().unwrap_or(1).max(1) - 1;
        let xml = archive.take(&name, foreign);
        let head = xml.get(..1024.min(xml.len())).unwrap_or(&xml);
        hidden += usize::from(head.contains(" show=\"0\"") || head.contains(" show=\"false\""));
        if marked::read(&xml, Stand::Slide(number), Web::Not, foreign) == SpaceLeft::Full {
            return;
        }
    }
    if hidden > 0 {
        foreign.extras.push(Extra::HiddenSlides(hidden));
    }
}

/// The pages of OFD.
fn pages(archive: &mut Archive<'_>, foreign: &mut Foreign) {
    let before = foreign.pieces.len();
    let names = archive.under("");
    let pages = names
        .iter()
        .filter(|name| name.contains("/Pages/") && name.ends_with(".xml"));
    // What is printed is put together by where it stands.
    let mut printed = foreign.printed.take();
    let mut lines = BTreeMap::new();
    let mut unread = Vec::new();
    let mut space = SpaceLeft::Left;
    for name in pages {
        let xml = archive.take(name, foreign);
        let page = name.rsplit("/Page_").next().unwrap_or("");
        let digits = page
            .split('/')
            .next()
            .and_then(|digits| digits.parse::<u32>().ok());
        let number = digits.unwrap_or(0);
        if name.ends_with("Content.xml") {
            if !kind::is_markup(&xml) {
                foreign.gap(Gap::Locked);
            }
            for line in fixed_page::numbers(&xml) {
                foreign.push_run(&Place::Page(number), &line);
            }
            if fixed_page::is_picture(&xml) {
                unread.push(number);
            }
            if printed.is_some() {
                lines.insert(number, fixed_page::lines(&xml, number));
            }
        }
        space = marked::read(&xml, Stand::Page(number), Web::Not, foreign);
        if space == SpaceLeft::Full {
            break;
        }
    }
    if let Some(printed) = printed.as_mut().filter(|_| foreign.intake.depth == 0) {
        printed.blocks.extend(lines.into_values().flatten());
    }
    foreign.printed = printed;
    if foreign.pieces.len() == before && space == SpaceLeft::Left {
        foreign.gap(Gap::Scanned);
    } else if !unread.is_empty() {
        foreign.gap(Gap::PagesWithoutText(unread));
    }
}

/// The text of a file of OpenDocument.
fn open_document(archive: &mut Archive<'_>, foreign: &mut Foreign) {
    let manifest = archive.text("META-INF/manifest.xml", foreign);
    if manifest.contains("encryption-data") {
        return foreign.gap(Gap::Locked);
    }
    let xml = archive.take("content.xml", foreign);
    if foreign.prints() && open_text::is_text(&xml) {
        let styles = archive.text("styles.xml", foreign);
        open_text::read(&xml, &styles, Web::Not, foreign);
    } else {
        sheet_markup::read(&xml, Web::Not, foreign);
    }
    properties::of_open_document(&archive.text("meta.xml", foreign), foreign);
}

/// A file of a package that no reader took.
fn rest(archive: &mut Archive<'_>, name: &str, package: Kind, foreign: &mut Foreign) -> SpaceLeft {
    let part = Place::Part(name.into());
    // An underscore is part of a word.
    foreign.push_aside(&part, &name.replace('_', " "));
    let lower = name.to_ascii_lowercase();
    let is_macro = lower.ends_with("vbaproject.bin")
        || package == Kind::Open && is_macro_of_open_document(&lower)
        || lower.starts_with("xl/macrosheets/");
    if is_macro {
        foreign.active.push(Active::Macro);
    }
    // Tables that Excel packs in a way of its own, for pivots.
    if lower == "xl/model/item.data" {
        foreign.gap(Gap::Unknown);
    }
    let bytes = archive.bytes(name, foreign);
    let is_cache = lower.starts_with("xl/pivotcache/") || lower.starts_with("xl/externallinks/");
    if package == Kind::Files || !is_markup(&bytes) {
        match package {
            Kind::Files => foreign.embed(name, bytes),
            _ => foreign.embed_part(name, bytes),
        }
        return SpaceLeft::Left;
    }
    let xml = into_text(bytes);
    spelled::packed(&xml, &part, foreign);
    if kind::has_own_entities(&xml) {
        foreign.gap(Gap::BrokenInPart);
    }
    if lower == "xl/styles.xml" {
        let codes = xml.split("formatCode=\"").skip(1);
        let mut codes = codes.filter_map(|rest| rest.split('"').next());
        foreign.intake.prints_more_digits |= codes.any(adds_digits);
    }
    let before = foreign.pieces.len();
    let space = marked::read(&xml, marked::part(name), web_of_part(&xml), foreign);
    let says = foreign.pieces.len() > before || is_cache && says_something(&xml);
    if is_cache && lower.ends_with(".xml") && says {
        foreign.extras.push(Extra::Cache(name.into()));
    }
    space
}

/// How a part is looked at: a page among the parts runs as one where a program shows it.
fn web_of_part(xml: &str) -> Web {
    const OF_OFFICES: &[&str] = &[
        "http://schemas.openxmlformats.org/",
        "urn:oasis:names:tc:opendocument:",
    ];
    match OF_OFFICES.iter().any(|space| xml.contains(space)) {
        true => Web::Not,
        false => kind::web(xml),
    }
}

/// Whether bytes begin with a file of a package, not only with the mark of one in several volumes.
fn is_file_of_package(bytes: &[u8]) -> bool {
    const HEAD: usize = 30;
    bytes.len() > HEAD && bytes.starts_with(b"PK\x03\x04")
}

/// Whether data are kept in a part, not only what they are called.
fn says_something(xml: &str) -> bool {
    [" v=\"", "<v>", "<c:v>", "<t>"]
        .iter()
        .any(|mark| xml.contains(mark))
        || is_worth_telling(xml)
}

fn is_macro_of_open_document(name: &str) -> bool {
    let is_list = name.ends_with("script-lb.xml") || name.ends_with("script-lc.xml");
    (name.starts_with("basic/") && !is_list || name.starts_with("scripts/")) && !name.ends_with('/')
}

/// Whether bytes are XML, or HTML.
fn is_markup(bytes: &[u8]) -> bool {
    let start = bytes
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(bytes)
        .trim_ascii_start();
    start.starts_with(b"<")
        || bytes.starts_with(b"\xFF\xFE<\0")
        || bytes.starts_with(b"\xFE\xFF\0<")
}
