//! Paths as contents draw them: lines and figures, in points of the page.

/// Points of one path that are looked at.
const POINTS: usize = 20_000;

/// A path, which is drawn when it is whole.
#[derive(Debug, Default)]
pub(super) struct Path {
    points: usize,
    at: (f64, f64),
    start: (f64, f64),
    /// Its straight lines, from one point to another.
    pub(super) lines: Vec<[(f64, f64); 2]>,
    /// The points of each part of it.
    pub(super) figures: Vec<Vec<(f64, f64)>>,
    /// Whether what is drawn later is cut off outside of it.
    pub(super) clips: bool,
}

impl Path {
    /// A part begins.
    pub(super) fn begin(&mut self, point: (f64, f64)) {
        if self.points < POINTS {
            self.figures.push(vec![point]);
        }
        (self.at, self.start) = (point, point);
    }

    fn reach(&mut self, point: (f64, f64)) {
        self.points += 1;
        if self.points < POINTS
            && let Some(figure) = self.figures.last_mut()
        {
            figure.push(point);
        }
        self.at = point;
    }

    /// A line to a point.
    pub(super) fn line(&mut self, point: (f64, f64)) {
        if self.points < POINTS {
            self.lines.push([self.at, point]);
        }
        self.reach(point);
    }

    /// A curve by these points.
    pub(super) fn curve(&mut self, points: &[(f64, f64)]) {
        points.iter().for_each(|point| self.reach(*point));
    }

    /// The part ends where it began.
    pub(super) fn close(&mut self) {
        if self.at != self.start {
            self.line(self.start);
        }
    }
}
