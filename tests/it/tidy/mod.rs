//! The laws of the house, held by reading the sources as text.

mod circles;
mod completeness;
mod imports;
mod layers;
mod names;
mod sizes;
mod source_text;
mod unused;
mod words;

/// Fails with every violation at once.
fn hold_none(violations: &[String]) {
    assert!(violations.is_empty(), "\n{}", violations.join("\n"));
}
