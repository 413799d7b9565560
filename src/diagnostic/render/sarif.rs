//! Findings as SARIF 2.1.0, which code hosts and review tools read.

use super::listing::{Listing, Placed};
use super::visible::escaped_json;
use crate::diagnostic::Severity;
use crate::source::{Position, SourcePath, built_in};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

/// What a rule says of itself, as plain text.
#[derive(Clone, Copy, Debug)]
pub struct RuleText {
    /// Its code.
    pub code: &'static str,
    /// Its name, in Chinese.
    pub name: &'static str,
    /// Its severity where the site sets none.
    pub severity: Severity,
    /// What it finds.
    pub what: &'static str,
    /// Why it matters.
    pub why: &'static str,
}

/// What stays as it is in a path of a URI.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A SARIF log with one run. `rules` are all rules there are, whether they found something or not.
pub fn sarif(listing: &Listing<'_>, rules: &[RuleText]) -> String {
    let mut results = Vec::with_capacity(listing.diagnostics.len());
    listing.each(|placed| results.push(result(placed, rules)));
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "mingbai",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(descriptor).collect::<Vec<_>>(),
            }},
            "language": "zh-CN",
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { "SRCROOT": { "description": { "text": "网站的根文件夹" } } },
            "results": results,
        }],
    });
    let mut text = escaped_json(&built_in("SARIF", serde_json::to_string_pretty(&log)));
    text.push('\n');
    text
}

fn descriptor(rule: &RuleText) -> Value {
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": { "text": rule.what },
        "fullDescription": { "text": format!("{}{}", rule.what, rule.why) },
        "help": { "text": rule.why },
        "defaultConfiguration": { "level": rule.severity.word() },
    })
}

fn result(placed: &Placed<'_>, rules: &[RuleText]) -> Value {
    let found = placed.diagnostic;
    let mut text = placed.message();
    if !found.help.is_empty() {
        text = format!("{text}\n办法: {}", found.help);
    }
    let mut locations = vec![location(&found.path)];
    if placed.source.is_some() {
        locations[0]["region"] = region((placed.start, placed.end));
    }
    for place in &placed.more {
        let mut more = location(&found.path);
        more["region"] = region(*place);
        locations.push(more);
    }
    let physical = |location: Value| json!({ "physicalLocation": location });
    let locations: Vec<Value> = locations.into_iter().map(physical).collect();
    let mut result = json!({
        "ruleId": found.code.as_str(),
        "level": found.severity.word(),
        "message": { "text": text },
        "locations": locations,
    });
    if !found.reports.is_empty() {
        let reports = found.reports.iter().map(location).map(physical);
        result["relatedLocations"] = reports.collect();
    }
    if let Some(index) = rules
        .iter()
        .position(|rule| rule.code == found.code.as_str())
    {
        result["ruleIndex"] = Value::from(index);
    }
    result
}

/// A file, as a place.
fn location(path: &SourcePath) -> Value {
    let uri = utf8_percent_encode(path.as_str(), PATH).to_string();
    json!({ "artifactLocation": { "uri": uri, "uriBaseId": "SRCROOT" } })
}

fn region((start, end): (Position, Position)) -> Value {
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}
