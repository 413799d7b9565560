//! Whether a report was published in time: the one judgement of it, for pages and rules.
//!
//! 《政府信息公开条例》第二十六条 gives 20 working days; the site's settings say from when they count.
//! Invariant: nothing is called late that is not certainly late.

use super::value::{Moment, Year};
use super::workday;
use crate::config::Deadlines;
use jiff::civil::Date;

/// Working days that the regulation gives.
pub const ALLOWED: u32 = 20;

/// Days of the calendar in which 20 working days have passed, whatever the holidays.
const SURELY: i32 = 60;

/// The day by which the reports of a year are due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The day itself.
    pub(crate) due: Date,
    /// The last working day that the regulation gives after it, where that can be counted.
    last: Option<Date>,
}

/// Whether a report came in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lateness {
    /// By the deadline, or within the working days after it.
    InTime,
    /// After the last of these.
    Late {
        /// That last day.
        last: Date,
    },
    /// So long after the deadline that no holidays make up for it.
    SurelyLate,
    /// After the deadline, in a year whose holidays are not known.
    Unchecked,
}

impl Deadline {
    /// The deadline of a budget year, if the site set one.
    pub fn of(deadlines: &Deadlines, year: Year) -> Option<Self> {
        let due = deadlines.of(year.0)?;
        let last = workday::after(due, ALLOWED);
        Some(Self { due, last })
    }

    /// Judges the day a report was published.
    pub fn judge(self, published: Date) -> Lateness {
        if published <= self.due {
            return Lateness::InTime;
        }
        let passed = self.due.until(published);
        match self.last {
            Some(last) if published <= last => Lateness::InTime,
            Some(last) => Lateness::Late { last },
            None if passed.is_ok_and(|passed| passed.get_days() > SURELY) => Lateness::SurelyLate,
            None => Lateness::Unchecked,
        }
    }

    /// How many working days a report came after the last that was given; `None` where they cannot be
    /// counted.
    pub fn days_late(self, published: Date) -> Option<u32> {
        workday::between(self.last?, published)
    }

    /// The day, to be printed.
    pub fn words(self) -> Moment {
        Moment::of(self.due)
    }
}
