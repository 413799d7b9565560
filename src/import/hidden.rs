//! Parts of an office package that no program shows as such: text boxes, charts, data behind pivot
//! tables and links to other files. Each is read as loose text.

use super::archive::Archive;
use super::foreign::{Extra, Foreign, SpaceLeft};
use super::place::Place;
use super::xml::loose_text;

/// Folders of such parts.
const FOLDERS: &[&str] = &[
    "xl/drawings/",
    "xl/charts/",
    "xl/pivotCache/",
    "xl/externalLinks/",
    "word/charts/",
    "word/diagrams/",
    "ppt/charts/",
    "ppt/comments/",
    "ppt/notesSlides/",
    "customXml/",
];

/// Reads them.
pub(super) fn read(archive: &mut Archive<'_>, foreign: &mut Foreign) {
    for folder in FOLDERS {
        for name in archive.under(folder) {
            if !name.ends_with(".xml") || name.contains("/_rels/") {
                continue;
            }
            let text = loose_text(&archive.text(&name));
            if text.trim().is_empty() {
                continue;
            }
            if matches!(*folder, "xl/pivotCache/" | "xl/externalLinks/") {
                foreign.extras.push(Extra::Cache(name.as_str().into()));
            }
            for line in text.lines() {
                if foreign.push(Place::Part(name.as_str().into()), line) == SpaceLeft::Full {
                    return;
                }
            }
        }
    }
}
