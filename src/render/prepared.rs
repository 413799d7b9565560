//! A page made ready: all that its template will see, before it is run.
//!
//! Takes a page of a site; gives its view, its text and what its layout depends on, and a key of all three.
//! Invariant: with one theme, pages of equal keys are equal.

use super::layout::Layouts;
use super::markdown::Rendered;
use super::rendering::Rendering;
use crate::model::Site;
use crate::page::{Layout, LayoutKey, Plan, View};
use crate::source::{Pack, Packer, Unpacker};
use serde::Serialize;

/// What a page is rendered from, besides the theme, as one hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageKey(pub [u8; 32]);

impl Pack for PageKey {
    fn pack(&self, to: &mut Packer) {
        to.add(&self.0);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.take().map(Self)
    }
}

/// A page ready to be rendered.
#[derive(Debug)]
pub struct Prepared<'a> {
    site: &'a Site,
    plan: &'a Plan,
    pub(super) layout_key: LayoutKey<'a>,
    pub(super) view: View<'a>,
    pub(super) text: Option<Rendered>,
}

impl<'a> Prepared<'a> {
    /// A page, with its text where it has one.
    pub fn of(rendering: &Rendering<'a, '_>) -> Self {
        let Rendering {
            site, plan, page, ..
        } = *rendering;
        Self {
            site,
            plan,
            layout_key: page.layout_key(),
            view: page.view(site, plan),
            text: rendering.text(),
        }
    }

    /// The view of its layout.
    pub(super) fn layout(&self) -> Layout<'a> {
        self.layout_key.layout(self.site, self.plan)
    }

    /// What it is rendered from; `None` where that cannot be written down. `layouts` is those of the same site.
    pub fn key(&self, layouts: &Layouts<'a>) -> Option<PageKey> {
        let layout = layouts.hash(self.layout_key, || hash_of(&self.layout()))?;
        let mut parts = self.view.template().as_bytes().to_vec();
        parts.extend(layout);
        serde_json::to_writer(&mut parts, &self.view).ok()?;
        if let Some(text) = &self.text {
            serde_json::to_writer(&mut parts, &text.contents).ok()?;
            parts.extend(text.html.as_bytes());
        }
        Some(PageKey(blake3::hash(&parts).into()))
    }
}

fn hash_of(value: &impl Serialize) -> Option<[u8; 32]> {
    Some(blake3::hash(&serde_json::to_vec(value).ok()?).into())
}
