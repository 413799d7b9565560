//! Mappings whose keys are the editor's own.

use super::record::{Context, Record};
use crate::diagnostic::Code;
use crate::parse::{Entry, Value};
use crate::source::Span;
use std::collections::{BTreeMap, HashSet};

impl<'n> Record<'n> {
    /// The entries of a mapping whose keys are the editor's own. `form` says what they look like,
    /// such as `代码: 理由`, and `example` gives one.
    pub fn entries(
        &self,
        name: &str,
        form: &str,
        example: &'static str,
        ctx: &mut Context<'_>,
    ) -> &'n [Entry] {
        let Some(node) = self.node(name) else {
            return &[];
        };
        let Value::Map(entries) = &node.value else {
            let (label, kind) = (self.label(name), node.kind_label());
            let message = format!("“{label}”应当是“{form}”的形式，这里却是{kind}");
            ctx.report(Code::WRONG_TYPE, node.span, message, example);
            return &[];
        };
        tell_of_doubles(entries, ctx);
        entries
    }
}

/// Reports keys that stand more than once: only one of the lines could count.
fn tell_of_doubles(entries: &[Entry], ctx: &mut Context<'_>) {
    let mut known = HashSet::new();
    let mut places: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    for (key, _) in entries {
        let name = key.value.trim();
        if !known.insert(name) {
            places.entry(name).or_default().push(key.span);
        }
    }
    for (name, more) in places {
        let first = entries.iter().find(|(key, _)| key.value.trim() == name);
        if let Some((first, _)) = first {
            ctx.report_doubles(first.span, more, format!("“{name}”写了不止一次"));
        }
    }
}
