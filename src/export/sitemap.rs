//! `sitemap.xml`, split into several with an index past 50,000 addresses
//! (sitemaps.org, protocol 0.9). Only where the site's address is known.

use super::format::{Export, Making};
use super::xml::{self, Xml};
use crate::model::{Route, Site};
use crate::page::{Page, PageKind, Plan, encode_path};
use std::io;

/// `sitemap.xml` and its parts.
pub(super) static EXPORT: Export = Export {
    routes,
    making: Making::Whole(bytes),
};

/// Most addresses of one sitemap, by the protocol.
const MOST: usize = 50_000;
const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
const INDEX: &str = "sitemap.xml";

fn routes(site: &Site, plan: &Plan) -> Vec<Route> {
    if site.config.base_url.is_none() {
        return Vec::new();
    }
    let parts = listed(plan).count().div_ceil(MOST);
    let parts = if parts > 1 { parts } else { 0 };
    let names = (1..=parts).map(|part| Route::new(format!("sitemap-{part}.xml")));
    names.chain([Route::new(INDEX)]).collect()
}

/// Pages that a search engine should know: no old addresses, no withdrawn reports, no 404, and of a table
/// in several orders the usual one.
fn listed(plan: &Plan) -> impl Iterator<Item = &Page> {
    plan.pages.iter().filter(|page| {
        let is_left_out = matches!(
            page.kind,
            PageKind::Alias(_) | PageKind::Withdrawn(_) | PageKind::NotFound
        );
        !is_left_out && !page.is_reordered()
    })
}

fn bytes(site: &Site, plan: &Plan, route: &Route) -> Vec<u8> {
    let base = site.config.base_url.as_deref().unwrap_or("");
    let part = route
        .as_str()
        .strip_prefix("sitemap-")
        .and_then(|rest| rest.strip_suffix(".xml"));
    if let Some(part) = part.and_then(|part| part.parse::<usize>().ok()) {
        return urls(site, base, listed(plan).skip((part - 1) * MOST).take(MOST));
    }
    if listed(plan).count() <= MOST {
        return urls(site, base, listed(plan));
    }
    xml::document("sitemapindex", &[NAMESPACE], |xml| {
        for part in routes(site, plan)
            .iter()
            .filter(|route| route.as_str() != INDEX)
        {
            xml.parent("sitemap", &[], |xml| {
                xml.text("loc", &format!("{base}{part}"))
            })?;
        }
        Ok(())
    })
}

fn urls<'a>(site: &Site, base: &str, pages: impl Iterator<Item = &'a Page>) -> Vec<u8> {
    xml::document("urlset", &[NAMESPACE], |xml| {
        for page in pages {
            url(site, base, page, xml)?;
        }
        Ok(())
    })
}

fn url(site: &Site, base: &str, page: &Page, xml: &mut Xml) -> io::Result<()> {
    xml.parent("url", &[], |xml| {
        let path = page.route.as_str();
        let path = if path == "index.html" { "" } else { path };
        xml.text("loc", &format!("{base}{}", encode_path(path)))?;
        if let PageKind::Report(position) = page.kind {
            let report = &site.reports[position];
            let corrected = report
                .corrections
                .first()
                .map(|correction| correction.date.date);
            let published = report.published.map(|published| published.date);
            if let Some(date) = corrected.max(published) {
                xml.text("lastmod", &date.to_string())?;
            }
        }
        Ok(())
    })
}
