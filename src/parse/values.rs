//! The values of a front matter as passages.

use super::node::{Node, Value};
use super::passage::{Passage, PassageKind};

/// Passages that most reports have at most, those of their text included, which come after the values.
const TYPICAL: usize = 256;

/// Every scalar below `front`, in order, with the keys it stands under. `source` is the text that
/// the tree was read from; `skip` is the outermost key that is left out.
pub fn values<'a>(front: &'a Node, source: &str, skip: &dyn Fn(&str) -> bool) -> Vec<Passage<'a>> {
    let mut passages = Vec::with_capacity(TYPICAL);
    match &front.value {
        Value::Map(entries) => {
            for (key, node) in entries.iter().filter(|(key, _)| !skip(&key.value)) {
                collect(node, source, (&key.value, &key.value), &mut passages);
            }
        }
        Value::List(_) => collect(front, source, ("", ""), &mut passages),
        Value::Null | Value::Scalar(_) => {}
    }
    passages
}

/// Depth is bounded by the reader of YAML.
fn collect<'a>(
    node: &'a Node,
    source: &str,
    (top, key): (&'a str, &'a str),
    passages: &mut Vec<Passage<'a>>,
) {
    match &node.value {
        Value::Null => {}
        Value::Scalar(text) => {
            let kind = PassageKind::Field { top, key };
            passages.push(Passage::written(kind, text, source, node.span.range()));
        }
        Value::List(items) => {
            for item in items {
                collect(item, source, (top, key), passages);
            }
        }
        Value::Map(entries) => {
            for (key, node) in entries {
                collect(node, source, (top, &key.value), passages);
            }
        }
    }
}
