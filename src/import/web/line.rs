//! The text of one paragraph of a page, with white space as a browser shows it.

use super::elements::declared;
use crate::import::markup::Values;
use crate::import::numerals::numeral;
use crate::text::chars::is_wide;

/// A paragraph so far.
#[derive(Debug, Default)]
pub(super) struct PageLine {
    /// Whether a program broke the lines of the page, as Word does, wherever they were long.
    pub(super) is_wrapped: bool,
    text: String,
    /// White space that stands before the next character, if one comes.
    space: Option<Space>,
    /// What stands before the text once there is any: the number of an item.
    pub(super) label: Option<String>,
    /// How much of the text is such a number.
    labelled: usize,
}

/// White space that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Space {
    Blank,
    /// It holds the end of a line within a text, which counts for nothing between wide characters.
    LineEnd,
    /// It holds the end of a line that a program broke, which counts for nothing beside a wide character.
    Wrap,
}

impl PageLine {
    /// Adds text in which white space runs together. Browsers show a space where a line of Han was broken; that is
    /// nothing anybody meant. White space between elements stays.
    pub(super) fn add(&mut self, text: &str) {
        let mut has_begun = false;
        for c in text.chars() {
            match c {
                '\n' | '\r' if self.is_wrapped => self.space = Some(Space::Wrap),
                '\n' | '\r' if has_begun => self.space = Some(Space::LineEnd),
                ' ' | '\t' | '\u{C}' | '\n' | '\r' => {
                    self.space = self.space.or(Some(Space::Blank))
                }
                c => {
                    has_begun = true;
                    self.push(c);
                }
            }
        }
        if self.space == Some(Space::LineEnd) {
            self.space = Some(Space::Blank);
        }
    }

    /// Adds text whose white space stands as written.
    pub(super) fn add_as_written(&mut self, text: &str) {
        for line in text.split_inclusive('\n') {
            let bare = line.trim_end_matches(['\n', '\r']);
            bare.chars().for_each(|c| self.push(c));
            if line.ends_with('\n') {
                self.break_line();
            }
        }
    }

    fn push(&mut self, c: char) {
        if let Some(label) = self.label.take() {
            self.space = None;
            self.text += &label;
            self.labelled = self.text.len();
        }
        let last = self.text.chars().next_back();
        let space = self.space.take();
        let parts = last.is_some_and(|last| match space {
            _ if last == '\n' => false,
            None => false,
            Some(Space::Blank) => true,
            Some(Space::LineEnd) => !(is_wide(last) && is_wide(c)),
            Some(Space::Wrap) => !is_wide(last) && !is_wide(c),
        });
        if parts {
            self.text.push(' ');
        }
        self.text.push(c);
    }

    /// The line ends, not the paragraph.
    pub(super) fn break_line(&mut self) {
        self.space = None;
        self.text.push('\n');
    }

    /// The paragraph, if it says anything; the next one begins empty.
    pub(super) fn end(&mut self) -> Option<String> {
        self.space = None;
        let text = std::mem::take(&mut self.text);
        let labelled = std::mem::take(&mut self.labelled);
        let (label, rest) = text.split_at_checked(labelled).unwrap_or(("", &text));
        let own = match is_repeated(label, rest) {
            true => rest,
            false => text.as_str(),
        };
        let own = own.trim_matches('\n').trim_end();
        (!own.trim().is_empty()).then(|| own.to_owned())
    }
}

/// Whether the text of an item begins with its number as well, as where an office wrote it itself.
fn is_repeated(label: &str, rest: &str) -> bool {
    let number = label.trim_end_matches(['.', '、']);
    let after = rest.trim_start().strip_prefix(number);
    !number.is_empty() && after.is_some_and(|after| after.starts_with(['.', '、', '．', '，', ',']))
}

/// A list that counts: how, and where it is.
#[derive(Debug)]
pub(super) struct Counter {
    style: String,
    next: i64,
    step: i64,
}

impl Counter {
    /// The counter of a list. One that counts down begins with the number of its items, which is only
    /// known where the list says where it begins.
    pub(super) fn new(values: Values<'_>, style: &str) -> Self {
        let is_bare = declared(style, "list-style").is_some_and(|style| style.contains("none"));
        let kind = declared(style, "list-style-type").or(is_bare.then_some("none"));
        let kind = kind.map(str::to_owned);
        let kind = kind.or_else(|| values.get("type").map(|kind| kind.trim().to_owned()));
        let start = values
            .get("start")
            .and_then(|start| start.trim().parse().ok());
        let is_reversed = values.raw().contains("reversed");
        Self {
            style: kind.unwrap_or_default(),
            next: start.unwrap_or(1),
            step: if is_reversed && start.is_some() {
                -1
            } else {
                1
            },
        }
    }

    /// The number of the next item, which may say its own.
    pub(super) fn label(&mut self, values: Values<'_>) -> String {
        let own = values
            .get("value")
            .and_then(|value| value.trim().parse().ok());
        let number = own.unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        let (format, end) = match self.style.as_str() {
            "none" | "disc" | "circle" | "square" => return String::new(),
            // Beyond the alphabet a browser goes on with two letters, which is rare enough to be told by number.
            "a" | "lower-alpha" | "lower-latin" if number <= 26 => ("lowerLetter", "."),
            "A" | "upper-alpha" | "upper-latin" if number <= 26 => ("upperLetter", "."),
            "i" | "lower-roman" => ("lowerRoman", "."),
            "I" | "upper-roman" => ("upperRoman", "."),
            "cjk-ideographic"
            | "simp-chinese-informal"
            | "cjk-decimal"
            | "trad-chinese-informal" => ("chineseCountingThousand", "、"),
            _ => ("decimal", "."),
        };
        match u32::try_from(number) {
            Ok(number @ 1..) => numeral(format, number) + end,
            _ => format!("{number}{end}"),
        }
    }
}
