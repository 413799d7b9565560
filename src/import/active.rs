//! What does something where it is opened: pages, scripts, programs, shortcuts, macros. Told by the bytes;
//! by the name only where a script has no other mark.

use super::foreign::{Active, Foreign};
use super::markup::Values;

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
/// Names of scripts that computers and servers run, which are plain text.
const SCRIPTS: &[&str] = &[
    "jse", "vbs", "vbe", "wsf", "wsh", "hta", "jsp", "jspx", "asp", "aspx", "ashx", "php", "phtml",
    "bat", "cmd", "ps1", "psm1", "sh", "py", "pl", "rb", "reg", "scf", "jar", "com", "scr", "msi",
    "apk", "dll", "exe", "lua", "cgi", "shtml", "chm",
];
/// Names of scripts that browsers run.
const WEB_SCRIPTS: &[&str] = &["js", "mjs", "cjs"];
const SHORTCUTS: &[&str] = &["url", "lnk", "desktop", "webloc", "website"];

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
];

/// Looks at an element of a page, of a picture (`.svg`) or of any XML.
pub(super) fn element(name: &str, values: Values<'_>, web: Web, foreign: &mut Foreign) {
    if web == Web::Not {
        return;
    }
    let raw = values.raw();
    let mut runs = ELEMENTS.contains(&name);
    if raw.len() > 4 {
        let refresh = name == "meta" && raw.to_ascii_lowercase().contains("refresh");
        runs |= refresh || values.each().any(|(name, value)| is_script(name, &value));
    }
    if runs {
        foreign.active.push(Active::Script);
        foreign.active.dedup();
    }
}

/// Whether an attribute runs something.
fn is_script(name: &str, value: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let is_event =
        name.len() > 4 && name.starts_with("on") && name.bytes().all(|b| b.is_ascii_lowercase());
    is_event && !value.is_empty() || is_script_address(value) || name == "srcdoc"
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

/// Looks at an instruction of an XML file: one that calls for a style sheet of XSLT.
pub(super) fn aside(text: &str, web: Web, foreign: &mut Foreign) {
    let calls = text.starts_with("xml-stylesheet") && text.contains("xsl");
    if web == Web::Shown && (calls || text.starts_with("php")) {
        foreign.active.push(Active::Script);
    }
}

/// Looks at the first bytes and the name of a file, however deep it lies.
pub(super) fn file(name: &str, bytes: &[u8], foreign: &mut Foreign) {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let extension = extension.trim().to_ascii_lowercase();
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
        PROGRAMS.iter().any(|mark| head.starts_with(mark)) && !is_text_of_two_letters(head);
    if is_program
        || SCRIPTS.contains(&extension.as_str())
        || begins(&[
            "<%",
            "<?php",
            "@echo off",
            "<hta:",
            "<job",
            "<component",
            "windows registry",
        ])
    {
        foreign.active.push(Active::Program);
    } else if WEB_SCRIPTS.contains(&extension.as_str()) {
        foreign.active.push(Active::Script);
    } else if SHORTCUTS.contains(&extension.as_str())
        || head.starts_with(b"L\0\0\0\x01\x14\x02\0")
        || begins(&["[internetshortcut]", "[desktop entry]", "[shell]"])
    {
        foreign.active.push(Active::Shortcut);
    }
}

/// Whether what begins like an old program is a text that happens to begin with these letters.
fn is_text_of_two_letters(head: &[u8]) -> bool {
    head.starts_with(b"MZ") && std::str::from_utf8(head).is_ok() && !head.contains(&0)
}
