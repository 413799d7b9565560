//! 依据: the documents that a text names with their numbers.

use super::piece::{DOCUMENT_NUMBER, ProseLine, ProsePiece, lines};
use crate::extract::facts::Facts;
use crate::text::words::pattern;
use regex::Regex;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Words after which the letters of a number begin where nothing else parts them.
const BEFORE: &[&str] = &[
    "的", "意见", "通知", "办法", "方案", "规划", "年", "月", "日", "根据", "按照", "依据", "文件",
    "下达", "关于", "和", "与", "及", "以", "由", "等", "据", "号", "其中", "收到",
];
/// The letters of a body in a number, fewest and most.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=8;

/// What stands between a title and its number, or before a number in the title's own brackets.
static GAP: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[\s（(，,]*$"));

/// Adds the documents of a text, each once.
pub(super) fn basis(pieces: &[ProsePiece], facts: &mut Facts) {
    let mut known: HashSet<String> = HashSet::new();
    for line in lines(pieces) {
        for row in documents(line) {
            let number = row.one("文号").map_or("", |number| &*number.value);
            if known.insert(number.to_owned()) {
                facts.add_row("依据", row);
            }
        }
    }
}

/// The documents of a line.
fn documents(line: &ProseLine) -> Vec<Facts> {
    let text = &*line.text;
    let mut rows = Vec::new();
    let mut after = 0;
    let found: Vec<_> = DOCUMENT_NUMBER.find_iter(text).collect();
    for (order, number) in found.iter().enumerate() {
        let Some(start) = begin(number.as_str()) else {
            continue;
        };
        let start = number.start() + start;
        let value = text.get(start..number.end()).unwrap_or("");
        let title = title(text, after, start);
        after = number.end();
        // A title before several numbers does not say which of them is its own.
        let next = found
            .get(order + 1)
            .and_then(|next| text.get(number.end()..next.start()));
        let shared = next.is_some_and(|gap| {
            gap.trim()
                .trim_matches(['；', ';', '、', '，', ','])
                .is_empty()
        });
        let mut row = Facts::default();
        let mut words = value;
        if let Some((title, from)) = title.filter(|_| !shared) {
            words = text.get(from..number.end()).unwrap_or(value);
            row.set("标题", line.quote(title, words));
        }
        row.set("文号", line.quote(value, words));
        rows.push(row);
    }
    rows
}

/// Where in a match the letters of the number begin; `None` where that is not plain.
fn begin(number: &str) -> Option<usize> {
    let bracket = number.find(['〔', '[', '［', '【', '﹝', '(', '（'])?;
    let letters = number.get(..bracket)?;
    let start = BEFORE
        .iter()
        .filter_map(|word| Some(letters.rfind(word)? + word.len()))
        .max()
        .unwrap_or(0);
    let count = letters.get(start..)?.trim().chars().count();
    LETTERS.contains(&count).then_some(start)
}

/// The title of the document whose number begins at `start`, and where it begins.
fn title(text: &str, after: usize, start: usize) -> Option<(String, usize)> {
    let before = text.get(after..start)?;
    if let Some(end) = before.rfind('》') {
        let gap = before.get(end + '》'.len_utf8()..)?;
        if GAP.is_match(gap) {
            let open = opening(before, end)?;
            return Some((
                before.get(open + '《'.len_utf8()..end)?.trim().to_owned(),
                after + open,
            ));
        }
    }
    // 《……意见（某政发〔2020〕1号）》
    let open = before.rfind('《')?;
    let inside = before.get(open + '《'.len_utf8()..)?;
    let name = inside.strip_suffix(['（', '('])?;
    (!name.contains('》')).then(|| (name.trim().to_owned(), after + open))
}

/// Where the 《 stands that the 》 at `end` closes.
fn opening(text: &str, end: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.get(..end)?.char_indices().rev() {
        match c {
            '》' => depth += 1,
            '《' if depth == 0 => return Some(at),
            '《' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::documents;
    use crate::extract::narrative::piece::ProseLine;

    #[test]
    fn documents_are_read_with_titles_and_numbers() {
        let cases = [
            (
                "根据《青禾省财政厅关于下达资金的通知》（青财教〔2020〕396号）文件",
                "青禾省财政厅关于下达资金的通知=青财教〔2020〕396号",
            ),
            (
                "2021年青财教[2021]41、181、193下达我市",
                "=青财教[2021]41、181、193",
            ),
            ("完善政策的意见国发〔2006〕17号，", "=国发〔2006〕17号"),
            (
                "《关于资金的通知》云开办【2020】118号；云开办【2020】124号",
                "=云开办【2020】118号 =云开办【2020】124号",
            ),
            (
                "《楼宇经济的意见（试行）（青政办通〔2019〕78号）》",
                "楼宇经济的意见（试行）=青政办通〔2019〕78号",
            ),
            ("按要求（青财绩〔2023〕2号），我单位", "=青财绩〔2023〕2号"),
            ("青财社〔2020165号", ""),
            ("共118号楼", ""),
        ];
        for (text, expected) in cases {
            let line = ProseLine::of(text);
            let told: Vec<String> = documents(&line)
                .iter()
                .map(|row| {
                    let value = |field: &str| row.one(field).map_or("", |quoted| &*quoted.value);
                    format!("{}={}", value("标题"), value("文号"))
                })
                .collect();
            assert_eq!(told.join(" "), expected, "{text}");
        }
    }
}
