//! What all pages of a build depend on besides what their templates see, part by part.
//!
//! Invariant: equal pages of equal scopes have equal bytes, and the door finds the same in them.

use super::made::{ShortHash, read_hash, read_number, write_number};

/// A part of a scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScopePart {
    /// The program.
    Program,
    /// The settings, the list of units and the profile.
    Settings,
    /// A file of the theme's own, by its path below the theme's folder.
    Theme(Box<str>),
}

/// What all pages depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope(pub(super) Vec<(ScopePart, ShortHash)>);

impl Scope {
    /// The parts that one of two scopes does not have, or not as the other has them.
    pub fn differing<'a>(&'a self, other: &'a Self) -> Vec<&'a ScopePart> {
        let only = |some: &'a Self, others: &Self| {
            let only = some.0.iter().filter(|part| !others.0.contains(part));
            only.map(|(part, _)| part).collect::<Vec<_>>()
        };
        let mut parts = only(self, other);
        let removed = only(other, self).into_iter();
        parts.extend(removed.filter(|part| !self.0.iter().any(|(own, _)| own == *part)));
        parts
    }

    /// Writes it down.
    pub fn write(&self, to: &mut Vec<u8>) {
        write_number(to, self.0.len() as u64);
        for (part, hash) in &self.0 {
            let (kind, path) = match part {
                ScopePart::Program => (0, ""),
                ScopePart::Settings => (1, ""),
                ScopePart::Theme(path) => (2, &**path),
            };
            to.push(kind);
            write_number(to, path.len() as u64);
            to.extend(path.as_bytes());
            to.extend(hash);
        }
    }

    /// What was written down; `None` of anything else.
    pub fn read(mut bytes: &[u8]) -> Option<Self> {
        let bytes = &mut bytes;
        let mut parts = Vec::new();
        for _ in 0..read_number(bytes)? {
            let (kind, rest) = bytes.split_first()?;
            *bytes = rest;
            let length = usize::try_from(read_number(bytes)?).ok()?;
            let (path, rest) = bytes.split_at_checked(length)?;
            *bytes = rest;
            let part = match (kind, path) {
                (0, []) => ScopePart::Program,
                (1, []) => ScopePart::Settings,
                (2, path) => ScopePart::Theme(std::str::from_utf8(path).ok()?.into()),
                _ => return None,
            };
            parts.push((part, read_hash(bytes)?));
        }
        bytes.is_empty().then_some(Self(parts))
    }
}

#[cfg(test)]
mod tests {
    use super::{Scope, ScopePart};

    fn scope(parts: &[(&str, u8)]) -> Scope {
        let part = |(path, hash): &(&str, u8)| (ScopePart::Theme((*path).into()), [*hash; 16]);
        let mut all = vec![
            (ScopePart::Program, [1; 16]),
            (ScopePart::Settings, [2; 16]),
        ];
        all.extend(parts.iter().map(part));
        Scope(all)
    }

    #[test]
    fn what_was_written_is_read() {
        let scope = scope(&[("templates/report.html", 3), ("strings.yaml", 4)]);
        let mut bytes = Vec::new();
        scope.write(&mut bytes);
        assert_eq!(Scope::read(&bytes), Some(scope));
        for end in 0..bytes.len() {
            assert_eq!(Scope::read(&bytes[..end]), None, "cut at {end}");
        }
    }

    #[test]
    fn a_part_differs_that_is_new_changed_or_gone() {
        let now = scope(&[("a", 1), ("b", 2), ("c", 3)]);
        let then = scope(&[("b", 2), ("c", 4), ("d", 5)]);
        let differing = now.differing(&then).into_iter();
        let names: Vec<String> = differing.map(|part| format!("{part:?}")).collect();
        assert_eq!(names, ["Theme(\"a\")", "Theme(\"c\")", "Theme(\"d\")"]);
        assert!(now.differing(&now).is_empty());
    }
}
