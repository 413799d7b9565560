//! The units that reports belong to: those that the site lists, and those that an import adds to the list.
//!
//! A unit is known by its very id, name, short name or alias. What is only like one of these is never taken for it.

use super::known_units::{KnownUnits, without_code};
use super::unit_list::UnitList;
use crate::build::{self, Drafts};
use crate::cli::site::OpenSite;
use crate::field::printable;
use std::path::Path;

/// The units, as far as they are known.
pub(super) struct Units {
    pub(super) known: KnownUnits,
    list: UnitList,
    /// Those that were added to the list, in order.
    pub(super) added: Vec<AddedUnit>,
}

/// A unit that an import added to the list.
pub(super) struct AddedUnit {
    pub(super) id: String,
    pub(super) name: String,
    /// A unit whose name is the same but for one character.
    pub(super) near: Option<String>,
}

/// Where a report's unit leads.
pub(super) struct UnitChoice {
    /// The folder, which is an id or would be one.
    pub(super) folder: String,
    /// What the report's file says.
    pub(super) value: String,
    /// Why somebody has to look at it.
    pub(super) doubt: Option<String>,
}

/// Whether an import writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    Written,
    Told,
}

impl Units {
    /// The units of a site.
    pub(super) fn of(root: &Path, site: Option<&OpenSite>) -> Self {
        let (known, listed) = site.map_or_else(Default::default, |site| {
            build::units(&site.settings, &site.inputs, &site.files, Drafts::In)
        });
        let list = UnitList::of(root, known.is_empty() && !listed);
        let known = KnownUnits::of(&known);
        Self {
            known,
            list,
            added: Vec::new(),
        }
    }

    /// The id and the full name of the unit that was named on the command line.
    ///
    /// # Errors
    /// When the list has only something like it.
    pub(super) fn named(&self, word: &str) -> Result<Option<String>, String> {
        let word = word.trim();
        if let Some(unit) = self.known.find(word) {
            return Ok(unit.names.get(1).cloned());
        }
        match self.known.near(word) {
            Some(question) if !matches!(self.list, UnitList::Free) => Err(format!(
                "单位表里没有“{word}”。{question}不是的，可以先在 content/units.yaml 里登记这个单位"
            )),
            _ => Ok(Some(word.to_owned())),
        }
    }

    /// Whether a unit may be called so: it is known by that, or there are two Chinese characters in it.
    pub(super) fn may_be_called(&self, name: &str) -> bool {
        let is_han = |c: &char| matches!(c, '\u{3400}'..='\u{9FFF}');
        self.known.find(name.trim()).is_some() || name.chars().filter(is_han).nth(1).is_some()
    }

    /// The unit that a document names. One that the list does not have is added to it.
    pub(super) fn choose(&mut self, name: &str, effect: Effect) -> UnitChoice {
        let name = printable(name).replace('\n', "");
        let name = without_code(&name);
        if let Some(unit) = self.known.find(name) {
            let id = unit.names.first().cloned().unwrap_or_default();
            let value = match self.list {
                UnitList::Free => name.to_owned(),
                _ => id.clone(),
            };
            return UnitChoice {
                folder: id,
                value,
                doubt: None,
            };
        }
        let id = self.known.new_id(name);
        let stays = |doubt: Option<String>| UnitChoice {
            folder: id.clone(),
            value: name.to_owned(),
            doubt,
        };
        if let Some(other) = self.known.same_end(name) {
            return stays(Some(format!(
                "单位表里没有“{name}”，是不是“{other}”？是同一个单位的，改成“{other}”；不是的，先在 content/units.yaml 里登记"
            )));
        }
        match self.add(&id, name, effect) {
            Ok(Added::ToList) => UnitChoice {
                folder: id.clone(),
                value: id,
                doubt: None,
            },
            Ok(Added::Nowhere) => stays(None),
            Err(why) => stays(Some(format!(
                "单位表里没有“{name}”，也没有自动登记（{why}），请在 content/units.yaml 里登记"
            ))),
        }
    }

    /// Adds a unit to the list, if there is one that can be added to.
    fn add(&mut self, id: &str, name: &str, effect: Effect) -> Result<Added, String> {
        if matches!(self.list, UnitList::Free) {
            self.known.add(id, name);
            return Ok(Added::Nowhere);
        }
        self.list.add(id, name, effect)?;
        let near = self.known.but_for_one(name);
        self.known.add(id, name);
        self.added.push(AddedUnit {
            id: id.to_owned(),
            name: name.to_owned(),
            near,
        });
        Ok(Added::ToList)
    }
}

/// Where a new unit was put down.
enum Added {
    ToList,
    /// There is no list.
    Nowhere,
}
