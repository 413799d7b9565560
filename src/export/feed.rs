//! Feeds as Atom (RFC 4287): `feed.xml` of the newest reports of the site, `units/<unit>.xml` and
//! `<year>/feed.xml` of each unit and year, `changes.xml` of corrections and withdrawals. Only where
//! the site's address is known, and only what has a date: a feed is ordered by time, and no clock is
//! asked.

use super::entry::{change_entry, report_entry};
use super::format::{Export, Making};
use super::newest::{Feed, changed, dated, newest};
use super::xml;
use crate::model::{Moment, Route, Site};
use crate::page::{ChangeKind, Plan, ReportChange, changes};

/// All feeds.
pub(super) static EXPORT: Export = Export {
    routes,
    making: Making::Whole(bytes),
};

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.w3.org/2005/Atom");

/// Entries of the feed of changes.
const MOST: usize = 50;

/// The feeds there may be.
fn feeds(site: &Site) -> impl Iterator<Item = Feed> {
    let units = (0..site.units.len()).map(Feed::Unit);
    let years = site.by_year.keys().map(|year| Feed::Year(*year));
    [Feed::Site, Feed::Changes]
        .into_iter()
        .chain(units)
        .chain(years)
}

fn has_entries(site: &Site, feed: Feed) -> bool {
    match feed {
        Feed::Changes => !corrections_and_withdrawals(site, 1).is_empty(),
        feed => dated(site, feed).next().is_some(),
    }
}

fn routes(site: &Site, _: &Plan) -> Vec<Route> {
    if site.config.base_url.is_none() {
        return Vec::new();
    }
    let feeds = feeds(site).filter(|feed| has_entries(site, *feed));
    feeds.map(|feed| feed.route(site)).collect()
}

fn bytes(site: &Site, _: &Plan, route: &Route) -> Vec<u8> {
    let feed = feeds(site).find(|feed| feed.route(site) == *route);
    match feed {
        None => Vec::new(),
        Some(Feed::Changes) => {
            let newest = corrections_and_withdrawals(site, MOST);
            let updated = newest.first().map(|change| change.date);
            document(site, Feed::Changes, updated, |xml, base| {
                newest
                    .iter()
                    .try_for_each(|change| change_entry(site, change, base, xml))
            })
        }
        Some(feed) => {
            let newest = newest(site, feed);
            let updated = newest.first().and_then(|report| changed(site, *report));
            document(site, feed, updated, |xml, base| {
                newest
                    .iter()
                    .try_for_each(|report| report_entry(site, *report, base, xml))
            })
        }
    }
}

fn corrections_and_withdrawals(site: &Site, most: usize) -> Vec<ReportChange> {
    changes(site, most, |kind| kind != ChangeKind::Published)
}

/// A feed around its entries.
fn document(
    site: &Site,
    feed: Feed,
    updated: Option<Moment>,
    entries: impl FnOnce(&mut xml::Xml, &str) -> std::io::Result<()>,
) -> Vec<u8> {
    let config = &site.config;
    let base = config.base_url.as_deref().unwrap_or("");
    let (title, page) = feed.about(site);
    let route = feed.route(site);
    xml::document(
        "feed",
        &[NAMESPACE, ("xml:lang", &config.language)],
        |xml| {
            xml.text("title", &title)?;
            xml.text("id", &format!("{base}{route}"))?;
            xml.text(
                "updated",
                &updated.map_or_else(String::new, Moment::rfc3339),
            )?;
            xml.empty(
                "link",
                &[("rel", "self"), ("href", &format!("{base}{route}"))],
            )?;
            xml.empty(
                "link",
                &[("rel", "alternate"), ("href", &format!("{base}{page}"))],
            )?;
            let author = config.organizer.as_deref().unwrap_or(&config.title);
            xml.parent("author", &[], |xml| xml.text("name", author))?;
            entries(xml, base)
        },
    )
}
