//! What a part of an office package is tied to: the `.rels` files.

use super::archive::Archive;
use super::foreign::Foreign;
use super::xml::{XmlEvent, walk};
use std::collections::BTreeMap;
use std::ops::ControlFlow;

/// The targets of the part at `part`, by their ids, as names in the package.
pub(super) fn relations(
    archive: &mut Archive<'_>,
    part: &str,
    foreign: &mut Foreign,
) -> BTreeMap<String, String> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let xml = archive.text(&format!("{folder}/_rels/{name}.rels"), foreign);
    let mut targets = BTreeMap::new();
    // A damaged list gives what it has.
    let _ = walk(&xml, &mut |mark| {
        if let XmlEvent::Open("Relationship", attributes) = mark
            && let (Some(id), Some(target)) = (attributes.get("Id"), attributes.get("Target"))
        {
            targets.insert(id, resolved(folder, &target));
        }
        ControlFlow::Continue(())
    });
    targets
}

fn resolved(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').collect(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}
