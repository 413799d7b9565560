//! What does something where it is opened: pages, scripts, programs, shortcuts, macros. Told by the bytes;
//! by the name only where a script has no other mark.

mod office;

use super::foreign::{Active, Foreign};
use super::markup::Values;
use office::{
    calls_a_program, cells_call_a_program, field_calls_a_program, formula_calls_a_program,
    runs_in_an_office,
};

/// Whether a text is looked at as a browser does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Web {
    /// A browser shows it.
    Shown,
    /// Only an office program opens it.
    Not,
}

/// Elements of a page that run something or load it.
const ELEMENTS: &[&str] = &[
    "script", "iframe", "frame", "object", "embed", "applet", "base", "handler", "listener",
];
/// Names of programs, and of scripts that computers and servers run, which are plain text.
const SCRIPTS: &[&str] = &[
    "jse",
    "vbs",
    "vbe",
    "wsf",
    "wsh",
    "wsc",
    "sct",
    "hta",
    "htc",
    "jsp",
    "jspx",
    "asp",
    "asa",
    "aspx",
    "ashx",
    "asmx",
    "ascx",
    "php",
    "php3",
    "php5",
    "php7",
    "phar",
    "phtml",
    "bat",
    "cmd",
    "ps1",
    "psm1",
    "sh",
    "bash",
    "csh",
    "py",
    "pyc",
    "pyw",
    "pl",
    "rb",
    "reg",
    "inf",
    "scf",
    "jar",
    "class",
    "com",
    "scr",
    "pif",
    "cpl",
    "msi",
    "msp",
    "msc",
    "gadget",
    "application",
    "apk",
    "ipa",
    "crx",
    "xpi",
    "dll",
    "ocx",
    "sys",
    "drv",
    "so",
    "dylib",
    "exe",
    "elf",
    "lua",
    "cgi",
    "shtml",
    "chm",
    "hlp",
    "swf",
    "xap",
    "deb",
    "rpm",
    "dmg",
    "xll",
    "xla",
    "xlam",
    "ppa",
    "ppam",
    "wll",
];
/// Names of scripts that browsers run.
const WEB_SCRIPTS: &[&str] = &["js", "mjs", "cjs", "xsl", "xslt", "wasm"];
const SHORTCUTS: &[&str] = &[
    "url",
    "lnk",
    "desktop",
    "webloc",
    "website",
    "rdp",
    "jnlp",
    "iqy",
    "oqy",
    "dqy",
    "rqy",
    "library-ms",
    "search-ms",
    "settingcontent-ms",
    "appref-ms",
    "diagcab",
    "theme",
    "themepack",
];
/// Names under which a server sends whatever a file holds as a page.
const PAGES: &[&str] = &["html", "htm", "xhtml", "xht", "shtml"];

/// What programs begin with.
const PROGRAMS: &[&[u8]] = &[
    b"MZ",
    b"\x7FELF",
    b"\xCA\xFE\xBA\xBE",
    b"\xFE\xED\xFA",
    b"\xCE\xFA\xED\xFE",
    b"\xCF\xFA\xED\xFE",
    b"dex\n",
    b"\0asm",
    b"ITSF",
    b"#!",
    b"!<arch>\n",
    b"\xED\xAB\xEE\xDB",
    b"Cr24",
    b"FWS",
    b"CWS",
    b"ZWS",
];
/// How letters of a text may begin that is no program, though programs begin so.
const LETTERS: &[&[u8]] = &[b"MZ", b"FWS", b"CWS", b"ZWS", b"ITSF", b"Cr24"];
/// What runs on a server wherever it stands in a file.
const ON_SERVER: &[&[u8]] = &[b"<?php", b"<!--#exec", b"<!--#include"];

/// Looks at an element of a page, of a picture (`.svg`) or of any XML.
pub(super) fn element(name: &str, values: Values<'_>, web: Web, foreign: &mut Foreign) {
    let found = match web {
        Web::Shown => runs_in_a_browser(name, values).then_some(Active::Script),
        Web::Not => runs_in_an_office(name, values),
    };
    note(found, foreign);
}

/// Notes what something does, once for many of its kind that follow one another.
fn note(found: Option<Active>, foreign: &mut Foreign) {
    foreign.active.extend(found);
    foreign.active.dedup();
}

fn runs_in_a_browser(name: &str, values: Values<'_>) -> bool {
    let raw = values.raw();
    if ELEMENTS.contains(&name) {
        return true;
    }
    raw.len() > 4
        && (name == "meta" && raw.to_ascii_lowercase().contains("refresh")
            || name == "use" && raw.contains("data:")
            || values.each().any(|(name, value)| is_script(name, &value)))
}

/// Looks at a text of any file.
pub(super) fn text(text: &str, foreign: &mut Foreign) {
    note(calls_a_program(text).then_some(Active::Shortcut), foreign);
}

/// Looks at the formula of a cell.
pub(super) fn formula(formula: &str, foreign: &mut Foreign) {
    note(
        formula_calls_a_program(formula).then_some(Active::Shortcut),
        foreign,
    );
}

/// Looks at the lines of a table of values, whatever parts them.
pub(super) fn cells(text: &str, foreign: &mut Foreign) {
    note(
        cells_call_a_program(text).then_some(Active::Shortcut),
        foreign,
    );
}

/// Looks at the code of a field of Word.
pub(super) fn field(code: &str, foreign: &mut Foreign) {
    note(
        field_calls_a_program(code).then_some(Active::Shortcut),
        foreign,
    );
}

/// Whether a text in RTF has a program started, or its template fetched from another site.
fn is_calling_rtf(bytes: &[u8]) -> bool {
    const CALLS: [&[u8]; 3] = [b"DDEAUTO ", b" DDE ", b"\\template http"];
    bytes.starts_with(b"{\\rt")
        && CALLS
            .iter()
            .any(|call| memchr::memmem::find(bytes, call).is_some())
}

/// Whether an attribute runs something.
fn is_script(name: &str, value: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let is_event =
        name.len() > 4 && name.starts_with("on") && name.bytes().all(|b| b.is_ascii_lowercase());
    // A picture may set an address or an event later on, to one of several values.
    let sets_event = name == "attributename" && value.len() > 4 && value.starts_with("on");
    is_event && !value.is_empty()
        || sets_event
        || value.split(';').any(is_script_address)
        || name == "srcdoc"
}

fn is_script_address(value: &str) -> bool {
    // Browsers overlook space and controls in it.
    let bare = value
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control());
    let start: String = bare.take(16).collect::<String>().to_ascii_lowercase();
    let kinds = ["javascript:", "vbscript:", "data:text/html"];
    kinds.iter().any(|kind| start.starts_with(kind))
}

/// Looks at an instruction or a declaration of an XML file: one that calls for a style sheet of XSLT, and what its
/// own entities and defaults put into it.
pub(super) fn aside(text: &str, web: Web, foreign: &mut Foreign) {
    if web == Web::Not {
        return;
    }
    let calls = text.starts_with("xml-stylesheet") && !text.contains("text/css");
    if calls || text.starts_with("php") || text.contains("<!") && declares_a_script(text) {
        foreign.active.push(Active::Script);
    }
}

/// Whether declarations put an element, an event or an address in that runs.
fn declares_a_script(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let mut words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != ':');
    text.contains("<!entity") && (text.contains("<script") || text.contains("&#"))
        || text.contains("script:")
        || text.contains("<!attlist")
            && words.any(|word| word.len() > 4 && word.starts_with("on") && !word.contains(':'))
}

/// Looks at the first bytes and the name of a file, however deep it lies.
pub(super) fn file(name: &str, bytes: &[u8], foreign: &mut Foreign) {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let extension = extension.trim().to_ascii_lowercase();
    let is_inside = foreign.intake.inside.is_some();
    let head = &bytes[..bytes.len().min(1024)];
    let start = head
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(head)
        .trim_ascii_start();
    let begins = |words: &[&str]| {
        let is = |word: &&str| -> bool {
            let start = start.get(..word.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
        };
        words.iter().any(is)
    };
    let is_program =
        PROGRAMS.iter().any(|mark| head.starts_with(mark)) && !is_text_of_letters(head);
    let on_server = |mark: &&[u8]| memchr::memmem::find(bytes, mark).is_some();
    if is_program
        || SCRIPTS.contains(&extension.as_str())
        || begins(&[
            "<%",
            "<?=",
            "@echo off",
            "<hta:",
            "<job",
            "<component",
            "<?xml version=\"1.0\"?><scriptlet",
            "windows registry",
            "regedit4",
        ])
        || ON_SERVER.iter().any(on_server)
    {
        foreign.active.push(Active::Program);
    } else if WEB_SCRIPTS.contains(&extension.as_str()) {
        foreign.active.push(Active::Script);
    } else if SHORTCUTS.contains(&extension.as_str())
        || head.starts_with(b"L\0\0\0\x01\x14\x02\0")
        || begins(&["[internetshortcut]", "[desktop entry]", "[shell]"])
        || is_calling_rtf(bytes)
    {
        foreign.active.push(Active::Shortcut);
    } else if PAGES.contains(&extension.as_str()) && !is_inside {
        foreign.active.push(Active::Page);
    }
}

/// Looks at bytes of a picture, or of what stands around a PDF, that are a page as well, for browsers that guess what
/// a file is.
pub(super) fn page_within(bytes: &[u8], foreign: &mut Foreign) {
    const MARKS: &[&[u8]] = &[b"<script", b"<html", b"<!doctype html", b"<iframe"];
    let is_mark = |at: usize| {
        let has = |mark: &&[u8]| {
            let here = bytes.get(at..at + mark.len());
            here.is_some_and(|here| here.eq_ignore_ascii_case(mark))
        };
        MARKS.iter().any(has)
    };
    let has_page = memchr::memchr_iter(b'<', bytes).any(is_mark);
    note(has_page.then_some(Active::Script), foreign);
}

/// Whether what begins like a program is a text that happens to begin with these letters.
fn is_text_of_letters(head: &[u8]) -> bool {
    // A letter may be cut at the end.
    let is_text = match std::str::from_utf8(head) {
        Ok(_) => true,
        Err(error) => error.valid_up_to() + 4 > head.len(),
    };
    LETTERS.iter().any(|letters| head.starts_with(letters)) && is_text && !head.contains(&0)
}
