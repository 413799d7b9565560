//! Mail and saved pages (`.eml`, `.mht`): heads, and parts that are files.

use super::base64::{decoded, unquoted};
use super::foreign::{Foreign, Gap};
use super::intake::Nature;
use super::limit;
use super::place::Place;
use super::{web, written};
use crate::parse::decode;
use crate::source::SourcePath;
use encoding_rs::{Encoding, GBK, UTF_8};
use percent_encoding::percent_decode_str;
use std::borrow::Cow;

/// Names of heads that mail and saved pages begin with.
const HEADS: &[&str] = &[
    "mime-version:",
    "from:",
    "received:",
    "return-path:",
    "date:",
    "subject:",
    "to:",
    "message-id:",
    "content-type:",
    "x-",
    "delivered-to:",
];

/// Whether a text begins like mail: with heads, one of which names what follows.
pub(super) fn is_mime(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let start = head.trim_start();
    is_box(bytes)
        || has_heads(start)
        || HEADS.iter().any(|name| start.starts_with(name))
            && (head.contains("\ncontent-type:")
                || head.contains("\nmime-version:")
                || start.starts_with("mime-version:"))
}

/// Whether bytes are mails one behind another, as programs for mail keep them.
fn is_box(bytes: &[u8]) -> bool {
    bytes.starts_with(b"From ") && memchr::memmem::find(bytes, b"\nFrom: ").is_some()
}

/// Whether a text in small letters begins with heads, whatever they are called, among which one says what follows, or
/// who writes to whom.
fn has_heads(start: &str) -> bool {
    let mut says_what = false;
    let mut from_and_to = [false; 2];
    for line in start.lines() {
        let name = line.split(':').next().unwrap_or("");
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
        match line {
            "" => return says_what || from_and_to == [true; 2],
            _ if line.starts_with([' ', '\t']) => {}
            _ if name.len() < line.len() && name.chars().all(is_name) => {
                says_what |= matches!(name, "content-type" | "content-transfer-encoding");
                from_and_to[0] |= name == "from";
                from_and_to[1] |= matches!(name, "to" | "subject" | "date");
            }
            _ => return false,
        }
    }
    says_what
}

/// Reads mail: its heads, and each of its parts.
pub(super) fn read(bytes: &[u8], foreign: &mut Foreign) {
    let mut open = match is_box(bytes) {
        true => mails(bytes),
        false => vec![bytes.trim_ascii_start()],
    };
    // What a saved page shows is a part of it; what mail brings is a file.
    let top = unfolded(split(bytes).0).to_ascii_lowercase();
    let nature = match top.contains("multipart/related") {
        true => Nature::Part,
        false => Nature::File,
    };
    let (mut parts, mut work, mut shown) = (0, 0, Shown::default());
    while let Some(part) = open.pop() {
        parts += 1;
        // Parts within parts are looked through once a level.
        work += part.len() as u64;
        if parts > limit::ENTRIES || work > 2 * limit::PACKAGE {
            return foreign.gap(Gap::Limit("包里的文件数"));
        }
        let (head, body) = split(part);
        let head = unfolded(head);
        for line in head.lines() {
            let line = words(line);
            let line = continued(&line);
            foreign.push_aside(&Place::Hidden, &line);
            if line.contains('%') {
                let line = percent_decode_str(&line).decode_utf8_lossy();
                foreign.push_aside(&Place::Hidden, &line);
            }
        }
        match value(&head, "boundary=") {
            Some(boundary) => open.extend(parts_of(body, &boundary).into_iter().rev()),
            None => {
                let bytes = unpacked(&head, body);
                if foreign.printed.is_some() && foreign.intake.depth == 0 {
                    shown.see(&head, &bytes);
                }
                file(&head, bytes, nature, foreign);
            }
        }
    }
    for page in &shown.pages {
        web::print(page, foreign);
    }
    for text in shown.texts.iter().filter(|_| shown.pages.is_empty()) {
        written::print("txt", text, foreign);
    }
}

/// The mails of a box, the first of them last.
fn mails(bytes: &[u8]) -> Vec<&[u8]> {
    let mut mails = Vec::new();
    let mut rest = bytes;
    while let Some(end) = memchr::memmem::rfind(rest, b"\nFrom ") {
        mails.push(&rest[end + 1..]);
        rest = &rest[..end];
    }
    mails.push(rest);
    mails
}

/// What mail or a saved page shows: its pages, or the texts where it has none.
#[derive(Default)]
struct Shown {
    pages: Vec<String>,
    texts: Vec<String>,
}

impl Shown {
    fn see(&mut self, head: &str, bytes: &[u8]) {
        let head = head.to_ascii_lowercase();
        // Excel keeps the names of sheets, to be clicked at, in a page of their own.
        if head.contains("content-disposition: attachment") || head.contains("tabstrip") {
            return;
        }
        let text = || decode(&SourcePath::new(""), bytes).0.text.to_string();
        if head.contains("content-type: text/html") {
            self.pages.push(text());
        } else if head.contains("content-type: text/plain") {
            self.texts.push(text());
        }
    }
}

/// Head and body: an empty line parts them.
fn split(part: &[u8]) -> (&[u8], &[u8]) {
    let ends = [&b"\r\n\r\n"[..], b"\n\n"].map(|end| {
        let at = memchr::memmem::find(part, end)?;
        Some((at, at + end.len()))
    });
    let first = ends.into_iter().flatten().min();
    first.map_or((part, &[]), |(end, start)| (&part[..end], &part[start..]))
}

/// The heads with each of them on one line.
fn unfolded(head: &[u8]) -> String {
    let text = match std::str::from_utf8(head) {
        Ok(text) => text.into(),
        Err(_) => GBK.decode(head).0,
    };
    text.replace("\r\n", "\n")
        .replace("\n ", " ")
        .replace("\n\t", " ")
}

/// The value of a parameter, with quotation marks or without.
fn value(head: &str, name: &str) -> Option<String> {
    let at = head.to_ascii_lowercase().find(name)? + name.len();
    let rest = head.get(at..)?;
    let value = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split([';', '\n', ' ', '\r']).next(),
    };
    value.filter(|value| !value.is_empty()).map(str::to_owned)
}

/// The parts between the boundaries, and what stands before and behind them.
fn parts_of<'a>(body: &'a [u8], boundary: &str) -> Vec<&'a [u8]> {
    let mark = format!("--{boundary}");
    let mut parts = Vec::new();
    let mut from = 0;
    for at in memchr::memmem::find_iter(body, mark.as_bytes()) {
        parts.push(&body[from.min(at)..at]);
        from = at + mark.len();
    }
    parts.push(&body[from..]);
    // Behind each boundary its line ends.
    let trimmed = parts.iter().map(|part| {
        let line = part.strip_prefix(b"--").unwrap_or(part);
        line.strip_prefix(b"\r\n")
            .or(line.strip_prefix(b"\n"))
            .unwrap_or(line)
    });
    trimmed
        .filter(|part| !part.trim_ascii().is_empty())
        .collect()
}

/// The bytes of a part, without what they were packed in for the way, in UTF-8 or GBK if they are a text.
fn unpacked(head: &str, body: &[u8]) -> Vec<u8> {
    let encoding = value(head, "content-transfer-encoding:")
        .or_else(|| value(head, "content-transfer-encoding: "));
    let encoding = encoding.unwrap_or_default().to_ascii_lowercase();
    let text = || String::from_utf8_lossy(body);
    let bytes = match encoding.trim() {
        "base64" => decoded(&text()).unwrap_or_else(|| body.to_vec()),
        "quoted-printable" => unquoted(body),
        _ => body.to_vec(),
    };
    let charset =
        value(head, "charset=").and_then(|name| Encoding::for_label(name.trim().as_bytes()));
    match charset {
        Some(charset) if charset != UTF_8 && charset != GBK => {
            charset.decode(&bytes).0.into_owned().into_bytes()
        }
        _ => bytes,
    }
}

fn file(head: &str, bytes: Vec<u8>, nature: Nature, foreign: &mut Foreign) {
    let name = value(head, "filename=").or_else(|| value(head, "name="));
    let name = words(&name.unwrap_or_else(|| "正文".into()));
    match nature {
        Nature::File => foreign.embed(&name, bytes),
        Nature::Part => foreign.embed_part(&name, bytes),
    }
}

/// A head with its encoded words decoded: `=?utf-8?B?…?=`.
fn words(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("=?") {
        out += before.trim_end_matches(' ');
        let mut parts = after.splitn(4, '?');
        let word = (parts.next(), parts.next(), parts.next(), parts.next());
        let (Some(charset), Some(kind), Some(text), Some(end)) = word else {
            out += "=?";
            rest = after;
            continue;
        };
        let bytes = match kind {
            "B" | "b" => decoded(&format!("{text}{}", "=".repeat(4))).or_else(|| short(text)),
            _ => Some(unquoted(text.replace('_', " ").as_bytes())),
        };
        let charset = Encoding::for_label(charset.as_bytes()).unwrap_or(UTF_8);
        out += &charset.decode(&bytes.unwrap_or_default()).0;
        rest = end.strip_prefix('=').unwrap_or(end);
    }
    out + rest
}

/// A head with the parts of its parameters joined: a long name stands in `filename*0*=…; filename*1*=…`.
fn continued(line: &str) -> Cow<'_, str> {
    if !line.contains("name*1") {
        return Cow::Borrowed(line);
    }
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once(';') {
        let (name, value) = after.split_once('=').unwrap_or_default();
        let part = name.trim().trim_end_matches('*').rsplit_once("name*");
        match part.and_then(|(_, number)| number.parse::<u32>().ok()) {
            Some(number) if number > 0 => {
                out += before.trim_end().trim_end_matches('"');
                rest = value.trim_start_matches('"');
            }
            _ => {
                out += before;
                out.push(';');
                rest = after;
            }
        }
    }
    Cow::Owned(out + rest)
}

/// A word too short for a file.
fn short(text: &str) -> Option<Vec<u8>> {
    let padded = format!("{text}{}", "A".repeat(16));
    let mut bytes = decoded(&padded)?;
    bytes.truncate(text.len() / 4 * 3);
    Some(bytes)
}
