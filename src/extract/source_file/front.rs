//! The front matter of a draft: fields in the order of their tables, comments, doubts.

use super::comment::{self, CommentSources};
use super::missing::{missing, says_nothing};
use crate::extract::draft::{Doubt, ReportDraft};
use crate::extract::facts::{FactEntry, Facts, Quoted};
use crate::field::{Field, Kind, Need, printable, yaml_lines, yaml_text};
use crate::model::fields::{REPORT, UNSETTLED};
use std::fmt::Write;

/// The field that keeps a report from being published.
const DRAFT: &str = "草稿";
/// The fewest values of a row that stands on one line.
const FEWEST: usize = 4;
/// The longest such line, in characters.
const LONGEST: usize = 160;

/// The lines between the fences.
pub(super) fn front_matter(draft: &ReportDraft, telling: CommentSources<'_>) -> String {
    let missing = missing(draft);
    let doubts: Vec<&Doubt> = draft.doubts.iter().chain(&missing).collect();
    let mut writer = Writer {
        text: String::new(),
        telling,
        said: None,
    };
    writer.head(draft, &doubts);
    let named = |doubt: &&Doubt| is_named(first(&doubt.field), REPORT, &draft.facts);
    let (placed, others): (Vec<&Doubt>, Vec<&Doubt>) =
        doubts.iter().partition(|doubt| named(doubt));
    others.iter().for_each(|doubt| writer.doubt(doubt, 0));
    let placed: Vec<PlacedDoubt<'_>> = placed
        .into_iter()
        .map(|doubt| (&*doubt.field, doubt))
        .collect();
    writer.fields(REPORT, &draft.facts, &placed, 0);
    if !doubts.is_empty() {
        let _ = writeln!(writer.text, "\n{DRAFT}: true");
    }
    writer.text
}

/// A doubt, and what of its path leads on from here.
type PlacedDoubt<'a> = (&'a str, &'a Doubt);

struct Writer<'a> {
    text: String,
    telling: CommentSources<'a>,
    /// The last comment about a value, which is not said again.
    said: Option<String>,
}

impl Writer<'_> {
    /// What the file is, for who opens it first.
    fn head(&mut self, draft: &ReportDraft, doubts: &[&Doubt]) {
        let name = printable(self.telling.origin.file_name).replace('\n', " ");
        if !name.is_empty() {
            let _ = writeln!(
                self.text,
                "# 从“{name}”导入。“# 原文”后面是原件里的话，供核对，可以删掉。"
            );
        }
        if !doubts.is_empty() {
            let _ = writeln!(
                self.text,
                "# 下面写着“{UNSETTLED}”的，请对照原件改好，删掉那一行；都核对过以后，删掉“草稿: true”。"
            );
        }
        let has_text = !self.text.is_empty();
        if has_text && !draft.facts.is_empty() {
            self.text.push('\n');
        }
    }

    /// The fields of a mapping, and doubts where their fields belong.
    fn fields(
        &mut self,
        fields: &[Field],
        facts: &Facts,
        doubts: &[PlacedDoubt<'_>],
        indent: usize,
    ) {
        let mut fields_in_order: Vec<&Field> =
            fields.iter().filter(|field| field.zh != DRAFT).collect();
        if indent > 0 {
            // A sum stands before what it is made of.
            fields_in_order.sort_by_key(|field| is_of_several(field.kind));
        }
        for field in fields_in_order {
            let of_field = |(path, _): &&PlacedDoubt<'_>| first(path) == field.zh;
            let doubts: Vec<PlacedDoubt<'_>> = doubts.iter().filter(of_field).copied().collect();
            match facts.entry(field.zh).filter(|entry| says_something(entry)) {
                Some(entry) => self.field(field, entry, &doubts, indent),
                None => {
                    doubts
                        .iter()
                        .for_each(|(_, doubt)| self.doubt(doubt, indent));
                    if indent == 0 && field.need == Need::Required {
                        let _ = writeln!(self.text, "{}:", field.zh);
                        self.said = None;
                    }
                }
            }
        }
        let others = facts
            .entries()
            .filter(|(name, _)| fields.iter().all(|field| field.zh != *name));
        for (name, entry) in others.filter(|(_, entry)| says_something(entry)) {
            let field = Field::new((name, name), Kind::Text, "", "");
            self.field(&field, entry, &[], indent);
        }
    }

    fn field(
        &mut self,
        field: &Field,
        entry: &FactEntry,
        doubts: &[PlacedDoubt<'_>],
        indent: usize,
    ) {
        let is_single = matches!(entry, FactEntry::One(_));
        if !is_single {
            self.said = None;
        }
        if indent == 0 && !is_single && !self.text.is_empty() {
            self.text.push('\n');
        }
        let name = field.zh;
        let goes_on = |(path, _): &PlacedDoubt<'_>| {
            path.contains('.') && matches!(entry, FactEntry::Group(_))
        };
        let (inside, here): (Vec<PlacedDoubt<'_>>, Vec<_>) =
            doubts.iter().partition(|doubt| goes_on(doubt));
        here.iter().for_each(|(_, doubt)| self.doubt(doubt, indent));
        match entry {
            FactEntry::One(quoted) => {
                self.words(comment::of_value(quoted, self.telling), indent);
                let value = yaml_lines(&quoted.value, indent + 2);
                let _ = write!(self.text, "{:indent$}{name}:{value}", "");
            }
            FactEntry::Many(values) => {
                let _ = writeln!(self.text, "{:indent$}{name}:", "");
                for quoted in values.iter().filter(|one| !says_nothing(&one.value)) {
                    self.words(comment::of_value(quoted, self.telling), indent + 2);
                    let value = yaml_lines(&quoted.value, indent + 4);
                    let _ = write!(self.text, "{:indent$}  -{value}", "");
                }
            }
            FactEntry::Group(facts) => {
                let _ = writeln!(self.text, "{:indent$}{name}:", "");
                let inside: Vec<PlacedDoubt<'_>> = inside
                    .iter()
                    .map(|(path, doubt)| (rest(path), *doubt))
                    .collect();
                let (group, _) = tables(field.kind);
                self.fields(group, facts, &inside, indent + 2);
            }
            FactEntry::Rows(rows) => {
                let _ = writeln!(self.text, "{:indent$}{name}:", "");
                let (_, table) = tables(field.kind);
                for row in rows.iter().filter(|row| !is_empty(row)) {
                    self.row(table, row, indent + 2);
                }
            }
        }
    }

    /// A row: on one line where it is many short values, else a line a value.
    fn row(&mut self, table: &[Field], row: &Facts, indent: usize) {
        let mut values = Vec::new();
        quoted_in(row, &mut values);
        self.words(comment::of_row(&values, self.telling), indent);
        self.bare_row(table, row, indent);
    }

    /// The fields of a row, whose words its own comment tells.
    fn bare_fields(&mut self, table: &[Field], row: &Facts, indent: usize) {
        for (name, entry) in in_order(table, row) {
            match entry {
                FactEntry::One(quoted) => {
                    let value = yaml_lines(&quoted.value, indent + 2);
                    let _ = write!(self.text, "{:indent$}{name}:{value}", "");
                }
                FactEntry::Many(values) => {
                    let _ = writeln!(self.text, "{:indent$}{name}:", "");
                    for quoted in values.iter().filter(|one| !says_nothing(&one.value)) {
                        let value = yaml_lines(&quoted.value, indent + 4);
                        let _ = write!(self.text, "{:indent$}  -{value}", "");
                    }
                }
                FactEntry::Group(facts) => {
                    let _ = writeln!(self.text, "{:indent$}{name}:", "");
                    self.bare_fields(below(table, name), facts, indent + 2);
                }
                FactEntry::Rows(rows) => {
                    let _ = writeln!(self.text, "{:indent$}{name}:", "");
                    for row in rows.iter().filter(|row| !is_empty(row)) {
                        self.bare_row(below(table, name), row, indent + 2);
                    }
                }
            }
        }
    }

    fn bare_row(&mut self, table: &[Field], row: &Facts, indent: usize) {
        if let Some(line) = on_one_line(table, row) {
            let _ = writeln!(self.text, "{:indent$}- {{{line}}}", "");
            return;
        }
        let start = self.text.len();
        self.bare_fields(table, row, indent + 2);
        let dash = start + indent;
        self.text.replace_range(dash..dash + 1, "-");
    }

    fn words(&mut self, comment: Option<String>, indent: usize) {
        let comment = comment.filter(|comment| self.said.as_ref() != Some(comment));
        if let Some(comment) = comment {
            let _ = writeln!(self.text, "{:indent$}{comment}", "");
            self.said = Some(comment);
        }
    }

    fn doubt(&mut self, doubt: &Doubt, indent: usize) {
        let comment = comment::of_doubt(doubt, self.telling);
        let _ = writeln!(self.text, "{:indent$}{comment}", "");
    }
}

/// A row as `键: 值, 键: 值`, if it is many short values of one line each.
fn on_one_line(table: &[Field], row: &Facts) -> Option<String> {
    let mut values = Vec::new();
    for (name, entry) in in_order(table, row) {
        let FactEntry::One(quoted) = entry else {
            return None;
        };
        let value = printable(&quoted.value);
        if value.contains('\n') {
            return None;
        }
        values.push(format!("{name}: {}", yaml_text(&value)));
    }
    let line = values.join(", ");
    let fits = values.len() >= FEWEST && line.chars().count() <= LONGEST;
    fits.then_some(line)
}

/// What a row says, in the order of its table.
fn in_order<'a>(table: &[Field], row: &'a Facts) -> Vec<(&'static str, &'a FactEntry)> {
    let place = |name: &str| table.iter().position(|field| field.zh == name);
    let mut entries: Vec<_> = row
        .entries()
        .filter(|(_, entry)| says_something(entry))
        .collect();
    entries.sort_by_key(|(name, _)| place(name).unwrap_or(usize::MAX));
    entries
}

/// The table of the rows or the group under a field.
fn below(table: &[Field], name: &str) -> &'static [Field] {
    let kind = table
        .iter()
        .find(|field| field.zh == name)
        .map(|field| field.kind);
    let (group, rows) = tables(kind.unwrap_or(Kind::Text));
    if rows.is_empty() { group } else { rows }
}

/// The tables of a group and of rows under a field of this kind.
fn tables(kind: Kind) -> (&'static [Field], &'static [Field]) {
    match kind {
        Kind::Group(fields) => (fields, &[]),
        Kind::Rows(fields) | Kind::TextsOrRows(fields) => (&[], fields),
        Kind::RowsOrGroup(rows, group) => (group, rows),
        _ => (&[], &[]),
    }
}

/// Whether a field holds more than one value.
fn is_of_several(kind: Kind) -> bool {
    let (group, rows) = tables(kind);
    !(group.is_empty() && rows.is_empty())
}

/// Every value of a row.
fn quoted_in<'a>(facts: &'a Facts, found: &mut Vec<&'a Quoted>) {
    for (_, entry) in facts.entries() {
        match entry {
            FactEntry::One(quoted) => found.push(quoted),
            FactEntry::Many(values) => found.extend(values),
            FactEntry::Group(facts) => quoted_in(facts, found),
            FactEntry::Rows(rows) => rows.iter().for_each(|row| quoted_in(row, found)),
        }
    }
}

fn says_something(entry: &FactEntry) -> bool {
    match entry {
        FactEntry::One(quoted) => !says_nothing(&quoted.value),
        FactEntry::Many(values) => values.iter().any(|quoted| !says_nothing(&quoted.value)),
        FactEntry::Group(facts) => !is_empty(facts),
        FactEntry::Rows(rows) => rows.iter().any(|row| !is_empty(row)),
    }
}

fn is_empty(facts: &Facts) -> bool {
    !facts.entries().any(|(_, entry)| says_something(entry))
}

/// Whether a name is that of a field of the table, or of one that the facts have.
fn is_named(name: &str, fields: &[Field], facts: &Facts) -> bool {
    fields.iter().any(|field| field.zh == name) || facts.entry(name).is_some()
}

/// The first field of a path such as `资金.得分`.
fn first(path: &str) -> &str {
    path.split(['.', '[']).next().unwrap_or(path)
}

/// What follows it.
fn rest(path: &str) -> &str {
    path.split_once('.').map_or("", |(_, rest)| rest)
}
