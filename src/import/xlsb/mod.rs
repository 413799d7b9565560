//! Binary workbooks (`.xlsb`): a package whose parts are records instead of XML.
//!
//! Every sheet, shown or hidden, its comments, and the texts and long numbers of all other records. Invariant:
//! every part is read once, and no part of records is left unread without a word.

mod records;
mod sheet;
mod sweep;

use super::archive::Archive;
use super::cfb::{u16_at, u32_at};
use super::foreign::{Active, Extra, Foreign, Gap, SpaceLeft};
use super::number_format::Epoch;
use super::place::{self, Place};
use super::relations::relations;
use super::runs;
use super::styles::Styles;
use records::{Records, rich_text_at, text_at};
use sheet::BinaryBook;
use std::collections::{BTreeMap, BTreeSet};

mod record {
    pub(super) const STRING: u32 = 19;
    pub(super) const FORMAT: u32 = 44;
    pub(super) const STYLE: u32 = 47;
    pub(super) const PROPERTIES: u32 = 153;
    pub(super) const SHEET: u32 = 156;
    pub(super) const CELL_STYLES: u32 = 617;
    pub(super) const CELL_STYLES_END: u32 = 618;
    pub(super) const COMMENT_AUTHOR: u32 = 632;
    pub(super) const COMMENT: u32 = 635;
    pub(super) const COMMENT_TEXT: u32 = 637;
}

const WORKBOOK: &str = "xl/workbook.bin";
/// Where sheets of all kinds lie.
const SHEETS: &[&str] = &[
    "xl/worksheets/",
    "xl/chartsheets/",
    "xl/dialogsheets/",
    "xl/macrosheets/",
];
/// Styles and formats that are looked at.
const STYLES: usize = 1 << 17;

/// A sheet as the workbook names it.
struct Listed {
    name: Box<str>,
    relation: String,
    hidden: bool,
}

/// Reads a workbook.
pub(super) fn read(archive: &mut Archive<'_>, foreign: &mut Foreign) {
    let (sheets, epoch) = list(archive, foreign);
    let targets = relations(archive, WORKBOOK, foreign);
    let strings = strings(archive, foreign);
    let styles = foreign.prints().then(|| styles(archive, epoch, foreign));
    let book = BinaryBook { strings, styles };
    let mut read = BTreeSet::new();
    for listed in sheets {
        let part = targets.get(&listed.relation);
        let part = part.filter(|part| read.insert(part.to_string()));
        if sheet(archive, (&listed, part.map(|part| &**part)), &book, foreign) == SpaceLeft::Full {
            return;
        }
    }
    // Sheets that the workbook does not name are kept in the file all the same.
    let all = SHEETS.iter().flat_map(|folder| archive.under(folder));
    let is_sheet = |name: &String| name.ends_with(".bin") && !name.contains("binaryIndex");
    let unnamed: Vec<String> = all
        .filter(|name| is_sheet(name) && !read.contains(name))
        .collect();
    for part in unnamed {
        let listed = Listed {
            name: Box::from(&*part),
            relation: String::new(),
            hidden: true,
        };
        if sheet(archive, (&listed, Some(&part)), &book, foreign) == SpaceLeft::Full {
            return;
        }
    }
    rest(archive, foreign);
}

/// The sheets a workbook lists, and from which day it counts.
fn list(archive: &mut Archive<'_>, foreign: &mut Foreign) -> (Vec<Listed>, Epoch) {
    let (mut sheets, mut epoch) = (Vec::new(), Epoch::From1900);
    each(archive, WORKBOOK, foreign, &mut |record, part, foreign| {
        let (kind, bytes) = record;
        match kind {
            record::SHEET => {
                let listed = || {
                    let hidden = u32_at(bytes, 0)? & 3 != 0;
                    let (relation, at) = text_at(bytes, 8)?;
                    let name = text_at(bytes, at)?.0.into();
                    Some(Listed {
                        name,
                        relation,
                        hidden,
                    })
                };
                sheets.extend(listed());
            }
            record::PROPERTIES if u16_at(bytes, 0).is_some_and(|flags| flags & 1 != 0) => {
                epoch = Epoch::From1904;
            }
            _ => return sweep::record(record, part, foreign),
        }
        SpaceLeft::Left
    });
    if sheets.is_empty() {
        foreign.gap(Gap::Broken);
    }
    (sheets, epoch)
}

/// The strings that the sheets share.
fn strings(archive: &mut Archive<'_>, foreign: &mut Foreign) -> Vec<Box<str>> {
    let mut strings = Vec::new();
    let name = "xl/sharedStrings.bin";
    each(archive, name, foreign, &mut |record, part, foreign| {
        let (kind, bytes) = record;
        if kind != record::STRING {
            return sweep::record(record, part, foreign);
        }
        let text = rich_text_at(bytes, 0).unwrap_or_default();
        strings.push(text.trim().into());
        SpaceLeft::Left
    });
    strings
}

/// How numbers are printed.
fn styles(archive: &mut Archive<'_>, epoch: Epoch, foreign: &mut Foreign) -> Styles {
    let (mut ids, mut codes) = (Vec::new(), BTreeMap::new());
    let mut in_cells = false;
    let name = "xl/styles.bin";
    each(archive, name, foreign, &mut |record, part, foreign| {
        let (kind, bytes) = record;
        match kind {
            record::CELL_STYLES => in_cells = true,
            record::CELL_STYLES_END => in_cells = false,
            record::STYLE if in_cells && ids.len() < STYLES => {
                ids.push(u16_at(bytes, 2).unwrap_or(0).into());
            }
            record::FORMAT if codes.len() < STYLES => {
                if let Some((id, (code, _))) = u16_at(bytes, 0).zip(text_at(bytes, 2)) {
                    codes.insert(id.into(), code);
                }
            }
            _ => {}
        }
        sweep::record(record, part, foreign)
    });
    Styles::new(&ids, &codes, epoch)
}

/// A sheet with its comments.
fn sheet(
    archive: &mut Archive<'_>,
    (listed, part): (&Listed, Option<&str>),
    book: &BinaryBook,
    foreign: &mut Foreign,
) -> SpaceLeft {
    let number = u32::try_from(foreign.sheets.len()).unwrap_or(u32::MAX);
    if listed.hidden {
        foreign.extras.push(Extra::HiddenSheet(listed.name.clone()));
    }
    foreign.sheets.push(listed.name.clone());
    foreign.push(Place::SheetName(number), &listed.name);
    let Some(part) = part else {
        foreign.gap(Gap::Broken);
        return SpaceLeft::Left;
    };
    if part.starts_with("xl/macrosheets/") {
        foreign.active.push(Active::Macro);
    }
    let bytes = archive.take_bytes(part, foreign);
    let place = Place::Part(part.into());
    let styles = book.styles.as_ref().filter(|_| !listed.hidden);
    let space = sheet::read(&bytes, (number, &place), book, styles, foreign);
    runs::read(&bytes, &place, foreign);
    drop(bytes);
    if space == SpaceLeft::Left {
        let targets = relations(archive, part, foreign);
        let is_comment = |target: &&String| {
            let target = target.to_lowercase();
            target.contains("comment") && target.ends_with(".bin")
        };
        for target in targets.values().filter(is_comment) {
            comments(archive, (number, target), foreign);
        }
    }
    space
}

/// The comments on the cells of a sheet.
fn comments(archive: &mut Archive<'_>, (sheet, part): (u32, &str), foreign: &mut Foreign) {
    let (mut cell, mut count) = (String::new(), 0);
    each(archive, part, foreign, &mut |record, part, foreign| {
        let (kind, bytes) = record;
        match kind {
            record::COMMENT => {
                count += 1;
                let at = u32_at(bytes, 4).zip(u32_at(bytes, 12));
                cell = at.map_or(String::new(), |(row, column)| {
                    format!("{}{}", place::letters(column), u64::from(row) + 1)
                });
            }
            record::COMMENT_TEXT => {
                let text = rich_text_at(bytes, 0).unwrap_or_default();
                return foreign.push(Place::CellComment(sheet, cell.as_str().into()), &text);
            }
            record::COMMENT_AUTHOR => {
                let (text, _) = text_at(bytes, 0).unwrap_or_default();
                return foreign.push_aside(part, &text);
            }
            _ => return sweep::record(record, part, foreign),
        }
        SpaceLeft::Left
    });
    if count > 0 {
        foreign.extras.push(Extra::Comments(count));
    }
}

/// Parts of records that no reader knows: caches of tables, links to other workbooks, and whatever else.
fn rest(archive: &mut Archive<'_>, foreign: &mut Foreign) {
    const OTHER: &[&str] = &["printersettings", "vbaproject", "activex", "embeddings"];
    for name in archive.left() {
        let lower = name.to_ascii_lowercase();
        let is_other = OTHER.iter().any(|other| lower.contains(other));
        if !lower.starts_with("xl/") || !lower.ends_with(".bin") || is_other {
            continue;
        }
        if lower.starts_with("xl/pivotcache/") || lower.starts_with("xl/externallinks/") {
            foreign.extras.push(Extra::Cache(name.as_str().into()));
        }
        each(archive, &name, foreign, &mut sweep::record);
    }
}

type Take<'t> = dyn FnMut(records::BinaryRecord<'_>, &Place, &mut Foreign) -> SpaceLeft + 't;

/// Gives the records of a part, and looks through its bytes for what stands across them.
fn each(archive: &mut Archive<'_>, name: &str, foreign: &mut Foreign, take: &mut Take<'_>) {
    if !archive.has(name) {
        return;
    }
    let bytes = archive.take_bytes(name, foreign);
    let part = Place::Part(name.into());
    let mut records = Records::of(&bytes);
    for record in records.by_ref() {
        if take(record, &part, foreign) == SpaceLeft::Full {
            return;
        }
    }
    if records.broken {
        foreign.gap(Gap::BrokenInPart);
    }
    runs::read(&bytes, &part, foreign);
}
