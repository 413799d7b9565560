//! Lines: pieces of text that stand side by side, put together as a reader sees them.

use super::snippet::Snippet;

/// How far from its line a piece may stand, in parts of its size.
const SAME_LINE: f64 = 0.35;
/// From what gap on pieces of a line stand apart, as columns do, in parts of their size.
const APART: f64 = 1.2;

/// A line.
#[derive(Clone, Debug)]
pub(super) struct PrintedLine {
    /// The parts of it that stand apart, from left to right; at least one.
    pub(super) parts: Vec<LinePart>,
    /// How far up it is.
    pub(super) base: f64,
    /// The size of most of its letters.
    pub(super) size: f64,
}

/// A part of a line without a wide gap in it.
#[derive(Clone, Debug)]
pub(super) struct LinePart {
    /// What it says, without spaces around it.
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
}

impl PrintedLine {
    pub(super) fn left(&self) -> f64 {
        self.parts.first().map_or(0.0, |part| part.left)
    }

    pub(super) fn right(&self) -> f64 {
        self.parts.last().map_or(0.0, |part| part.right)
    }

    /// What it says; what stands apart is parted by a space.
    pub(super) fn text(&self) -> String {
        let parts = self.parts.iter().map(|part| part.text.as_str());
        parts.collect::<Vec<_>>().join(" ")
    }
}

/// Puts pieces of one direction together into lines, from the top downwards.
pub(super) fn lines(mut snippets: Vec<&Snippet>) -> Vec<PrintedLine> {
    snippets.sort_by(|one, other| other.base.total_cmp(&one.base));
    let mut lines = Vec::new();
    let mut rest = snippets.as_mut_slice();
    while let Some(first) = rest.first() {
        let (base, size) = (first.base, first.size);
        let is_in = |it: &Snippet| base - it.base <= SAME_LINE * size.max(it.size);
        let length = rest.iter().take_while(|it| is_in(it)).count().max(1);
        let (line, below) = rest.split_at_mut(length);
        line.sort_by(|one, other| one.left.total_cmp(&other.left));
        lines.extend(line_of(line));
        rest = below;
    }
    lines
}

/// The line of these pieces, which stand in order; `None` if they say nothing.
fn line_of(snippets: &[&Snippet]) -> Option<PrintedLine> {
    let mut parts: Vec<LinePart> = Vec::new();
    let mut last: Option<&Snippet> = None;
    let (mut most, mut size, mut base) = (0, 1.0, 0.0);
    for snippet in snippets {
        let text = snippet.text.trim();
        // A letter that is printed twice to look bold.
        let is_again = last.is_some_and(|before| {
            let shift = (snippet.left - before.left).abs() + (snippet.right - before.right).abs();
            before.text == snippet.text && shift < 0.3 * snippet.size
        });
        if is_again {
            continue;
        }
        if text.is_empty() {
            if let Some(part) = parts.last_mut().filter(|part| !part.text.ends_with(' ')) {
                let gap = snippet.right - part.right;
                if gap < APART * snippet.size && snippet.left - part.right < APART * snippet.size {
                    part.text.push_str(&snippet.text);
                    part.right = part.right.max(snippet.right);
                }
            }
            last = Some(snippet);
            continue;
        }
        let (left, right) = inner(snippet);
        match parts.last_mut() {
            Some(part) if left - part.right < APART * snippet.size => {
                let gap = (left - part.right) / snippet.size;
                let head = &snippet.text[..snippet.text.len() - snippet.text.trim_start().len()];
                let has_space = part.text.ends_with(char::is_whitespace) || !head.is_empty();
                if !has_space && is_gap(&part.text, text, gap) {
                    part.text.push(' ');
                }
                part.text.push_str(head);
                part.text.push_str(snippet.text.trim_start());
                part.right = part.right.max(right);
            }
            _ => parts.push(LinePart {
                text: snippet.text.trim_start().to_owned(),
                left,
                right,
            }),
        }
        let letters = text.chars().count();
        if letters > most {
            (most, size, base) = (letters, snippet.size, snippet.base);
        }
        last = Some(snippet);
    }
    for part in &mut parts {
        part.text.truncate(part.text.trim_end().len());
    }
    (!parts.is_empty()).then_some(PrintedLine { parts, base, size })
}

/// Where a piece begins and ends without the spaces around it.
fn inner(snippet: &Snippet) -> (f64, f64) {
    let wide = |text: &str| -> f64 { text.chars().map(width).sum() };
    let text = &snippet.text;
    let (head, tail) = (
        &text[..text.len() - text.trim_start().len()],
        &text[text.trim_end().len()..],
    );
    let scale = (snippet.right - snippet.left) / wide(text).max(0.1);
    (
        snippet.left + wide(head) * scale,
        snippet.right - wide(tail) * scale,
    )
}

/// About how wide a letter is, in parts of its size.
pub(super) fn width(letter: char) -> f64 {
    match letter {
        ' ' => 0.3,
        letter if letter.is_ascii() => 0.55,
        _ => 1.0,
    }
}

/// Whether a letter belongs to a script that parts words by spaces, or is a digit.
pub(super) fn is_spaced(letter: char) -> bool {
    letter.is_ascii_graphic() || (letter.is_alphabetic() && letter < '\u{2E80}')
}

/// Whether there is a space between two pieces of a line, so many parts of a letter apart.
fn is_gap(before: &str, after: &str, gap: f64) -> bool {
    let ends = before.chars().next_back().zip(after.chars().next());
    let most = match ends.map(|(one, other)| (is_spaced(one), is_spaced(other))) {
        Some((true, true)) => 0.15,
        Some((false, false)) => 0.9,
        _ => 0.6,
    };
    gap >= most
}
