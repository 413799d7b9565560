//! How wide the characters of a font are, so that what stands close together is told from what does not.

use super::file::PdfFile;
use super::value::{Dictionary, PdfValue};

/// Ranges of codes that have widths of their own.
const RANGES: usize = 1 << 17;

/// The widths of a font, in parts of its size.
#[derive(Debug)]
pub(super) struct Widths {
    usual: f64,
    /// The lowest code and the highest one; in order.
    ranges: Vec<(u32, u32, f64)>,
}

impl Default for Widths {
    fn default() -> Self {
        Self {
            usual: 1.0,
            ranges: Vec::new(),
        }
    }
}

impl Widths {
    /// The widths of a font whose codes are one byte.
    pub(super) fn single<'f>(file: &'f PdfFile<'_>, font: &Dictionary<'f>, base: &str) -> Self {
        let matrix = file.get(font, b"FontMatrix");
        let scale = matrix.items().first().and_then(PdfValue::number);
        let scale = scale.unwrap_or(0.001);
        let first = file.get(font, b"FirstChar").count().unwrap_or(0) as u32;
        let widths = file.get(font, b"Widths");
        let widths = widths.items().iter().take(256);
        let widths = widths.map(|width| file.follow(width).number().unwrap_or(0.0) * scale);
        let ranges = (first..)
            .zip(widths)
            .map(|(code, width)| (code, code, width));
        let ranges: Vec<_> = ranges.collect();
        if !ranges.is_empty() {
            let usual = 0.0;
            return Self { usual, ranges };
        }
        let has = |names: &[&str]| names.iter().any(|name| base.contains(name));
        // Digits of the fonts that every reader has; where each is placed by itself, a wrong width would put others
        // before it.
        let (usual, ranges) = match () {
            () if has(&["Courier"]) => (0.6, Vec::new()),
            () if has(&["Helvetica", "Arial"]) => (0.5, vec![(0x30, 0x39, 0.556)]),
            () => (0.5, Vec::new()),
        };
        Self { usual, ranges }
    }

    /// The widths of a font whose codes are longer.
    pub(super) fn wide<'f>(file: &'f PdfFile<'_>, descendant: &Dictionary<'f>) -> Self {
        let usual = file.get(descendant, b"DW").number().unwrap_or(1000.0) / 1000.0;
        let list = file.get(descendant, b"W");
        let mut ranges = Vec::new();
        let mut items = list.items().iter();
        while let (Some(low), Some(next)) = (items.next(), items.next()) {
            let low = low.count().unwrap_or(0) as u32;
            if ranges.len() > RANGES {
                break;
            }
            let next = file.follow(next);
            match &*next {
                PdfValue::Array(widths) => {
                    let widths = widths.iter().map(|it| it.number().unwrap_or(0.0) / 1000.0);
                    let widths = (low..).zip(widths);
                    ranges.extend(widths.map(|(code, width)| (code, code, width)));
                }
                high => {
                    let high = high.count().unwrap_or(0) as u32;
                    let width = items.next().and_then(PdfValue::number).unwrap_or(0.0);
                    ranges.push((low, high, width / 1000.0));
                }
            }
        }
        ranges.sort_by_key(|(low, ..)| *low);
        Self { usual, ranges }
    }

    /// How wide a code is.
    pub(super) fn of(&self, code: u32) -> f64 {
        let after = self.ranges.partition_point(|(low, ..)| *low <= code);
        let range = after.checked_sub(1).and_then(|at| self.ranges.get(at));
        match range {
            Some((_, high, width)) if code <= *high => *width,
            _ => self.usual,
        }
    }
}
