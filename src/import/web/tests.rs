//! Whatever is wrong with a page, what it shows comes out, in bounded time.

use crate::import::printed::Block;
use crate::import::read_printed;
use crate::source::SourcePath;
use proptest::prelude::{Strategy, prop};
use proptest::{prop_assert_eq, prop_oneof, proptest};

/// The letters that a page prints, sorted.
fn printed_letters(page: &str) -> Vec<char> {
    let printed = read_printed(&SourcePath::new("a.html"), page.as_bytes()).printed;
    let mut letters: Vec<char> = Vec::new();
    for block in printed.unwrap_or_default().blocks {
        match block {
            Block::Paragraph(paragraph) => letters.extend(paragraph.text.chars()),
            Block::Table(table) => {
                let texts = table.cells().iter().map(|cell| cell.text.chars());
                letters.extend(texts.flatten());
            }
        }
    }
    letters.retain(|c| ('一'..='龥').contains(c));
    letters.sort_unstable();
    letters
}

/// Marks and words in any order.
fn soup() -> impl Strategy<Value = Vec<String>> {
    let mark = "<(p|div|span|table|tr|td|th|tbody|b|br|h1|ul|ol|li|pre|o:p|section|caption|nav|a)>";
    let end = "</(p|div|span|table|tr|td|th|tbody|b|br|h1|ul|ol|li|pre|o:p|section|caption|nav|a)>";
    let other = "<td (col|row)span=[0-4]>|<td colspan=99999>|<!--\\[if x\\]-->|<!\\[endif\\]-->";
    let word = "[一二三四五六七八九]{1,3}|[ \n\t]|&nbsp;";
    prop::collection::vec(prop_oneof![mark, end, other, word], 0..60)
}

proptest! {
    #[test]
    fn whatever_is_shown_comes_out(parts in soup()) {
        let page = format!("<html>{}", parts.concat());
        let mut letters: Vec<char> = page.chars().filter(|c| ('一'..='龥').contains(c)).collect();
        letters.sort_unstable();
        prop_assert_eq!(printed_letters(&page), letters);
    }
}

#[test]
fn pages_made_to_hurt_are_read_in_bounded_time() {
    let cases = [
        ("tables in tables", "<table><tr><td>甲".repeat(20_000)),
        (
            "spans",
            "<tr><td rowspan=65534 colspan=1000>甲".repeat(5_000),
        ),
        ("rows", format!("<table>{}", "<tr><td>甲".repeat(10_000))),
        ("columns", format!("<table><tr>{}", "<td>甲".repeat(50_000))),
        (
            "ends without beginnings",
            format!("{}{}", "<i>".repeat(5_000), "</b>".repeat(50_000)),
        ),
        ("items", "<ol><li>甲".repeat(20_000)),
        ("references", "&".repeat(200_000)),
        ("white space", format!("<p>甲{}乙", " \n".repeat(200_000))),
    ];
    for (what, page) in cases {
        let page = format!("<html><table>{page}");
        let count = page.matches('甲').count();
        let found = printed_letters(&page)
            .iter()
            .filter(|c| **c == '甲')
            .count();
        assert_eq!(found, count, "{what}");
    }
}
