//! What stands in one cell.

use crate::model::{Moment, Money, Rate};
use crate::source::Spanned;
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::ops::Deref;

/// What stands in one cell, before a format writes it.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing: it is not stated.
    Empty,
    /// Words, as a page shows them.
    Text(Cow<'a, str>),
    /// A number, with all its digits.
    Number(Decimal),
    /// A count from 0 up.
    Count(u64),
    /// A day.
    Day(Date),
}

impl<'a> Cell<'a> {
    /// Words.
    pub(super) fn text(text: &'a str) -> Self {
        match text {
            "" => Self::Empty,
            text => Self::Text(text.into()),
        }
    }

    /// Words that may be missing.
    pub(super) fn given<T: Deref<Target = str>>(text: Option<&'a T>) -> Self {
        text.map_or(Self::Empty, |text| Self::text(text))
    }

    /// Words with a place, which may be missing.
    pub(super) fn stated<T: Deref<Target = str>>(text: Option<&'a Spanned<T>>) -> Self {
        Self::given(text.map(|text| &text.value))
    }

    /// Words that are put together.
    pub(super) fn made(text: String) -> Self {
        Self::Text(text.into())
    }

    /// A count.
    pub(super) fn count(count: usize) -> Self {
        Self::Count(count as u64)
    }

    /// A number that may be missing.
    pub(super) fn number(number: Option<Decimal>) -> Self {
        number.map_or(Self::Empty, Self::Number)
    }

    /// An amount in 万元.
    pub(super) fn wan(amount: Option<Spanned<Money>>) -> Self {
        Self::number(amount.map(|amount| amount.value.wan()))
    }

    /// A rate in hundredths.
    pub(super) fn percent(rate: Option<Rate>) -> Self {
        Self::number(rate.map(Rate::percent))
    }

    /// The day of a moment.
    pub(super) fn day(moment: Option<Moment>) -> Self {
        moment.map_or(Self::Empty, |moment| Self::Day(moment.date))
    }
}
