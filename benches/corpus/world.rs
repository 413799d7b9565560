//! Everything that all reports share.
//! Takes a seed and a number of reports; gives units, themes and documents.

use crate::policy::{self, Policy};
use crate::theme::{self, Theme};
use crate::unit::{self, Unit};

/// How reports are spread over units and years.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// About a hundred a unit over six years, all of them whole.
    Even,
    /// Sixty units under five governments over eight years, with the gaps that real sites have.
    City,
}

pub(crate) struct World {
    pub(crate) seed: u64,
    pub(crate) shape: Shape,
    pub(crate) reports: u64,
    pub(crate) units: Vec<Unit>,
    pub(crate) themes: Vec<Theme>,
    pub(crate) policies: Vec<Policy>,
}

const YEARS: [u64; 8] = [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024];

/// About a hundred reports a unit.
const REPORTS_A_UNIT: u64 = 100;
const FEWEST_UNITS: usize = 4;
/// Units of [`Shape::City`], and the governments above them.
const CITY: (usize, usize) = (60, 5);

impl World {
    pub(crate) fn new(seed: u64, reports: u64, shape: Shape) -> Self {
        let wanted = usize::try_from(reports / REPORTS_A_UNIT).unwrap_or(unit::MOST);
        Self {
            seed,
            shape,
            reports,
            units: match shape {
                Shape::Even => unit::units(wanted.max(FEWEST_UNITS), unit::DISTRICTS.len()),
                Shape::City => unit::units(CITY.0, CITY.1),
            },
            themes: theme::themes(),
            policies: policy::policies(),
        }
    }

    /// The budget years, oldest first.
    pub(crate) fn years(&self) -> &'static [u64] {
        match self.shape {
            Shape::Even => &YEARS[2..],
            Shape::City => &YEARS,
        }
    }
}
