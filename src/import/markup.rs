//! XML and HTML as people and programs really write it: a stream of marks, whatever is wrong with it.
//!
//! Total, and linear in the length of the text. Entities that a file defines itself are not expanded;
//! their definitions are given as asides.

use super::intake::DIGITS;
use super::limit;
use crate::parse::character_reference;
use memchr::memchr;
use std::borrow::Cow;
use std::ops::ControlFlow;

/// One mark of a stream. Names are without their prefix, in small letters.
pub(super) enum Mark<'a> {
    /// An element begins, and ends at once where it says so.
    Open(&'a str, Values<'a>, Ends),
    /// An element ends.
    Close(&'a str),
    /// Text.
    Text(&'a str),
    /// A remark, an instruction or a declaration; a script or a style.
    Aside(&'a str),
}

/// Whether an element ends where it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ends {
    Here,
    Later,
}

/// The attributes of an element, as written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Values<'a>(&'a str);

/// Elements of a page that hold no elements, whatever they hold.
const RAW: &[&str] = &["script", "style"];

/// Gives the marks of `text` in order until `take` breaks off or the text ends.
pub(super) fn marks(text: &str, take: &mut dyn FnMut(Mark<'_>) -> ControlFlow<()>) {
    walk(text, Wanted::Words, take);
}

/// The same as a browser has it: names keep their prefix, and references in a text are left as they are.
pub(super) fn page_marks(text: &str, take: &mut dyn FnMut(Mark<'_>) -> ControlFlow<()>) {
    walk(text, Wanted::Page, take);
}

/// What marks are wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    /// The words in them, whatever they are.
    Words,
    /// What a browser shows.
    Page,
}

fn walk(text: &str, wanted: Wanted, take: &mut dyn FnMut(Mark<'_>) -> ControlFlow<()>) {
    let mut marks = Marks {
        text,
        at: 0,
        is_xml: text.trim_start().starts_with("<?xml"),
        wanted,
        missing: Vec::new(),
        name: String::new(),
    };
    while marks.at < text.len() && marks.next(take).is_continue() {}
}

struct Marks<'t> {
    text: &'t str,
    at: usize,
    /// Whether elements hold elements whatever they are called.
    is_xml: bool,
    wanted: Wanted,
    /// What was looked for and does not come any more.
    missing: Vec<&'static str>,
    name: String,
}

impl<'t> Marks<'t> {
    fn next(&mut self, take: &mut dyn FnMut(Mark<'_>) -> ControlFlow<()>) -> ControlFlow<()> {
        let text = self.text;
        let rest = &text[self.at..];
        let bracket = memchr(b'<', rest.as_bytes()).unwrap_or(rest.len());
        if bracket > 0 {
            self.at += bracket;
            let words = &rest[..bracket];
            return match self.wanted {
                Wanted::Words => take(Mark::Text(&unescaped(words))),
                Wanted::Page => take(Mark::Text(words)),
            };
        }
        for (start, end) in [("<!--", "-->"), ("<![CDATA[", "]]>")] {
            if rest.starts_with(start) {
                let inside = self.until(self.at + start.len(), end);
                return match start {
                    "<!--" => take(Mark::Aside(inside)),
                    _ => take(Mark::Text(inside)),
                };
            }
        }
        match rest[1..].chars().next() {
            Some('!' | '?') => {
                let inside = self.until(self.at + 2, ">");
                take(Mark::Aside(inside))
            }
            Some('/') => {
                let inside = self.until(self.at + 2, ">");
                self.tell_names(inside, take)?;
                self.name = self.named(inside.trim());
                take(Mark::Close(&self.name))
            }
            Some(c) if c.is_alphabetic() || c == '_' => self.element(take),
            _ => {
                self.at += 1;
                take(Mark::Text("<"))
            }
        }
    }

    fn element(&mut self, take: &mut dyn FnMut(Mark<'_>) -> ControlFlow<()>) -> ControlFlow<()> {
        let start = self.at + 1;
        let end = self.end_of_element(start);
        let inside = &self.text[start..end];
        self.at = (end + 1).min(self.text.len());
        self.tell_names(inside, take)?;
        let (inside, ends) = match inside.strip_suffix('/') {
            Some(inside) => (inside, Ends::Here),
            None => (inside, Ends::Later),
        };
        let split = inside
            .find(|c: char| c.is_whitespace())
            .unwrap_or(inside.len());
        let (name, values) = inside.split_at(split);
        self.name = self.named(name);
        take(Mark::Open(&self.name, Values(values), ends))?;
        let raw = RAW.iter().find(|raw| name.eq_ignore_ascii_case(raw));
        if let Some(raw) = raw.filter(|_| ends == Ends::Later && !self.is_xml) {
            let end = match *raw {
                "script" => "</script",
                _ => "</style",
            };
            let from = self.at;
            let length = self.text.as_bytes()[from..]
                .windows(end.len())
                .position(|window| window.eq_ignore_ascii_case(end.as_bytes()));
            self.at = from + length.unwrap_or(self.text.len() - from);
            return take(Mark::Aside(&self.text[from..self.at]));
        }
        ControlFlow::Continue(())
    }

    /// Gives what stands between two brackets as an aside, if a number stands in its names.
    fn tell_names(
        &self,
        inside: &str,
        take: &mut dyn FnMut(Mark<'_>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        match self.wanted == Wanted::Words && has_number_in_names(inside) {
            true => take(Mark::Aside(inside)),
            false => ControlFlow::Continue(()),
        }
    }

    /// The name of an element as it is wanted.
    fn named(&self, name: &str) -> String {
        match self.wanted {
            Wanted::Words => local(name),
            Wanted::Page => small(name.split(char::is_whitespace).next().unwrap_or(name)),
        }
    }

    /// Where the element that begins at `start` closes: brackets in quotation marks do not count.
    fn end_of_element(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = start;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'>' => return at,
                b'"' | b'\'' if bytes.get(at - 1) == Some(&b'=') || bytes[at - 1] == b' ' => {
                    let mark = if *byte == b'"' { "\"" } else { "'" };
                    match self.find(at + 1, mark) {
                        Some(end) => at = end + 1,
                        None => at += 1,
                    }
                }
                _ => at += 1,
            }
        }
        self.text.len()
    }

    /// The text up to `end`, and goes on after it.
    fn until(&mut self, from: usize, end: &'static str) -> &'t str {
        match self.find(from, end) {
            Some(found) => {
                self.at = found + end.len();
                &self.text[from..found]
            }
            None => {
                self.at = self.text.len();
                &self.text[from..]
            }
        }
    }

    /// Looks for something once more only as long as it may still come.
    fn find(&mut self, from: usize, wanted: &'static str) -> Option<usize> {
        if self.missing.contains(&wanted) {
            return None;
        }
        let found = memchr::memmem::find(&self.text.as_bytes()[from..], wanted.as_bytes());
        if found.is_none() {
            self.missing.push(wanted);
        }
        found.map(|at| from + at)
    }
}

impl<'a> Values<'a> {
    /// As written.
    pub(super) fn raw(self) -> &'a str {
        self.0
    }

    /// The value of an attribute, whatever its prefix.
    pub(super) fn get(self, name: &str) -> Option<Cow<'a, str>> {
        if !self.0.contains(['=']) {
            return None;
        }
        self.each()
            .find(|(own, _)| {
                own.rsplit(':')
                    .next()
                    .unwrap_or(own)
                    .eq_ignore_ascii_case(name)
            })
            .map(|(_, value)| value)
    }

    /// All attributes: names as written, values with their references resolved.
    pub(super) fn each(self) -> impl Iterator<Item = (&'a str, Cow<'a, str>)> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            if rest.is_empty() {
                return None;
            }
            let end = rest
                .char_indices()
                .find(|(at, c)| *at > 0 && (c.is_whitespace() || *c == '='))
                .map_or(rest.len(), |(at, _)| at);
            let (name, after) = rest.split_at(end);
            let after = after.trim_start();
            let Some(value) = after.strip_prefix('=') else {
                rest = after;
                return Some((name, Cow::Borrowed("")));
            };
            let value = value.trim_start();
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
            let (value, after) = match quote {
                Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
                None => {
                    let end = value.find(char::is_whitespace).unwrap_or(value.len());
                    value.split_at(end)
                }
            };
            rest = after;
            Some((name, unescaped(value)))
        })
    }
}

/// A name without its prefix, in small letters.
fn local(name: &str) -> String {
    let mut name = name.split(char::is_whitespace).next().unwrap_or(name);
    if let Some((_, local)) = name.rsplit_once(':') {
        name = local;
    }
    small(name)
}

/// Whether what stands between two brackets has the digits of a number outside of values in quotes. No program gives
/// elements or attributes such names: somebody put words in brackets, or the file breaks off.
pub(super) fn has_number_in_names(inside: &str) -> bool {
    let (mut digits, mut mark, mut last) = (0, None, 0);
    for byte in inside.bytes() {
        match mark {
            Some(open) if open == byte => mark = None,
            Some(_) => {}
            // Only behind a sign of equality: in words it is an apostrophe.
            None if last == b'=' && matches!(byte, b'"' | b'\'') => mark = Some(byte),
            None => digits += usize::from(byte.is_ascii_digit()),
        }
        if !byte.is_ascii_whitespace() {
            last = byte;
        }
    }
    digits >= DIGITS
}

/// A name in small letters, within the limit.
fn small(name: &str) -> String {
    let letters = name.chars().take(limit::NAME);
    letters.map(|c| c.to_ascii_lowercase()).collect()
}

/// A text with its references resolved; those that stand for nothing known stay as they are.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out += &rest[..at];
        let after = &rest[at + 1..];
        match character_reference(after.as_bytes()) {
            Some((c, length)) => {
                out.push(c);
                rest = &after[length..];
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out += rest;
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::{Mark, marks};
    use std::ops::ControlFlow;

    fn told(text: &str) -> String {
        let mut out = String::new();
        marks(text, &mut |mark| {
            out += &match mark {
                Mark::Open(name, values, _) => {
                    let values = values
                        .each()
                        .map(|(name, value)| format!(" {name}={value}"));
                    format!("<{name}{}>", values.collect::<String>())
                }
                Mark::Close(name) => format!("</{name}>"),
                Mark::Text(text) => text.to_owned(),
                Mark::Aside(text) => format!("[{text}]"),
            };
            ControlFlow::Continue(())
        });
        out
    }

    #[test]
    fn markup_is_read_whatever_is_wrong_with_it() {
        let cases = [
            ("<w:P a=\"1>2\" b='&#49;'>x</w:P>", "<p a=1>2 b=1>x</p>"),
            (
                "<td width=50 nowrap>&#x31;&#50&nbsp;&x;",
                "<td width=50 nowrap=>12 &x;",
            ),
            ("a < b <!--c--><![CDATA[<d>]]><?e?>", "a < b [c]<d>[e?]"),
            (
                "<script>if (a<b) {}</SCRIPT>",
                "<script>[if (a<b) {}]</script>",
            ),
            ("<w:style>a<b/></w:style>", "<style>a<b></style>"),
            (
                "<?xml version='1.0'?><style>a<b/></style>",
                "[xml version='1.0'?]<style>a<b></style>",
            ),
            (
                "<!DOCTYPE a [<!ENTITY b \"c\">]>",
                "[DOCTYPE a [<!ENTITY b \"c\"]]>",
            ),
            ("<a b=\"c>d", "<a b=c>d"),
            ("<", "<"),
        ];
        for (text, expected) in cases {
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
