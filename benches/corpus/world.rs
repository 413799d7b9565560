//! Everything that all reports share.
//! Takes a seed and a number of reports; gives units, themes and documents.

use crate::policy::{self, Policy};
use crate::theme::{self, Theme};
use crate::unit::{self, Unit};

pub(crate) struct World {
    pub(crate) seed: u64,
    pub(crate) reports: u64,
    pub(crate) units: Vec<Unit>,
    pub(crate) themes: Vec<Theme>,
    pub(crate) policies: Vec<Policy>,
}

/// About a hundred reports a unit.
const REPORTS_A_UNIT: u64 = 100;
const FEWEST_UNITS: usize = 4;

impl World {
    pub(crate) fn new(seed: u64, reports: u64) -> Self {
        let wanted = usize::try_from(reports / REPORTS_A_UNIT).unwrap_or(unit::MOST);
        Self {
            seed,
            reports,
            units: unit::units(wanted.clamp(FEWEST_UNITS, unit::MOST)),
            themes: theme::themes(),
            policies: policy::policies(),
        }
    }
}
