//! Findings as output: one file a form.
