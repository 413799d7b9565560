//! Texts made to hurt: they must be read in reasonable time.

use super::render;
use mingbai::parse::markdown;
use std::time::{Duration, Instant};

/// Parts repeated within the lines of one paragraph: how often, and what.
const LINES: &[(usize, &str)] = &[
    (100_000, "["),
    (25_000, "[a]("),
    (25_000, "[a]["),
    (50_000, "!["),
    (100_000, "*"),
    (33_000, "*a "),
    (25_000, "*a _"),
    (20_000, "~a ~~"),
    (100_000, ">"),
    (50_000, "- "),
    (33_000, "1. "),
    (16_000, "[^a]: "),
    (100_000, "&"),
    (33_000, "<a "),
    (25_000, "<!--"),
    (25_000, "<!A "),
    (10_000, "https://a "),
    (12_000, "http://."),
    (10_000, "一、项目\n"),
    (12_000, "1.项目\n"),
    (20_000, "# a\n\n"),
    (5_000, "**一、项目**\n"),
];

#[test]
fn repeated_parts_are_read_in_reasonable_time() {
    for (count, part) in LINES {
        read(part, &part.repeat(*count));
    }
}

#[test]
fn nested_parts_are_read_in_reasonable_time() {
    let pairs = |count, open: &str, close: &str| open.repeat(count) + "a" + &close.repeat(count);
    read("brackets", &pairs(100_000, "[", "]"));
    read("images", &pairs(20_000, "![", "](b)"));
    read("strong", &pairs(12_000, "**a ", " a**"));
    read("quotes", &(">".repeat(300) + "a\n\n").repeat(300));
    let stairs = |depth| "  ".repeat(depth) + "- a\n";
    read("lists", &(0..400).map(stairs).collect::<String>());
    let ticks = |length| "`".repeat(length) + "a";
    read("backticks", &(1..400).map(ticks).collect::<String>());
}

#[test]
fn large_tables_and_many_notes_are_read_in_reasonable_time() {
    let table = |columns, rows: &str| {
        let (head, rule) = ("a|".repeat(columns), "-|".repeat(columns));
        format!("{head}\n{rule}\n{rows}")
    };
    read("wide table", &table(30_000, ""));
    read("long table", &table(2, &"|a|b\n".repeat(20_000)));
    read("table of nothing", &table(900, &"a\n".repeat(900)));
    read("one note", &("[^1]".repeat(25_000) + "\n\n[^1]: a"));
    let note = |n| format!("[^{n}]\n\n[^{n}]: a\n\n");
    read("many notes", &(0..5000).map(note).collect::<String>());
    let reference = |n| format!("[{n}]: a\n");
    let references: String = (0..9000).map(reference).collect();
    read("references", &(references + &"[1]".repeat(9000)));
}

fn read(name: &str, text: &str) {
    let start = Instant::now();
    let rendered = render(text);
    let headings = markdown::read(text).headings.len();
    let took = start.elapsed();
    assert_eq!(headings, rendered.contents.len(), "{name:?}");
    assert!(took < Duration::from_secs(5), "{name:?} took {took:?}");
}
