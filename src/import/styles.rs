//! How the cells of a workbook are formatted: the number format of each style.

use super::archive::Archive;
use super::foreign::Foreign;
use super::number_format::{Epoch, NumberFormat, built_in, serial};
use super::xml::{XmlEvent, walk};
use std::collections::BTreeMap;
use std::ops::ControlFlow;

/// Styles that are looked at.
const STYLES: usize = 1 << 17;
/// Own formats that are looked at.
const FORMATS: usize = 10_000;

/// The number formats of a workbook. Invariant: a style leads to a format that is there.
#[derive(Debug, Default)]
pub(super) struct Styles {
    formats: Vec<NumberFormat>,
    /// Which format a style has.
    by_style: Vec<usize>,
    /// What a cell without a style has.
    plain: NumberFormat,
    epoch: Epoch,
}

impl Styles {
    /// The styles that name formats by these numbers, some of which have codes of their own.
    pub(super) fn new(ids: &[u32], codes: &BTreeMap<u32, String>, epoch: Epoch) -> Self {
        let mut formats = Vec::new();
        let mut known = BTreeMap::new();
        let by_style = ids.iter().map(|id| {
            *known.entry(*id).or_insert_with(|| {
                let own = codes.get(id).map(String::as_str);
                formats.push(
                    own.or(built_in(*id))
                        .map(NumberFormat::of)
                        .unwrap_or_default(),
                );
                formats.len() - 1
            })
        });
        let by_style = by_style.collect();
        Self {
            formats,
            by_style,
            plain: NumberFormat::default(),
            epoch,
        }
    }

    /// The styles of a package.
    pub(super) fn read(archive: &mut Archive<'_>, epoch: Epoch, foreign: &mut Foreign) -> Self {
        // The part stays in the archive, for those who look for what no reader took.
        let xml = archive.text("xl/styles.xml", foreign);
        let (mut ids, mut codes) = (Vec::new(), BTreeMap::new());
        let mut in_cells = false;
        // Damaged styles are read as far as they go.
        let _ = walk(&xml, &mut |mark| {
            match mark {
                XmlEvent::Open("cellXfs", _) => in_cells = true,
                XmlEvent::Close("cellXfs") => in_cells = false,
                XmlEvent::Open("xf", attributes) if in_cells && ids.len() < STYLES => {
                    let id = attributes.get("numFmtId");
                    ids.push(id.and_then(|id| id.parse().ok()).unwrap_or(0));
                }
                XmlEvent::Open("numFmt", attributes) if codes.len() < FORMATS => {
                    let id = attributes.get("numFmtId").and_then(|id| id.parse().ok());
                    if let Some((id, code)) = id.zip(attributes.get("formatCode")) {
                        codes.insert(id, code);
                    }
                }
                _ => {}
            }
            ControlFlow::Continue(())
        });
        Self::new(&ids, &codes, epoch)
    }

    fn format(&self, style: usize) -> &NumberFormat {
        let format = self
            .by_style
            .get(style)
            .and_then(|at| self.formats.get(*at));
        format.unwrap_or(&self.plain)
    }

    /// What is printed of a number in a cell of this style.
    pub(super) fn number(&self, style: usize, number: f64) -> String {
        self.format(style).number(number, self.epoch)
    }

    /// What is printed of a day and time, as XML writes it.
    pub(super) fn day(&self, style: usize, text: &str) -> Option<String> {
        serial(text, self.epoch).map(|number| self.number(style, number))
    }

    /// What is printed of a text.
    pub(super) fn text(&self, style: usize, text: &str) -> String {
        self.format(style).text(text)
    }
}
