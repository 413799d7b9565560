//! One line a finding: `path:line:column: 拦截[FMT03] message（help）`.

use super::listing::Listing;
use super::visible::visible;
use std::fmt::Write;

/// The findings, one a line; nothing when there are none.
pub fn concise(listing: &Listing<'_>) -> String {
    let mut out = String::new();
    listing.each(|placed| {
        let found = placed.diagnostic;
        let _ = write!(
            out,
            "{}:{}:{}: {}[{}] {}",
            visible(found.path.as_str()),
            placed.start.line,
            placed.start.column,
            found.severity.label(),
            found.code,
            visible(&placed.message()),
        );
        if !found.help.is_empty() {
            let _ = write!(out, "（{}）", visible(&found.help));
        }
        out.push('\n');
    });
    out
}
