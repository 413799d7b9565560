//! What is cleaned, and what stays.

mod documents;

use super::tally::CleaningTally;
use super::{Cleaning, Within, cleaned, without_hints};
use crate::import::{Block, Paragraph, Place, Printed};
use proptest::{prop_assert_eq, proptest};

/// A text cleaned, and what was done to it: `kind×count`.
fn text_and_changes(text: &str, within: Within) -> (String, String) {
    let mut tally = CleaningTally::default();
    let text = cleaned(text, within, &mut tally);
    (text, told(&tally.finish()))
}

fn told(changes: &[Cleaning]) -> String {
    let each = changes
        .iter()
        .map(|change| format!("{:?}×{}", change.kind, change.count));
    each.collect::<Vec<_>>().join(" ")
}

/// Lines, what is left of them, and what was done.
static LINES: &[(&str, &str, &str)] = &[
    ("", "", ""),
    ("　　预算10万元。", "预算10万元。", ""),
    ("\u{FEFF}项\u{AD}目\u{200B}名称", "项目名称", "Invisible×3"),
    (
        "⼀、⾦额⻓期⻅效\u{F900}",
        "一、金额长期见效\u{8C48}",
        "Radical×5",
    ),
    (
        "２０２３年Ａ级１２．５％，（一）",
        "2023年A级12.5％，（一）",
        "FullWidth×9",
    ),
    (
        "①25㎡、36℃、½、Ⅱ、㈠、≥95％",
        "①25㎡、36℃、½、Ⅱ、㈠、≥95％",
        "",
    ),
    ("项\u{B}目\u{2028}书", "项\n目\n书", ""),
    ("项 目 名 称： 河道治理", "项目名称： 河道治理", "Space×3"),
    ("目   录", "目录", "Space×1"),
    ("优 良 中 差", "优 良 中 差", ""),
    (
        "其中：当年财政拨款     60.00    56.40",
        "其中：当年财政拨款  60.00  56.40",
        "Space×2",
    ),
    ("一、   项目概况", "一、项目概况", "Space×1"),
    ("1.\t组织实施", "1.组织实施", "Space×1"),
    ("Word 2019 and  Excel", "Word 2019 and  Excel", ""),
    (
        "全年安排资金三十万元用于河道治理工程，    年底支出二十九万元没有超过预算，执行率较高。",
        "全年安排资金三十万元用于河道治理工程，年底支出二十九万元没有超过预算，执行率较高。",
        "Space×1",
    ),
    (
        "数量指标  指标1：修建水渠，共3条。  完成3条，已验收。",
        "数量指标  指标1：修建水渠，共3条。  完成3条，已验收。",
        "",
    ),
    ("甲\t乙\t丙", "甲\t乙\t丙", ""),
    (
        "见HYPERLINK \"http://a.cn/b\" \\l \"c\"通知",
        "见通知",
        "FieldCode×1",
    ),
    ("PAGE \\* MERGEFORMAT", "", "FieldCode×1"),
    (
        "TOC \\o \"1-3\" \\h \\z \\u 概况PAGEREF _Toc12345678 \\h",
        "概况",
        "FieldCode×2",
    ),
    ("_Toc123456789项目概况", "项目概况", "FieldCode×1"),
    ("负责人：______（签字）", "负责人：（签字）", "Blank×1"),
    ("file_name 与 a__b", "file_name 与 a__b", ""),
    ("自评表.xlsx（点击下载）", "自评表.xlsx", "Click×1"),
    ("点击查看", "", "Click×1"),
    ("新建水塔1座。?????????", "新建水塔1座。", "Lost×1"),
    ("?", "", "Lost×1"),
    ("是否按期完成?是", "是否按期完成?是", ""),
    ("云\u{FFFD}县", "云\u{FFFD}县", "Unreadable×1"),
];

#[test]
fn lines_are_cleaned() {
    let mut wrong = Vec::new();
    for (text, expected, changes) in LINES {
        let found = text_and_changes(text, Within::Line);
        if found != ((*expected).to_owned(), (*changes).to_owned()) {
            wrong.push(format!("{text:?} gives {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn cells_are_cleaned() {
    let cases = [
        ("社会   效益\n指标", "社会效益\n指标", "Space×1"),
        (
            "县财政局  县水务局 联合",
            "县财政局县水务局 联合",
            "Space×1",
        ),
        ("95  %", "95 %", "Space×1"),
    ];
    let mut wrong = Vec::new();
    for (text, expected, changes) in cases {
        let found = text_and_changes(text, Within::Cell);
        if found != (expected.to_owned(), changes.to_owned()) {
            wrong.push(format!("{text:?} gives {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn hints_go_and_labels_stay() {
    let cases = [
        ("说明目标完成的情况（100字以内）", Some("")),
        (
            "1.执行率低于90%的需说明原因(100字以内)；2.调整应单独说明。",
            Some(""),
        ),
        ("结合自评情况，分析存在的问题。（200字以内） |", Some("")),
        (
            "（100字以内）修建水渠3条，已完成。",
            Some("修建水渠3条，已完成。"),
        ),
        ("存在问题（200字以内）：无", Some("存在问题：无")),
        ("未完成原因分析（限100字）", Some("未完成原因分析")),
        ("概述（200字左右）", Some("概述")),
        ("作文比赛（800字以上）说明", None),
        ("说明目标完成的情况", None),
    ];
    for (text, expected) in cases {
        let found = super::leftovers::without_hint(text, &mut CleaningTally::default());
        assert_eq!(found.as_deref(), expected, "{text}");
    }
    let (blocks, done) =
        without_hints(document(&["甲", "简要说明（50字以内）"]).blocks, Vec::new());
    assert_eq!(
        (lines(&blocks), told(&done)),
        (vec!["甲"], "Hint×1".to_owned())
    );
}

fn document(lines: &[&str]) -> Printed {
    let blocks = lines.iter().zip(0..).map(|(line, number)| {
        let (place, text, level) = (Place::Paragraph(number), (*line).to_owned(), None);
        Block::Paragraph(Paragraph { place, text, level })
    });
    Printed {
        blocks: blocks.collect(),
        ..Printed::default()
    }
}

fn lines(blocks: &[Block]) -> Vec<&str> {
    let lines = blocks.iter().map(|block| match block {
        Block::Paragraph(paragraph) => paragraph.text.as_str(),
        Block::Table(_) => "<table>",
    });
    lines.collect()
}

/// Letters and digits, each as it is ordinarily coded.
fn letters(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkc().filter(|c| c.is_alphanumeric()).collect()
}

proptest! {
    #[test]
    fn cleaning_twice_is_cleaning_once(
        text in "([一二三项目无。，：（）０Ａ\u{3000}\u{A0} \t\n\u{B}_?\u{200B}⾦a1.]|HYPERLINK \"x\"|_Toc123456|（100字以内）|说明|点击下载){0,24}",
    ) {
        for within in [Within::Line, Within::Cell] {
            let once = cleaned(&text, within, &mut CleaningTally::default());
            let twice = cleaned(&once, within, &mut CleaningTally::default());
            prop_assert_eq!(&once, &twice);
        }
    }

    #[test]
    fn letters_and_digits_stay(text in "[一二三项目无字。，：（）０Ａ\u{3000}\u{A0} \t\n\u{B}_\u{200B}⾦①㎡aB1.%]{0,40}") {
        for within in [Within::Line, Within::Cell] {
            let cleaned = cleaned(&text, within, &mut CleaningTally::default());
            prop_assert_eq!(letters(&cleaned), letters(&text));
        }
    }
}
