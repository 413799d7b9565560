//! How a page is seen: what part of it, and how it is turned.

use super::super::area::PageArea;
use super::super::file::PdfFile;
use super::super::value::PdfValue;
use std::collections::HashMap;

/// How far up the tree of pages a setting is looked for.
const HOPS: usize = 32;

/// How a page is seen.
#[derive(Clone, Copy, Debug)]
pub(super) struct PageFace {
    /// What is seen of it, before it is turned.
    pub(super) frame: PageArea,
    /// By how many degrees it is turned, clockwise: 0, 90, 180 or 270.
    pub(super) turn: i16,
}

impl PageFace {
    fn of(settings: Settings) -> Self {
        let whole = settings.media.unwrap_or(PageArea::ALL);
        let turn = settings.turn.unwrap_or(0.0).rem_euclid(360.0);
        let crop = settings.crop.and_then(|crop| crop.and(whole));
        Self {
            frame: crop.unwrap_or(whole),
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
    pub(super) fn seen_area(&self, area: PageArea) -> PageArea {
        let corners = area.corners().map(|corner| self.seen(corner));
        PageArea::around(corners).unwrap_or(area)
    }
}

/// What a page or a part of the tree of pages says, or has from what it stands in.
#[derive(Clone, Copy, Debug, Default)]
struct Settings {
    media: Option<PageArea>,
    crop: Option<PageArea>,
    turn: Option<f64>,
}

/// How pages are seen; each part of the tree is read once.
#[derive(Debug, Default)]
pub(super) struct Faces(HashMap<usize, Settings>);

impl Faces {
    /// How a page is seen.
    pub(super) fn of<'f>(&mut self, file: &'f PdfFile<'f>, page: usize) -> PageFace {
        let mut chain: Vec<(usize, Settings)> = Vec::new();
        let mut known = Settings::default();
        let mut next = Some(page);
        while let Some(index) = next.take().filter(|_| chain.len() < HOPS) {
            if let Some(settings) = self.0.get(&index) {
                known = *settings;
                break;
            }
            let value = file.value(index);
            let Some(node) = value.dictionary() else {
                break;
            };
            let settings = Settings {
                media: PageArea::of(file, node, b"MediaBox"),
                crop: PageArea::of(file, node, b"CropBox"),
                turn: file.get(node, b"Rotate").number(),
            };
            chain.push((index, settings));
            next = match node.get(b"Parent") {
                Some(PdfValue::Reference(parent)) => file.newest(*parent),
                _ => None,
            };
        }
        for (index, own) in chain.into_iter().rev() {
            known = Settings {
                media: own.media.or(known.media),
                crop: own.crop.or(known.crop),
                turn: own.turn.or(known.turn),
            };
            self.0.insert(index, known);
        }
        PageFace::of(known)
    }
}
