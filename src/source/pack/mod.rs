//! Facts and findings as bytes, for whoever keeps them between two runs of one program.
//!
//! Takes values and gives bytes that only the same program reads again: no names, no versions. Words that are said
//! often stand in a table once, places as the distance from the last one. Invariants: what was packed comes out
//! equal; unpacking is total, so that any bytes give a value or nothing, and ask for no more memory than a fixed
//! multiple of their number.

mod packed;
mod packer;
mod unpacker;
mod values;

pub use packed::PackedBytes;
pub use packer::Packer;
pub use unpacker::Unpacker;

use super::SourcePath;
use std::sync::Arc;

/// What can be kept as bytes.
pub trait Pack: Sized {
    /// Adds the value to what is packed.
    fn pack(&self, to: &mut Packer);

    /// Takes the value that was packed at this place; `None` of bytes that were packed otherwise.
    fn unpack(from: &mut Unpacker<'_>) -> Option<Self>;
}

/// The words that an unpacker need not make itself.
pub trait KnownWords: Sync {
    /// A text that lives as long as the program, if it knows this one.
    fn fixed(&self, text: &str) -> Option<&'static str>;

    /// The word that all share who say it.
    fn shared(&self, word: &str) -> Arc<str>;
}

/// Words that no value shares with another. The function gives the texts that live as long as the program.
#[derive(Debug)]
pub struct UnsharedWords(pub fn(&str) -> Option<&'static str>);

impl KnownWords for UnsharedWords {
    fn fixed(&self, text: &str) -> Option<&'static str> {
        self.0(text)
    }

    fn shared(&self, word: &str) -> Arc<str> {
        word.into()
    }
}

/// A value by itself, as bytes.
pub fn packed(value: &impl Pack) -> Vec<u8> {
    let mut packer = Packer::default();
    packer.add(value);
    packer.finish()
}

/// The value that [`packed`](fn@packed) gave these bytes for; `None` of bytes that it did not give.
pub fn unpacked<T: Pack>(bytes: &[u8]) -> Option<T> {
    let packed = PackedBytes::open(bytes.into())?;
    let none_fixed = UnsharedWords(|_| None);
    let mut from = Unpacker::at(&packed, 0, &SourcePath::new(""), &none_fixed)?;
    let value = from.take()?;
    from.is_done().then_some(value)
}

/// Packs a structure field by field. A field that is not named does not compile.
#[macro_export]
macro_rules! pack_fields {
    ($($name:ident { $($field:ident),* $(,)? })*) => { $(
        impl $crate::Pack for $name {
            fn pack(&self, to: &mut $crate::Packer) {
                let Self { $($field),* } = self;
                $($crate::Pack::pack($field, to);)*
            }

            fn unpack(from: &mut $crate::Unpacker<'_>) -> Option<Self> {
                $(let $field = $crate::Pack::unpack(from)?;)*
                Some(Self { $($field),* })
            }
        }
    )* };
}

/// Packs a choice as the position of its variant. A variant that is not named does not compile.
#[macro_export]
macro_rules! pack_choice {
    ($($name:ident { $($variant:ident = $number:literal),* $(,)? })*) => { $(
        impl $crate::Pack for $name {
            fn pack(&self, to: &mut $crate::Packer) {
                to.byte(match self { $(Self::$variant => $number),* });
            }

            fn unpack(from: &mut $crate::Unpacker<'_>) -> Option<Self> {
                match from.byte()? {
                    $($number => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    )* };
}
