//! 体例: what reports of one place and kind are made of, as data.
//!
//! Takes the name under 体例; gives a [`Profile`] that is always usable, and findings. The built-in
//! ones are data files beside this one, a site's own is `profiles/<name>.yaml`; both are read with
//! the same table of fields.
//!
//! Invariant: a profile has chapters and levels; its weights lie between 0 and 100.

mod built_in;
pub mod fields;
mod find;
mod read;

pub use built_in::{BUILT_IN, built_in};
pub(crate) use find::find_profile;

use crate::field::Text;
use crate::parse::markdown::numbering;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// The folder with a site's own profiles, at the site's root.
pub const FOLDER: &str = "profiles";

/// The profile of a site that names none.
pub const DEFAULT: &str = "national";

/// An outline, a tree of indicators with its weights, and the thresholds of the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The name it is asked for by, such as `kunming`.
    pub name: Text,
    /// 名称: what people call it, such as 财政部通用体例.
    pub title: Text,
    /// 章节: the chapters of a report's text, in their order.
    pub chapters: Vec<Chapter>,
    /// 预算执行分值: the points for spending the budget, usually 10; `None` where nothing is laid down.
    pub execution_weight: Option<Decimal>,
    /// 一级指标 with their 二级指标.
    pub levels: Vec<Level>,
    /// From where on the rules speak.
    pub thresholds: Thresholds,
    /// BLAKE3 of the file it was read from: another profile, another hash.
    pub hash: [u8; 32],
}

/// A chapter or section that a report's text has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// 标题, without its number.
    pub title: Text,
    /// 别名: other wordings that mean the same.
    pub also: Vec<Text>,
    /// 要求: whether a report without it is incomplete.
    pub required: Requirement,
    /// 节: what stands under it. Sections have none of their own.
    pub sections: Vec<Chapter>,
}

/// Whether a chapter has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Requirement {
    /// 必备: a report without it is incomplete.
    Required,
    /// 可选: it belongs there, and may be missing.
    Optional,
}

impl Requirement {
    /// The words an editor writes, in the order of the variants.
    pub const WORDS: &'static [&'static str] = &["必备", "可选"];
}

/// A level of the tree of indicators: 一级指标, or 二级指标 under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// Its name, such as 产出指标, without spaces around it, as all names are read.
    pub name: Text,
    /// 别名: other names of it.
    pub also: Vec<Text>,
    /// 分值: the points of all indicators under it; `None` where nothing is laid down.
    pub weight: Option<Decimal>,
    /// 二级: the levels under it.
    pub inner: Vec<Level>,
}

/// From where on the rules speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thresholds {
    /// 执行率说明线: the execution rate in % below which a reason is due.
    pub reason_below: Decimal,
    /// 超额说明线: the share of the target in % from which on a reason is due.
    pub over_target: Decimal,
    /// 单项上限: the share in % of all indicators' points that one indicator may have.
    pub largest_share: Decimal,
    /// 分值容差: by how many points a score may differ from the computed one.
    pub tolerance: Decimal,
}

impl Level {
    /// Whether `name` means this level: its name or an alias, whatever `stem` leaves out aside.
    pub fn is_called(&self, name: &str) -> bool {
        called(std::slice::from_ref(self), name).is_some()
    }

    /// The 二级指标 of this level that `name` means.
    pub fn inner(&self, name: &str) -> Option<&Level> {
        called(&self.inner, name)
    }

    fn has_stem(&self, name: &str) -> bool {
        *stem(&self.name) == *name || self.also.iter().any(|known| *stem(known) == *name)
    }
}

/// The level that `name` means. Nearly all are written as the profile has them, which needs no stem.
fn called<'a>(levels: &'a [Level], name: &str) -> Option<&'a Level> {
    let same = levels.iter().find(|level| *level.name == *name);
    same.or_else(|| {
        let name = stem(name);
        levels.iter().find(|level| level.has_stem(&name))
    })
}

/// A level's name as it is held against others: without spaces inside, its number, the points in a bracket
/// behind it, 等, 类 and 指标.
fn stem(name: &str) -> Cow<'_, str> {
    let spaced = name.contains(char::is_whitespace);
    let plain =
        !spaced && !name.starts_with(NUMBER) && !name.ends_with([')', '）', '等', '：', ':']);
    if plain {
        return Cow::Borrowed(bare_stem(name));
    }
    let joined: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    let (_, rest) = numbering::split(&joined);
    let rest = rest.trim_end_matches([':', '：']);
    let points = match rest.ends_with([')', '）']) {
        true => rest.rfind(['(', '（']).filter(|at| *at > 0),
        false => None,
    };
    let rest = points.map_or(rest, |at| &rest[..at]);
    Cow::Owned(bare_stem(rest.trim_end_matches('等')).to_owned())
}

/// What a number before a name begins with.
const NUMBER: [char; 14] = [
    '(', '（', '1', '2', '3', '4', '5', '6', '一', '二', '三', '四', '①', '②',
];

fn bare_stem(name: &str) -> &str {
    let without = |ending: &str| name.strip_suffix(ending).filter(|stem| !stem.is_empty());
    without("类指标")
        .or_else(|| without("指标"))
        .unwrap_or(name)
}

impl Profile {
    /// The 一级指标 that `name` means.
    pub fn level(&self, name: &str) -> Option<&Level> {
        called(&self.levels, name)
    }

    /// The 一级指标 under which `name` is a 二级指标. Some names stand under several.
    pub fn parents<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Level> {
        let name = stem(name);
        let holds = move |level: &&Level| level.inner.iter().any(|inner| inner.has_stem(&name));
        self.levels.iter().filter(holds)
    }
}
