//! How a workbook keeps its texts: two bytes a character or one (BIFF8), or in a code page (BIFF5 and BIFF7).

use super::super::cfb::u16_at;
use super::super::formula::Width;
use super::record;
use encoding_rs::{BIG5, EUC_KR, Encoding, GBK, SHIFT_JIS, UTF_8, WINDOWS_1252};

/// How the texts of one workbook are kept.
#[derive(Clone, Copy)]
pub(super) enum Lettering {
    /// Each text says how many bytes a character takes.
    Unicode,
    /// In a code page.
    Paged(&'static Encoding),
}

impl Lettering {
    /// How a workbook keeps them whose first record this is; `None` of one that is older than 1993.
    pub(super) fn of((kind, bytes): (u16, &[u8])) -> Option<Self> {
        match (kind, u16_at(bytes, 0)) {
            (record::BEGIN, Some(0x0600)) => Some(Self::Unicode),
            // Files of offices that say nothing else are in the code page of this country.
            (record::BEGIN, Some(0x0500)) => Some(Self::Paged(GBK)),
            _ => None,
        }
    }

    /// The same once the workbook has named its code page.
    pub(super) fn in_page(self, page: u16) -> Self {
        match (self, page) {
            (Self::Unicode, _) => self,
            (_, 932) => Self::Paged(SHIFT_JIS),
            (_, 949) => Self::Paged(EUC_KR),
            (_, 950) => Self::Paged(BIG5),
            (_, 1252 | 0x8001) => Self::Paged(WINDOWS_1252),
            (_, 65001) => Self::Paged(UTF_8),
            _ => Self::Paged(GBK),
        }
    }

    /// How it keeps the codes of its formulas.
    pub(super) fn width(self) -> Width {
        match self {
            Self::Unicode => Width::Wide,
            Self::Paged(_) => Width::Narrow,
        }
    }

    /// A text whose length stands before it in two bytes.
    pub(super) fn long(self, bytes: &[u8]) -> Option<String> {
        self.counted(bytes.get(2..)?, u16_at(bytes, 0)?.into())
    }

    /// The same in one byte.
    pub(super) fn short(self, bytes: &[u8]) -> Option<String> {
        let (count, rest) = bytes.split_first()?;
        self.counted(rest, (*count).into())
    }

    fn counted(self, bytes: &[u8], count: usize) -> Option<String> {
        match self {
            Self::Unicode => Some(characters(bytes.get(1..)?, count, *bytes.first()?)),
            Self::Paged(encoding) => {
                let bytes = &bytes[..bytes.len().min(count)];
                Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
            }
        }
    }
}

/// Characters of two bytes or one, as the lowest of `flags` says.
pub(super) fn characters(bytes: &[u8], count: usize, flags: u8) -> String {
    if flags & 1 != 0 {
        let units = bytes.chunks_exact(2).take(count);
        let units: Vec<u16> = units
            .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
            .collect();
        return String::from_utf16_lossy(&units);
    }
    bytes
        .iter()
        .take(count)
        .map(|byte| char::from(*byte))
        .collect()
}
