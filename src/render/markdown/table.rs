//! Tables: heads that name their columns, figures to the right, rows that can be read one by one.
//!
//! Takes a table of the tree, then its rows and cells in order; appends their tags. On a telephone
//! a row stands alone, so each cell carries the name of its column in `data-label`.

use super::escape;
use comrak::nodes::{Node, NodeTable, NodeValue, TableAlignment};
use std::fmt::Write;

/// The longest column name repeated in cells, in characters.
const LONGEST_LABEL: usize = 40;

/// Which part of a table a row belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowKind {
    /// The row of column heads.
    Head,
    /// Any other.
    Body,
}

/// The table being written.
#[derive(Default)]
pub(super) struct TableWriter {
    columns: Vec<Column>,
    in_head: bool,
    body_open: bool,
    next: usize,
    /// The tag to close the current cell with.
    cell: &'static str,
    written: usize,
}

#[derive(Default)]
struct Column {
    label: String,
    align: &'static str,
    figures: bool,
}

impl TableWriter {
    /// Appends the start of a table and looks through its columns.
    pub(super) fn open(&mut self, out: &mut String, node: Node<'_>, table: &NodeTable) {
        self.written += 1;
        self.body_open = false;
        self.columns = columns(node, table);
        out.push_str(
            "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"表格",
        );
        if self.written > 1 {
            let _ = write!(out, "{}", self.written);
        }
        out.push_str("\"><table>\n");
    }

    /// Appends the end of a table.
    pub(super) fn close(&self, out: &mut String) {
        if self.body_open {
            out.push_str("</tbody>\n");
        }
        out.push_str("</table></div>\n");
    }

    /// Appends the start of a row.
    pub(super) fn open_row(&mut self, out: &mut String, row: RowKind) {
        let head = row == RowKind::Head;
        self.in_head = head;
        self.next = 0;
        if head {
            out.push_str("<thead>\n");
        } else if !self.body_open {
            self.body_open = true;
            out.push_str("<tbody>\n");
        }
        out.push_str("<tr>");
    }

    /// Appends the end of a row.
    pub(super) fn close_row(&self, out: &mut String) {
        out.push_str("</tr>\n");
        if self.in_head {
            out.push_str("</thead>\n");
        }
    }

    /// Appends the start of a cell.
    pub(super) fn open_cell(&mut self, out: &mut String, node: Node<'_>) {
        let nothing = Column::default();
        let column = self.columns.get(self.next).unwrap_or(&nothing);
        self.next += 1;
        let named = self.in_head && node.first_child().is_some();
        let figures = if self.in_head {
            column.figures
        } else {
            is_figure(&node.collect_text())
        };
        self.cell = if named { "</th>" } else { "</td>" };
        out.push_str(if named { "<th scope=\"col\"" } else { "<td" });
        let classes = [if figures { "num" } else { "" }, column.align];
        let classes: Vec<&str> = classes
            .into_iter()
            .filter(|name| !name.is_empty())
            .collect();
        if !classes.is_empty() {
            let _ = write!(out, " class=\"{}\"", classes.join(" "));
        }
        if !self.in_head && !column.label.is_empty() {
            out.push_str(" data-label=\"");
            escape::text(out, &column.label);
            out.push('"');
        }
        out.push('>');
    }

    /// Appends the end of a cell.
    pub(super) fn close_cell(&self, out: &mut String) {
        out.push_str(self.cell);
    }
}

fn columns(node: Node<'_>, table: &NodeTable) -> Vec<Column> {
    let aligned = |alignment: &TableAlignment| Column {
        align: match alignment {
            TableAlignment::None => "",
            TableAlignment::Left => "to-left",
            TableAlignment::Center => "to-center",
            TableAlignment::Right => "to-right",
        },
        ..Column::default()
    };
    let mut columns: Vec<Column> = table.alignments.iter().map(aligned).collect();
    let mut words = vec![false; columns.len()];
    for row in node.children() {
        let head = matches!(row.data().value, NodeValue::TableRow(true));
        for (index, cell) in row.children().enumerate() {
            let (Some(column), Some(words)) = (columns.get_mut(index), words.get_mut(index)) else {
                break;
            };
            let text = cell.collect_text();
            let text = text.trim();
            if head {
                column.label = label(text);
            } else if is_figure(text) {
                column.figures = true;
            } else if !is_nothing(text) {
                *words = true;
            }
        }
    }
    for (column, words) in columns.iter_mut().zip(words) {
        column.figures &= !words;
    }
    columns
}

fn label(head: &str) -> String {
    if head.chars().nth(LONGEST_LABEL).is_some() {
        return String::new();
    }
    head.to_owned()
}

/// Whether a cell says that there is nothing to say.
fn is_nothing(text: &str) -> bool {
    text.chars()
        .all(|c| matches!(c, '—' | '-' | '－' | '/' | '／' | '无'))
}

/// Whether a cell holds a number, with or without a sign of comparison and a unit.
fn is_figure(text: &str) -> bool {
    let text = text.trim();
    let number = text
        .trim_start_matches([
            '≥', '≧', '≤', '≦', '>', '<', '＞', '＜', '=', '＝', '±', '+', '-',
        ])
        .trim_start();
    let end = number
        .find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.')
        .unwrap_or(number.len());
    let (digits, unit) = number.split_at(end);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && matches!(
            unit.trim(),
            "" | "%" | "％" | "‰" | "元" | "万元" | "亿元" | "分"
        )
}

#[cfg(test)]
mod tests {
    use super::is_figure;

    #[test]
    fn numbers_with_and_without_units_are_figures() {
        for text in [
            "1",
            "400,600.00",
            "≥95%",
            "183.32万元",
            "95.00 分",
            "-3",
            " 10 ",
        ] {
            assert!(is_figure(text), "{text}");
        }
        for text in [
            "",
            "—",
            "9月前",
            "116次",
            "1.",
            "2023.1-2018.12",
            "定性",
            "1 2",
        ] {
            assert!(!is_figure(text), "{text}");
        }
    }
}
