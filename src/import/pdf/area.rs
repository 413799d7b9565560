//! Rectangles on a page: left, bottom, right and top, upwards and to the right.

use super::file::PdfFile;
use super::layout::finite;
use super::value::Dictionary;

/// A rectangle with sides along those of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PageArea {
    pub(super) left: f64,
    pub(super) bottom: f64,
    pub(super) right: f64,
    pub(super) top: f64,
}

impl PageArea {
    /// All there is.
    pub(super) const ALL: Self = Self {
        left: -1e9,
        bottom: -1e9,
        right: 1e9,
        top: 1e9,
    };

    /// The smallest one around these points; `None` where there are none.
    pub(super) fn around(points: impl IntoIterator<Item = (f64, f64)>) -> Option<Self> {
        let mut points = points.into_iter().map(|(x, y)| (finite(x), finite(y)));
        let (x, y) = points.next()?;
        let first = Self {
            left: x,
            bottom: y,
            right: x,
            top: y,
        };
        Some(points.fold(first, |area, (x, y)| Self {
            left: area.left.min(x),
            bottom: area.bottom.min(y),
            right: area.right.max(x),
            top: area.top.max(y),
        }))
    }

    /// The one that the value of a name is.
    pub(super) fn of<'f>(
        file: &'f PdfFile<'f>,
        from: &Dictionary<'f>,
        name: &[u8],
    ) -> Option<Self> {
        let corners = file.get(from, name);
        let corners = corners.items().iter();
        let corners = corners.map(|it| file.follow(it).number());
        match corners.collect::<Option<Vec<f64>>>()?[..] {
            [left, bottom, right, top] => Self::around([(left, bottom), (right, top)]),
            _ => None,
        }
    }

    /// What both cover; `None` where that is nothing.
    pub(super) fn and(self, other: Self) -> Option<Self> {
        let both = Self {
            left: self.left.max(other.left),
            bottom: self.bottom.max(other.bottom),
            right: self.right.min(other.right),
            top: self.top.min(other.top),
        };
        (both.left <= both.right && both.bottom <= both.top).then_some(both)
    }

    /// The same with more on each side.
    pub(super) fn grown(self, by: f64) -> Self {
        Self {
            left: self.left - by,
            bottom: self.bottom - by,
            right: self.right + by,
            top: self.top + by,
        }
    }

    /// Whether a point lies in it.
    pub(super) fn holds(self, (x, y): (f64, f64)) -> bool {
        (self.left..=self.right).contains(&x) && (self.bottom..=self.top).contains(&y)
    }

    /// How wide it is.
    pub(super) fn width(self) -> f64 {
        self.right - self.left
    }

    /// How high it is.
    pub(super) fn height(self) -> f64 {
        self.top - self.bottom
    }

    /// Its corners.
    pub(super) fn corners(self) -> [(f64, f64); 4] {
        [
            (self.left, self.bottom),
            (self.right, self.bottom),
            (self.left, self.top),
            (self.right, self.top),
        ]
    }
}
