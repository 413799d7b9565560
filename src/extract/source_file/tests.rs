//! Drafts, written and read again.

use super::{Origin, source_text, source_text_from};
use crate::extract::draft::{BodyBlock, Doubt, ReportDraft};
use crate::extract::facts::{FactEntry, Facts, Quoted};
use crate::field::{Field, Kind, printable};
use crate::import::Place;
use crate::model::fields::REPORT;
use crate::model::{read_report, read_text};
use crate::parse::{Document, Form, Node, PassageKind, Value};
use crate::source::SourcePath;
use proptest::prelude::{
    BoxedStrategy, Just, Strategy, prop, prop_assert, prop_assert_eq, prop_oneof, proptest,
};

fn said(value: &str, words: &str, line: u32) -> Quoted {
    Quoted {
        value: value.to_owned(),
        words: words.to_owned(),
        place: Place::Line(line),
    }
}

fn plain(value: &str) -> Quoted {
    said(value, value, 0)
}

fn parsed(text: &str) -> Document {
    let path = SourcePath::new("content/2023/qinghe/a.md");
    Document::parse(&path, Form::Markdown, text.as_bytes())
}

/// A draft as offices' reports give it.
fn cold_store() -> ReportDraft {
    let mut facts = Facts::default();
    let funds = facts.group_mut("资金");
    let both = "年度财政资金预算700万元，执行425万元，执行率60.71%";
    funds.set("全年执行数", said("425.00", both, 11));
    funds.set("全年预算数", said("700.00", both, 11));
    funds.set("分值", plain("10"));
    facts.set("得分", said("95.00", "自评得分为95.00分", 3));
    facts.set(
        "项目名称",
        said("冷库建设 #2", "青禾街道冷库建设 #2项目", 0),
    );
    let mut row = Facts::default();
    for (field, value, words) in [
        ("一级", "产出指标", "产出指标"),
        ("三级", "建成冷库", "建成冷库"),
        ("指标值", "2", "≥2座"),
        ("性质", "≥", "≥2座"),
        ("单位", "座", "≥2座"),
        ("完成值", "2", "2"),
    ] {
        row.set(field, said(value, words, 20));
    }
    facts.add_row("指标", row.clone());
    row.set("偏差", plain("一处用地\n没有交付"));
    facts.add_row("指标", row);
    facts.add("关键词", plain("冷库"));
    let mut goal = Facts::default();
    goal.set("目标", plain("建成冷库2座: 全部"));
    facts.add_row("目标", goal);
    ReportDraft {
        facts,
        doubts: vec![
            Doubt {
                field: "资金.到位资金".to_owned(),
                reason: "两处说的不一样".to_owned(),
                quoted: Some(said("600", "到位资金600万元", 12)),
            },
            Doubt {
                field: String::new(),
                reason: "第2页读不出文字".to_owned(),
                quoted: None,
            },
        ],
        body: vec![
            BodyBlock::Heading(2, "一、项目基本情况".to_owned()),
            BodyBlock::Paragraph("1. 冷库*2座*，[见表]\n\n    其中：_甲_".to_owned()),
            BodyBlock::Table(vec![
                vec!["支出 | 方向".to_owned(), "金额".to_owned()],
                vec!["主体\n工程".to_owned(), "400.50".to_owned()],
            ]),
        ],
    }
}

#[test]
fn a_draft_is_written_as_a_clerk_reads_it() {
    let origin = Origin {
        file_name: "冷库.docx",
        sheets: &[],
    };
    let text = source_text_from(&cold_store(), &origin);
    let expected = include_str!("expected.md");
    assert_eq!(text, expected, "{text}");
    let document = parsed(&text);
    assert_eq!(document.findings, [], "{text}");
}

#[test]
fn a_draft_without_doubts_is_a_report() {
    let mut draft = cold_store();
    draft.doubts.clear();
    draft.facts.set("单位", plain("青禾街道办事处"));
    draft.facts.set("年度", said("2023", "2023年度", 0));
    let (report, findings) = read_report(&parsed(&source_text(&draft)), None);
    assert_eq!(findings, []);
    let report = report.unwrap_or_else(|| unreachable!("nothing is missing"));
    assert!(!report.draft);
    assert_eq!(&*report.project.value, "冷库建设 #2");
    assert_eq!(report.year.value.0, 2023);
    let score = report.score.map(|score| score.value.to_string());
    assert_eq!(score.as_deref(), Some("95.00"));
    let spent = report
        .funds
        .spent
        .map(|spent| spent.value.bare().as_str().to_owned());
    assert_eq!(spent.as_deref(), Some("425.00"));
    let (goals, indicators) = (report.goals(), report.indicators());
    let actual = indicators[1].actual.as_ref();
    assert_eq!(
        actual.map(|actual| actual.value.to_string()).as_deref(),
        Some("2")
    );
    assert_eq!(indicators.len(), 2);
    assert_eq!(&*goals[0].goal.value, "建成冷库2座: 全部");
}

/// Everything that YAML or Markdown takes for its own.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "甲乙", "丙", "a", "B", "1", "07", "95.00", "%", "≥", "：", ": ", " #", "#", "# ", "- ", "-",
    "---", "+ ", "1. ", "2) ", "*", "**", "_", "__", "`", "```", "~", "~~", "[", "]", "[x](y)",
    "![", "(", ")", "<b>", "<", ">", "> ", "&amp;", "&", "|", "\\", "\\\\", "!", "^", "[^1]",
    "[^1]: ", "$", "=", "===", "\"", "'", "\n", "\n\n", "    ", "\t", "{", "}", ",", "，", "。",
    "true", "~", "null", "一、", "（一）", "https://a.cn/b_c", "www.a.cn", "\u{3000}", "\u{0}",
    "\u{B}", "😀", "“", "”", "*1*", "3*1.8*2", "a_b_c",
];

/// Values with such things in them.
fn values() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(PIECES);
    prop::collection::vec(pieces, 0..9).prop_map(|pieces| pieces.concat())
}

/// What a field may hold.
fn facts_of(fields: &'static [Field], depth: u32) -> BoxedStrategy<Facts> {
    let some =
        prop::sample::subsequence(fields.iter().collect::<Vec<_>>(), 0..=fields.len().min(7));
    let some = some.prop_shuffle();
    some.prop_flat_map(move |fields| {
        let entries: Vec<_> = fields.iter().map(|field| entry_of(field, depth)).collect();
        let names: Vec<_> = fields.iter().map(|field| field.zh).collect();
        (Just(names), entries)
    })
    .prop_map(|(names, entries)| {
        let mut facts = Facts::default();
        for (name, entry) in names.into_iter().zip(entries) {
            put(&mut facts, name, entry);
        }
        facts
    })
    .boxed()
}

fn entry_of(field: &'static Field, depth: u32) -> BoxedStrategy<FactEntry> {
    let value = || (values(), values()).prop_map(|(value, words)| said(&value, &words, 7));
    let rows = |fields, depth| {
        prop::collection::vec(facts_of(fields, depth + 1), 0..3)
            .prop_map(FactEntry::Rows)
            .boxed()
    };
    match field.kind {
        Kind::Group(fields) if depth < 3 => facts_of(fields, depth + 1)
            .prop_map(FactEntry::Group)
            .boxed(),
        Kind::Rows(fields) | Kind::TextsOrRows(fields) if depth < 3 => rows(fields, depth),
        Kind::RowsOrGroup(fields, group) if depth < 3 => prop_oneof![
            rows(fields, depth),
            facts_of(group, depth + 1).prop_map(FactEntry::Group)
        ]
        .boxed(),
        Kind::Texts => prop::collection::vec(value(), 0..3)
            .prop_map(FactEntry::Many)
            .boxed(),
        _ => value().prop_map(FactEntry::One).boxed(),
    }
}

fn put(facts: &mut Facts, name: &'static str, entry: FactEntry) {
    match entry {
        FactEntry::One(quoted) => facts.set(name, quoted),
        FactEntry::Many(values) => values.into_iter().for_each(|value| facts.add(name, value)),
        FactEntry::Group(group) => *facts.group_mut(name) = group,
        FactEntry::Rows(rows) => rows.into_iter().for_each(|row| facts.add_row(name, row)),
    }
}

/// What a reader finds under each path of fields and positions.
type Leaves = Vec<(String, String)>;

fn leaves_of_facts(facts: &Facts, path: &str, found: &mut Leaves) {
    let mut leaf = |path: String, quoted: &Quoted| {
        let value = printable(&quoted.value);
        if value.chars().any(|c| !c.is_whitespace()) {
            found.push((path, value));
        }
    };
    let mut deeper = Vec::new();
    for (name, entry) in facts.entries() {
        let path = format!("{path}/{name}");
        match entry {
            FactEntry::One(quoted) => leaf(path, quoted),
            FactEntry::Many(values) => values.iter().for_each(|value| leaf(path.clone(), value)),
            FactEntry::Group(group) => deeper.push((path, group)),
            FactEntry::Rows(rows) => deeper.extend(rows.iter().map(|row| (path.clone(), row))),
        }
    }
    for (path, facts) in deeper {
        leaves_of_facts(facts, &path, found);
    }
}

fn leaves_of_node(node: &Node, path: &str, found: &mut Leaves) {
    match &node.value {
        Value::Null => {}
        Value::Scalar(text) => found.push((path.to_owned(), text.to_string())),
        Value::List(items) => items
            .iter()
            .for_each(|item| leaves_of_node(item, path, found)),
        Value::Map(entries) => {
            for (key, node) in entries
                .iter()
                .filter(|(key, _)| &*key.value != "草稿" || !path.is_empty())
            {
                leaves_of_node(node, &format!("{path}/{}", key.value), found);
            }
        }
    }
}

fn blocks() -> impl Strategy<Value = Vec<BodyBlock>> {
    let rows = |columns| prop::collection::vec(prop::collection::vec(values(), columns), 1..4);
    let block = prop_oneof![
        (2_u8..=6, values()).prop_map(|(level, text)| BodyBlock::Heading(level, text)),
        values().prop_map(BodyBlock::Paragraph),
        (1_usize..4).prop_flat_map(rows).prop_map(BodyBlock::Table),
    ];
    prop::collection::vec(block, 0..6)
}

/// A text without white space.
fn squeezed(text: &str) -> String {
    printable(text)
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect()
}

proptest! {
    #[test]
    fn the_front_matter_reads_back(facts in facts_of(REPORT, 0), reason in values(), field in values()) {
        let doubts = [("年度", "a"), ("资金.得分", &*reason), ("指标.得分", "b"), (&*field, "c")];
        let doubts = doubts.map(|(field, reason)| Doubt {
            field: field.to_owned(),
            reason: reason.to_owned(),
            quoted: Some(said(&reason.replace('a', ""), reason, 3)),
        });
        let draft = ReportDraft { facts, doubts: doubts.into(), body: Vec::new() };
        let origin = Origin { file_name: &field, sheets: &[] };
        let text = source_text_from(&draft, &origin);
        let document = parsed(&text);
        prop_assert!(document.findings.is_empty(), "{text}\n{:?}", document.findings);
        let (mut expected, mut found) = (Leaves::new(), Leaves::new());
        leaves_of_facts(&draft.facts, "", &mut expected);
        leaves_of_node(&document.front, "", &mut found);
        expected.sort();
        found.sort();
        expected.retain(|(path, _)| path != "/草稿");
        prop_assert_eq!(found, expected, "{}", text);
    }

    #[test]
    fn the_text_is_shown_as_it_was(body in blocks()) {
        let draft = ReportDraft { body, ..ReportDraft::default() };
        let text = source_text(&draft);
        let document = parsed(&text);
        let reading = read_text(&document);
        let shown = reading.passages.iter().filter(|passage| !matches!(passage.kind, PassageKind::Field { .. }));
        let shown: Vec<String> = shown.map(|passage| squeezed(&passage.text)).filter(|text| !text.is_empty()).collect();
        let mut expected = Vec::new();
        for block in &draft.body {
            match block {
                BodyBlock::Heading(_, text) => expected.push(squeezed(text)),
                BodyBlock::Paragraph(text) => expected.extend(printable(text).lines().map(squeezed)),
                BodyBlock::Table(rows) => expected.extend(rows.iter().flatten().map(|cell| squeezed(cell))),
            }
        }
        expected.retain(|text| !text.is_empty());
        prop_assert_eq!(shown, expected, "{}", text);
        prop_assert!(reading.refused.is_empty(), "{}", text);
    }
}
