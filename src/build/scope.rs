//! What all pages of a build depend on besides what their templates see, part by part.
//!
//! Invariant: equal pages of equal scopes have equal bytes, and the door finds the same in them.

use super::made::ShortHash;
use crate::source::{Pack, Packer, Unpacker};

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
}

impl Pack for Scope {
    fn pack(&self, to: &mut Packer) {
        to.add(&self.0);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.take().map(Self)
    }
}

impl Pack for ScopePart {
    fn pack(&self, to: &mut Packer) {
        match self {
            Self::Program => to.add(&0_u8),
            Self::Settings => to.add(&1_u8),
            Self::Theme(path) => to.add(&2_u8).add(path),
        };
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        match from.take::<u8>()? {
            0 => Some(Self::Program),
            1 => Some(Self::Settings),
            2 => from.take().map(Self::Theme),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Scope, ScopePart};
    use crate::source::{packed, unpacked};

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
        let bytes = packed(&scope);
        assert_eq!(unpacked(&bytes), Some(scope));
        for end in 0..bytes.len() {
            assert_eq!(unpacked::<Scope>(&bytes[..end]), None, "cut at {end}");
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
