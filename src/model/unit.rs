//! A unit: a public body that publishes reports.

use super::value::Text;
use crate::source::{Span, Spanned};
use std::fmt;

/// A unit's id: small letters, digits and hyphens. It stands in addresses.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnitId(Text);

impl UnitId {
    /// An id, if `text` is one: 1 to 64 of `a–z`, `0–9` and `-`, beginning with a letter or digit,
    /// and neither `index`, which is the address of the list of units, nor `units`, which is that of a
    /// year's units.
    pub fn new(text: &str) -> Option<Self> {
        let fits = (1..=64).contains(&text.len())
            && !text.starts_with('-')
            && !["index", "units"].contains(&text)
            && text
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        fits.then(|| Self(text.into()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A unit that publishes.
#[derive(Clone, Debug)]
pub struct Unit {
    /// The place of its definition, in the first report that names it if there is no `units.yaml`.
    pub span: Span,
    /// Its id.
    pub id: UnitId,
    /// 名称: the full name.
    pub name: Text,
    /// 简称.
    pub short_name: Option<Text>,
    /// 别名.
    pub aliases: Box<[Text]>,
    /// 上级: index of the unit above it in [`super::Site::units`].
    pub parent: Option<usize>,
    /// 代码.
    pub code: Option<Text>,
    /// 电话.
    pub phone: Option<Text>,
    /// 拼音: what it is sorted by, where a dictionary would be wrong.
    pub sort_key: Option<Text>,
    /// 顺序.
    pub order: Option<u32>,
    /// The letter it stands under in the list of units, `A`–`Z` or `#`.
    pub letter: char,
}

impl Unit {
    /// The name for tables: the short one if there is one.
    pub fn label(&self) -> &str {
        self.short_name.as_deref().unwrap_or(&self.name)
    }

    /// All it can be called by: id, name, short name and aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let others = self.short_name.iter().chain(&self.aliases);
        let others = others.map(|name| &**name);
        [self.id.as_str(), &self.name].into_iter().chain(others)
    }
}

/// A unit as `units.yaml` lists it: not placed under the unit above it yet.
#[derive(Clone, Debug)]
pub struct ListedUnit {
    /// The unit, without one above it.
    pub unit: Unit,
    /// 上级, as written.
    pub parent: Option<Spanned<Text>>,
}
