//! The indicators of the form: a row for each level that the profile gives points, and rows for more.

use super::content::FormContent;
use super::look::CellLook;
use super::paper::{CellContent, Paper};
use crate::config::profile::Level;
use crate::model::Relation;

/// Rows for indicators that the profile names no level for.
const FREE_ROWS: usize = 5;

/// Lays the indicators out; gives the row of their heads, and their first and last.
pub(super) fn lay_out(content: &FormContent<'_>, paper: &mut Paper) -> (usize, usize, usize) {
    const HEADS: [&str; 10] = [
        "一级指标",
        "二级指标",
        "三级指标",
        "指标性质",
        "年度指标值",
        "度量单位",
        "实际完成值",
        "分值",
        "得分",
        "偏差原因分析及改进措施",
    ];
    const LOOKS: [CellLook; 10] = [
        CellLook::Word,
        CellLook::Word,
        CellLook::Text,
        CellLook::Word,
        CellLook::Word,
        CellLook::Word,
        CellLook::Word,
        CellLook::Points,
        CellLook::Points,
        CellLook::Text,
    ];
    let head = paper.row(28.0);
    paper.put((0, 0), CellLook::Label, CellContent::words("绩效指标"));
    for (column, word) in (1..).zip(HEADS) {
        paper.put((column, column), CellLook::Label, CellContent::words(word));
    }
    let levels = &content.profile.levels;
    // Levels without points of their own are offered, but no row waits for them.
    let named = levels.iter().filter(|level| level.weight.is_some());
    let named =
        named.flat_map(|level| level.inner.iter().map(|inner| [&*level.name, &*inner.name]));
    let rows: Vec<[&str; 2]> = named.chain([[""; 2]; FREE_ROWS]).collect();
    for names in &rows {
        paper.row(22.0);
        paper.put((0, 0), CellLook::Label, CellContent::Blank);
        for (at, look) in LOOKS.into_iter().enumerate() {
            let words = names
                .get(at)
                .map_or(CellContent::Blank, |name| CellContent::words(*name));
            paper.put((at + 1, at + 1), look, words);
        }
    }
    let (first, last) = (head + 1, head + rows.len());
    paper.merge((head, last), (0, 0));
    offers(levels, (first, last), paper);
    (head, first, last)
}

/// What may be chosen in the columns of the indicators, and what goes where.
fn offers(levels: &[Level], rows: (usize, usize), paper: &mut Paper) {
    let firsts: Vec<&str> = levels.iter().map(|level| &*level.name).collect();
    let inner = levels.iter().flat_map(|level| &level.inner);
    let seconds: Vec<&str> = inner.map(|level| &*level.name).collect();
    let points = levels.iter().filter_map(|level| {
        let weight = level.weight?;
        Some(format!("{}{}分", level.name, weight.normalize()))
    });
    let points: Vec<String> = points.collect();
    let points = format!("这项指标的满分。各级合计：{}。", points.join("，"));
    let labels = Relation::LABELS;
    let columns: [(usize, &str, &str, &[&str]); 10] = [
        (
            1,
            "一级指标",
            "从列表里选。用不着的行留空，或整行删去；行不够就在中间插入。",
            &firsts,
        ),
        (2, "二级指标", "从列表里选，与一级指标对应。", &seconds),
        (
            3,
            "三级指标",
            "指标的名称，如“修缮步道长度”。没有填名称的行不算指标。",
            &[],
        ),
        (
            4,
            "指标性质",
            "数量指标选≥、>、=、<、≤，不能量化的选“定性”。",
            labels,
        ),
        (
            5,
            "年度指标值",
            "年初申报的值，只写数，如 95；定性指标写要达到的程度。",
            &[],
        ),
        (6, "度量单位", "如 %、公里、人次、万元；定性指标留空。", &[]),
        (
            7,
            "实际完成值",
            "与年度指标值同样的单位，只写数；定性指标写达成的程度。",
            &[],
        ),
        (8, "分值", &points, &[]),
        (9, "得分", "自评得分，不高于分值。", &[]),
        (
            10,
            "偏差原因和改进措施",
            "没有完成、超出较多或扣了分的，写原因和怎样改进。",
            &[],
        ),
    ];
    for (column, title, prompt, words) in columns {
        paper.ask(rows, column, (title, prompt), words);
    }
}
