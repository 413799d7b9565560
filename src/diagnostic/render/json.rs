//! Findings as JSON, for programs.

use super::listing::{Counts, Listing};
use super::visible::escaped_json;
use crate::source::{Position, built_in};
use serde::Serialize;

#[derive(Serialize)]
struct Output {
    diagnostics: Vec<Finding>,
    counts: Counts,
}

/// The order of the fields is part of the form.
#[derive(Serialize)]
struct Finding {
    code: &'static str,
    severity: &'static str,
    path: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: String,
    help: String,
    /// Other places with the same mistake.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    more: Vec<Place>,
    /// The reports that have the mistake, where it is said once for the site.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reports: Vec<String>,
}

#[derive(Serialize)]
struct Place {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

impl Place {
    fn of((start, end): (Position, Position)) -> Self {
        Self {
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}

/// One JSON object on one line. Lines and columns count from 1, columns in characters; the end
/// lies after the last character. A finding about a whole file begins and ends at 1:1. Blocking findings
/// come first, then warnings, then notes, and of each severity by path and place.
pub fn json(listing: &Listing<'_>) -> String {
    let mut diagnostics = Vec::with_capacity(listing.diagnostics.len());
    listing.each(|placed| {
        let found = placed.diagnostic;
        diagnostics.push(Finding {
            code: found.code.as_str(),
            severity: found.severity.word(),
            path: found.path.as_str().to_owned(),
            line: placed.start.line,
            column: placed.start.column,
            end_line: placed.end.line,
            end_column: placed.end.column,
            message: found.message.clone(),
            help: found.help.to_string(),
            more: placed.more.iter().map(|place| Place::of(*place)).collect(),
            reports: found.reports.iter().map(ToString::to_string).collect(),
        });
    });
    let output = Output {
        diagnostics,
        counts: Counts::of(listing.diagnostics),
    };
    let mut text = escaped_json(&built_in("JSON", serde_json::to_string(&output)));
    text.push('\n');
    text
}
