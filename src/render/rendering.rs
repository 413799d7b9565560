//! One page to render, and its text with every link resolved.

use super::markdown::{self, PageText, Rendered};
use crate::model::Site;
use crate::page::{LinkTarget, Page, PageKind, Plan, resolve};
use crate::source::SourcePath;

/// A page of a site, with its text where it has one.
#[derive(Clone, Copy, Debug)]
pub struct Rendering<'a, 't> {
    /// The site.
    pub site: &'a Site,
    /// Every address of it.
    pub plan: &'a Plan,
    /// The page.
    pub page: &'a Page,
    /// Its text, for reports and the site's own pages.
    pub text: Option<&'t PageText>,
}

impl Rendering<'_, '_> {
    /// The text as HTML. A link that leads nowhere keeps its words only.
    pub(super) fn text(&self) -> Option<Rendered> {
        let source = self.source()?;
        let (site, route) = (self.site, &self.page.route);
        Some(self.text?.rendered(
            &|target| match resolve(site, self.plan, source, route, target) {
                LinkTarget::Href(href) | LinkTarget::Away(href) => markdown::Resolved::Href(href),
                LinkTarget::Dead { .. } => markdown::Resolved::Dead,
            },
        ))
    }

    /// The file the text was written in.
    fn source(&self) -> Option<&SourcePath> {
        match self.page.kind {
            PageKind::Report(position) => Some(&self.site.reports[position].path),
            PageKind::OwnPage(position) => Some(&self.site.own_pages[position].0.path),
            _ => None,
        }
    }
}
