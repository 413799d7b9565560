//! What kind of file some bytes are, told by how they begin; by the name only where that says nothing.

use super::active::Web;
use super::foreign::Gap;
use super::{pdf, picture, rtf};

/// A kind of file, as far as it matters to who reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileKind {
    /// A package of files (ZIP).
    Package,
    /// The container of older office files.
    Container,
    Pdf,
    Rtf,
    Picture,
    Gzip,
    /// A container that Word and Excel pack for texts in XML and for mail.
    ActiveMime,
    /// Packed or locked by a program whose files cannot be read.
    Sealed,
    /// A text, a table of a database, or something unknown.
    Other,
}

/// What files begin with that cannot be opened.
const SEALED: &[&[u8]] = &[
    b"Rar!",
    b"7z\xBC\xAF\x27\x1C",
    b"BZh",
    b"\xFD7zXZ\0",
    b"\x28\xB5\x2F\xFD",
    b"MSCF\0\0\0\0",
    // PostScript is a program: what letters it shows, only its run tells.
    b"%!PS",
];

/// Where what is packed in a container of Word begins.
pub(super) const ACTIVE_MIME: usize = 0x32;

/// The kind of these bytes.
pub(super) fn of(name: &str, bytes: &[u8]) -> FileKind {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        FileKind::Package
    } else if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        FileKind::Container
    } else if pdf::is_pdf(bytes) {
        FileKind::Pdf
    } else if rtf::is_rtf(bytes) {
        FileKind::Rtf
    } else if picture::is_picture(bytes) || is_named_picture(name, bytes) {
        FileKind::Picture
    } else if bytes.starts_with(b"\x1F\x8B\x08") {
        FileKind::Gzip
    } else if bytes.starts_with(b"ActiveMime") {
        FileKind::ActiveMime
    } else if SEALED.iter().any(|mark| bytes.starts_with(mark)) {
        FileKind::Sealed
    } else {
        FileKind::Other
    }
}

/// Pictures that are cut off, or of a kind not known by its bytes.
fn is_named_picture(name: &str, bytes: &[u8]) -> bool {
    let named = ["jpg", "jpeg", "png", "gif", "webp", "bmp", "tif", "tiff"];
    named.contains(&extension(name).as_str()) && std::str::from_utf8(bytes).is_err()
}

/// The extension of a name, in small letters.
pub(super) fn extension(name: &str) -> String {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    extension.trim().to_ascii_lowercase()
}

/// What is said of bytes that no reader is for.
pub(super) fn gap(name: &str) -> Gap {
    match is_not_what_it_says(&extension(name)) {
        true => Gap::Broken,
        false => Gap::Unknown,
    }
}

/// Whether a file that is called so would have been known by its bytes.
pub(super) fn is_not_what_it_says(extension: &str) -> bool {
    const KNOWN: &[&str] = &[
        "xlsx", "xlsm", "docx", "docm", "pptx", "pptm", "xls", "doc", "ppt", "wps", "et", "dps",
        "pdf", "ofd", "odt", "ods", "odp", "zip",
    ];
    KNOWN.contains(&extension)
}

/// Whether a text is XML or HTML.
pub(super) fn is_markup(text: &str) -> bool {
    let start = text.trim_start();
    let Some(rest) = start.strip_prefix('<') else {
        return false;
    };
    rest.starts_with(|c: char| c.is_alphabetic() || matches!(c, '!' | '?' | '_' | '/'))
        && rest.contains('>')
}

/// Whether a browser shows it as a page or a picture, and not as a mere tree of XML.
pub(super) fn web(text: &str) -> Web {
    let head: String = text.trim_start().chars().take(4096).collect();
    let head = head.to_ascii_lowercase();
    const PAGES: &[&str] = &[
        "<html",
        "<!doctype html",
        "<head",
        "<body",
        "<table",
        "<script",
        "<div",
        "<p>",
        "<svg",
        "<iframe",
        "<a ",
        "<img",
        "<form",
        "<meta",
        "<style",
    ];
    const MAY_RUN: &[&str] = &[
        "http://www.w3.org/1999/xhtml",
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1998/Math/MathML",
    ];
    let is_page = !head.starts_with("<?xml") && PAGES.iter().any(|mark| head.contains(mark));
    let may_run = || MAY_RUN.iter().any(|space| has_elements(text, space));
    match is_page || text.contains("xml-stylesheet") || may_run() || spells_a_space(text) {
        true => Web::Shown,
        false => Web::Not,
    }
}

/// Whether a text uses entities of its own, which are not put in: what it says there is not read.
pub(super) fn has_own_entities(text: &str) -> bool {
    const LOOKED_AT: usize = 64;
    let declared = text.split("<!ENTITY").skip(1).take(LOOKED_AT);
    let mut names = declared.filter_map(|rest| rest.split_whitespace().next());
    names.any(|name| {
        let used = format!("&{name};");
        let mut uses = text.match_indices(&used);
        // Programs for drawings name spaces by them, and nothing else.
        uses.any(|(at, _)| !text[..at].ends_with(['"', '\'']))
    })
}

/// Whether a text is a drawing (`.svg`) that holds pictures, or lines without any words: those may be letters. Of a
/// drawing that is too short for a number in lines, a sign or an arrow, nothing need be read.
pub(super) fn is_drawing_of_pictures(text: &str) -> bool {
    /// Bytes of the lines of eleven digits, as programs write them, are more.
    const SHORT: usize = 1_000;
    let head: String = text.chars().take(4096).collect();
    let has = |mark: &str| memchr::memmem::find(text.as_bytes(), mark.as_bytes()).is_some();
    head.contains("<svg")
        && !head.contains("<html")
        && (has("<image") || text.len() > SHORT && !has("<text"))
}

/// Whether a text has elements of a namespace: programs name spaces that they do not use.
fn has_elements(text: &str, space: &str) -> bool {
    const LOOKED_AT: usize = 64;
    let named = text.match_indices(space);
    let (few, more) = (named.clone().take(LOOKED_AT), named.skip(LOOKED_AT));
    let mut few = few.map(|(at, _)| {
        let before = text[..at].trim_end_matches(['"', '\'']).trim_end();
        let before = before.trim_end_matches('=').trim_end();
        let start = before.rfind(|c: char| c.is_whitespace() || c == ':');
        let (before, prefix) = before.split_at(start.map_or(0, |start| start + 1));
        // Not the name of a space with a prefix: what it is for is not known.
        !before.ends_with("xmlns:") || text.contains(&format!("<{prefix}:"))
    });
    few.any(|has| has) || more.count() > 0
}

/// Whether the name of a namespace is spelled with references, which no program does.
fn spells_a_space(text: &str) -> bool {
    const LONGEST: usize = 128;
    let named = memchr::memmem::find_iter(text.as_bytes(), b"xmlns");
    named.into_iter().any(|at| {
        let rest = &text.as_bytes()[at..];
        let rest = &rest[..rest.len().min(LONGEST)];
        let value = rest.splitn(3, |&byte| matches!(byte, b'"' | b'\'')).nth(1);
        value.is_some_and(|value| value.contains(&b'&'))
    })
}

/// Whether a text is a table of an older kind (SYLK, DIF), whose values stand on lines of their own.
pub(super) fn is_old_table(text: &str) -> bool {
    let has_record = || text.contains("\nC;") || text.contains("\nO;");
    text.starts_with("ID;P") && has_record() || text.starts_with("TABLE") && text.contains("\n0,1")
}

/// What of a text is sealed, or a drawing whose words stand among codes: none of that can be read.
pub(super) fn sealed_text(text: &str) -> Option<Gap> {
    const LOCKED: &str = "-----BEGIN PGP MESSAGE-----";
    const PACKED: [&str; 2] = [
        "(This file must be converted with BinHex",
        "\n=ybegin line=",
    ];
    let has = |mark: &str| memchr::memmem::find(text.as_bytes(), mark.as_bytes()).is_some();
    let is_drawing = || {
        let mut words = text.split_whitespace();
        words.next() == Some("0") && words.next() == Some("SECTION")
    };
    if has(LOCKED) {
        Some(Gap::Locked)
    } else if PACKED.into_iter().any(has) || text.starts_with("=ybegin ") || is_drawing() {
        Some(Gap::Unknown)
    } else {
        None
    }
}

/// Whether a text is a table of values under the name of a workbook.
pub(super) fn is_grid(text: &str, extension: &str) -> bool {
    matches!(extension, "xls" | "et") && text.lines().take(10).any(|line| line.contains('\t'))
}
