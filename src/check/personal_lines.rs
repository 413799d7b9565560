//! Numbers of persons in the lines of a file, and the words that say what stands in a cell or a field.

use super::lines::Lines;
use super::looks_for::LineKind;
use crate::diagnostic::Code;
use crate::text::features::{Features, kind};
use crate::text::personal::{
    Around, LATEST_BIRTH, PersonalNumber, is_label, is_of_names, labelled, may_be_labelled,
    personal_numbers,
};

/// The fewest digits of a number that is known by its digits: those of a mobile number, one of which a letter
/// may stand for.
pub(super) const FEWEST_DIGITS: u32 = 10;
/// The fewest digits of one that is known by a label, or of which the birth is left.
const FEWEST_LABELLED: u32 = 8;
/// Rows from the top of a table in which the titles of its columns stand.
const TITLE_ROWS: usize = 4;

/// Whether a line may have a number of a person, but for one in Han characters.
pub(super) fn may_hold(_: LineKind<'_>, text: &str, features: Features) -> bool {
    let digits = features.digits;
    digits >= FEWEST_DIGITS
        || digits >= FEWEST_LABELLED && (features.has(kind::PLACEHOLDER) || may_be_labelled(text))
        || features.has(kind::LATIN) && may_be_labelled(text)
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
        let written_in_han = self.prefilter.wanted_by(Code("PII01"), self.config);
        let mut table = TableTitles::default();
        for line in 0..self.all.len() {
            let words = &self.all[line];
            if let LineKind::Row { first } = words.kind
                && table.first != Some(first)
            {
                table = self.table_titles(first);
            }
            let in_columns = table.has_labels && matches!(words.kind, LineKind::Row { .. });
            if !in_columns
                && !may_hold(words.kind, &words.text, words.features)
                && !written_in_han(words.features)
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
                    ..Around::NOTHING
                },
            };
            let mut found = personal_numbers(&words.text, &around);
            if in_columns {
                let mut more = self.in_labelled_columns(line);
                more.retain(|one| found.iter().all(|known| known.range != one.range));
                found.extend(more);
            }
            self.all[line].personal = found;
        }
    }

    /// What the first rows of a table say of its columns.
    fn table_titles(&self, first: usize) -> TableTitles {
        let rows = self.all[first..].iter().take(TITLE_ROWS);
        let own = rows.take_while(|row| row.kind == LineKind::Row { first });
        let mut titles = TableTitles {
            first: Some(first),
            ..TableTitles::default()
        };
        for row in own {
            titles.has_labels |= may_be_labelled(&row.text);
            titles.names_persons |= is_of_names(&row.text);
        }
        titles
    }

    /// What stands in cells whose titles say what it is.
    fn in_labelled_columns(&self, line: usize) -> Vec<PersonalNumber> {
        let mut found = Vec::new();
        for (_, at, cell) in self.cells(line) {
            let titles = self.titles(line, at);
            let Some(title) = titles.split('\t').find(|title| is_label(title)) else {
                continue;
            };
            let in_cell = labelled(title, cell).into_iter();
            found.extend(in_cell.map(|mut one| {
                one.range = one.range.start + at..one.range.end + at;
                one
            }));
        }
        found
    }

    /// The words that say what stands at a place: the titles of its column, parted by tabs, or the name of its
    /// field.
    pub(super) fn titles(&self, line: usize, at: usize) -> String {
        match self.all.get(line).map(|line| line.kind) {
            Some(LineKind::Row { first }) => {
                let column = self.column(line, at);
                let rows = first..line.min(first + TITLE_ROWS);
                let titles = rows.filter_map(|row| self.cell(row, column?));
                titles.collect::<Vec<_>>().join("\t")
            }
            Some(LineKind::Field { key, .. }) => key.to_owned(),
            _ => String::new(),
        }
    }
}
