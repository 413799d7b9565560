//! The funds of the form: the whole, which is worked out, and its parts.

use super::content::FormContent;
use super::look::CellLook;
use super::paper::{CellContent, LAST, Paper};

const HEADS: [&str; 6] = [
    "年初预算数",
    "全年预算数",
    "全年执行数",
    "分值",
    "执行率",
    "得分",
];
const PARTS: [&str; 3] = ["其中：当年财政拨款", "　　　上年结转资金", "　　　其他资金"];

/// What goes into the amounts, by their columns.
const AMOUNTS: [(usize, &str); 3] = [
    (4, "年初批复的预算，单位是万元。没有的填0。"),
    (
        5,
        "调整以后的全年预算，单位是万元，执行率按它算。没有的填0。",
    ),
    (6, "全年实际支出，单位是万元。没有的填0。"),
];

/// Lays the funds out; gives the row of the whole.
pub(super) fn lay_out(content: &FormContent<'_>, paper: &mut Paper) -> usize {
    let head = paper.row(24.0);
    paper.put(
        (0, 0),
        CellLook::Label,
        CellContent::words("项目资金\n（万元）"),
    );
    paper.put((1, 3), CellLook::Label, CellContent::Blank);
    for (column, word) in (4..).zip(HEADS) {
        let last = if column == 9 { LAST } else { column };
        paper.put((column, last), CellLook::Label, CellContent::words(word));
    }
    let total = whole(content, paper);
    for name in PARTS {
        paper.row(22.0);
        paper.put((0, 0), CellLook::Label, CellContent::Blank);
        paper.put((1, 3), CellLook::Name, CellContent::words(name));
        for column in 4..=6 {
            paper.put((column, column), CellLook::Amount, CellContent::Blank);
        }
        for columns in [(7, 7), (8, 8), (9, LAST)] {
            paper.put(columns, CellLook::Word, CellContent::words("—"));
        }
    }
    let parts = (total + 1, total + PARTS.len());
    paper.merge((head, parts.1), (0, 0));
    for (column, prompt) in AMOUNTS {
        paper.ask(parts, column, (HEADS[column - 4], prompt), &[]);
    }
    total
}

/// The row of the whole; gives its number.
fn whole(content: &FormContent<'_>, paper: &mut Paper) -> usize {
    let row = paper.row(22.0);
    let (first, last) = (row + 1, row + PARTS.len());
    paper.put((0, 0), CellLook::Label, CellContent::Blank);
    paper.put((1, 3), CellLook::Name, CellContent::words("年度资金总额"));
    for (column, letter) in [(4, 'E'), (5, 'F'), (6, 'G')] {
        let parts = format!("{letter}{first}:{letter}{last}");
        let sum = format!("IF(COUNT({parts})=0,\"\",SUM({parts}))");
        paper.put((column, column), CellLook::Sum, CellContent::Formula(sum));
        let prompt = (HEADS[column - 4], "由下面三行自动相加，不用填。");
        paper.ask((row, row), column, prompt, &[]);
    }
    let weight = content.profile.execution_weight;
    let weight = weight.map_or(CellContent::Blank, CellContent::Number);
    paper.put((7, 7), CellLook::Points, weight);
    let rate = format!("IF(N(F{row})=0,\"\",G{row}/F{row})");
    paper.put((8, 8), CellLook::Rate, CellContent::Formula(rate));
    let prompt = ("执行率", "全年执行数除以全年预算数，自动算出，不用填。");
    paper.ask((row, row), 8, prompt, &[]);
    let points = format!("IF(OR(I{row}=\"\",H{row}=\"\"),\"\",ROUND(H{row}*MIN(I{row},1),2))");
    paper.put((9, LAST), CellLook::Total, CellContent::Formula(points));
    let prompt = (
        "得分",
        "分值乘以执行率，自动算出；有别的扣分办法时直接改写。",
    );
    paper.ask((row, row), 9, prompt, &[]);
    row
}
