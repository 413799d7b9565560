//! How places of a page are moved, turned and scaled.

/// The six numbers of a PDF's matrix.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    /// Leaves everything where it is.
    pub(super) const SAME: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// Moves.
    pub(super) fn shift(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// The matrix of six numbers, where there are six.
    pub(super) fn of(numbers: impl Iterator<Item = f64>) -> Option<Self> {
        let numbers: Vec<f64> = numbers.take(6).collect();
        numbers.try_into().ok().map(Self)
    }

    /// How large a square of 1 becomes.
    pub(super) fn area(self) -> f64 {
        let Self([a, b, c, d, ..]) = self;
        (a * d - b * c).abs()
    }

    /// First this one, then the other.
    pub(super) fn then(self, other: Self) -> Self {
        let Self([a, b, c, d, e, f]) = self;
        let Self([k, l, m, n, o, p]) = other;
        Self([
            a * k + b * m,
            a * l + b * n,
            c * k + d * m,
            c * l + d * n,
            e * k + f * m + o,
            e * l + f * n + p,
        ])
    }
}
