//! The lines in which two texts differ, and short lists.

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

/// What stands between the lines that two texts begin with and those that they end with.
pub(super) fn changed_lines(before: &[u8], after: &[u8]) -> String {
    let (Ok(before), Ok(after)) = (str::from_utf8(before), str::from_utf8(after)) else {
        return String::new();
    };
    let (before, after): (Vec<&str>, Vec<&str>) =
        (before.lines().collect(), after.lines().collect());
    let both = before.iter().zip(&after);
    let start = both.take_while(|(a, b)| a == b).count();
    let both = before[start..]
        .iter()
        .rev()
        .zip(after[start..].iter().rev());
    let end = both.take_while(|(a, b)| a == b).count();
    let shown = |sign: &str, lines: &[&str]| {
        let lines = lines[start..lines.len() - end].iter().map(|line| {
            let line: String = line.trim().chars().take(LINE).collect();
            format!("{sign} {line}")
        });
        listed(lines.collect())
    };
    format!("改动的行：\n{}{}", shown("-", &before), shown("+", &after))
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
            ("一\n一\n", "一\n", "改动的行：\n  - 一\n"),
            ("", "一\n", "改动的行：\n  + 一\n"),
        ];
        for (before, after, said) in cases {
            assert_eq!(changed_lines(before.as_bytes(), after.as_bytes()), said);
        }
    }
}
