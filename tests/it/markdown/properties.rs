//! What holds for any text.

use super::render;
use mingbai::parse::markdown::{DEEPEST, Reading, read};
use proptest::prelude::{Strategy, any, prop};
use proptest::{prop_assert, prop_assert_eq, prop_oneof, proptest};
use std::collections::HashSet;

/// Texts of the pieces that mean something in Markdown, in HTML and in official numbering.
fn markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(PIECES.to_vec()).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[a-z 一-十]{1,8}",
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "    ",
    "\t",
    "　　",
    "#",
    "## ",
    "一、",
    "（一）",
    "(二)",
    "1.",
    "1. ",
    "2、",
    "（1）",
    "①",
    "项目概况",
    "，",
    "。",
    "“",
    "”",
    "**",
    "*",
    "_",
    "~~",
    "`",
    "```\n",
    "> ",
    "- ",
    "|",
    "|a|b|\n|-|-|\n",
    "[",
    "](",
    ")",
    "![",
    "](a.png)",
    "[^1]",
    "[^1]: ",
    "[a]: b\n",
    "<",
    ">",
    "<script>",
    "</script>",
    "<a href=\"",
    "\"",
    "'",
    "&",
    "&colon;",
    "&#58;",
    "&quot;",
    "\\",
    "javascript:",
    "JAVASCRIPT:alert(1)",
    "data:text/html,",
    "vbscript:",
    "//a.cn",
    "https://a.cn/x",
    "onerror=",
    " onclick=\"x\" ",
    "<img src=x onerror=alert(1)>",
    "\0",
    "\u{1}",
    "\u{feff}",
    "\u{202e}",
    "\u{fffe}",
    "%3A",
    "%",
    "---\n",
    "===\n",
    "<!--",
    "-->",
    "mailto:a@b",
    "<https://a.cn>",
    "<javascript:x>",
];

proptest! {
    #[test]
    fn any_text_has_an_outline_inside_of_it(text in any::<String>()) {
        holds(&text)?;
    }

    #[test]
    fn any_markdown_has_an_outline_inside_of_it(text in markdown()) {
        holds(&text)?;
    }

    #[test]
    fn no_text_becomes_a_tag_of_its_own(text in markdown()) {
        let html = render(&text).html;
        let found = foreign(&html);
        prop_assert!(found.is_none(), "{found:?} in {html:?}");
    }

    #[test]
    fn links_lead_only_where_links_may(
        before in "[ \t\u{0}-\u{20}]{0,3}",
        scheme in prop::sample::select(vec!["javascript", "data", "vbscript", "blob", "file", "JaVaScRiPt"]),
        inside in "[\t\u{1}]?",
        colon in prop::sample::select(vec![":", "&colon;", "&#58;", "&#x3a;", "%3A", "\\:", "&amp;colon;"]),
    ) {
        let (head, tail) = scheme.split_at(3);
        let target = format!("{before}{head}{inside}{tail}{colon}alert");
        for text in [
            format!("[a]({target})"), format!("[a](<{target}>)"), format!("![a]({target})"),
            format!("<{target}>"), format!("[a]\n\n[a]: {target}"), format!("[a]\n\n[a]: <{target}>"),
        ] {
            let html = render(&text).html;
            prop_assert!(!html.contains("href=") && !html.contains("src="), "{html:?}");
            prop_assert!(read(&text).links.is_empty());
        }
    }
}

fn holds(text: &str) -> Result<(), proptest::test_runner::TestCaseError> {
    let outline = read(text);
    let spans = spans(&outline);
    for span in spans {
        prop_assert!(span.slice(text).is_some(), "{span:?} is not in {text:?}");
    }
    let mut level = 1;
    let mut anchors = HashSet::new();
    for heading in &outline.headings {
        prop_assert!((2..=6).contains(&heading.level) && heading.level <= level + 1);
        level = heading.level;
        prop_assert!(anchors.insert(&heading.anchor));
        let plain = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        prop_assert!(!heading.anchor.is_empty() && heading.anchor.chars().all(plain));
    }
    let rendered = render(text);
    let contents: Vec<_> = rendered
        .contents
        .iter()
        .map(|c| (c.level, &*c.text, &*c.anchor))
        .collect();
    let headings: Vec<_> = outline
        .headings
        .iter()
        .map(|h| (h.level, &*h.text, &*h.anchor))
        .collect();
    prop_assert_eq!(contents, headings);
    balanced(&rendered.html)
}

fn spans(outline: &Reading<'_>) -> Vec<mingbai::source::Span> {
    let headings = outline.headings.iter().map(|heading| heading.span);
    let links = outline.links.iter().chain(&outline.refused);
    headings.chain(links.map(|link| link.span)).collect()
}

/// The tags of a page: name, whether it closes, and its attributes.
fn tags(html: &str) -> impl Iterator<Item = (&str, bool, &str)> {
    html.split('<').skip(1).filter_map(|tag| {
        let inner = tag.split_once('>')?.0;
        let (name, attributes) = inner.split_once(' ').unwrap_or((inner, ""));
        Some((
            name.trim_start_matches('/'),
            name.starts_with('/'),
            attributes,
        ))
    })
}

/// The elements we write.
const ELEMENTS: &str = "p h2 h3 h4 h5 h6 em strong del code pre hr br blockquote ul ol li a img sup section div table thead tbody tr th td";
/// The attributes we write.
const ATTRIBUTES: &str =
    "id class href rel title src alt loading start role tabindex aria-label scope data-label";

/// The first thing in the HTML that we do not write.
fn foreign(html: &str) -> Option<String> {
    let known = |words: &str, name: &str| words.split(' ').any(|word| word == name);
    for (name, _, rest) in tags(html) {
        if !known(ELEMENTS, name) {
            return Some(name.to_owned());
        }
        let mut rest = rest;
        while let Some((attribute, after)) = rest.split_once("=\"") {
            let (value, after) = after.split_once('"')?;
            let leads = ["href", "src"].contains(&attribute);
            let value = value.to_lowercase();
            let bad = ["javascript:", "data:", "vbscript:", "//"];
            if !known(ATTRIBUTES, attribute) || (leads && bad.iter().any(|b| value.starts_with(b)))
            {
                return Some(format!("{attribute}={value}"));
            }
            rest = after.trim_start();
        }
        if !rest.is_empty() {
            return Some(rest.to_owned());
        }
    }
    None
}

/// Tags close in the order they were opened, nest no deeper than they may, and ids are unique.
fn balanced(html: &str) -> Result<(), proptest::test_runner::TestCaseError> {
    let mut open = Vec::new();
    let mut ids = HashSet::new();
    for (name, closes, attributes) in tags(html) {
        if let Some(id) = attributes
            .split("id=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
        {
            prop_assert!(ids.insert(id), "{id} twice in {html}");
        }
        if closes {
            prop_assert_eq!(open.pop(), Some(name), "{}", html);
        } else if !["br", "hr", "img"].contains(&name) {
            prop_assert!(name != "a" || !open.contains(&"a"), "{html}");
            prop_assert!(name != "p" || !open.contains(&"p"), "{html}");
            open.push(name);
            prop_assert!(open.len() <= 3 * DEEPEST + 8, "{html}");
        }
    }
    prop_assert!(open.is_empty(), "{html}");
    Ok(())
}
