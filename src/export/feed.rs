//! Feeds of the newest reports, as Atom (RFC 4287): `feed.xml` for the site, `units/<unit>.xml`
//! for each unit. Only where the site's address is known, and only reports with a date: a feed is
//! ordered by time, and no clock is asked.

use super::format::Export;
use super::newest::{changed, dated, newest};
use super::xml::{self, Xml};
use crate::model::{Moment, Route, Site};
use crate::page::{Plan, encode_path};
use std::io;

/// `feed.xml` and the units' feeds.
pub(super) static EXPORT: Export = Export { routes, bytes };

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.w3.org/2005/Atom");

fn routes(site: &Site, _: &Plan) -> Vec<Route> {
    if site.config.base_url.is_none() || dated(site, None).is_empty() {
        return Vec::new();
    }
    let units = site.units.iter().enumerate();
    let with_dates = units.filter(|(position, _)| !dated(site, Some(*position)).is_empty());
    let units = with_dates.map(|(_, unit)| Route::new(format!("units/{}.xml", unit.id)));
    [Route::new("feed.xml")].into_iter().chain(units).collect()
}

fn bytes(site: &Site, _: &Plan, route: &Route) -> Vec<u8> {
    let base = site.config.base_url.as_deref().unwrap_or("");
    let id = route
        .as_str()
        .strip_prefix("units/")
        .and_then(|rest| rest.strip_suffix(".xml"));
    let unit = id.and_then(|id| site.units.iter().position(|unit| unit.id.as_str() == id));
    let (title, page) = match unit {
        Some(unit) => {
            let unit = &site.units[unit];
            (
                format!("{}：{}", site.config.title, unit.name),
                format!("units/{}.html", unit.id),
            )
        }
        None => (site.config.title.to_string(), String::new()),
    };
    let reports = newest(site, unit);
    let updated = reports.first().and_then(|report| changed(site, *report));
    xml::document(
        "feed",
        &[NAMESPACE, ("xml:lang", &site.config.language)],
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
            let author = site
                .config
                .organizer
                .as_deref()
                .unwrap_or(&site.config.title);
            xml.parent("author", &[], |xml| xml.text("name", author))?;
            for report in reports {
                entry(site, report, base, xml)?;
            }
            Ok(())
        },
    )
}

fn entry(site: &Site, position: usize, base: &str, xml: &mut Xml) -> io::Result<()> {
    let report = &site.reports[position];
    let unit = &site.units[site.unit_of[position]];
    let address = format!("{base}{}", encode_path(site.route_of[position].as_str()));
    xml.parent("entry", &[], |xml| {
        xml.text(
            "title",
            &format!(
                "{}（{}，{}年度）",
                *report.project,
                unit.label(),
                *report.year
            ),
        )?;
        xml.text("id", &address)?;
        xml.empty("link", &[("rel", "alternate"), ("href", &address)])?;
        if let Some(published) = &report.published {
            xml.text("published", &published.rfc3339())?;
        }
        let changed = changed(site, position);
        xml.text(
            "updated",
            &changed.map_or_else(String::new, Moment::rfc3339),
        )?;
        xml.parent("author", &[], |xml| xml.text("name", &unit.name))?;
        xml.text("summary", &summary(site, position))
    })
}

/// What the report says in one line: spending, score, grade, and its own summary.
fn summary(site: &Site, position: usize) -> String {
    let report = &site.reports[position];
    let spent = report
        .funds
        .spent
        .map(|spent| format!("支出{}", spent.value));
    let score = report.score.map(|score| format!("自评{}分", score.value));
    let grade =
        site.grade_of[position].map(|grade| format!("等级{}", site.config.grades[grade].label));
    let correction = report
        .corrections
        .first()
        .map(|correction| format!("更正：{}", correction.note));
    let facts: Vec<String> = [spent, score, grade].into_iter().flatten().collect();
    let facts = (!facts.is_empty()).then(|| facts.join("，"));
    let own = report.summary.as_ref().map(ToString::to_string);
    [facts, own, correction]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("。")
}
