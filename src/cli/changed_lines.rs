//! The lines in which two texts differ, and short lists.

use std::collections::HashSet;
use std::fmt::Write;

/// Most lines that are listed.
const LISTED: usize = 10;
/// Most characters of a line that are shown.
const LINE: usize = 80;

/// One a line; of many only the first.
pub(super) fn listed(words: Vec<String>) -> String {
    let mut said = String::new();
    for words in words.iter().take(LISTED) {
        let _ = writeln!(said, "  {words}");
    }
    if words.len() > LISTED {
        let _ = writeln!(said, "  另有{}处", words.len() - LISTED);
    }
    said
}

/// The lines of either text that the other does not have, in their order.
pub(super) fn changed_lines(before: &[u8], after: &[u8]) -> String {
    let (Ok(before), Ok(after)) = (str::from_utf8(before), str::from_utf8(after)) else {
        return String::new();
    };
    let only = |some: &str, others: &str| {
        let others: HashSet<&str> = others.lines().map(str::trim).collect();
        let lines = some.lines().map(str::trim);
        let lines = lines.filter(|line| !line.is_empty() && !others.contains(line));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    let (before, after) = (only(before, after), only(after, before));
    let shown = |sign: &str, lines: &[String], others: &[String]| {
        let lines = lines.iter().enumerate();
        let lines = lines.map(|(at, line)| {
            let from = others
                .get(at)
                .map_or(0, |other| first_difference(line, other));
            format!("{sign} {}", around(line, from))
        });
        listed(lines.collect())
    };
    let (removed, added) = (shown("-", &before, &after), shown("+", &after, &before));
    format!("改动的行：\n{removed}{added}")
}

/// How many characters two lines have in common from their beginning.
fn first_difference(line: &str, other: &str) -> usize {
    let both = line.chars().zip(other.chars());
    both.take_while(|(a, b)| a == b).count()
}

/// A part of a line in which its character `at` can be seen.
fn around(line: &str, at: usize) -> String {
    let from = match at < LINE / 2 {
        true => 0,
        false => at - LINE / 2,
    };
    let part: String = line.chars().skip(from).take(LINE).collect();
    let before = if from > 0 { "…" } else { "" };
    let after = if line.chars().count() > from + LINE {
        "…"
    } else {
        ""
    };
    format!("{before}{part}{after}")
}

#[cfg(test)]
mod tests {
    use super::changed_lines;

    #[test]
    fn only_lines_that_differ_are_shown() {
        let cases = [
            (
                "一\n二\n三\n",
                "一\n贰\n三\n",
                "改动的行：\n  - 二\n  + 贰\n",
            ),
            ("一\n二\n", "一\n", "改动的行：\n  - 二\n"),
            ("", "一\n", "改动的行：\n  + 一\n"),
        ];
        for (before, after, said) in cases {
            assert_eq!(changed_lines(before.as_bytes(), after.as_bytes()), said);
        }
    }
}
