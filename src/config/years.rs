//! Years as settings name them: one, a stretch of them, or all from one on.

use crate::field::{FromText, Reject};
use crate::text::number::narrow;
use std::ops::{BitAnd, BitOr, BitOrAssign, Not};

/// The first year that may be named.
const FIRST: u16 = 2000;
/// The last.
const LAST: u16 = 2100;

/// Years from 2000 to 2100 as written: `2023`, `2022年至2024年`, `2022年起`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    first: u16,
    /// `None` where there is no end.
    last: Option<u16>,
}

impl Years {
    /// All that are named; without an end, up to 2100.
    pub fn named(self) -> YearSet {
        YearSet::between(self.first, self.last.unwrap_or(LAST))
    }

    /// Those that are named; without an end, up to `newest`. There is no clock that would end them.
    pub fn up_to(self, newest: Option<u16>) -> YearSet {
        match self.last.or(newest) {
            Some(last) => YearSet::between(self.first, last),
            None => YearSet::default(),
        }
    }
}

impl FromText for Years {
    fn from_text(text: &str) -> Result<Self, Reject> {
        const EXPECTED: &str =
            "2000到2100之间的年度，如 2023、2022-2024、2022年至2024年，或 2022年起";
        const ONWARDS: &[&str] = &[
            "年及以后",
            "年以后",
            "年以来",
            "及以后",
            "以后",
            "以来",
            "起",
        ];
        const BETWEEN: &[char] = &['-', '–', '—', '−', '~', '〜', '至', '到'];
        let narrow = narrow(text.trim());
        let whole = narrow.trim_start_matches(['自', '从']).trim();
        let onwards = ONWARDS.iter().find_map(|end| whole.strip_suffix(end));
        let (first, last) = match (onwards, whole.split_once(BETWEEN)) {
            (Some(first), _) => (year(first), None),
            (None, Some((first, last))) => (year(first), Some(year(last.trim_start_matches('—')))),
            (None, None) => (year(whole), Some(year(whole))),
        };
        let (Some(first), Ok(last)) = (first, last.map(|last| last.ok_or(())).transpose()) else {
            return Err(Reject::shape(EXPECTED));
        };
        let known = FIRST..=LAST;
        if !known.contains(&first) || last.is_some_and(|last| !known.contains(&last)) {
            return Err(Reject::range(EXPECTED));
        }
        if last.is_some_and(|last| last < first) {
            return Err(Reject::range("前面的年度早、后面的年度晚，如 2022-2024"));
        }
        Ok(Self { first, last })
    }
}

/// Four digits, with 年 or 年度 after them or not.
fn year(text: &str) -> Option<u16> {
    let digits = text.trim().trim_end_matches('度').trim_end_matches('年');
    let digits = digits.trim();
    let fits = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| fits)
}

/// A set of years from 2000 to 2100.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct YearSet(u128);

impl YearSet {
    /// All years from `first` to `last`.
    fn between(first: u16, last: u16) -> Self {
        (first..=last)
            .map(Self::of)
            .fold(Self::default(), Self::bitor)
    }

    /// One year; nothing where it is none that may be named.
    pub fn of(year: u16) -> Self {
        match (FIRST..=LAST).contains(&year) {
            true => Self(1 << (year - FIRST)),
            false => Self(0),
        }
    }

    /// Whether a year is in it.
    pub fn has(self, year: u16) -> bool {
        self & Self::of(year) != Self::default()
    }

    /// Whether there is none in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many there are.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// The years, oldest first.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = u16> {
        (FIRST..=LAST).filter(move |year| self.has(*year))
    }
}

impl BitOr for YearSet {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for YearSet {
    fn bitor_assign(&mut self, other: Self) {
        *self = *self | other;
    }
}

impl BitAnd for YearSet {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl Not for YearSet {
    type Output = Self;

    fn not(self) -> Self {
        Self(!self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Years;
    use crate::field::FromText;

    #[test]
    fn years_are_read_as_clerks_write_them() {
        let cases = [
            ("2023", "2023"),
            ("２０２３年度", "2023"),
            ("2022-2024", "2022 2023 2024"),
            ("2022–2024年", "2022 2023 2024"),
            ("2022年至2024年", "2022 2023 2024"),
            ("2022年度到2023年度", "2022 2023"),
            ("2022～2023", "2022 2023"),
            ("2022 —— 2023", "2022 2023"),
            ("2023-2023", "2023"),
            ("2024年起", "2024 2025"),
            ("自2024年度起", "2024 2025"),
            ("2025年以来", "2025"),
            ("2026年及以后", ""),
            ("从2100年起", ""),
        ];
        let up_to = |text: &str, newest| {
            let years = Years::from_text(text).map(|years| years.up_to(newest));
            let years = years.map_err(|_| ());
            years.map(|years| {
                years
                    .iter()
                    .map(|year| year.to_string())
                    .collect::<Vec<_>>()
                    .join(" ")
            })
        };
        for (text, expected) in cases {
            assert_eq!(up_to(text, Some(2025)).as_deref(), Ok(expected), "{text}");
        }
        assert_eq!(up_to("2024年起", None).as_deref(), Ok(""));
        let named = Years::from_text("2024年起").map(|years| years.named().len());
        assert!(named.is_ok_and(|named| named == 77));
    }

    #[test]
    fn what_could_mean_two_things_is_refused() {
        for text in [
            "",
            "起",
            "23",
            "2022-24",
            "2024-2022",
            "1999",
            "2023-2101",
            "2022,2023",
            "2022-2023-2024",
            "去年",
            "20233",
            "-2023",
            "2023-",
        ] {
            assert!(Years::from_text(text).is_err(), "{text}");
        }
    }
}
