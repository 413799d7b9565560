//! The layout of pages (header, navigation, footer), rendered once for all pages of one key.
//!
//! The template [`TEMPLATE`] sees the view of a layout; what it sets is `layout` in the templates of
//! its pages. Kept for the length of a build at most: it is of one site and one theme.

use super::ThemeError;
use crate::model::{ReadSet, note_reads, recorded};
use crate::page::LayoutKey;
use minijinja::{State, Value};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, PoisonError, RwLock};

/// The template of layouts.
pub(super) const TEMPLATE: &str = "layout.html";

/// The layouts rendered so far, by key.
#[derive(Debug, Default)]
pub struct Layouts<'a> {
    rendered: RwLock<HashMap<LayoutKey<'a>, Value>>,
    /// The hashes of the views, as far as they were asked for, with what was looked at for them.
    hashes: RwLock<HashMap<LayoutKey<'a>, NotedHash>>,
}

/// A hash, and what was looked at for it.
type NotedHash = ([u8; 32], Arc<ReadSet>);

impl<'a> Layouts<'a> {
    /// The layout of `key`, rendered by `render` if nobody has yet.
    pub(super) fn at(
        &self,
        key: LayoutKey<'a>,
        render: impl FnOnce() -> Result<Value, ThemeError>,
    ) -> Result<Value, ThemeError> {
        if let Some(known) = known(&self.rendered, key) {
            return Ok(known);
        }
        let layout = render()?;
        let rendered = self.rendered.write();
        let mut rendered = rendered.unwrap_or_else(PoisonError::into_inner);
        Ok(rendered.entry(key).or_insert(layout).clone())
    }

    /// The hash of the view of `key`, made by `hash` if nobody has yet. Who asks is noted to look at what `hash` has
    /// looked at.
    pub(super) fn hash(
        &self,
        key: LayoutKey<'a>,
        hash: impl FnOnce() -> Option<[u8; 32]>,
    ) -> Option<[u8; 32]> {
        let (hash, reads) = match known(&self.hashes, key) {
            Some(known) => known,
            None => {
                let (hash, reads) = recorded(hash);
                let made = (hash?, Arc::new(reads));
                let hashes = self.hashes.write();
                let mut hashes = hashes.unwrap_or_else(PoisonError::into_inner);
                hashes.entry(key).or_insert(made).clone()
            }
        };
        note_reads(&reads);
        Some(hash)
    }
}

fn known<T: Clone>(among: &RwLock<HashMap<LayoutKey<'_>, T>>, key: LayoutKey<'_>) -> Option<T> {
    let among = among.read().unwrap_or_else(PoisonError::into_inner);
    among.get(&key).cloned()
}

/// All that a template has set, by name.
pub(super) fn all_set(state: &State<'_, '_>) -> Value {
    let names = state.exports().into_iter();
    let all = names.filter_map(|name| Some((name.to_owned(), state.lookup(name)?)));
    Value::from_object(all.collect::<BTreeMap<String, Value>>())
}
