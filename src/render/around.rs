//! What stands around pages, rendered once for all pages of a spot.
//!
//! The template [`TEMPLATE`] sees the view of a spot; what it sets is `around` in the templates of
//! the pages there. Kept for the length of a build at most: it is of one site and one theme.

use super::ThemeError;
use crate::page::Spot;
use minijinja::{State, Value};
use std::collections::{BTreeMap, HashMap};
use std::sync::{PoisonError, RwLock};

/// The template of what stands around.
pub(super) const TEMPLATE: &str = "around.html";

/// What stands around the pages of each spot, as far as it was rendered.
#[derive(Debug, Default)]
pub struct Arounds<'a> {
    rendered: RwLock<HashMap<Spot<'a>, Value>>,
}

impl<'a> Arounds<'a> {
    /// What stands around at `spot`, rendered by `render` if nobody has yet.
    pub(super) fn at(
        &self,
        spot: Spot<'a>,
        render: impl FnOnce() -> Result<Value, ThemeError>,
    ) -> Result<Value, ThemeError> {
        let known = self.rendered.read();
        let known = known.unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.get(&spot) {
            return Ok(known.clone());
        }
        drop(known);
        let around = render()?;
        let rendered = self.rendered.write();
        let mut rendered = rendered.unwrap_or_else(PoisonError::into_inner);
        Ok(rendered.entry(spot).or_insert(around).clone())
    }
}

/// All that a template has set, by name.
pub(super) fn all_set(state: &State<'_, '_>) -> Value {
    let names = state.exports().into_iter();
    let all = names.filter_map(|name| Some((name.to_owned(), state.lookup(name)?)));
    Value::from_object(all.collect::<BTreeMap<String, Value>>())
}
