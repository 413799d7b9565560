//! Entries of feeds.

use super::newest::changed;
use super::xml::Xml;
use crate::model::{Moment, Site};
use crate::page::{ChangeKind, ReportChange, encode_path};
use std::io;

/// A report as an entry.
pub(super) fn report_entry(
    site: &Site,
    position: usize,
    base: &str,
    xml: &mut Xml,
) -> io::Result<()> {
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

/// A correction or a withdrawal as an entry. Corrections are counted from the oldest, so that each keeps
/// its name when there are more.
pub(super) fn change_entry(
    site: &Site,
    change: &ReportChange,
    base: &str,
    xml: &mut Xml,
) -> io::Result<()> {
    let report = &site.reports[change.report];
    let unit = &site.units[site.unit_of[change.report]];
    let address = format!(
        "{base}{}",
        encode_path(site.route_of[change.report].as_str())
    );
    let (label, place, note) = match change.kind {
        ChangeKind::Corrected(at) => (
            format!("更正：{}", *report.project),
            format!("#gengzheng-{}", report.corrections.len() - at),
            Some(&*report.corrections[at].note),
        ),
        ChangeKind::Withdrawn => (
            match report.public_name() {
                Some(name) => format!("撤下：{name}"),
                None => "撤下一份报告".to_owned(),
            },
            "#chexia".to_owned(),
            report.withdrawn.as_deref().map(|taken| &*taken.reason),
        ),
        ChangeKind::Published => (format!("公开：{}", *report.project), String::new(), None),
    };
    xml.parent("entry", &[], |xml| {
        let title = format!("{label}（{}，{}年度）", unit.label(), *report.year);
        xml.text("title", &title)?;
        xml.text("id", &format!("{address}{place}"))?;
        xml.empty("link", &[("rel", "alternate"), ("href", &address)])?;
        xml.text("updated", &change.date.rfc3339())?;
        xml.parent("author", &[], |xml| xml.text("name", &unit.name))?;
        xml.text("summary", note.unwrap_or_default())
    })
}
