//! Texts made to hurt: they must be read in reasonable time, and lose nothing but their form.

use super::render;
use mingbai::parse::markdown::outline;
use std::time::{Duration, Instant};

#[test]
fn hostile_texts_are_read_in_reasonable_time() {
    let many = 100_000;
    let rows = "|a|b\n".repeat(many / 5);
    let texts = [
        ("brackets", "[".repeat(many)),
        ("brackets closed", "[".repeat(many) + &"]".repeat(many)),
        ("links", "[a](".repeat(many / 4)),
        ("link labels", "[a][".repeat(many / 4)),
        ("images", "![".repeat(many / 2)),
        (
            "images closed",
            "![".repeat(20_000) + "a" + &"](b)".repeat(20_000),
        ),
        ("stars", "*".repeat(many)),
        ("stars and letters", "*a ".repeat(many / 3)),
        (
            "strong in strong",
            "**a ".repeat(many / 8) + &" a**".repeat(many / 8),
        ),
        ("mixed emphasis", "*a _".repeat(many / 4)),
        ("tildes", "~a ~~".repeat(many / 5)),
        ("quotes", ">".repeat(many)),
        ("quotes on lines", (">".repeat(300) + "a\n\n").repeat(300)),
        ("lists in a line", "- ".repeat(many / 2)),
        ("lists in lists", stairs("- a\n", 400)),
        ("numbers in a line", "1. ".repeat(many / 3)),
        ("backticks", ticks(400)),
        (
            "wide table",
            format!("{0}\n{1}\n", "a|".repeat(30_000), "-|".repeat(30_000)),
        ),
        ("long table", format!("|a|b\n|-|-\n{rows}")),
        (
            "table of nothing",
            format!(
                "{}\n{}\n{}",
                "a|".repeat(900),
                "-|".repeat(900),
                "a\n".repeat(900)
            ),
        ),
        ("notes", "[^1]".repeat(many / 4) + "\n\n[^1]: a"),
        ("notes in notes", "[^a]: ".repeat(many / 6)),
        (
            "many notes",
            (0..5000)
                .map(|n| format!("[^{n}]\n\n[^{n}]: a\n\n"))
                .collect(),
        ),
        (
            "references",
            (0..9000).map(|n| format!("[{n}]: a\n")).collect::<String>() + &"[1]".repeat(9000),
        ),
        ("entities", "&".repeat(many)),
        ("tags", "<a ".repeat(many / 3)),
        ("comments", "<!--".repeat(many / 4)),
        ("declarations", "<!A ".repeat(many / 4)),
        ("addresses", "https://a ".repeat(many / 10)),
        ("half addresses", "http://.".repeat(many / 8)),
        ("headings", "一、项目\n".repeat(many / 10)),
        ("items", "1.项目\n".repeat(many / 8)),
        ("paragraphs", "# a\n\n".repeat(many / 5)),
    ];
    let mut slow = Vec::new();
    for (name, text) in &texts {
        let start = Instant::now();
        let rendered = render(text);
        let headings = outline(text).headings.len();
        let took = start.elapsed();
        assert_eq!(headings, rendered.contents.len(), "{name}");
        if took > Duration::from_secs(4) {
            slow.push(format!("{name}: {took:?}"));
        }
        if std::env::var_os("TIMES").is_some() {
            println!(
                "{name}: {} bytes, {took:?}, {} of HTML",
                text.len(),
                rendered.html.len()
            );
        }
    }
    assert!(slow.is_empty(), "{slow:?}");
}

fn stairs(step: &str, count: usize) -> String {
    (0..count).map(|depth| "  ".repeat(depth) + step).collect()
}

fn ticks(count: usize) -> String {
    (1..count).map(|length| "`".repeat(length) + "a").collect()
}
