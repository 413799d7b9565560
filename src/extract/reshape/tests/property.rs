//! What holds of any text: nothing is lost, nothing is told twice, and time grows with the text.

use super::super::reshape;
use super::paragraphs;
use crate::import::Block;
use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};

/// Pieces that forms are made of.
const PIECES: &[&str] = &[
    "项目名称",
    "主管部门",
    "实施单位",
    "项目资金(万元)",
    "年初预算数",
    "全年预算数(A)",
    "全年执行数",
    "分值",
    "执行率",
    "得分",
    "年度资金总额:",
    "其中:",
    "当年财政拨款",
    "其他资金",
    "年度总体目标",
    "预期目标",
    "实际完成情况",
    "绩效指标",
    "一级指标",
    "二级指标",
    "三级指标",
    "指标性质",
    "指标值",
    "度量单位",
    "年度指标值",
    "实际完成值",
    "年度",
    "实际",
    "偏差原因",
    "产出指标(50分)",
    "数量指标",
    "质量指标",
    "成本指标",
    "满意度指标",
    "效益指标",
    "总分",
    "合计",
    "备注:",
    "达成预期指标",
    "≥",
    "%",
    "个",
    "100%",
    "10",
    "12.5",
    "0",
    "6363100%",
    "—",
    "造林面积",
    "一、",
    "。",
    "…",
    "(",
    ")",
    "|",
    " | ",
    " ||||",
    "\n",
    " ",
    "\n|\n",
    " |\n",
    "\u{3000}",
];

fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '|')
        .collect()
}

fn letters_of(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => text += &paragraph.text,
            Block::Table(table) => table.cells().iter().for_each(|cell| text += &cell.text),
        }
    }
    letters(&text)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nothing_is_lost(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..160)) {
        let text = pieces.concat();
        let blocks = reshape(paragraphs(&text));
        prop_assert_eq!(letters_of(&blocks), letters(&text));
    }

    #[test]
    fn nothing_is_lost_of_any_letters(text in "(\\PC|\n|\\|){0,200}", head in proptest::bool::ANY) {
        let head = if head { "项目名称甲一级指标二级指标三级指标年度指标值实际完成值" } else { "" };
        let text = format!("{head}{text}");
        let blocks = reshape(paragraphs(&text));
        prop_assert_eq!(letters_of(&blocks), letters(&text));
    }

    #[test]
    fn what_has_no_heads_is_as_it_was(lines in proptest::collection::vec("[一-龥。，|、0-9 ]{0,30}", 0..20)) {
        let text = lines.join("\n");
        let before: Vec<String> = text.lines().map(str::to_owned).collect();
        let blocks = reshape(paragraphs(&text));
        let after: Vec<String> = blocks.iter().map(|block| match block {
            Block::Paragraph(paragraph) => paragraph.text.clone(),
            Block::Table(_) => "a table".to_owned(),
        }).collect();
        prop_assert_eq!(after, before);
    }
}

/// Texts that would take minutes if anything looked at all of them for each piece.
#[test]
fn large_texts_come_out_whole() {
    let heads = "项目名称|甲|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|\n";
    let of = |piece: &str, size: usize| heads.to_owned() + &piece.repeat(size / piece.len());
    let texts = [
        of("|\n", 1 << 20),
        of("1234567890", 1 << 20),
        of("数量指标 | 造林 | 3 | 3 | 5 | 5 | |||\n", 1 << 20),
        of("一级指标二级指标三级指标年度指标值实际完成值", 1 << 20),
        of("全年预算数全年执行数执行率年度资金总额6363100%", 1 << 19),
        of("造林|3|3|5|5|", 60_000),
        of("造林 3 3 5 5 ", 150_000),
        of("造林10≥3亩≥3亩10", 150_000),
        of("              \n", 1 << 20),
        of("(((((((((((", 1 << 20),
    ];
    for text in texts {
        let blocks = reshape(paragraphs(&text));
        assert!(letters_of(&blocks) == letters(&text));
    }
}
