//! How a page is seen: what part of it, and how it is turned.

use super::super::area::Area;
use super::super::file::PdfFile;
use super::super::value::PdfValue;

/// How far up the tree of pages a setting is looked for.
const HOPS: usize = 32;

/// How a page is seen.
#[derive(Clone, Copy, Debug)]
pub(in crate::import::pdf) struct PageFace {
    /// What is seen of it, before it is turned.
    pub(in crate::import::pdf) frame: Area,
    /// By how many degrees it is turned, clockwise: 0, 90, 180 or 270.
    pub(super) turn: i16,
}

impl PageFace {
    /// Reads it off a page and what that stands in.
    pub(in crate::import::pdf) fn of<'f>(file: &'f PdfFile<'f>, page: usize) -> Self {
        let (mut media, mut crop, mut turn) = (None, None, None);
        let mut value = file.value(page);
        for _ in 0..HOPS {
            let Some(node) = value.dictionary() else {
                break;
            };
            media = media.or_else(|| Area::of(file, node, b"MediaBox"));
            crop = crop.or_else(|| Area::of(file, node, b"CropBox"));
            turn = turn.or_else(|| file.get(node, b"Rotate").number());
            let Some(PdfValue::Reference(parent)) = node.get(b"Parent") else {
                break;
            };
            let parent = file.newest(*parent);
            value = parent.map_or(PdfValue::Null, |index| file.value(index));
        }
        let whole = media.unwrap_or(Area::ALL);
        let turn = turn.unwrap_or(0.0).rem_euclid(360.0);
        Self {
            frame: crop.and_then(|crop| crop.and(whole)).unwrap_or(whole),
            turn: (turn / 90.0).round() as i16 % 4 * 90,
        }
    }

    /// A point of the page as it is seen.
    pub(super) fn seen(&self, (x, y): (f64, f64)) -> (f64, f64) {
        match self.turn {
            90 => (y, -x),
            180 => (-x, -y),
            270 => (-y, x),
            _ => (x, y),
        }
    }

    /// An area of the page as it is seen.
    pub(super) fn seen_area(&self, area: Area) -> Area {
        let corners = area.corners().map(|corner| self.seen(corner));
        Area::around(corners).unwrap_or(area)
    }
}
