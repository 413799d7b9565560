//! Facts as a tree of fields, by the Chinese names in the tables of `model::fields`.

use crate::import::Place;

/// A value with the words of the document that it was taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The value as a report's file writes it, such as `700.00`, `387664.62元` or `≥95`.
    pub value: String,
    /// The words it was taken from.
    pub words: String,
    /// Where these stand.
    pub place: Place,
}

/// What a field holds.
#[derive(Clone, Debug)]
pub enum FactEntry {
    /// A value.
    One(Quoted),
    /// A list of values.
    Many(Vec<Quoted>),
    /// A mapping of fields.
    Group(Facts),
    /// Rows of fields.
    Rows(Vec<Facts>),
}

/// Fields and what they hold, each once, in the order in which they were found.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    entries: Vec<(&'static str, FactEntry)>,
}

impl Facts {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The fields and what they hold.
    pub fn entries(&self) -> impl Iterator<Item = (&'static str, &FactEntry)> {
        self.entries.iter().map(|(field, entry)| (*field, entry))
    }

    /// The same, taken out.
    pub fn into_entries(self) -> impl Iterator<Item = (&'static str, FactEntry)> {
        self.entries.into_iter()
    }

    /// What a field holds.
    pub fn entry(&self, field: &str) -> Option<&FactEntry> {
        self.entries()
            .find(|(name, _)| *name == field)
            .map(|(_, entry)| entry)
    }

    /// The value of a field that holds one.
    pub fn one(&self, field: &str) -> Option<&Quoted> {
        match self.entry(field) {
            Some(FactEntry::One(quoted)) => Some(quoted),
            _ => None,
        }
    }

    /// The fields of a group.
    pub fn group(&self, field: &str) -> Option<&Facts> {
        match self.entry(field) {
            Some(FactEntry::Group(facts)) => Some(facts),
            _ => None,
        }
    }

    /// The rows of a field.
    pub fn rows(&self, field: &str) -> &[Facts] {
        match self.entry(field) {
            Some(FactEntry::Rows(rows)) => rows,
            _ => &[],
        }
    }

    /// The values of a field that holds a list.
    pub fn many(&self, field: &str) -> &[Quoted] {
        match self.entry(field) {
            Some(FactEntry::Many(values)) => values,
            _ => &[],
        }
    }

    /// Gives a field a value, in place of what it held.
    pub fn set(&mut self, field: &'static str, quoted: Quoted) {
        *self.slot(field, || FactEntry::Many(Vec::new())) = FactEntry::One(quoted);
    }

    /// Takes a field away.
    pub fn remove(&mut self, field: &str) -> Option<FactEntry> {
        let at = self.entries.iter().position(|(name, _)| *name == field)?;
        Some(self.entries.remove(at).1)
    }

    /// The fields of a group, to be added to.
    pub fn group_mut(&mut self, field: &'static str) -> &mut Facts {
        let slot = self.slot(field, || FactEntry::Group(Facts::default()));
        if !matches!(slot, FactEntry::Group(_)) {
            *slot = FactEntry::Group(Facts::default());
        }
        match slot {
            FactEntry::Group(facts) => facts,
            _ => unreachable!("it was made a group"),
        }
    }

    /// Adds a row to a field.
    pub fn add_row(&mut self, field: &'static str, row: Facts) {
        match self.slot(field, || FactEntry::Rows(Vec::new())) {
            FactEntry::Rows(rows) => rows.push(row),
            other => *other = FactEntry::Rows(vec![row]),
        }
    }

    /// Adds a value to a field that holds a list.
    pub fn add(&mut self, field: &'static str, quoted: Quoted) {
        match self.slot(field, || FactEntry::Many(Vec::new())) {
            FactEntry::Many(values) => values.push(quoted),
            other => *other = FactEntry::Many(vec![quoted]),
        }
    }

    fn slot(&mut self, field: &'static str, new: impl FnOnce() -> FactEntry) -> &mut FactEntry {
        let at = match self.entries.iter().position(|(name, _)| *name == field) {
            Some(at) => at,
            None => {
                self.entries.push((field, new()));
                self.entries.len() - 1
            }
        };
        &mut self.entries[at].1
    }
}
