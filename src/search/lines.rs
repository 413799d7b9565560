//! The lines of a report's page that are searched.
//!
//! The script does the same scan with the page it fetches, so that both see the same text. A theme marks
//! what is searched by `<!--search-->` and `<!--/search-->`; of a page without marks it is all of `<main>`.

use super::normal::SearchedLine;
use memchr::{memchr, memmem};

const BEGINNING: &str = "<!--search-->";
const END: &str = "<!--/search-->";

/// Whether an element does not end a line.
fn is_inline(element: &str) -> bool {
    matches!(
        element,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "i"
            | "ins"
            | "kbd"
            | "mark"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "u"
            | "var"
            | "wbr"
    )
}

/// Whether the content of an element is no text.
fn is_without_text(element: &str) -> bool {
    matches!(element, "style" | "script" | "svg")
}

/// Gives the lines of a page, normalised, none empty.
pub(super) fn each_line(page: &str, line: &mut SearchedLine, mut give: impl FnMut(&[char])) {
    for stretch in stretches(page) {
        stretch_lines(stretch, line, &mut give);
    }
}

/// Whether two pages have, to a byte, the same stretches that are searched.
pub(super) fn have_one_text(page: &str, other: &str) -> bool {
    stretches(page) == stretches(other)
}

/// The stretches of a page that are searched.
fn stretches(page: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some((_, after)) = split(rest, BEGINNING) {
        let (stretch, after) = split(after, END).unwrap_or((after, ""));
        found.push(stretch);
        rest = after;
    }
    if found.is_empty()
        && let Some((_, after)) = split(page, "<main")
    {
        let (main, _) = split(after, "</main>").unwrap_or((after, ""));
        let (_, inside) = split_at_byte(main, b'>').unwrap_or((main, ""));
        found.push(inside);
    }
    found
}

/// What is before and after the first `mark`.
fn split<'a>(text: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    let place = memmem::find(text.as_bytes(), mark.as_bytes())?;
    Some((&text[..place], &text[place + mark.len()..]))
}

/// As [`split`], at an ASCII character, which there is many a one of on a page.
fn split_at_byte(text: &str, byte: u8) -> Option<(&str, &str)> {
    let place = memchr(byte, text.as_bytes())?;
    Some((&text[..place], &text[place + 1..]))
}

fn stretch_lines(stretch: &str, line: &mut SearchedLine, give: &mut impl FnMut(&[char])) {
    let mut rest = stretch;
    loop {
        let (text, tag) = split_at_byte(rest, b'<').unwrap_or((rest, ""));
        push_text(text, line);
        if tag.is_empty() {
            break;
        }
        if let Some(comment) = tag.strip_prefix("!--") {
            line.end(&mut *give);
            rest = split(comment, "-->").map_or("", |(_, after)| after);
            continue;
        }
        let (tag, after) = split_at_byte(tag, b'>').unwrap_or((tag, ""));
        rest = after;
        let (name, is_end) = match tag.strip_prefix('/') {
            Some(name) => (name, true),
            None => (tag, false),
        };
        let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = &name[..length];
        if !is_inline(name) {
            line.end(&mut *give);
        }
        if is_without_text(name) && !is_end && !tag.ends_with('/') {
            let end = format!("</{name}");
            rest = split(after, &end).map_or("", |(_, after)| after);
            rest = split_at_byte(rest, b'>').map_or("", |(_, after)| after);
        }
    }
    line.end(give);
}

/// Appends text between tags, with its character references read.
fn push_text(text: &str, line: &mut SearchedLine) {
    let mut rest = text;
    while let Some((before, after)) = split_at_byte(rest, b'&') {
        before.chars().for_each(|c| line.push(c));
        let reference = after.split_once(';');
        let read = reference.and_then(|(name, after)| Some((character(name)?, after)));
        match read {
            Some((c, after)) => {
                line.push(c);
                rest = after;
            }
            None => {
                line.push('&');
                rest = after;
            }
        }
    }
    rest.chars().for_each(|c| line.push(c));
}

fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "nbsp" => Some('\u{A0}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let hexadecimal = number.strip_prefix(['x', 'X']);
            let code = match hexadecimal {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(page: &str) -> String {
        let mut lines: Vec<String> = Vec::new();
        each_line(page, &mut SearchedLine::default(), |line| {
            lines.push(line.iter().collect());
        });
        lines.join("|")
    }

    #[test]
    fn lines_of_pages() {
        let cases = [
            (
                "<p>外</p><main id=a><h1>标<b>题</b></h1><p>文 &lt;甲&gt;\n乙</p></main>",
                "标题|文<甲>乙",
            ),
            (
                "<main>外<!--search--><td>一</td><td>二<br>三</td><!--/search-->外<!--search-->四<!--/search--></main>",
                "一|二|三|四",
            ),
            (
                "<!--search-->甲<svg class=\"x\"><path d=\"M0\"/></svg>乙<!--x>-->丙",
                "甲|乙|丙",
            ),
            (
                "<!--search-->甲<script>no</script>&amp;&#x4E59;&#19993;&#0;&bad;&",
                "甲|&乙丙&bad;&",
            ),
            (
                "<!--search-->甲<a title=\"a&gt;b\">乙</a><sub>2</sub><td",
                "甲乙2",
            ),
            (
                "<!--search--><h1>困难群众<wbr>救助<wbr>补助</h1><!--/search-->",
                "困难群众救助补助",
            ),
            ("nothing", ""),
            ("<main", ""),
            ("<!--search-->", ""),
        ];
        for (page, expected) in cases {
            assert_eq!(lines(page), expected, "{page}");
        }
    }
}
