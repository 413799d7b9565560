//! Structured data for machines, as JSON that is safe inside a script element.
//!
//! Keys stand in alphabetical order.

use crate::model::Unit;
use crate::source::built_in;
use serde::Serialize;
use std::borrow::Cow;

/// One thing a page is about.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Item<'a> {
    Report(Box<ReportData<'a>>),
    Organization(Organization<'a>),
    Dataset(Box<DatasetData<'a>>),
    Breadcrumbs(Breadcrumbs<'a>),
}

/// A report.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "Report", rename_all = "camelCase")]
pub(super) struct ReportData<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<&'a str>,
    pub author: Organization<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_created: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_published: Option<String>,
    pub description: Cow<'a, str>,
    pub headline: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identifier: Option<&'a str>,
    pub in_language: &'a str,
    pub is_accessible_for_free: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keywords: Option<String>,
    pub name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Organization<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report_number: Option<&'a str>,
    pub temporal_coverage: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// All data of the site.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "Dataset", rename_all = "camelCase")]
pub(super) struct DatasetData<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<Organization<'a>>,
    pub description: &'a str,
    pub distribution: Vec<Distribution<'a>>,
    pub in_language: &'a str,
    pub is_accessible_for_free: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license: Option<&'a str>,
    pub name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A file of the data.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "DataDownload", rename_all = "camelCase")]
pub(super) struct Distribution<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_url: Option<String>,
    pub encoding_format: &'a str,
    pub name: &'a str,
}

/// A public body.
#[derive(Default, Serialize)]
#[serde(
    tag = "@type",
    rename = "GovernmentOrganization",
    rename_all = "camelCase"
)]
pub(super) struct Organization<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alternate_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identifier: Option<&'a str>,
    pub name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telephone: Option<&'a str>,
}

/// Where a page stands in the site.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "BreadcrumbList", rename_all = "camelCase")]
pub(super) struct Breadcrumbs<'a> {
    item_list_element: Vec<Step<'a>>,
}

/// One step of the way.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "ListItem")]
struct Step<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<String>,
    name: Cow<'a, str>,
    position: usize,
}

/// All that a page is about.
#[derive(Serialize)]
struct Document<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Item<'a>>,
}

/// One JSON-LD document of all `items`. `<`, `>` and `&` are escaped, so that no text can end the
/// element the document stands in.
pub(super) fn document(items: Vec<Item<'_>>) -> String {
    let document = Document {
        context: "https://schema.org",
        graph: items,
    };
    let text = built_in("JSON-LD", serde_json::to_string(&document));
    let may_be_unsafe = |byte: u8| matches!(byte, b'<' | b'>' | b'&' | 0xE2);
    // Folding over everything, without an early way out, is what the compiler makes fast.
    if !text
        .bytes()
        .fold(false, |found, byte| found | may_be_unsafe(byte))
    {
        return text;
    }
    let mut safe = String::with_capacity(text.len() + 64);
    for c in text.chars() {
        match c {
            '<' => safe.push_str("\\u003c"),
            '>' => safe.push_str("\\u003e"),
            '&' => safe.push_str("\\u0026"),
            '\u{2028}' => safe.push_str("\\u2028"),
            '\u{2029}' => safe.push_str("\\u2029"),
            other => safe.push(other),
        }
    }
    safe
}

/// Where the page stands in the site: names and whole addresses, from the home page on.
pub(super) fn breadcrumbs<'a>(
    steps: impl Iterator<Item = (Cow<'a, str>, Option<String>)>,
) -> Item<'a> {
    let steps = steps.enumerate().map(|(at, (name, item))| Step {
        item,
        name,
        position: at + 1,
    });
    Item::Breadcrumbs(Breadcrumbs {
        item_list_element: steps.collect(),
    })
}

/// A unit as a public body.
pub(super) fn organization(unit: &Unit) -> Organization<'_> {
    Organization {
        alternate_name: unit.short_name.as_deref(),
        identifier: unit.code.as_deref(),
        name: &unit.name,
        telephone: unit.phone.as_deref(),
    }
}
