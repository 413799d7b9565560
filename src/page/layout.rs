//! The layout that pages share: navigation, footer, and what the whole site says of itself.
//!
//! Takes a key; gives a view. Invariant: pages of one key have equal layouts, so that a layout is
//! rendered once a key.

use super::coverage::COVERAGE;
use super::href::{LabeledLink, encode_path, push_path, relative};
use super::look::{self, CUSTOM_STYLE, MarkView};
use super::plan::{CHANGES, SEARCH, TERMS};
use super::{Page, PageKind, Plan};
use crate::data;
use crate::model::{Route, Site};
use serde::Serialize;
use std::borrow::Cow;

/// What the layout of a page depends on: its folder, and its place in the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LayoutKey<'a> {
    /// The folder with its last `/`; empty for the root.
    folder: &'a str,
    /// Whether what is there is shown at any address.
    anywhere: bool,
    /// The item of the navigation the reader is at, or the home page; empty for none.
    nav: &'static str,
}

impl<'a> LayoutKey<'a> {
    pub(super) fn of(page: &'a Page) -> Self {
        let route = page.route.as_str();
        let folder = route.rfind('/').map_or("", |slash| &route[..=slash]);
        Self {
            folder,
            anywhere: page.kind == PageKind::NotFound,
            nav: match page.kind {
                PageKind::Year(..) | PageKind::UnitYear(..) | PageKind::YearUnits(..) => "years",
                PageKind::Units | PageKind::Unit(..) | PageKind::Superior(_) => "units",
                PageKind::Scores | PageKind::Grade(..) => "scores",
                PageKind::Bases(_) | PageKind::Basis(_) => "basis",
                PageKind::Reports(_) => "reports",
                PageKind::Data => "data",
                PageKind::Search => "search",
                PageKind::Home => "home",
                _ => "",
            },
        }
    }

    /// The link from here to `route`. What is shown at any address has links that begin at the root
    /// of the published site, where that is known.
    pub(super) fn href(self, site: &Site, route: &Route) -> String {
        let root = match self.anywhere {
            true => root_path(site),
            false => None,
        };
        match root {
            Some(root) => format!("{root}{}", encode_path(route.as_str())),
            None => relative(self.folder, route),
        }
    }

    /// The layout of the pages here.
    pub fn layout<'s>(self, site: &'s Site, plan: &Plan) -> Layout<'s> {
        let config = &site.config;
        let here = Here {
            key: self,
            site,
            plan,
        };
        Layout {
            language: &config.language,
            locale: config.language.replace('-', "_"),
            site: &config.title,
            home: here.href(&Route::new("index.html")),
            nav: here.nav(),
            search: here.search(),
            meta: site_meta(site),
            style: here.href(&Route::new("assets/style.css")),
            assets: here.href(&Route::new("assets/")),
            more_styles: here.more_styles(),
            logo: config
                .logo
                .as_ref()
                .map(|it| here.href(&look::published(it))),
            sharing_picture: here.sharing_picture(),
            icon: here
                .href_if("favicon.svg")
                .or_else(|| here.href_if("favicon.ico")),
            feed: here.href_if("feed.xml"),
            footer: here.footer(),
        }
    }
}

/// The path of the published site's root, such as `/jixiao/`.
fn root_path(site: &Site) -> Option<&str> {
    let base = site.config.base_url.as_deref()?;
    let after_scheme = base.find("://")? + 3;
    let slash = base[after_scheme..].find('/')?;
    Some(&base[after_scheme + slash..])
}

/// What the pages of one folder share.
#[derive(Debug, Serialize)]
pub struct Layout<'a> {
    /// The language tag.
    pub language: &'a str,
    /// The same as pages that are shared name it, such as `zh_CN`.
    pub locale: String,
    /// The site's name.
    pub site: &'a str,
    /// The home page.
    pub home: String,
    /// The main ways through the site.
    pub nav: Vec<NavItem>,
    /// The search page, where the header has a field that leads there; `None` where the page has a
    /// field of its own.
    pub search: Option<String>,
    /// Meta tags of government sites that say what site it is.
    pub meta: Vec<Meta<'a>>,
    /// The style sheet.
    pub style: String,
    /// The folder of the theme's assets, with its last `/`: some pages have a style sheet more.
    pub assets: String,
    /// The style sheets after it: that of the main colour, and the site's own.
    pub more_styles: Vec<String>,
    /// 徽标: the picture beside the site's name.
    pub logo: Option<String>,
    /// The whole address of the picture that stands for the site elsewhere: its logo, if that is no drawing
    /// and the site's address is known.
    pub sharing_picture: Option<String>,
    /// The site's icon, if it has one.
    pub icon: Option<String>,
    /// The feed, once there is one.
    pub feed: Option<String>,
    /// The footer.
    pub footer: Footer<'a>,
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
    /// The register it stands in.
    pub icp_href: Option<&'static str>,
    /// 公安备案号.
    pub police_record: Option<&'a str>,
    /// Its entry in the register.
    pub police_href: Option<String>,
    /// 党政机关标识 and 网站找错.
    pub marks: Vec<MarkView<'a>>,
    /// 站点地图: the page that leads everywhere, where there is one.
    pub site_map: Option<String>,
    /// 开放数据.
    pub data: Option<String>,
    /// What is new, corrected or withdrawn.
    pub changes: Option<String>,
    /// Which units have reports of which years.
    pub coverage: Option<String>,
    /// 名词解释.
    pub terms: Option<String>,
    /// The site's own pages.
    pub pages: Vec<LabeledLink<'a>>,
}

/// A layout key of a site.
#[derive(Clone, Copy)]
struct Here<'s, 'p> {
    key: LayoutKey<'p>,
    site: &'s Site,
    plan: &'p Plan,
}

impl<'s> Here<'s, '_> {
    fn href(self, route: &Route) -> String {
        self.key.href(self.site, route)
    }

    /// The link to an address, if something is published there.
    fn href_if(self, path: &str) -> Option<String> {
        let route = Route::new(path);
        self.plan.contains(&route).then(|| self.href(&route))
    }

    fn more_styles(self) -> Vec<String> {
        let colour = look::colour_style(&self.site.config);
        let colour = colour.map(|route| self.href(&route));
        colour
            .into_iter()
            .chain(self.href_if(CUSTOM_STYLE))
            .collect()
    }

    fn sharing_picture(self) -> Option<String> {
        let config = &self.site.config;
        let picture = look::for_sharing(config.logo.as_ref()?)?;
        let mut address = config.base_url.as_deref()?.to_owned();
        push_path(&mut address, picture.as_str());
        Some(address)
    }

    fn nav(self) -> Vec<NavItem> {
        let newest = self.plan.years.last_key_value();
        let year = newest.map(|(_, list)| self.href(&self.plan.list(*list).route));
        let items = [
            ("years", year),
            ("units", self.href_if("units/index.html")),
            ("scores", self.href_if("scores/index.html")),
            ("basis", self.href_if("basis/index.html")),
            ("reports", self.href_if("reports/index.html")),
            ("search", self.href_if(SEARCH)),
            ("data", self.href_if(data::PAGE)),
        ];
        let items = items.into_iter().filter_map(|(key, href)| {
            Some(NavItem {
                key,
                href: href?,
                current: key == self.key.nav,
            })
        });
        items.collect()
    }

    fn search(self) -> Option<String> {
        let own_field = self.key.anywhere || matches!(self.key.nav, "home" | "search");
        if own_field {
            None
        } else {
            self.href_if(SEARCH)
        }
    }

    fn footer(self) -> Footer<'s> {
        let config = &self.site.config;
        let pages = self.site.own_pages.iter().map(|(page, route)| LabeledLink {
            label: (&*page.title.value).into(),
            href: Some(self.href(route)),
        });
        Footer {
            organizer: config.organizer.as_deref(),
            operator: config.operator.as_deref(),
            phone: config.phone.as_deref(),
            address: config.address.as_deref(),
            email: config.email.as_deref(),
            site_id_code: config.site_id_code.as_deref(),
            icp: config.icp.as_deref(),
            icp_href: look::icp_register(config),
            police_record: config.police_record.as_deref(),
            police_href: look::police_register(config),
            marks: look::marks(config, |route| self.href(route)),
            site_map: self.href_if("reports/index.html"),
            data: self.href_if(data::PAGE),
            changes: self.href_if(CHANGES),
            coverage: self.href_if(COVERAGE),
            terms: self.href_if(TERMS),
            pages: pages.collect(),
        }
    }
}

fn site_meta(site: &Site) -> Vec<Meta<'_>> {
    let config = &site.config;
    let mut meta = vec![Meta::new("SiteName", &*config.title)];
    let base = config.base_url.as_deref();
    let host = base.and_then(|base| base.split('/').nth(2));
    meta.extend(host.map(|host| Meta::new("SiteDomain", host)));
    let code = config.site_id_code.as_deref();
    meta.extend(code.map(|code| Meta::new("SiteIDCode", code)));
    meta
}
