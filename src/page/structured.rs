//! Structured data for machines, as JSON that is safe inside a script element.

use super::cx::Cx;
use super::frame::Crumb;
use crate::model::Unit;
use serde_json::{Value, json};

/// One JSON-LD document of all `items`. `<`, `>` and `&` are escaped, so that no text can end the
/// element the document stands in.
pub(super) fn document(items: Vec<Value>) -> String {
    let document = json!({ "@context": "https://schema.org", "@graph": items });
    let text = document.to_string();
    if !text.contains(['<', '>', '&', '\u{2028}', '\u{2029}']) {
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

/// Where the page stands in the site.
pub(super) fn breadcrumbs(cx: &Cx<'_>, crumbs: &[Crumb<'_>]) -> Value {
    let base = cx.site.config.base_url.as_deref();
    let items = crumbs.iter().enumerate().map(|(at, crumb)| {
        let mut item = json!({ "@type": "ListItem", "position": at + 1, "name": crumb.label });
        if let (Some(base), Some(path)) = (base, &crumb.path) {
            item["item"] = format!("{base}{path}").into();
        }
        item
    });
    json!({ "@type": "BreadcrumbList", "itemListElement": items.collect::<Vec<_>>() })
}

/// A unit as a public body.
pub(super) fn organization(unit: &Unit) -> Value {
    let mut body = json!({ "@type": "GovernmentOrganization", "name": unit.name });
    let optional = [
        ("alternateName", &unit.short_name),
        ("telephone", &unit.phone),
        ("identifier", &unit.code),
    ];
    for (key, value) in optional {
        if let Some(value) = value {
            body[key] = (&**value).into();
        }
    }
    body
}
