//! The reports that a subordinate site has taken back.

use super::cell;
use super::table::{OpenTables, RowFault, read_rows};
use crate::data::WITHDRAWALS;
use crate::diagnostic::Diagnostic;
use std::collections::HashSet;

/// How many there are; none of them may be among the reports that it publishes.
pub(super) fn read(
    from: &OpenTables<'_>,
    published: &HashSet<Box<str>>,
) -> Result<usize, Vec<Diagnostic>> {
    let mut withdrawn = HashSet::new();
    read_rows(from, WITHDRAWALS, &["report"], &mut |row| {
        let path = row.get("report", cell::path)?;
        if published.contains(path) {
            let message = format!("报告 {path} 已经撤下，“报告”表里却还有");
            return Err(RowFault::Said(message));
        }
        withdrawn.insert(path.to_owned());
        Ok(())
    })?;
    Ok(withdrawn.len())
}
