//! Names of files, none of which is given twice in one run.

use crate::model::pinyin;
use std::collections::HashMap;

/// Paths that were given, and how many names were tried that begin with each.
#[derive(Default)]
pub(super) struct GivenNames(HashMap<String, usize>);

impl GivenNames {
    /// A name for what is called so, that nothing else has in its folder.
    pub(super) fn free(&mut self, folder: &str, title: &str) -> String {
        let name = match pinyin::address_name(title) {
            name if name.is_empty() || name == "index" => "baogao".to_owned(),
            name => name,
        };
        let path = format!("{folder}/{name}");
        let mut number = self.0.get(&path).copied().unwrap_or(0);
        let free = loop {
            number += 1;
            let free = match number {
                1 => name.clone(),
                _ => format!("{name}-{number}"),
            };
            if number == 1 || !self.0.contains_key(&format!("{folder}/{free}")) {
                break free;
            }
        };
        self.0.insert(path, number);
        self.0.entry(format!("{folder}/{free}")).or_insert(1);
        free
    }
}
