//! Formulas of binary workbooks: codes in the order in which they are computed.

use super::{FormulaValue, Made};
use crate::import::cfb::{u16_at, u32_at, u64_at};

/// How a workbook keeps the codes of its formulas.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Width {
    /// Excel 5 and 95: a character is one byte.
    Narrow,
    /// Excel 97: texts say how wide their characters are.
    Wide,
    /// Binary workbooks of newer ones: two bytes a character, and longer names of cells.
    Binary,
}

/// Values that wait to be computed with.
const WAITING: usize = 512;

/// Functions by their numbers, and how many values they take where that does not vary.
const FUNCTIONS: &[(u16, &str, usize)] = &[
    (1, "IF", 0),
    (30, "REPT", 2),
    (31, "MID", 3),
    (33, "VALUE", 1),
    (48, "TEXT", 2),
    (65, "DATE", 3),
    (100, "CHOOSE", 0),
    (111, "CHAR", 1),
    (112, "LOWER", 1),
    (113, "UPPER", 1),
    (115, "LEFT", 0),
    (116, "RIGHT", 0),
    (118, "TRIM", 1),
    (119, "REPLACE", 4),
    (120, "SUBSTITUTE", 0),
    (130, "T", 1),
    (131, "N", 1),
    (162, "CLEAN", 1),
    (336, "CONCATENATE", 0),
];

/// The texts that a formula puts together of its constants.
pub(in crate::import) fn of_tokens(codes: &[u8], width: Width) -> Vec<String> {
    let mut reader = Reader {
        codes,
        width,
        waiting: Vec::new(),
        made: Made::default(),
    };
    while reader.waiting.len() < WAITING && reader.step().is_some() {}
    let Reader {
        waiting, mut made, ..
    } = reader;
    made.keep(waiting);
    made.0
}

struct Reader<'a> {
    codes: &'a [u8],
    width: Width,
    waiting: Vec<FormulaValue>,
    made: Made,
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, left) = self.codes.split_at_checked(count)?;
        self.codes = left;
        Some(taken)
    }

    /// The next code; `None` at the end, or where one is not known.
    fn step(&mut self) -> Option<()> {
        const SIGNS: [&str; 12] = [
            "+", "-", "*", "/", "^", "&", "<", "<=", "=", ">=", ">", "<>",
        ];
        let code = *self.take(1)?.first()?;
        let value = match code {
            0x03..=0x0E => {
                let (right, left) = (self.waiting.pop()?, self.waiting.pop()?);
                let sign = SIGNS.get(usize::from(code - 3))?;
                self.made.join(sign, left, right)
            }
            // A sign before it, a share of a hundred, brackets around it.
            0x12 | 0x15 => return Some(()),
            0x13 | 0x14 => {
                let factor = if code == 0x13 { -1.0 } else { 0.01 };
                let value = self.waiting.pop()?.number();
                value.map_or(FormulaValue::Unknown, |value| {
                    FormulaValue::Number(value * factor)
                })
            }
            0x16 => FormulaValue::Text(String::new()),
            0x17 => FormulaValue::Text(self.text()?),
            0x19 => return self.attribute(),
            0x1D => FormulaValue::Number(f64::from(*self.take(1)?.first()?)),
            0x1E => FormulaValue::Number(f64::from(u16_at(self.take(2)?, 0)?)),
            0x1F => FormulaValue::Number(f64::from_bits(u64_at(self.take(8)?, 0)?)),
            _ => match code & 0x1F | 0x20 {
                0x21 => self.function()?,
                0x22 => self.function_of_any()?,
                base => {
                    self.take(self.size_of_name(base)?)?;
                    FormulaValue::Unknown
                }
            },
        };
        self.waiting.push(value);
        Some(())
    }

    /// How many bytes say which cells or which name is meant.
    fn size_of_name(&self, base: u8) -> Option<usize> {
        let sizes = match (base, self.width) {
            (0x23, Width::Narrow) => 14,
            (0x23, _) => 4,
            (0x24 | 0x2A | 0x2C, Width::Narrow) => 3,
            (0x24 | 0x2A | 0x2C, Width::Wide) => 4,
            (0x24 | 0x2A | 0x2C, Width::Binary) => 6,
            (0x25 | 0x2B | 0x2D, Width::Narrow) => 6,
            (0x25 | 0x2B | 0x2D, Width::Wide) => 8,
            (0x25 | 0x2B | 0x2D, Width::Binary) => 12,
            (0x39, Width::Narrow) => 24,
            (0x39, _) => 6,
            (0x3A, Width::Narrow) => 17,
            (0x3A, Width::Wide) => 6,
            (0x3A, Width::Binary) => 8,
            (0x3B, Width::Narrow) => 20,
            (0x3B, Width::Wide) => 10,
            (0x3B, Width::Binary) => 14,
            _ => return None,
        };
        Some(sizes)
    }

    fn text(&mut self) -> Option<String> {
        let length = match self.width {
            Width::Binary => usize::from(u16_at(self.take(2)?, 0)?),
            _ => usize::from(*self.take(1)?.first()?),
        };
        let is_wide = match self.width {
            Width::Narrow => false,
            Width::Wide => self.take(1)?.first()? & 1 != 0,
            Width::Binary => true,
        };
        Some(match is_wide {
            true => {
                let units = self.take(length.checked_mul(2)?)?.chunks_exact(2);
                let units = units.map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
                char::decode_utf16(units)
                    .map(|c| c.unwrap_or('\u{FFFD}'))
                    .collect()
            }
            false => self
                .take(length)?
                .iter()
                .map(|byte| char::from(*byte))
                .collect(),
        })
    }

    /// What tells programs where to go on; all that stands there is computed here.
    fn attribute(&mut self) -> Option<()> {
        const CHOOSES: u8 = 4;
        let flags = *self.take(1)?.first()?;
        let word = usize::from(u16_at(self.take(2)?, 0)?);
        if flags & CHOOSES != 0 {
            self.take((word + 1) * 2)?;
        }
        Some(())
    }

    /// A function that always takes as many values.
    fn function(&mut self) -> Option<FormulaValue> {
        let number = u16_at(self.take(2)?, 0)?;
        let (_, name, count) = *FUNCTIONS.iter().find(|(own, ..)| *own == number)?;
        self.call(name, count)
    }

    /// A function that says how many it takes; of those that are called by name, the name is the first.
    fn function_of_any(&mut self) -> Option<FormulaValue> {
        let head = self.take(3)?;
        let count = usize::from(*head.first()? & 0x7F);
        let number = u16_at(head, 1)? & 0x7FFF;
        let known = FUNCTIONS.iter().find(|(own, ..)| *own == number);
        self.call(known.map_or("", |(_, name, _)| name), count)
    }

    fn call(&mut self, name: &str, count: usize) -> Option<FormulaValue> {
        let from = self.waiting.len().checked_sub(count)?;
        let values = self.waiting.split_off(from);
        Some(self.made.call(name, values))
    }
}

/// The codes that stand behind their length.
pub(in crate::import) fn counted(bytes: &[u8], at: usize, width: Width) -> Option<&[u8]> {
    let (start, length) = match width {
        Width::Binary => (at + 4, u32_at(bytes, at)? as usize),
        _ => (at + 2, usize::from(u16_at(bytes, at)?)),
    };
    bytes.get(start..start.checked_add(length)?)
}
