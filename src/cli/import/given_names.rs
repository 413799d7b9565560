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
                _ => numbered(&name, number),
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

/// A name with a number, which stays as short as addresses are: what is cut off an address must not be the number.
fn numbered(name: &str, number: usize) -> String {
    let end = format!("-{number}");
    let room = pinyin::LONGEST_NAME.saturating_sub(end.len());
    let begin = name.get(..room).unwrap_or(name).trim_end_matches('-');
    format!("{begin}{end}")
}

#[cfg(test)]
mod tests {
    use super::GivenNames;
    use crate::model::pinyin::address_name;

    #[test]
    fn numbered_names_are_addresses_of_their_own() {
        let mut names = GivenNames::default();
        let title = "某市某区某镇农村饮水安全巩固提升工程和老旧管网改造项目";
        let given: Vec<String> = (0..12).map(|_| names.free("content", title)).collect();
        let addresses: Vec<String> = given.iter().map(|name| address_name(name)).collect();
        assert_eq!(given, addresses);
        let mut once = given.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), given.len(), "{given:?}");
    }
}
