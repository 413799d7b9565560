//! Numbers of persons that findings tell of, hidden in the lines and words that are shown: logs are read by others.
//!
//! Every character keeps its length, so that places stay what they were.

use crate::diagnostic::Diagnostic;
use crate::source::{SourceFile, SourcePath, Span};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;

/// Fewest digits on end that are hidden in messages.
const FEWEST: usize = 7;
/// How many of the first and the last digits are shown, where there are many.
const SHOWN: (usize, usize) = (3, 2);
const MANY: usize = 11;

/// What is hidden, by file.
#[derive(Debug)]
pub struct Veil<'a> {
    places: BTreeMap<&'a SourcePath, Vec<Span>>,
}

impl<'a> Veil<'a> {
    /// Hides what findings of the category `PII` mark.
    pub fn of(diagnostics: &'a [Diagnostic]) -> Self {
        let mut places: BTreeMap<&SourcePath, Vec<Span>> = BTreeMap::new();
        for found in diagnostics.iter().filter(|it| it.code.category() == "PII") {
            let spans = found.span.iter().chain(&found.more).copied();
            places.entry(&found.path).or_default().extend(spans);
        }
        Self { places }
    }

    /// A file with its numbers hidden.
    pub fn file(&self, mut file: SourceFile) -> SourceFile {
        if let Some(spans) = self.places.get(&file.path) {
            let mut text = String::from(&*file.text);
            for span in spans {
                let range = around(&text, *span);
                if let Some(hidden) = text.get(range.clone()).map(hidden) {
                    text.replace_range(range, &hidden);
                }
            }
            file.text = text.into();
        }
        file
    }

    /// Findings in whose words no such number stands, which `source` gives as it is written.
    pub fn findings<'f>(
        &self,
        diagnostics: &'f [Diagnostic],
        source: &dyn Fn(&SourcePath) -> Option<SourceFile>,
    ) -> Cow<'f, [Diagnostic]> {
        if self.places.is_empty() {
            return Cow::Borrowed(diagnostics);
        }
        let mut all = diagnostics.to_vec();
        for group in all.chunk_by_mut(|a, b| a.path == b.path) {
            let path = group.first().map(|found| found.path.clone());
            let spans = path.as_ref().and_then(|path| self.places.get(path));
            let (Some(spans), Some(file)) = (spans, path.as_ref().and_then(source)) else {
                continue;
            };
            let marked = spans.iter();
            let marked = marked.filter_map(|span| file.text.get(around(&file.text, *span)));
            let runs = marked.flat_map(|marked| marked.split(|c: char| !c.is_ascii_digit()));
            let numbers: HashSet<&str> = runs.filter(|run| run.len() >= FEWEST).collect();
            let lengths: BTreeSet<usize> = numbers.iter().map(|number| number.len()).collect();
            for found in group {
                for range in places(&found.message, &numbers, &lengths) {
                    let number = hidden(&found.message[range.clone()]);
                    found.message.replace_range(range, &number);
                }
            }
        }
        Cow::Owned(all)
    }
}

/// Where one of the numbers, which have these lengths, stands in a message.
fn places(message: &str, numbers: &HashSet<&str>, lengths: &BTreeSet<usize>) -> Vec<Range<usize>> {
    let bytes = message.as_bytes();
    let mut found = Vec::new();
    let mut start = 0;
    for run in bytes.chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit()) {
        let end = start + run.len();
        for length in lengths.iter().filter(|_| run[0].is_ascii_digit()) {
            let windows = (start..).map(|at| at..at + length);
            let windows = windows.take_while(|range| range.end <= end);
            found.extend(windows.filter(|range| numbers.contains(&message[range.clone()])));
        }
        start = end;
    }
    found
}

/// What a finding marks; the whole line where it marks something beside the number, as a link with a title.
fn around(text: &str, span: Span) -> Range<usize> {
    let range = span.range();
    let marked = text.get(range.clone()).unwrap_or("");
    let is_beside = marked.contains("://") || marked.is_empty();
    if !is_beside || marked.contains(|c: char| c.is_numeric()) {
        return range;
    }
    let start = text.get(..range.start).and_then(|it| it.rfind('\n'));
    let end = text.get(range.end..).and_then(|it| it.find('\n'));
    start.map_or(0, |at| at + 1)..end.map_or(text.len(), |at| range.end + at)
}

/// A marked text with its digits hidden, or all its letters where it has few digits.
fn hidden(text: &str) -> String {
    let count = text.chars().filter(|c| c.is_numeric()).count();
    let mut at = 0;
    let hide = |c: char| {
        let is_hidden = match count < FEWEST {
            true => c.is_alphanumeric(),
            false => c.is_numeric(),
        };
        if !is_hidden {
            return c;
        }
        at += 1;
        let is_shown = count >= MANY && (at <= SHOWN.0 || at > count - SHOWN.1);
        match c.len_utf8() {
            _ if is_shown => c,
            1 => '*',
            2 => '×',
            3 => '＊',
            _ => '\u{1F7B6}',
        }
    };
    text.chars().map(hide).collect()
}

#[cfg(test)]
mod tests {
    use super::{hidden, places};
    use std::collections::{BTreeSet, HashSet};

    #[test]
    fn numbers_are_found_in_longer_ones() {
        let numbers = HashSet::from(["13800138000", "1234567"]);
        let lengths = BTreeSet::from([7, 11]);
        let found = places("第12项的8613800138000号、1234567", &numbers, &lengths);
        assert_eq!(found, [13..24, 30..37]);
    }

    #[test]
    fn what_is_hidden_keeps_its_length() {
        assert_eq!(hidden("138-0013-8000"), "138-****-**00");
        assert_eq!(hidden("护照 E12"), "＊＊ ***");
        assert_eq!(
            hidden("https://a.cn/13800138000"),
            "https://a.cn/138******00"
        );
        for text in ["１３８００１３８０００", "一三八〇〇", "𝟏𝟑٣"] {
            assert_eq!(hidden(text).len(), text.len());
        }
    }
}
