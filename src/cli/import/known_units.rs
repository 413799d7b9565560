//! Units by what they are called.

use crate::field::did_you_mean;
use crate::model::{Unit, UnitId, pinyin};

/// Names shorter than this are too short to tell a unit by their end.
const TELLING: usize = 4;

/// The units that are known.
pub(super) struct KnownUnits(Vec<KnownUnit>);

/// A unit and all it is called by, its id first, then its name.
pub(super) struct KnownUnit {
    pub(super) names: Vec<String>,
}

impl KnownUnits {
    pub(super) fn of(units: &[Unit]) -> Self {
        let units = units.iter().map(|unit| KnownUnit {
            names: unit.names().map(str::to_owned).collect(),
        });
        Self(units.collect())
    }

    /// Makes a unit known.
    pub(super) fn add(&mut self, id: &str, name: &str) {
        self.0.push(KnownUnit {
            names: vec![id.to_owned(), name.to_owned()],
        });
    }

    /// Whether a unit that a document names may be the one of this name: one of them ends with the other.
    pub(super) fn may_be(&self, said: &str, chosen: &str) -> bool {
        let said = without_code(said.trim());
        let mut names: Vec<&str> = vec![chosen];
        names.extend(
            self.find(chosen)
                .iter()
                .flat_map(|unit| unit.names.iter().map(String::as_str)),
        );
        names
            .iter()
            .any(|name| name.ends_with(said) || said.ends_with(name))
    }

    pub(super) fn find(&self, name: &str) -> Option<&KnownUnit> {
        self.0
            .iter()
            .find(|unit| unit.names.iter().any(|known| known == name))
    }

    pub(super) fn near(&self, name: &str) -> Option<String> {
        did_you_mean(
            name,
            self.0
                .iter()
                .flat_map(|unit| unit.names.iter().map(String::as_str)),
        )
    }

    /// A name that is the same but for one character.
    pub(super) fn but_for_one(&self, name: &str) -> Option<String> {
        let mut names = self.0.iter().flat_map(|unit| unit.names.iter().skip(1));
        let found = names.find(|known| strsim::levenshtein(known, name) == 1);
        found.cloned()
    }

    /// A unit whose name the end of this one is, or whose name ends with this one.
    pub(super) fn same_end(&self, name: &str) -> Option<String> {
        let is_telling =
            |known: &&String| known.chars().count() >= TELLING && name.chars().count() >= TELLING;
        let mut names = self.0.iter().flat_map(|unit| unit.names.iter().skip(1));
        let found = names.find(|known| {
            is_telling(known) && (name.ends_with(&***known) || known.ends_with(name))
        });
        found.cloned()
    }

    /// An id that no unit has.
    pub(super) fn new_id(&self, name: &str) -> String {
        let proposal = pinyin::address_name(name);
        let proposal = match UnitId::new(&proposal) {
            Some(_) => proposal,
            None => "danwei".to_owned(),
        };
        let more = (2..).map(|number| format!("{proposal}-{number}"));
        let mut ids = std::iter::once(proposal.clone()).chain(more);
        ids.find(|id| self.find(id).is_none()).unwrap_or(proposal)
    }
}

/// A name without the code before it, such as `219001-青禾街道办事处`.
pub(super) fn without_code(name: &str) -> &str {
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = rest
        .strip_prefix(['-', '—', '－'])
        .filter(|_| rest.len() < name.len());
    let rest = rest
        .map(str::trim)
        .filter(|rest| rest.starts_with(|c: char| !c.is_ascii()));
    rest.unwrap_or(name)
}
