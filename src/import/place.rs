//! Where in a foreign file a text stands, in words an editor can follow.

use super::property::Property;
use std::fmt::Write;
use std::sync::Arc;

/// Where a text stands. Numbers count from 0 here and from 1 in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The name of the file.
    FileName,
    /// A cell of a sheet.
    Cell {
        /// Which sheet.
        sheet: u32,
        /// Which row.
        row: u32,
        /// Which column.
        column: u32,
    },
    /// The name of a sheet.
    SheetName(u32),
    /// A comment on a cell, which is named as the program names it.
    CellComment(u32, Box<str>),
    /// Header or footer of a printed sheet.
    SheetMargin(u32),
    /// A paragraph, empty ones not counted.
    Paragraph(u32),
    /// A cell of a table in a text.
    TableCell {
        /// Which table.
        table: u32,
        /// Which row.
        row: u32,
        /// Which column.
        column: u32,
    },
    /// Words that were struck out while changes were tracked.
    Deleted(u32),
    /// A comment.
    Comment(u32),
    /// The header of pages.
    Header,
    /// The footer of pages.
    Footer,
    /// A note at the foot of a page or the end.
    Note,
    /// A page.
    Page(u32),
    /// A field of a form, or a remark on a page.
    Form,
    /// A slide.
    Slide(u32),
    /// A line.
    Line(u32),
    /// A cell of a line of values.
    LineCell {
        /// Which line.
        line: u32,
        /// Which value.
        column: u32,
    },
    /// A property of the file.
    Property(Property),
    /// A part of the package that no program shows as such.
    Part(Box<str>),
    /// Beside the text: a value, a remark, a name that programs do not show at once.
    Hidden,
    /// In a file within the file, or on a slide.
    Inside(Arc<str>, Box<Place>),
    /// In several places, the last of which is named.
    Split(Box<Place>),
}

impl Place {
    /// Table, row and column, where it is a cell.
    pub fn cell(&self) -> Option<(u32, u32, u32)> {
        match self {
            Self::Cell { sheet, row, column } => Some((*sheet, *row, *column)),
            Self::TableCell { table, row, column } => Some((*table, *row, *column)),
            Self::LineCell { line, column } => Some((0, *line, *column)),
            Self::Inside(_, place) => place.cell(),
            _ => None,
        }
    }

    /// Whether it is of what a document shows, not what stands around it or is kept with it.
    pub(super) fn is_shown(&self) -> bool {
        match self {
            Self::FileName
            | Self::SheetName(_)
            | Self::SheetMargin(_)
            | Self::Header
            | Self::Footer
            | Self::Property(_)
            | Self::Part(_)
            | Self::Hidden => false,
            Self::Inside(_, place) => place.is_shown(),
            _ => true,
        }
    }

    /// Whether it is a stretch of running text, not something beside it.
    pub fn is_running_text(&self) -> bool {
        match self {
            Self::Paragraph(_) | Self::Page(_) | Self::Line(_) | Self::Slide(_) => true,
            Self::Inside(_, place) => place.is_running_text(),
            _ => false,
        }
    }

    /// The place in words; `sheets` are the names of the sheets.
    pub fn words(&self, sheets: &[Box<str>]) -> String {
        let sheet = |index: u32| {
            let name = sheets.get(index as usize).map_or("", |name| &**name);
            format!("工作表“{name}”")
        };
        match self {
            Self::FileName => "文件名".into(),
            Self::Cell {
                sheet: index,
                row,
                column,
            } => {
                format!("{}{}{}", sheet(*index), letters(*column), row + 1)
            }
            Self::SheetName(_) => "工作表的名称".into(),
            Self::CellComment(index, cell) => format!("{}{cell}的批注", sheet(*index)),
            Self::SheetMargin(index) => format!("{}的页眉页脚", sheet(*index)),
            Self::Paragraph(index) => format!("第{}段", index + 1),
            Self::TableCell { table, row, column } => {
                format!("第{}个表格第{}行第{}列", table + 1, row + 1, column + 1)
            }
            Self::Deleted(index) => format!("第{}段修订时删去的文字", index + 1),
            Self::Comment(index) => format!("批注{}", index + 1),
            Self::Header => "页眉".into(),
            Self::Footer => "页脚".into(),
            Self::Note => "脚注或尾注".into(),
            Self::Page(index) => format!("第{}页", index + 1),
            Self::Form => "表单或批注".into(),
            Self::Slide(index) => format!("第{}张幻灯片", index + 1),
            Self::Line(index) => format!("第{}行", index + 1),
            Self::LineCell { line, column } => format!("第{}行第{}列", line + 1, column + 1),
            Self::Property(property) => format!("文件属性“{}”", property.label()),
            Self::Part(name) => format!("内部文件“{name}”"),
            Self::Hidden => "不直接显示的内容".into(),
            Self::Inside(name, place) => format!("{name}里{}", place.words(sheets)),
            Self::Split(place) => format!("{}和它前面的几处（号码分开写）", place.words(sheets)),
        }
    }
}

/// The letters of a column, `A` for 0, `AA` for 26.
pub(super) fn letters(column: u32) -> String {
    let mut number = u64::from(column) + 1;
    let mut reversed = Vec::new();
    while number > 0 {
        number -= 1;
        reversed.push(char::from(b'A' + (number % 26) as u8));
        number /= 26;
    }
    let mut out = String::new();
    for letter in reversed.iter().rev() {
        let _ = out.write_char(*letter);
    }
    out
}

/// Row and column of a cell's name such as `B7`.
pub(super) fn cell(name: &str) -> Option<(u32, u32)> {
    let split = name.find(|c: char| c.is_ascii_digit())?;
    let (column, row) = name.split_at(split);
    if column.is_empty() || column.len() > 3 {
        return None;
    }
    let mut number: u32 = 0;
    for letter in column.bytes() {
        let digit = letter.to_ascii_uppercase().checked_sub(b'A')?;
        number = number * 26 + u32::from(digit) + 1;
    }
    let row: u32 = row.parse().ok()?;
    Some((row.checked_sub(1)?, number - 1))
}
