//! What every page has around its own matter: head, navigation, breadcrumb, footer.

use super::cx::Cx;
use super::figure::Link;
use super::structured;
use super::{Kind, href::encode_path};
use crate::model::Route;
use serde::Serialize;
use std::borrow::Cow;

/// What stands around a page's own matter.
#[derive(Debug, Serialize)]
pub struct Frame<'a> {
    /// The language tag.
    pub language: &'a str,
    /// The site's name.
    pub site: &'a str,
    /// The title of the window: the page, then the site.
    pub title: String,
    /// One sentence for search engines.
    pub description: Option<Cow<'a, str>>,
    /// The style sheet.
    pub style: String,
    /// The home page.
    pub home: String,
    /// The main ways through the site.
    pub nav: Vec<NavItem>,
    /// Where the page stands.
    pub crumbs: Vec<Crumb<'a>>,
    /// The page's whole address, where the site's is known.
    pub canonical: Option<String>,
    /// The page before, in a list.
    pub previous: Option<String>,
    /// The page after, in a list.
    pub next: Option<String>,
    /// The site's icon, if it has one.
    pub icon: Option<String>,
    /// The feed, once there is one.
    pub feed: Option<String>,
    /// Whether search engines shall leave the page out.
    pub hidden: bool,
    /// Meta tags of government sites.
    pub meta: Vec<Meta<'a>>,
    /// JSON-LD, safe inside a script element as it stands.
    pub structured: String,
    /// The footer.
    pub footer: Footer<'a>,
}

/// One of the main ways through the site.
#[derive(Debug, Serialize)]
pub struct NavItem {
    /// Which: `years`, `units`, `scores`, `basis`, `reports`, `search`, `data`.
    pub key: &'static str,
    /// Where it leads.
    pub href: String,
    /// Whether the reader is there.
    pub current: bool,
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

/// A meta tag.
#[derive(Debug, Serialize)]
pub struct Meta<'a> {
    /// Its name.
    pub name: &'static str,
    /// Its content.
    pub content: Cow<'a, str>,
}

impl<'a> Meta<'a> {
    pub(super) fn new(name: &'static str, content: impl Into<Cow<'a, str>>) -> Self {
        let content = content.into();
        Self { name, content }
    }
}

/// The footer.
#[derive(Debug, Serialize)]
pub struct Footer<'a> {
    /// 主办单位.
    pub organizer: Option<&'a str>,
    /// 承办单位.
    pub operator: Option<&'a str>,
    /// 联系电话.
    pub phone: Option<&'a str>,
    /// 联系地址.
    pub address: Option<&'a str>,
    /// 联系邮箱.
    pub email: Option<&'a str>,
    /// 网站标识码.
    pub site_id_code: Option<&'a str>,
    /// ICP备案号.
    pub icp: Option<&'a str>,
    /// 公安备案号.
    pub police_record: Option<&'a str>,
    /// 站点地图: the page that leads everywhere, where there is one.
    pub site_map: Option<String>,
    /// The site's own pages.
    pub pages: Vec<Link<'a>>,
}

/// What a page kind says about itself for its frame.
pub(super) struct Head<'a> {
    /// The page's name.
    pub title: Cow<'a, str>,
    /// One sentence about it.
    pub description: Option<Cow<'a, str>>,
    /// The steps between the home page and this one.
    pub way: Vec<(Cow<'a, str>, &'a Route)>,
    /// Meta tags beyond those of every page.
    pub meta: Vec<Meta<'a>>,
    /// Structured data beyond the breadcrumb.
    pub data: Vec<structured::Item<'a>>,
    /// The page before and the page after, in a list.
    pub around: (Option<String>, Option<String>),
    /// Whether search engines shall leave the page out.
    pub hidden: bool,
}

impl<'a> Head<'a> {
    pub(super) fn new(title: impl Into<Cow<'a, str>>) -> Self {
        Self {
            title: title.into(),
            description: None,
            way: Vec::new(),
            meta: Vec::new(),
            data: Vec::new(),
            around: (None, None),
            hidden: false,
        }
    }

    /// Sets the way to a report: by its year, then by its unit in that year.
    pub(super) fn way_to_report(&mut self, cx: &Cx<'a>, position: usize) {
        let year = cx.site.reports[position].year.value;
        let unit = cx.site.unit_of[position];
        let of_year = cx.year_route(year);
        self.way
            .extend(of_year.map(|route| (format!("{year}年").into(), route)));
        let of_unit = cx.unit_year_route(unit, year);
        self.way
            .extend(of_unit.map(|route| (cx.site.units[unit].label().into(), route)));
    }
}

impl<'a> Frame<'a> {
    pub(super) fn new(cx: &Cx<'a>, head: Head<'a>) -> Self {
        let config = &cx.site.config;
        let is_home = matches!(cx.page.kind, Kind::Home);
        let title = match is_home {
            true => config.title.to_string(),
            false => format!("{} - {}", head.title, config.title),
        };
        let crumbs = crumbs(cx, &head);
        let mut data = head.data;
        data.push(structured::breadcrumbs(cx, &crumbs));
        let mut meta = site_meta(cx);
        meta.extend(head.meta);
        Self {
            language: &config.language,
            site: &config.title,
            title,
            description: head.description,
            style: cx.href_to("assets/style.css"),
            home: cx.href_to("index.html"),
            nav: nav(cx),
            crumbs,
            canonical: cx.absolute(&cx.page.route),
            previous: head.around.0,
            next: head.around.1,
            icon: cx
                .href_if("favicon.svg")
                .or_else(|| cx.href_if("favicon.ico")),
            feed: cx.href_if("feed.xml"),
            hidden: head.hidden,
            meta,
            structured: structured::document(data),
            footer: footer(cx),
        }
    }
}

fn crumbs<'a>(cx: &Cx<'a>, head: &Head<'a>) -> Vec<Crumb<'a>> {
    let step = |label: Cow<'a, str>, route: &Route| Crumb {
        label,
        href: Some(cx.href(route)),
        path: Some(encode_path(route.as_str())),
    };
    let mut crumbs = Vec::with_capacity(head.way.len() + 2);
    if !matches!(cx.page.kind, Kind::Home) {
        crumbs.push(step("首页".into(), &Route::new("index.html")));
    }
    for (label, route) in &head.way {
        crumbs.push(step(label.clone(), route));
    }
    crumbs.push(Crumb {
        label: head.title.clone(),
        href: None,
        path: Some(encode_path(cx.page.route.as_str())),
    });
    crumbs
}

fn site_meta<'a>(cx: &Cx<'a>) -> Vec<Meta<'a>> {
    let config = &cx.site.config;
    let mut meta = vec![Meta::new("SiteName", &*config.title)];
    let base = config.base_url.as_deref();
    let host = base.and_then(|base| base.split('/').nth(2));
    meta.extend(host.map(|host| Meta::new("SiteDomain", host)));
    let code = config.site_id_code.as_deref();
    meta.extend(code.map(|code| Meta::new("SiteIDCode", code)));
    meta
}

fn nav(cx: &Cx<'_>) -> Vec<NavItem> {
    let current = match cx.page.kind {
        Kind::Year(_) | Kind::UnitYear(_) => "years",
        Kind::Units | Kind::Unit(_) => "units",
        Kind::Scores | Kind::Grade(_) => "scores",
        Kind::Bases(_) | Kind::Basis(_) => "basis",
        Kind::Reports(_) => "reports",
        _ => "",
    };
    let newest = cx.plan.years.last_key_value();
    let year = newest.map(|(_, list)| cx.href(&cx.plan.list(*list).route));
    let item = |key, href: Option<String>| {
        href.map(|href| NavItem {
            key,
            href,
            current: key == current,
        })
    };
    let items = [
        item("years", year),
        item("units", cx.href_if("units/index.html")),
        item("scores", cx.href_if("scores/index.html")),
        item("basis", cx.href_if("basis/index.html")),
        item("reports", cx.href_if("reports/index.html")),
        item("search", cx.href_if("search.html")),
        item("data", cx.href_if("data/index.html")),
    ];
    items.into_iter().flatten().collect()
}

fn footer<'a>(cx: &Cx<'a>) -> Footer<'a> {
    let config = &cx.site.config;
    let pages = cx.site.own_pages.iter().map(|(page, route)| Link {
        label: (&*page.title.value).into(),
        href: Some(cx.href(route)),
    });
    Footer {
        organizer: config.organizer.as_deref(),
        operator: config.operator.as_deref(),
        phone: config.phone.as_deref(),
        address: config.address.as_deref(),
        email: config.email.as_deref(),
        site_id_code: config.site_id_code.as_deref(),
        icp: config.icp.as_deref(),
        police_record: config.police_record.as_deref(),
        site_map: cx.href_if("reports/index.html"),
        pages: pages.collect(),
    }
}
