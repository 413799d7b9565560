//! The manifest: the SHA-256 of every published file, in the form `sha256sum -c` reads.
//!
//! One line a file, sorted by path: the hash in hex, two spaces, the path. A path with a backslash
//! or a line end is written with `\\`, `\n`, `\r`, and its line then begins with a backslash.
//!
//! Invariant: reading refuses every path that could leave the output folder.

use super::staging::STAGING;
pub(super) use crate::build::MANIFEST;
use crate::build::hex;
use crate::shell::clean::is_clean;
use std::borrow::Cow;

/// A manifest larger than this, in bytes, is not one of ours: two million files.
pub(super) const LARGEST: u64 = 256 << 20;

/// A path, and the hash of its file in hex.
pub(super) type ManifestEntry = (Box<str>, Box<str>);

/// A line that cannot be trusted: its number from 1, and what is wrong with it.
pub(super) struct BadLine(pub(super) usize, pub(super) &'static str);

/// Appends the line of one file.
pub(super) fn write_line(text: &mut String, path: &str, sha256: &[u8; 32]) {
    write_line_of(text, path, &hex(sha256));
}

/// Appends the line of one file, whose hash is given in hex.
pub(super) fn write_line_of(text: &mut String, path: &str, hash: &str) {
    let escaped = escape(path);
    if matches!(escaped, Cow::Owned(_)) {
        text.push('\\');
    }
    text.push_str(hash);
    text.push_str("  ");
    text.push_str(&escaped);
    text.push('\n');
}

/// The paths that a manifest lists, without those that are never ours, and their hashes in hex.
pub(super) fn read(text: &[u8]) -> Result<Vec<ManifestEntry>, BadLine> {
    let mut entries = Vec::new();
    for (index, line) in text.split(|byte| *byte == b'\n').enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            continue;
        }
        let (path, hash) = read_line(line).map_err(|because| BadLine(index + 1, because))?;
        if is_output(&path) {
            entries.push((path, hash));
        }
    }
    Ok(entries)
}

/// Whether a clean path may be an output: it is neither the manifest nor in the staging folder.
pub(super) fn is_output(path: &str) -> bool {
    path != MANIFEST && path.split('/').next() != Some(STAGING)
}

fn read_line(line: &[u8]) -> Result<ManifestEntry, &'static str> {
    let line = std::str::from_utf8(line).map_err(|_| "不是UTF-8编码")?;
    let (escaped, line) = match line.strip_prefix('\\') {
        Some(rest) => (Escaped::Yes, rest),
        None => (Escaped::No, line),
    };
    let (hash, rest) = line.split_once(' ').ok_or("应当是校验值、两个空格和路径")?;
    if hash.len() != 64 || !hash.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err("校验值应当是64位十六进制数");
    }
    let path = rest
        .strip_prefix([' ', '*'])
        .ok_or("校验值与路径之间应当是两个空格")?;
    let path = match escaped {
        Escaped::Yes => Cow::Owned(unescape(path).ok_or("路径里的反斜杠写法不对")?),
        Escaped::No => Cow::Borrowed(path),
    };
    let path = path.strip_prefix("./").unwrap_or(&path);
    if is_clean(path) {
        Ok((path.into(), hash.into()))
    } else {
        Err("路径不是输出目录里的相对路径")
    }
}

#[derive(Clone, Copy)]
enum Escaped {
    Yes,
    No,
}

/// The path on one line; borrowed if it is the path itself.
pub(super) fn escape(path: &str) -> Cow<'_, str> {
    if path.contains(['\\', '\n', '\r']) {
        let path = path.replace('\\', "\\\\");
        Cow::Owned(path.replace('\n', "\\n").replace('\r', "\\r"))
    } else {
        Cow::Borrowed(path)
    }
}

/// The path that [`escape`] was given; `None` if it cannot have been.
pub(super) fn unescape(line: &str) -> Option<String> {
    let mut path = String::with_capacity(line.len());
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        path.push(match c {
            '\\' => match chars.next()? {
                '\\' => '\\',
                'n' => '\n',
                'r' => '\r',
                _ => return None,
            },
            c => c,
        });
    }
    Some(path)
}
