//! Workbooks (`.xlsx`): every sheet, shown or hidden, its comments, and what the package keeps
//! besides. Invariant: every part is read once, however many sheets name it.

use super::archive::Archive;
use super::foreign::{Extra, Foreign, Gap, SpaceLeft};
use super::number_format::Epoch;
use super::place::Place;
use super::relations::relations;
use super::sheet;
use super::strings;
use super::styles::Styles;
use super::xml::{XmlEvent, walk};
use std::collections::BTreeSet;
use std::ops::ControlFlow;

/// A sheet as the workbook names it.
struct Listed {
    name: Box<str>,
    relation: String,
    hidden: bool,
}

/// Reads a workbook.
pub(super) fn read(archive: &mut Archive<'_>, foreign: &mut Foreign) {
    let (sheets, epoch) = list(archive, foreign);
    let targets = relations(archive, "xl/workbook.xml", foreign);
    let strings = strings::shared(archive, foreign);
    let styles = foreign
        .prints()
        .then(|| Styles::read(archive, epoch, foreign));
    let mut read = BTreeSet::new();
    for listed in sheets {
        let number = u32::try_from(foreign.sheets.len()).unwrap_or(u32::MAX);
        if listed.hidden {
            foreign.extras.push(Extra::HiddenSheet(listed.name.clone()));
        }
        foreign.sheets.push(listed.name.clone());
        foreign.push(Place::SheetName(number), &listed.name);
        let part = targets.get(&listed.relation);
        let Some(part) = part.filter(|part| read.insert(part.to_string())) else {
            continue;
        };
        let xml = archive.take(part, foreign);
        let styles = styles.as_ref().filter(|_| !listed.hidden);
        let outcome = sheet::read(&xml, (number, part), &strings, styles, foreign);
        drop(xml);
        match outcome {
            Ok(SpaceLeft::Left) => comments(archive, part, number, foreign, &mut read),
            Ok(SpaceLeft::Full) => return,
            Err(gap) => archive.damaged(part, gap, foreign),
        }
    }
}

/// The sheets a workbook lists, and from which day it counts.
fn list(archive: &mut Archive<'_>, foreign: &mut Foreign) -> (Vec<Listed>, Epoch) {
    let xml = archive.text("xl/workbook.xml", foreign);
    let mut sheets = Vec::new();
    let mut epoch = Epoch::From1900;
    let outcome = walk(&xml, &mut |mark| {
        match mark {
            XmlEvent::Open("sheet", attributes) => sheets.push(Listed {
                name: attributes.get("name").unwrap_or_default().into(),
                relation: attributes.get("id").unwrap_or_default(),
                hidden: attributes
                    .get("state")
                    .is_some_and(|state| state != "visible"),
            }),
            XmlEvent::Open("workbookPr", attributes) if attributes.is_on("date1904") => {
                epoch = Epoch::From1904;
            }
            _ => {}
        }
        ControlFlow::Continue(())
    });
    if outcome.is_err() || sheets.is_empty() {
        foreign.gap(Gap::Broken);
    }
    (sheets, epoch)
}

/// The comments on the cells of a sheet, of the older kind and the newer, from parts that were not
/// read before.
fn comments(
    archive: &mut Archive<'_>,
    part: &str,
    sheet: u32,
    foreign: &mut Foreign,
    read: &mut BTreeSet<String>,
) {
    let mut count = 0;
    let targets = relations(archive, part, foreign);
    let is_comment = |target: &&String| {
        let target = target.to_lowercase();
        target.contains("comment") && target.ends_with(".xml")
    };
    let new = |target: &&String| is_comment(target) && read.insert(target.to_string());
    for target in targets.values().filter(new) {
        let xml = archive.text(target, foreign);
        let (mut cell, mut text, mut inside) = (String::new(), String::new(), false);
        // Damaged comments are read as far as they go.
        let _ = walk(&xml, &mut |mark| {
            match mark {
                XmlEvent::Open("comment" | "threadedComment", attributes) => {
                    cell = attributes.get("ref").unwrap_or_default();
                    text.clear();
                }
                XmlEvent::Open("t" | "text", _) => inside = true,
                XmlEvent::Close("t" | "text") => inside = false,
                XmlEvent::Close("comment" | "threadedComment") => {
                    count += 1;
                    let place = Place::CellComment(sheet, cell.as_str().into());
                    foreign.push(place, &text);
                }
                XmlEvent::Text(piece) if inside => text += piece,
                _ => {}
            }
            ControlFlow::Continue(())
        });
    }
    if count > 0 {
        foreign.extras.push(Extra::Comments(count));
    }
}
