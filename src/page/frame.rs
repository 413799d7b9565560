//! What a page says of itself around its own matter: head, breadcrumb, structured data.

use super::context::PageContext;
use super::href::encode_path;
use super::layout::Meta;
use super::{PageKind, structured};
use crate::model::{Moment, Route};
use serde::Serialize;
use std::borrow::Cow;

/// What a page says of itself around its own matter.
#[derive(Debug, Serialize)]
pub struct Frame<'a> {
    /// The title of the window: the page, then the site. No two pages of a site have the same one.
    pub title: String,
    /// The page alone, as it is called where it is shared.
    pub name: String,
    /// Whether it is an `article` or a page of the `website`, where it is shared.
    pub shared_as: &'static str,
    /// When what the page tells was made public, and corrected last.
    pub dates: Option<Dates>,
    /// One sentence for search engines.
    pub description: Option<Cow<'a, str>>,
    /// Where the page stands.
    pub crumbs: Vec<Crumb<'a>>,
    /// The whole address that search engines shall know, where the site's is known: the page's own, or
    /// that of the page it stands for.
    pub canonical: Option<String>,
    /// The page's own whole address, where the site's is known.
    pub address: Option<String>,
    /// The page before, in a list.
    pub previous: Option<String>,
    /// The page after, in a list.
    pub next: Option<String>,
    /// Whether search engines shall leave the page out.
    pub hidden: bool,
    /// Meta tags of government sites that say what page it is.
    pub meta: Vec<Meta<'a>>,
    /// JSON-LD, safe inside a script element as it stands.
    pub structured: String,
}

/// When what a page tells was made public, and corrected last.
#[derive(Debug, Serialize)]
pub struct Dates {
    /// `2024年9月30日`.
    pub published: String,
    /// `2024-09-30T00:00:00+08:00`.
    pub published_time: String,
    /// The same of its newest correction.
    pub modified_time: Option<String>,
}

impl Dates {
    pub(super) fn new(published: Moment, corrected: Option<Moment>) -> Self {
        Self {
            published: published.to_string(),
            published_time: published.rfc3339(),
            modified_time: corrected.map(Moment::rfc3339),
        }
    }
}

/// One step of the way from the home page.
#[derive(Debug, Serialize)]
pub struct Crumb<'a> {
    /// Its name.
    pub label: Cow<'a, str>,
    /// Where it leads; `None` for the page itself.
    pub href: Option<String>,
    /// Its path below the site's root, percent-encoded.
    #[serde(skip)]
    pub path: Option<String>,
}

/// What a page kind says about itself for its frame.
pub(super) struct Head<'a> {
    /// The page's name, on the way to it.
    pub title: Cow<'a, str>,
    /// Its name where nothing around says what it belongs to; `None` where that is its title.
    pub window: Option<String>,
    /// When what it tells was made public, of a report.
    pub dates: Option<Dates>,
    /// One sentence about it.
    pub description: Option<Cow<'a, str>>,
    /// The steps between the home page and this one.
    pub way: Vec<(Cow<'a, str>, &'a Route)>,
    /// Meta tags beyond those of the site.
    pub meta: Vec<Meta<'a>>,
    /// Structured data beyond the breadcrumb.
    pub data: Vec<structured::Item<'a>>,
    /// The page that search engines shall know instead of this one: of a list in another order, the
    /// first page in the usual order.
    pub stands_for: Option<Route>,
    /// The page before and the page after, in a list.
    pub neighbours: (Option<String>, Option<String>),
    /// Whether search engines shall leave the page out.
    pub hidden: bool,
}

impl<'a> Head<'a> {
    pub(super) fn new(title: impl Into<Cow<'a, str>>) -> Self {
        Self {
            title: title.into(),
            window: None,
            dates: None,
            description: None,
            way: Vec::new(),
            meta: Vec::new(),
            data: Vec::new(),
            stands_for: None,
            neighbours: (None, None),
            hidden: false,
        }
    }

    /// Adds which page of a list it is, in words.
    pub(super) fn add_which(&mut self, which: &str) {
        let named = |name: &str| format!("{name}（{which}）");
        self.window = self.window.as_deref().map(named);
        self.title = named(&self.title).into();
    }

    /// Sets the way to a report: by its year, then by its unit in that year.
    pub(super) fn way_to_report(&mut self, ctx: &PageContext<'a>, position: usize) {
        let year = ctx.site.reports[position].year.value;
        let unit = ctx.site.unit_of[position];
        let of_year = ctx.year_route(year);
        self.way
            .extend(of_year.map(|route| (format!("{year}年").into(), route)));
        let of_unit = ctx.unit_year_route(unit, year);
        self.way
            .extend(of_unit.map(|route| (ctx.site.units[unit].label().into(), route)));
    }
}

impl<'a> Frame<'a> {
    pub(super) fn new(ctx: &PageContext<'a>, head: Head<'a>) -> Self {
        let config = &ctx.site.config;
        let is_home = matches!(ctx.page.kind, PageKind::Home);
        let crumbs = crumbs(ctx, &head);
        let name = head.window.unwrap_or_else(|| head.title.to_string());
        let title = match is_home {
            true => config.title.to_string(),
            false => format!("{name} - {}", config.title),
        };
        let mut data = head.data;
        let base = config.base_url.as_deref();
        let steps = crumbs.iter().map(|crumb| {
            let path = base.zip(crumb.path.as_deref());
            (
                crumb.label.clone(),
                path.map(|(base, path)| [base, path].concat()),
            )
        });
        data.push(structured::breadcrumbs(steps));
        Self {
            title,
            name,
            shared_as: match ctx.page.kind {
                PageKind::Report(_) | PageKind::OwnPage(_) => "article",
                _ => "website",
            },
            dates: head.dates,
            description: head.description,
            crumbs,
            canonical: ctx.absolute(head.stands_for.as_ref().unwrap_or(&ctx.page.route)),
            address: ctx.absolute(&ctx.page.route),
            previous: head.neighbours.0,
            next: head.neighbours.1,
            hidden: head.hidden,
            meta: head.meta,
            structured: structured::document(data),
        }
    }
}

fn crumbs<'a>(ctx: &PageContext<'a>, head: &Head<'a>) -> Vec<Crumb<'a>> {
    let step = |label: Cow<'a, str>, route: &Route| Crumb {
        label,
        href: Some(ctx.href(route)),
        path: Some(encode_path(route.as_str())),
    };
    let mut crumbs = Vec::with_capacity(head.way.len() + 2);
    if !matches!(ctx.page.kind, PageKind::Home) {
        crumbs.push(step("首页".into(), &Route::new("index.html")));
    }
    for (label, route) in &head.way {
        crumbs.push(step(label.clone(), route));
    }
    crumbs.push(Crumb {
        label: head.title.clone(),
        href: None,
        path: Some(encode_path(ctx.page.route.as_str())),
    });
    crumbs
}
