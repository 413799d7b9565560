//! Numbers of persons in the lines of a file, and the words that say what stands in a cell or a field.

use super::lines::Lines;
use super::looks_for::LineKind;
use crate::diagnostic::Code;
use crate::text::features::{Features, kind};
use crate::text::personal::{
    Around, LATEST_BIRTH, PersonalNumber, contact_words, has_certificate_label, has_cover,
    has_latin_label, identity_words, is_label, is_of_names, labelled, may_be_labelled, paper_words,
    personal_numbers, without_spaces,
};
use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

/// The fewest digits of a number that is known by its digits: those of a mobile number, one of which a letter
/// may stand for.
pub(super) const FEWEST_DIGITS: u32 = 10;
/// The fewest digits beside letters that stand for others, or of which some are hidden.
pub(super) const FEWEST_BESIDE: u32 = 7;
/// The fewest digits behind the name of a certificate.
const FEWEST_OF_CERTIFICATE: u32 = 6;
/// Rows from the top of a table in which the titles of its columns stand.
const TITLE_ROWS: usize = 4;
/// Bytes of the titles above a cell that are read: what goes on is a text.
const LONGEST_TITLE: usize = 600;

/// Whether a line may have a number of a person without any of the [`words`]: a quick look before a close one.
pub(super) fn may_hold(_: LineKind<'_>, text: &str, features: Features) -> bool {
    let digits = features.digits;
    digits >= FEWEST_DIGITS
        || digits >= FEWEST_BESIDE
            && (features.has(kind::PLACEHOLDER | kind::LATIN) || has_cover(text))
        || features.has(kind::LATIN) && has_latin_label(text)
        || digits >= FEWEST_OF_CERTIFICATE && has_certificate_label(text)
}

/// Words one of which a line has that holds a number of a person, unless [`may_hold`] sees it.
pub(super) fn words() -> Vec<&'static str> {
    let mut words = paper_words();
    words.extend(contact_words());
    words.extend(identity_words());
    words
}

/// What the titles of a table say of its columns.
#[derive(Clone, Copy, Debug, Default)]
struct TableTitles {
    /// The first line of the table.
    first: Option<usize>,
    /// Whether one says that papers or contacts stand under it.
    has_labels: bool,
    /// Whether one says that names stand under it.
    names_persons: bool,
}

impl Lines<'_> {
    /// Finds the numbers of persons in all lines.
    pub(super) fn find_personal(&mut self) {
        let has_words = self.prefilter.wanted_by(Code("PII01"), self.config);
        let mut table = TableTitles::default();
        for line in 0..self.all.len() {
            let words = &self.all[line];
            if let LineKind::Row { first } = words.kind
                && table.first != Some(first)
            {
                table = self.table_titles(first);
            }
            let in_columns = table.has_labels && matches!(words.kind, LineKind::Row { .. });
            let above = self.label_above(line);
            if !in_columns
                && above.is_none_or(|label| !is_label(label))
                && !may_hold(words.kind, &words.text, words.features)
                && !has_words(words.features)
            {
                continue;
            }
            let latest = self.year.map_or(LATEST_BIRTH, |year| u32::from(year.0) + 1);
            let titles = |at| self.titles(line, at);
            let around = match words.kind {
                LineKind::Row { .. } | LineKind::Field { .. } => Around {
                    latest,
                    titles: &titles,
                    is_listed: table.names_persons && matches!(words.kind, LineKind::Row { .. }),
                },
                _ => Around {
                    latest,
                    titles: &|_| above.map_or_else(String::new, |label| format!("{label}\t")),
                    is_listed: false,
                },
            };
            let mut found = personal_numbers(&words.text, &around);
            if in_columns {
                let owner = if table.names_persons { "姓名" } else { "" };
                add_new(&mut found, self.in_labelled_columns(line, owner));
            }
            if let Some(label) = above.filter(|label| is_label(label)) {
                add_new(&mut found, labelled(label, "", &words.text));
            }
            self.all[line].personal = found;
        }
    }

    /// What the first rows of a table say of its columns.
    fn table_titles(&self, first: usize) -> TableTitles {
        let rows = (first..self.all.len()).take(TITLE_ROWS);
        let own = rows.take_while(|row| self.all[*row].kind == LineKind::Row { first });
        let mut titles = TableTitles {
            first: Some(first),
            ..TableTitles::default()
        };
        for row in own {
            let text = without_gaps(&self.all[row].text);
            titles.has_labels |= may_be_labelled(&text);
            titles.names_persons |= is_of_names(&text);
        }
        titles
    }

    /// What stands in cells whose titles say what it is.
    fn in_labelled_columns(&self, line: usize, owner: &str) -> Vec<PersonalNumber> {
        let mut found = Vec::new();
        for (_, at, cell) in self.cells(line) {
            let titles = self.titles(line, at);
            let Some(title) = titles.split('\t').find(|title| is_label(title)) else {
                continue;
            };
            let in_cell = labelled(title, owner, cell).into_iter();
            found.extend(in_cell.map(|mut one| {
                one.range = one.range.start + at..one.range.end + at;
                one
            }));
        }
        found
    }

    /// The words that say what stands at a place: the titles of its column, each with a tab after it, or the name of its
    /// field.
    pub(super) fn titles(&self, line: usize, at: usize) -> String {
        match self.all.get(line).map(|line| line.kind) {
            Some(LineKind::Row { first }) => {
                let column = self.column(line, at);
                let rows = first..line.min(first + TITLE_ROWS);
                let mut titles = String::new();
                for title in rows.filter_map(|row| self.cell(row, column?)) {
                    // They are read once for each number below them.
                    let left = LONGEST_TITLE.saturating_sub(titles.len());
                    titles += &closed_up(&title[..title.floor_char_boundary(left)]);
                    titles.push('\t');
                }
                titles
            }
            Some(LineKind::Field { key, .. }) => key.to_owned(),
            _ => String::new(),
        }
    }
}

/// Adds those of more numbers that stand where none was found.
fn add_new(found: &mut Vec<PersonalNumber>, mut more: Vec<PersonalNumber>) {
    let known: HashSet<Range<usize>> = found.iter().map(|known| known.range.clone()).collect();
    more.retain(|one| !known.contains(&one.range));
    found.append(&mut more);
}

/// A row of titles without the spaces that spread them over their cells.
fn without_gaps(row: &str) -> Cow<'_, str> {
    match row.contains([' ', '\u{3000}']) {
        true => row.replace([' ', '\u{3000}'], "").into(),
        false => Cow::Borrowed(row),
    }
}

/// A title without the spaces that spread it over its cell: 护 照 号.
fn closed_up(title: &str) -> Cow<'_, str> {
    /// A title of more bytes is a text.
    const LONGEST: usize = 60;
    match title.len() <= LONGEST {
        true => without_spaces(title),
        false => Cow::Borrowed(title),
    }
}
