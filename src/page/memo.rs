//! Values that are worked out once for several pages.
//!
//! Takes a piece of work; gives its result to every page that asks. Invariant: a page that uses a value has that
//! noted among its reads, whichever page was the first to ask: either by the value's code, or by what the work has
//! looked at.

use crate::model::{ReadSet, Year, note_reads, note_value, recorded};
use std::sync::OnceLock;

/// Which value it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ValueCode {
    /// What sets apart reports that are called alike.
    Namesakes,
    /// The sums of a list, by its position.
    Sums(u32),
    /// A list by its position, in one of its other orders by place.
    Ordered(u32, usize),
    /// A year's units in one of their other orders by place.
    YearUnits(Year, usize),
    /// The reports of a list, by its position, that follow from more than the site's shape.
    Members(u32),
}

/// Other orders of reports, and of units.
const ORDERS: u64 = 4;

impl ValueCode {
    /// As one number: the position above three bits of what it is the position of.
    pub(super) fn code(self) -> u64 {
        match self {
            Self::Namesakes => 0,
            Self::Sums(list) => u64::from(list) << 3 | 1,
            Self::Ordered(list, place) => (u64::from(list) * ORDERS + place as u64) << 3 | 2,
            Self::YearUnits(year, place) => (year.0 as u64 * ORDERS + place as u64) << 3 | 3,
            Self::Members(list) => u64::from(list) << 3 | 4,
        }
    }

    /// The value of a code; `None` of a number that is none.
    pub(super) fn of(code: u64) -> Option<Self> {
        let at = code >> 3;
        let place = (at % ORDERS) as usize;
        Some(match code & 7 {
            0 if at == 0 => Self::Namesakes,
            1 => Self::Sums(u32::try_from(at).ok()?),
            2 => Self::Ordered(u32::try_from(at / ORDERS).ok()?, place),
            3 => Self::YearUnits(Year((at / ORDERS).try_into().ok()?), place),
            4 => Self::Members(u32::try_from(at).ok()?),
            _ => return None,
        })
    }
}

/// A value that says by itself whether it has changed: who uses it is noted to use that value.
#[derive(Debug)]
pub(super) struct SharedValue<T>(OnceLock<T>);

impl<T> SharedValue<T> {
    pub(super) const fn new() -> Self {
        Self(OnceLock::new())
    }

    /// The value, worked out if nobody has asked yet.
    pub(super) fn get(&self, which: ValueCode, work: impl FnOnce() -> T) -> &T {
        note_value(which.code());
        self.0.get_or_init(|| recorded(work).0)
    }
}

/// A value that is of little: who uses it is noted to look at what it was worked out from.
#[derive(Debug)]
pub(super) struct SmallValue<T>(OnceLock<(T, ReadSet)>);

impl<T> SmallValue<T> {
    pub(super) const fn new() -> Self {
        Self(OnceLock::new())
    }

    /// The value, worked out if nobody has asked yet.
    pub(super) fn get(&self, work: impl FnOnce() -> T) -> &T {
        let (value, reads) = self.0.get_or_init(|| recorded(work));
        note_reads(reads);
        value
    }
}

#[cfg(test)]
mod tests {
    use super::{SharedValue, SmallValue, ValueCode};
    use crate::model::{Year, note_value, recorded};

    #[test]
    fn a_code_is_of_one_value() {
        let values = [
            ValueCode::Namesakes,
            ValueCode::Sums(0),
            ValueCode::Sums(u32::MAX),
            ValueCode::Ordered(0, 0),
            ValueCode::Ordered(7, 3),
            ValueCode::YearUnits(Year(2023), 2),
            ValueCode::YearUnits(Year(1990), 0),
            ValueCode::Members(u32::MAX),
        ];
        for value in values {
            assert_eq!(ValueCode::of(value.code()), Some(value));
        }
        assert_eq!(ValueCode::of(8), None);
        assert_eq!(ValueCode::of(u64::MAX), None);
    }

    #[test]
    fn whoever_asks_later_reads_the_same() {
        let shared = SharedValue::new();
        let small = SmallValue::new();
        let ask = || {
            let work = || note_value(9);
            shared.get(ValueCode::Namesakes, work);
            small.get(work);
        };
        let (_, first) = recorded(ask);
        let (_, second) = recorded(ask);
        assert_eq!(first.values, [ValueCode::Namesakes.code(), 9]);
        assert_eq!(first, second);
    }
}
