//! Rust sources with comments and literals blanked, and what can be read off them.

use std::path::{Path, PathBuf};

/// One source file.
pub(super) struct SourceText {
    /// Relative to the package, with `/`.
    pub(super) path: String,
    /// As it is.
    pub(super) text: String,
    /// With comments and the insides of literals made blank, byte for byte.
    pub(super) code: String,
    /// The code with what is compiled for tests alone made blank too.
    shipped: String,
}

/// A function found in a source.
pub(super) struct Function {
    pub(super) name: String,
    /// Its first line, from 1.
    pub(super) line: usize,
    /// Lines from `fn` to the closing brace.
    pub(super) lines: usize,
    /// Its parameters without `self`.
    pub(super) parameters: Vec<String>,
}

/// All Rust files under `folder`, sorted.
pub(super) fn sources(folder: &str) -> Vec<SourceText> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    collect(&root.join(folder), &mut files);
    files.sort();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        let relative = path
            .strip_prefix(root)
            .unwrap()
            .to_str()
            .unwrap()
            .replace('\\', "/");
        SourceText::new(relative, text)
    };
    files.into_iter().map(read).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

impl SourceText {
    /// A source of this path, relative to the package, and this text.
    pub(super) fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let code = blanked(&text);
        Self {
            path: path.into(),
            shipped: without_tests(&code),
            code,
            text,
        }
    }

    /// The module the file belongs to; `None` for `lib.rs` and `main.rs`.
    pub(super) fn module(&self) -> Option<&str> {
        let inside = self.path.strip_prefix("src/")?;
        match inside.split_once('/') {
            Some((module, _)) => Some(module),
            None => inside
                .strip_suffix(".rs")
                .filter(|name| !["lib", "main"].contains(name)),
        }
    }

    /// The code without what is compiled for tests alone.
    pub(super) fn shipped(&self) -> &str {
        &self.shipped
    }

    /// What stands after `root::`, single or in braces: `a` and `b` of `root::{a, b::c}`.
    pub(super) fn heads(&self, root: &str) -> Vec<String> {
        let needle = format!("{root}::");
        let mut heads = Vec::new();
        for (at, _) in self.shipped().match_indices(&needle) {
            let before = self.code[..at].chars().next_back().unwrap_or(' ');
            let after = &self.code[at + needle.len()..];
            if before.is_alphanumeric() || before == '_' || before == ':' {
                continue;
            }
            match after.strip_prefix('{') {
                None => heads.push(word(after)),
                Some(group) => {
                    let end = closing(group, '{', '}');
                    heads.extend(split_top(&group[..end]).iter().map(|part| word(part)));
                }
            }
        }
        heads
    }

    /// The functions, nested ones too.
    pub(super) fn functions(&self) -> Vec<Function> {
        let mut functions = Vec::new();
        for (at, _) in self.code.match_indices("fn ") {
            let before = self.code[..at].chars().next_back().unwrap_or(' ');
            let name = word(&self.code[at + 3..]);
            if before.is_alphanumeric() || before == '_' || name.is_empty() {
                continue;
            }
            let after = &self.code[at + 3 + name.len()..];
            let open = opening(after);
            let list = &after[open + 1..];
            let end = closing(list, '(', ')');
            let body = &list[end..];
            let start = body.find(['{', ';']).unwrap_or(body.len());
            let length = match body[start..].strip_prefix('{') {
                Some(inside) => start + 1 + closing(inside, '{', '}'),
                None => start,
            };
            let whole = &self.code[at..at + 3 + name.len() + open + 1 + end + length];
            let is_self = |part: &&String| !part.split(':').next().unwrap_or("").ends_with("self");
            functions.push(Function {
                name,
                line: self.code[..at].lines().count().max(1),
                lines: whole.lines().count(),
                parameters: split_top(&list[..end])
                    .iter()
                    .filter(is_self)
                    .cloned()
                    .collect(),
            });
        }
        functions
    }
}

/// The code with every item behind `#[cfg(test)]` made blank, byte for byte.
fn without_tests(code: &str) -> String {
    let mut shipped = String::with_capacity(code.len());
    let mut rest = code;
    while let Some((before, after)) = rest.split_once("#[cfg(test)]") {
        let start = after.find(['{', ';']).unwrap_or(after.len());
        let end = match after[start..].strip_prefix('{') {
            Some(body) => start + 1 + closing(body, '{', '}'),
            None => start,
        };
        let end = (end + 1).min(after.len());
        shipped.push_str(before);
        shipped.extend(std::iter::repeat_n(' ', "#[cfg(test)]".len()));
        shipped.extend(after[..end].bytes().map(|byte| match byte {
            b'\n' => '\n',
            _ => ' ',
        }));
        rest = &after[end..];
    }
    shipped + rest
}

/// The word a text begins with.
pub(super) fn word(text: &str) -> String {
    let text = text.trim_start();
    text.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

/// Where the parameter list of a function opens, generics passed over.
fn opening(text: &str) -> usize {
    let mut depth = 0;
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        match c {
            '<' => depth += 1,
            '>' if previous != '-' => depth -= 1,
            '(' if depth == 0 => return at,
            _ => {}
        }
        previous = c;
    }
    text.len() - 1
}

/// Where the bracket that is already open closes.
pub(super) fn closing(text: &str, open: char, close: char) -> usize {
    let mut depth = 1;
    for (at, c) in text.char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            depth -= 1;
            if depth == 0 {
                return at;
            }
        }
    }
    text.len()
}

/// The parts between commas that stand in no bracket.
pub(super) fn split_top(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0;
    let mut previous = ' ';
    for c in text.chars() {
        match c {
            '(' | '[' | '{' | '<' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            '>' if previous != '-' && previous != '=' => depth -= 1,
            _ => {}
        }
        previous = c;
        if c == ',' && depth == 0 {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}

/// The text with comments and the insides of literals made blank. Line ends stay.
fn blanked(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let end = at + literal_length(&text[at..], at > 0 && is_word(bytes[at - 1]));
        if end == at {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        for byte in &mut out[at..end] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
        at = end;
    }
    String::from_utf8(out).unwrap()
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// How long the comment or literal is that `text` begins with; 0 if it begins with none.
fn literal_length(text: &str, inside_word: bool) -> usize {
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    if let Some(rest) = text.strip_prefix("/*") {
        return rest.find("*/").map_or(text.len(), |end| end + 4);
    }
    if let Some(rest) = text.strip_prefix('"') {
        return 1 + quoted(rest, '"');
    }
    let raw = text.strip_prefix("br").or_else(|| text.strip_prefix('r'));
    if let Some(rest) = raw.filter(|_| !inside_word) {
        let hashes = rest.len() - rest.trim_start_matches('#').len();
        if rest[hashes..].starts_with('"') {
            let close = format!("\"{}", "#".repeat(hashes));
            let skip = text.len() - rest.len() + hashes + 1;
            return text[skip..]
                .find(&close)
                .map_or(text.len(), |end| skip + end + close.len());
        }
    }
    if let Some(rest) = text.strip_prefix('\'') {
        let first = rest.chars().next().unwrap_or(' ');
        if first == '\\' || rest[first.len_utf8()..].starts_with('\'') {
            return 1 + quoted(rest, '\'');
        }
    }
    0
}

/// The length up to and with the closing quote, escapes passed over.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

#[test]
fn comments_and_literals_are_blanked_and_code_is_not() {
    let text = "let a = \"fn x(\\\" {\"; // fn\nlet b = '{'; fn c<'a>(d: &'a str, r: F<A, B>) { r#\"}\"# }";
    let source = SourceText::new("", text);
    let functions = source.functions();
    assert_eq!(functions.len(), 1);
    assert_eq!(functions[0].name, "c");
    assert_eq!(functions[0].parameters.len(), 2);
    assert_eq!((functions[0].line, functions[0].lines), (2, 1));
}

#[test]
fn a_group_of_imports_is_read_as_its_parts() {
    let text = "use crate::{a, b::{c, d}};\nuse crate::e::f; type G = $crate::h::I;";
    let source = SourceText::new("", text);
    assert_eq!(source.heads("crate"), ["a", "b", "e", "h"]);
}

#[test]
fn what_is_compiled_for_tests_alone_is_not_shipped() {
    let text =
        "#[cfg(test)]\nmod test;\nfn a() {}\n#[cfg(test)]\nmod b {\n fn c() {}\n}\nfn d() {}";
    let source = SourceText::new("", text);
    let lines: Vec<_> = source.shipped().lines().map(str::trim).collect();
    assert_eq!(lines, ["", "", "fn a() {}", "", "", "", "", "fn d() {}"]);
    assert_eq!(source.shipped().len(), text.len());
}
