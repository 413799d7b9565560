//! How values of the language and of libraries are packed.

use super::{Pack, Packer, Unpacker};
use crate::source::{SourcePath, Span, Spanned};
use jiff::civil::{Date, Time};
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

impl Pack for u8 {
    fn pack(&self, to: &mut Packer) {
        to.byte(*self);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.byte()
    }
}

impl Pack for bool {
    fn pack(&self, to: &mut Packer) {
        to.byte((*self).into());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        match from.byte()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

macro_rules! numbers {
    ($($number:ty),*) => { $(
        impl Pack for $number {
            fn pack(&self, to: &mut Packer) {
                to.number((*self).into());
            }

            fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
                from.number()?.try_into().ok()
            }
        }
    )* };
}

numbers!(u16, u32, u64);

impl<const N: usize> Pack for [u8; N] {
    fn pack(&self, to: &mut Packer) {
        to.bytes(self);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.bytes(N)?.try_into().ok()
    }
}

impl<const M: usize, const N: usize> Pack for [[u8; M]; N] {
    fn pack(&self, to: &mut Packer) {
        to.bytes(self.as_flattened());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let mut all = [[0; M]; N];
        for one in &mut all {
            *one = from.take()?;
        }
        Some(all)
    }
}

impl Pack for String {
    fn pack(&self, to: &mut Packer) {
        to.text(self);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.text().map(str::to_owned)
    }
}

impl Pack for Box<str> {
    fn pack(&self, to: &mut Packer) {
        to.text(self);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.text().map(Self::from)
    }
}

impl Pack for Arc<str> {
    fn pack(&self, to: &mut Packer) {
        to.word(self);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.shared_word()
    }
}

impl Pack for &'static str {
    fn pack(&self, to: &mut Packer) {
        to.word(self);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.fixed_word()
    }
}

/// Words of the program itself, mostly; they come out as a copy.
impl Pack for Cow<'static, str> {
    fn pack(&self, to: &mut Packer) {
        to.word(self);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.word().map(|word| Cow::Owned(word.to_owned()))
    }
}

impl Pack for SourcePath {
    fn pack(&self, to: &mut Packer) {
        to.file(self);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.file()
    }
}

impl Pack for Span {
    fn pack(&self, to: &mut Packer) {
        to.place(*self);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.place()
    }
}

impl<T: Pack> Pack for Spanned<T> {
    fn pack(&self, to: &mut Packer) {
        let Self { value, span } = self;
        to.add(value).add(span);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Some(Self {
            value: from.take()?,
            span: from.take()?,
        })
    }
}

impl<T: Pack> Pack for Option<T> {
    fn pack(&self, to: &mut Packer) {
        to.add(&self.is_some());
        if let Some(value) = self {
            to.add(value);
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        match from.take()? {
            true => Some(Some(from.take()?)),
            false => Some(None),
        }
    }
}

impl<T: Pack> Pack for Box<T> {
    fn pack(&self, to: &mut Packer) {
        to.add(&**self);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.take().map(Self::new)
    }
}

impl<T: Pack> Pack for Vec<T> {
    fn pack(&self, to: &mut Packer) {
        to.list(self);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let count = usize::try_from(from.number()?).ok()?;
        let mut list = from.list(count);
        for _ in 0..count {
            list.push(from.take()?);
        }
        Some(list)
    }
}

impl<T: Pack> Pack for Box<[T]> {
    fn pack(&self, to: &mut Packer) {
        to.list(self);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.take().map(Vec::into_boxed_slice)
    }
}

impl<K: Pack + Ord, V: Pack> Pack for BTreeMap<K, V> {
    fn pack(&self, to: &mut Packer) {
        to.number(self.len() as u64);
        for (key, value) in self {
            to.add(key).add(value);
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.take::<Vec<_>>().map(Self::from_iter)
    }
}

impl<A: Pack, B: Pack> Pack for (A, B) {
    fn pack(&self, to: &mut Packer) {
        to.add(&self.0).add(&self.1);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Some((from.take()?, from.take()?))
    }
}

/// A number with its digits: 95.00 stays 95.00.
impl Pack for Decimal {
    fn pack(&self, to: &mut Packer) {
        let parts = self.unpack();
        let is_large = parts.mid != 0 || parts.hi != 0;
        let sign = u8::from(parts.negative) << 5;
        to.byte(self.scale() as u8 | sign | u8::from(is_large) << 6);
        to.number(parts.lo.into());
        if is_large {
            to.number(parts.mid.into());
            to.number(parts.hi.into());
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let head = from.byte()?;
        let scale = u32::from(head & 0x1f);
        let (is_negative, is_large) = (head & 0x20 != 0, head & 0x40 != 0);
        let lo = from.take()?;
        let (mid, hi) = match is_large {
            true => (from.take()?, from.take()?),
            false => (0, 0),
        };
        if scale > Self::MAX_SCALE || head >= 0x80 {
            return None;
        }
        let mut number = Self::from_parts(lo, mid, hi, false, scale);
        number.set_sign_negative(is_negative);
        Some(number)
    }
}

impl Pack for Date {
    fn pack(&self, to: &mut Packer) {
        to.bytes(&self.year().to_le_bytes());
        to.bytes(&[self.month().cast_unsigned(), self.day().cast_unsigned()]);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let year = i16::from_le_bytes(from.take()?);
        let [month, day] = from.take::<[u8; 2]>()?;
        Self::new(year, month.cast_signed(), day.cast_signed()).ok()
    }
}

impl Pack for Time {
    fn pack(&self, to: &mut Packer) {
        let small = [self.hour(), self.minute(), self.second()];
        to.bytes(&small.map(i8::cast_unsigned));
        to.bytes(&self.subsec_nanosecond().to_le_bytes());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let [hour, minute, second] = from.take::<[u8; 3]>()?.map(u8::cast_signed);
        let nanosecond = i32::from_le_bytes(from.take()?);
        Self::new(hour, minute, second, nanosecond).ok()
    }
}

impl Pack for i16 {
    fn pack(&self, to: &mut Packer) {
        to.bytes(&self.to_le_bytes());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.take().map(Self::from_le_bytes)
    }
}

impl Pack for i8 {
    fn pack(&self, to: &mut Packer) {
        to.byte(self.cast_unsigned());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.byte().map(u8::cast_signed)
    }
}
