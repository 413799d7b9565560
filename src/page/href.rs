//! Links inside the site: relative, so that the folder works at a domain's root, in a
//! sub-directory and from a disk.
//!
//! Invariant: what is given here is percent-encoded and safe in an attribute as it stands.

use crate::model::Route;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode_byte, utf8_percent_encode};
use serde::Serialize;
use std::borrow::Cow;

/// What is encoded in a path: everything but letters, digits, `-`, `.`, `_`, `~` and `/`.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// A link with its words; without an address the words alone are shown.
#[derive(Debug, Serialize)]
pub struct LabeledLink<'a> {
    /// The words.
    pub label: Cow<'a, str>,
    /// Where it leads.
    pub href: Option<String>,
}

/// A path, percent-encoded.
pub fn encode_path(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    push_path(&mut encoded, path);
    encoded
}

/// Which bytes of a path stay as they are.
static PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        plain[byte as usize] =
            byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/');
        byte += 1;
    }
    plain
};

/// Appends a path, percent-encoded. Most addresses have nothing to encode.
pub(super) fn push_path(out: &mut String, path: &str) {
    if path.bytes().all(|byte| PLAIN[usize::from(byte)]) {
        out.push_str(path);
    } else {
        out.extend(utf8_percent_encode(path, PATH));
    }
}

/// Appends a value, percent-encoded. Most of a Chinese one is to be encoded.
pub(super) fn push_value(out: &mut String, value: &str) {
    out.reserve(value.len() * 3);
    for byte in value.bytes() {
        match PLAIN[usize::from(byte)] && byte != b'/' {
            true => out.push(char::from(byte)),
            false => out.push_str(percent_encode_byte(byte)),
        }
    }
}

/// The link to an address of the site from a page of it, or from any in a folder that ends in `/`.
pub fn relative(from: &str, to: &Route) -> String {
    let to = to.as_str();
    let shared = shared_folders(from, to);
    let folders = from[shared..].bytes().filter(|byte| *byte == b'/');
    let up = folders.count();
    let rest = &to[shared..];
    let mut href = String::with_capacity(up * 3 + rest.len());
    for _ in 0..up {
        href.push_str("../");
    }
    push_path(&mut href, rest);
    href
}

/// Length of the folders both addresses begin with, the last `/` included.
fn shared_folders(a: &str, b: &str) -> usize {
    let mut shared = 0;
    for (at, (x, y)) in a.bytes().zip(b.bytes()).enumerate() {
        if x != y {
            break;
        }
        if x == b'/' {
            shared = at + 1;
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::relative;
    use crate::model::Route;

    #[test]
    fn links_are_relative_and_encoded() {
        let cases = [
            ("index.html", "assets/style.css", "assets/style.css"),
            ("2023/a/b.html", "index.html", "../../index.html"),
            ("2023/a/b.html", "2023/a/c.html", "c.html"),
            (
                "2023/a/b.html",
                "2023/a/b/问卷 1.csv",
                "b/%E9%97%AE%E5%8D%B7%201.csv",
            ),
            ("units/a.html", "units/a/page-2.html", "a/page-2.html"),
            ("2023/ab/c.html", "2023/ad/c.html", "../ad/c.html"),
        ];
        for (from, to, href) in cases {
            assert_eq!(relative(from, &Route::new(to)), href);
        }
    }
}
