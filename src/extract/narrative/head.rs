//! What stands above a text where it was published: 索引号, 发布日期, 发布机构 and the like.
//!
//! Lines and tables that hold nothing but such labels and their values leave the body; the words of the facts keep
//! all they said.

use super::label::{cells, fits, in_cells, is_name, unmarked};
use super::numbering::numbering;
use super::piece::{ProseLine, ProsePiece, take};
use crate::extract::facts::{Facts, Quoted};
use crate::extract::wordings::prose::HeadItem;
use crate::import::{Place, Table};

/// How many pieces from the first on are looked through.
const DEPTH: usize = 80;
/// The longest line with labels, in characters.
const LONGEST: usize = 200;

/// What the head says.
#[derive(Clone, Debug, Default)]
pub(super) struct PageHead {
    /// Fields of the report.
    pub(super) facts: Facts,
    /// Who made it public.
    pub(super) publisher: Option<Quoted>,
    /// Where the page has it from.
    pub(super) origin: Option<Quoted>,
    /// The title, as a label gives it.
    pub(super) title: Option<Quoted>,
}

/// Reads and takes the head.
pub(super) fn take_head(pieces: &mut [ProsePiece]) -> PageHead {
    let mut reader = Reader::default();
    for (index, piece) in pieces.iter().enumerate().take(DEPTH) {
        match piece {
            ProsePiece::Line(line) => {
                let is_text = line.text.chars().count() > LONGEST;
                if is_text || numbering(&line.text).is_some_and(|number| number.level == 2) {
                    break;
                }
                reader.line(index, line);
            }
            ProsePiece::Table(table) => {
                if reader.table(table) {
                    reader.tables.push(index);
                }
            }
        }
    }
    reader.finish(pieces)
}

/// The labels at the end of a text, of those who edited it.
pub(super) fn take_review(pieces: &mut [ProsePiece], facts: &mut Facts) {
    let last = pieces.len().saturating_sub(6);
    for index in last..pieces.len() {
        let Some(line) = pieces[index].line() else {
            continue;
        };
        let Some(items) = cells(&line.text) else {
            continue;
        };
        let all = items
            .iter()
            .all(|(item, _)| matches!(item, HeadItem::Review(_)));
        if !all || items.iter().any(|(_, name)| !is_name(name)) {
            continue;
        }
        for (item, name) in &items {
            if let HeadItem::Review(field) = item {
                facts.group_mut("审核").set(field, line.quote_all(name));
            }
        }
        take(pieces, index);
    }
}

#[derive(Default)]
struct Reader {
    head: PageHead,
    /// The label that waits for its value in the next line.
    waiting: Option<HeadItem>,
    /// The lines that are taken if there is any fact.
    used: Vec<usize>,
    /// The tables that are.
    tables: Vec<usize>,
    /// What the lines say that gave no fact.
    said: Vec<String>,
}

impl Reader {
    fn line(&mut self, index: usize, line: &ProseLine) {
        let waiting = self.waiting.take();
        match cells(&line.text) {
            Some(items) => {
                if let [(item, value)] = &items[..]
                    && value.is_empty()
                    && *item != HeadItem::Furniture
                {
                    self.waiting = Some(*item);
                }
                self.use_line(index, &line.text);
                for (item, value) in items {
                    self.set(item, &value, (&line.text, &line.place));
                }
            }
            None => {
                let value = unmarked(&line.text);
                if let Some(item) = waiting
                    && fits(item, value)
                {
                    self.use_line(index, &line.text);
                    self.set(item, value, (&line.text, &line.place));
                }
            }
        }
    }

    fn use_line(&mut self, index: usize, text: &str) {
        self.used.push(index);
        self.said.push(text.to_owned());
    }

    /// Whether a table holds nothing but labels and their values.
    fn table(&mut self, table: &Table) -> bool {
        /// Rows that such a table has at most.
        const ROWS: usize = 12;
        let mut found = Vec::new();
        if table.rows() > ROWS {
            return false;
        }
        for row in 0..table.rows() {
            let texts: Vec<&str> = table.row(row).map(|cell| cell.text.trim()).collect();
            let Some(items) = in_cells(&texts) else {
                if texts.iter().all(|text| text.is_empty()) {
                    continue;
                }
                return false;
            };
            let place = table.row(row).next().map(|cell| cell.place.clone());
            found.push((items, texts.join(" "), place.unwrap_or(Place::Hidden)));
        }
        for (items, words, place) in &found {
            self.said.push(words.clone());
            for (item, value) in items {
                self.set(*item, value, (words, place));
            }
        }
        !found.is_empty()
    }

    /// Takes a value if it is of the kind that its label names.
    fn set(&mut self, item: HeadItem, value: &str, (words, place): (&str, &Place)) {
        let value = value.trim();
        if value.is_empty() || !fits(item, value) {
            return;
        }
        let quoted = || Quoted {
            value: value.to_owned(),
            words: words.to_owned(),
            place: place.clone(),
        };
        match item {
            HeadItem::Day(field) if self.head.facts.entry(field).is_none() => {
                let day = value.split([' ', 'T']).next().unwrap_or(value);
                let value = day.to_owned();
                self.head.facts.set(field, Quoted { value, ..quoted() });
            }
            HeadItem::Field(field) if self.head.facts.entry(field).is_none() => {
                self.head.facts.set(field, quoted());
            }
            HeadItem::Publisher => {
                self.head.publisher = self.head.publisher.take().or_else(|| Some(quoted()))
            }
            HeadItem::Origin => {
                self.head.origin = self.head.origin.take().or_else(|| Some(quoted()))
            }
            HeadItem::Title => self.head.title = self.head.title.take().or_else(|| Some(quoted())),
            HeadItem::Field(_) | HeadItem::Day(_) | HeadItem::Review(_) => {}
            HeadItem::Nothing | HeadItem::Furniture => {}
        }
    }

    /// Takes the lines away if a fact holds their words.
    fn finish(mut self, pieces: &mut [ProsePiece]) -> PageHead {
        let first = self.head.facts.entries().next().map(|(field, _)| field);
        let Some(field) = first else {
            return self.head;
        };
        if let Some(mut quoted) = self.head.facts.one(field).cloned() {
            quoted.words = self.said.join(" ");
            self.head.facts.set(field, quoted);
        }
        for index in self.used {
            take(pieces, index);
        }
        for index in self.tables {
            pieces[index] = ProsePiece::Line(ProseLine {
                place: Place::Hidden,
                text: String::from("—"),
                style: None,
                taken: true,
            });
        }
        self.head
    }
}

#[cfg(test)]
mod tests {
    use super::take_head;
    use crate::extract::narrative::piece::{lines, pieces};
    use crate::import::{Block, Paragraph, Place};

    /// The facts of a head, one a line, and what it leaves.
    fn read(text: &str) -> String {
        let block = |(index, line): (usize, &str)| {
            Block::Paragraph(Paragraph {
                place: Place::Line(index as u32),
                text: line.to_owned(),
                level: None,
            })
        };
        let mut pieces = pieces(text.lines().enumerate().map(block).collect());
        let head = take_head(&mut pieces);
        let mut told: Vec<String> = head
            .facts
            .entries()
            .filter_map(|(field, _)| Some(format!("{field}={}", head.facts.one(field)?.value)))
            .collect();
        let roles = [("发布机构", &head.publisher), ("来源", &head.origin)];
        for (name, quoted) in roles {
            told.extend(
                quoted
                    .iter()
                    .map(|quoted| format!("{name}={}", quoted.value)),
            );
        }
        told.extend(lines(&pieces).map(|line| format!("> {}", line.text)));
        told.join("\n")
    }

    #[test]
    fn heads_are_read_in_every_shape() {
        let cases = [
            (
                "索引号 | 01234567-9-/2023-0424011 | 发布机构 | 青禾县云岭镇人民政府 |\n公开目录 | 绩效评价 | 发布日期 | 2023-04-24 |\n文号 | 浏览量 |\n一、结论",
                "索引号=01234567-9-/2023-0424011\n公开日期=2023-04-24\n发布机构=青禾县云岭镇人民政府\n> 一、结论",
            ),
            (
                "• 索引号\n• 76543210-2-/2023-0427027\n• 发布机构\n• 青禾市文化局\n• 公开目录\n• 自评报告\n• 发布日期\n• 2023-04-27\n• 文号\n• 主题词\n青禾市文化馆2022年度绩效自评报告",
                "索引号=76543210-2-/2023-0427027\n公开日期=2023-04-27\n发布机构=青禾市文化局\n> 青禾市文化馆2022年度绩效自评报告",
            ),
            (
                "预算绩效\n- 索引号: abcfzzx/2025-00002\n- 文号:\n- 发布日期: 2025-04-29\n- 时效性: 有效",
                "索引号=abcfzzx/2025-00002\n公开日期=2025-04-29\n时效性=有效\n> 预算绩效",
            ),
            (
                "时间：2022-08-17 10:30 | 来源：青禾县水利局",
                "公开日期=2022-08-17\n来源=青禾县水利局",
            ),
            (
                "发布时间:2020-11-04 09:47 来源:青禾县水利局 作者: 【字体:",
                "公开日期=2020-11-04 09:47\n来源=青禾县水利局",
            ),
            (
                "索引号 1234567X4-/2023-0308001 发布机构 青禾县云岭镇\n公开目录 改造信息 发布日期 2023-03-08",
                "索引号=1234567X4-/2023-0308001\n公开日期=2023-03-08\n发布机构=青禾县云岭镇",
            ),
            (
                "来源说明见下。\n本项目的时间：三年。",
                "> 来源说明见下。\n> 本项目的时间：三年。",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
