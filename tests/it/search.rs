//! The search index, read as `docs/search.md` describes it, against the texts themselves.

use crate::in_memory;
use crate::sandbox::Sandbox;
use mingbai::model::Route;
use mingbai::render::Theme;
use mingbai::shell::{Limits, load};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The files of an index.
struct Index {
    files: BTreeMap<Route, Vec<u8>>,
    root: Value,
}

/// Bits being read.
struct Bits {
    bytes: Vec<u8>,
    at: usize,
}

impl Bits {
    fn bit(&mut self) -> usize {
        let bit = self.bytes[self.at / 8] >> (7 - self.at % 8) & 1;
        self.at += 1;
        bit.into()
    }

    fn number(&mut self, count: u32) -> usize {
        (0..count).fold(0, |number, _| number << 1 | self.bit())
    }

    fn gamma(&mut self) -> usize {
        let mut after = 0;
        while self.bit() == 0 {
            after += 1;
        }
        1 << after | self.number(after)
    }

    fn list(&mut self, universe: usize) -> Vec<usize> {
        let count = self.gamma() - 1;
        if count == 0 {
            return Vec::new();
        }
        let inverted = 2 * count > universe;
        let written = if inverted { universe - count } else { count };
        let mut low_bits = 0;
        while written > 0 && (3 * written) << (low_bits + 1) <= 2 * universe {
            low_bits += 1;
        }
        let mut numbers = BTreeSet::new();
        let mut next = 0;
        for _ in 0..written {
            let mut high = 0;
            while self.bit() == 1 {
                high += 1;
            }
            next += high << low_bits | self.number(low_bits);
            numbers.insert(next);
            next += 1;
        }
        (0..universe)
            .filter(|number| numbers.contains(number) != inverted)
            .collect()
    }
}

fn from_base64(text: &str) -> Vec<u8> {
    let digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let value = |digit: char| digits.find(digit).unwrap() as u32;
    let mut bytes = Vec::new();
    for four in text.trim_end_matches('=').as_bytes().chunks(4) {
        let packed = four
            .iter()
            .fold(0, |packed, digit| packed << 6 | value(char::from(*digit)));
        let shifted = packed << (6 * (4 - four.len()));
        bytes.extend_from_slice(&shifted.to_be_bytes()[1..four.len()]);
    }
    bytes
}

fn names(names: &str) -> Vec<&str> {
    (0..names.len())
        .step_by(16)
        .map(|at| &names[at..at + 16])
        .collect()
}

impl Index {
    fn of(files: BTreeMap<Route, Vec<u8>>) -> Self {
        let root = data(&files[&Route::new("search/root.js")]);
        Self { files, root }
    }

    fn part(&self, name: &str) -> Value {
        let (folder, file) = name.split_at(2);
        data(&self.files[&Route::new(format!("search/{folder}/{file}.js"))])
    }

    /// The reports that have a gram, and those whose title or unit has it.
    fn lists(&self, gram: &str) -> (Vec<usize>, Vec<usize>) {
        let shards = self.root["shards"].as_u64().unwrap() as u32;
        let hash = gram.bytes().fold(2_166_136_261_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(16_777_619)
        });
        let shard = (hash % shards) as usize;
        let node = self.part(names(self.root["nodes"].as_str().unwrap())[shard / 64]);
        let name = names(node.as_str().unwrap())[shard % 64];
        if name == "0000000000000000" {
            return Default::default();
        }
        let shard = self.part(name);
        let mut bits = Bits {
            bytes: from_base64(shard[1].as_str().unwrap()),
            at: 0,
        };
        let reports = self.root["reports"].as_u64().unwrap() as usize;
        for key in shard[0].as_str().unwrap().split(' ') {
            let all = bits.list(reports);
            let with_titles = !all.is_empty() && key.chars().count() > 1;
            let titled = if with_titles {
                bits.list(all.len())
            } else {
                Vec::new()
            };
            if key == gram {
                return (all.clone(), titled.iter().map(|at| all[*at]).collect());
            }
        }
        Default::default()
    }

    /// The addresses of all reports, in order.
    fn addresses(&self) -> Vec<String> {
        let segment = names(self.root["segments"][0].as_str().unwrap());
        let nodes = segment[5..].iter().map(|node| self.part(node));
        let blocks = nodes.flat_map(|node| {
            let blocks = names(node.as_str().unwrap()).into_iter();
            blocks.map(|block| self.part(block)).collect::<Vec<_>>()
        });
        let cards = blocks.flat_map(|block| block.as_array().unwrap().clone());
        cards
            .map(|card| card[1].as_str().unwrap().to_owned())
            .collect()
    }
}

fn data(script: &[u8]) -> Value {
    let script = std::str::from_utf8(script).unwrap();
    let data = script.strip_prefix("mingbaiSearch(").unwrap();
    serde_json::from_str(data.strip_suffix(")\n").unwrap()).unwrap()
}

/// Texts of few characters, so that grams meet in many ways.
fn texts() -> Vec<(String, String)> {
    let mut seed = 20_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (seed >> 33) as usize % below
    };
    let mut text = |characters: &str, length: usize| -> String {
        let characters: Vec<char> = characters.chars().collect();
        (0..length)
            .map(|_| characters[next(characters.len())])
            .collect()
    };
    (0..70)
        .map(|at| (text("戊己庚辛壬癸", 5), text("甲乙丙丁卯", 4 + at % 23)))
        .collect()
}

fn site(texts: &[(String, String)]) -> Sandbox {
    let site = Sandbox::empty();
    site.write("mingbai.yaml", "网站名称: 试\n");
    for (at, (title, body)) in texts.iter().enumerate() {
        let year = 2021 + at % 3;
        site.write(
            &format!("content/{year}/danwei-{}/r{at:02}.md", at % 4),
            format!(
                "---\n项目名称: {title}\n单位: danwei-{}\n年度: {year}\n---\n\n## 一\n\n{body}\n",
                at % 4
            ),
        );
    }
    site
}

fn index_of(site: &Sandbox) -> Index {
    let (inputs, files) = load(site.path(), &Limits::default()).unwrap();
    let theme = Theme::builtin().unwrap();
    let (_, outputs) = in_memory::built(&inputs, &files, &theme);
    Index::of(outputs)
}

#[test]
fn all_reports_that_hold_the_words_are_found_and_no_other_by_one_gram() {
    let texts = texts();
    let index = index_of(&site(&texts));
    let addresses = index.addresses();
    assert_eq!(addresses.len(), texts.len());
    let text_of = |address: &String| {
        let number = &address[address.rfind("/r").unwrap() + 2..][..2];
        &texts[number.parse::<usize>().unwrap()]
    };
    let holds = |with: &dyn Fn(&(String, String)) -> bool| -> Vec<usize> {
        (0..addresses.len())
            .filter(|at| with(text_of(&addresses[*at])))
            .collect()
    };
    let mut queries: BTreeSet<String> = BTreeSet::new();
    for (title, body) in &texts {
        for text in [title, body] {
            let characters: Vec<char> = text.chars().collect();
            for length in 2..=8 {
                queries.extend(
                    characters
                        .windows(length)
                        .map(|part| part.iter().collect::<String>()),
                );
            }
        }
    }
    for query in queries {
        let characters: Vec<char> = query.chars().collect();
        let grams = characters
            .windows(2)
            .map(|gram| gram.iter().collect::<String>());
        let lists = grams.map(|gram| index.lists(&gram).0);
        let found = lists.reduce(|a, b| a.into_iter().filter(|at| b.contains(at)).collect());
        let found = found.unwrap();
        let expected = holds(&|(title, body)| title.contains(&query) || body.contains(&query));
        if characters.len() == 2 {
            assert_eq!(found, expected, "{query}");
            let titled = holds(&|(title, _)| title.contains(&query));
            assert_eq!(index.lists(&query).1, titled, "{query} in titles");
        }
        assert!(expected.iter().all(|at| found.contains(at)), "{query}");
    }
    for one in ["戊", "甲"] {
        assert_eq!(
            index.lists(one).0,
            holds(&|(title, _)| title.contains(one)),
            "{one}"
        );
    }
}

#[test]
fn hits_come_newest_year_first_then_by_unit_then_by_address() {
    let addresses = index_of(&site(&texts())).addresses();
    let mut sorted = addresses.clone();
    sorted.sort_by(|a, b| b[..4].cmp(&a[..4]).then_with(|| a.cmp(b)));
    assert_eq!(addresses, sorted);
}

#[test]
fn an_edit_changes_few_files_and_leaves_none_behind() {
    let mut texts = texts();
    let before = index_of(&site(&texts)).files;
    texts[30].1.push_str("甲辰");
    let after = index_of(&site(&texts)).files;
    let of_index = |files: &BTreeMap<Route, Vec<u8>>| -> BTreeSet<(Route, Vec<u8>)> {
        let index = files
            .iter()
            .filter(|(route, _)| route.as_str().starts_with("search/"));
        index
            .map(|(route, bytes)| (route.clone(), bytes.clone()))
            .collect()
    };
    let (before, after) = (of_index(&before), of_index(&after));
    let changed = after.difference(&before).count();
    assert!((1..=8).contains(&changed), "{changed} files");
    // All but the root are named by their content, so each is in the way of no other.
    assert_eq!(before.difference(&after).count(), changed);
}

#[test]
fn every_part_is_reached_from_the_root() {
    let index = index_of(&site(&texts()));
    let mut reached = BTreeSet::from([Route::new("search/root.js")]);
    let mut todo = vec![index.root.clone()];
    while let Some(value) = todo.pop() {
        match value {
            Value::Array(values) => todo.extend(values),
            Value::Object(values) => todo.extend(values.into_iter().map(|(_, value)| value)),
            Value::String(text) if text.len() % 16 == 0 && text.is_ascii() => {
                for name in names(&text) {
                    let route = Route::new(format!("search/{}/{}.js", &name[..2], &name[2..]));
                    if index.files.contains_key(&route) && reached.insert(route) {
                        todo.push(index.part(name));
                    }
                }
            }
            _ => {}
        }
    }
    let all = index
        .files
        .keys()
        .filter(|route| route.as_str().starts_with("search/"));
    assert_eq!(all.cloned().collect::<BTreeSet<_>>(), reached);
}
