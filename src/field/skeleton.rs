//! A mapping for an editor to fill in: every field of a table, with its help.
//!
//! Required fields stand as they are; the others wait behind `# `, with an example, so that the
//! skeleton is valid before anything is filled in. Those of few reports are left to the documentation.

use super::{Field, Kind, Need};
use std::fmt::Write;

/// YAML lines for `fields`. `values` are given values by English name, already fit for YAML; they
/// stand uncommented. Fields in `left_out` do not appear.
pub fn skeleton(fields: &[Field], values: &[(&str, String)], left_out: &[&str]) -> String {
    let mut text = String::new();
    for field in fields.iter().filter(|field| !left_out.contains(&field.en)) {
        let given = values
            .iter()
            .find(|(name, _)| *name == field.en)
            .map(|(_, value)| value);
        match (given, field.need) {
            (Some(value), _) => {
                let _ = writeln!(text, "{}: {value}", field.zh);
            }
            (None, Need::Required) => {
                let _ = writeln!(text, "{}: {}", field.zh, field.example);
            }
            (None, Need::Optional) => {
                let _ = writeln!(text, "\n# {}", field.help);
                commented(&mut text, field, 0);
            }
            (None, Need::Rare) => {}
        }
    }
    text
}

/// The field with an example, behind `#` without a space, so that nothing is left before it when an editor
/// deletes that; groups and rows one level deep.
fn commented(text: &mut String, field: &Field, indent: usize) {
    let space = " ".repeat(indent);
    let inner = match field.kind {
        Kind::Group(fields) => Some((fields, "", "")),
        Kind::Rows(fields) | Kind::RowsOrGroup(fields, _) | Kind::TextsOrRows(fields) => {
            Some((fields, "- ", "  "))
        }
        _ => None,
    };
    let Some((fields, first, later)) = inner.filter(|_| indent == 0) else {
        let _ = writeln!(text, "#{space}{}: {}", field.zh, field.example);
        return;
    };
    let _ = writeln!(text, "#{}:", field.zh);
    for (position, field) in fields
        .iter()
        .filter(|field| !field.example.is_empty() && field.need != Need::Rare)
        .enumerate()
    {
        let lead = if position == 0 { first } else { later };
        let _ = writeln!(text, "#  {lead}{}: {}", field.zh, field.example);
    }
}
