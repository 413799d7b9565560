//! The rows of the form, from its title to the grade.

use super::FormContent;
use super::look::Look;
use super::paper::{COLUMNS, Content, Paper};
use crate::config::profile::Level;
use crate::model::Relation;

/// Rows for indicators that the profile names no level for.
const FREE_ROWS: usize = 5;
/// The last column.
const LAST: usize = COLUMNS - 1;

/// Rows that others have to know.
pub(super) struct FormRows {
    /// The heads of the indicators.
    pub(super) indicators: usize,
    /// The last row.
    pub(super) last: usize,
}

/// Lays the form out.
pub(super) fn lay_out(content: &FormContent<'_>, paper: &mut Paper) -> FormRows {
    heads(content, paper);
    let total = funds(content, paper);
    goals(paper);
    let (head, first, last) = indicators(content, paper);
    let row = paper.row(22.0);
    paper.put((0, 7), Look::Label, Content::words("总分"));
    for (column, letter, funds) in [(8, 'I', 'H'), (9, 'J', 'J')] {
        let sum = format!(
            "IF(COUNT({letter}{first}:{letter}{last})=0,\"\",SUM({letter}{first}:{letter}{last},{funds}{total}))"
        );
        paper.put((column, column), Look::Total, Content::Formula(sum));
    }
    paper.put((LAST, LAST), Look::Text, Content::Blank);
    paper.ask(
        (row, row),
        9,
        ("总分", "由指标得分和预算执行得分自动相加，不用填。"),
        &[],
    );
    let row = paper.row(22.0);
    let grades: Vec<&str> = content.grades.iter().map(|grade| &*grade.label).collect();
    paper.put((0, 1), Look::Label, Content::words("等级"));
    paper.put((2, LAST), Look::Word, Content::Blank);
    paper.ask((row, row), 2, ("等级", "按总分选一个等级。"), &grades);
    FormRows {
        indicators: head,
        last: row,
    }
}

fn heads(content: &FormContent<'_>, paper: &mut Paper) {
    paper.row(34.0);
    paper.put((0, LAST), Look::Title, Content::words("项目支出绩效自评表"));
    let row = paper.row(20.0);
    let year = match content.year {
        "" => "（    年度）".to_owned(),
        year => format!("（{year}年度）"),
    };
    paper.put((0, LAST), Look::Subtitle, Content::Words(year));
    paper.ask(
        (row, row),
        0,
        (
            "年度",
            "写成“（2024年度）”这样，是预算年度，不是填表的年份。",
        ),
        &[],
    );
    let row = paper.row(24.0);
    paper.put((0, 1), Look::Label, Content::words("项目名称"));
    paper.put((2, LAST), Look::Text, Content::words(content.project));
    paper.ask(
        (row, row),
        2,
        ("项目名称", "与预算批复一致的全称，一张表只填一个项目。"),
        &[],
    );
    let row = paper.row(24.0);
    paper.put((0, 1), Look::Label, Content::words("主管部门"));
    paper.put((2, 5), Look::Text, Content::Blank);
    paper.put((6, 6), Look::Label, Content::words("实施单位"));
    paper.put((7, LAST), Look::Text, Content::words(content.unit));
    paper.ask(
        (row, row),
        2,
        ("主管部门", "主管这个项目的部门的全称。"),
        &[],
    );
    paper.ask(
        (row, row),
        7,
        ("实施单位", "使用资金、填报本表的单位的全称。"),
        &[],
    );
}

/// The funds; gives the row of the whole.
fn funds(content: &FormContent<'_>, paper: &mut Paper) -> usize {
    const HEADS: [&str; 6] = [
        "年初预算数",
        "全年预算数",
        "全年执行数",
        "分值",
        "执行率",
        "得分",
    ];
    let head = paper.row(24.0);
    paper.put((0, 0), Look::Label, Content::words("项目资金\n（万元）"));
    paper.put((1, 3), Look::Label, Content::Blank);
    for (column, word) in (4..).zip(HEADS) {
        let last = if column == 9 { LAST } else { column };
        paper.put((column, last), Look::Label, Content::words(word));
    }
    let total = paper.row(22.0);
    let (first, last) = (total + 1, total + 3);
    paper.put((0, 0), Look::Label, Content::Blank);
    paper.put((1, 3), Look::Name, Content::words("年度资金总额"));
    for (column, letter) in [(4, 'E'), (5, 'F'), (6, 'G')] {
        let parts = format!("{letter}{first}:{letter}{last}");
        let sum = format!("IF(COUNT({parts})=0,\"\",SUM({parts}))");
        paper.put((column, column), Look::Sum, Content::Formula(sum));
    }
    let weight = content.profile.execution_weight;
    paper.put(
        (7, 7),
        Look::Points,
        weight.map_or(Content::Blank, Content::Number),
    );
    let rate = format!("IF(N(F{total})=0,\"\",G{total}/F{total})");
    paper.put((8, 8), Look::Rate, Content::Formula(rate));
    let points =
        format!("IF(OR(I{total}=\"\",H{total}=\"\"),\"\",ROUND(H{total}*MIN(I{total},1),2))");
    paper.put((9, LAST), Look::Total, Content::Formula(points));
    for name in ["其中：当年财政拨款", "　　　上年结转资金", "　　　其他资金"]
    {
        paper.row(22.0);
        paper.put((0, 0), Look::Label, Content::Blank);
        paper.put((1, 3), Look::Name, Content::words(name));
        for column in 4..=6 {
            paper.put((column, column), Look::Amount, Content::Blank);
        }
        for columns in [(7, 7), (8, 8), (9, LAST)] {
            paper.put(columns, Look::Word, Content::words("—"));
        }
    }
    paper.merge((head, last), (0, 0));
    let amounts = [
        (4, "年初预算数", "年初批复的预算，单位是万元。没有的填0。"),
        (
            5,
            "全年预算数",
            "调整以后的全年预算，单位是万元，执行率按它算。没有的填0。",
        ),
        (6, "全年执行数", "全年实际支出，单位是万元。没有的填0。"),
    ];
    for (column, title, prompt) in amounts {
        paper.ask((first, last), column, (title, prompt), &[]);
        let whole = "由下面三行自动相加，不用填。";
        paper.ask((total, total), column, (title, whole), &[]);
    }
    paper.ask(
        (total, total),
        8,
        ("执行率", "全年执行数除以全年预算数，自动算出，不用填。"),
        &[],
    );
    paper.ask(
        (total, total),
        9,
        (
            "得分",
            "分值乘以执行率，自动算出；有别的扣分办法时直接改写。",
        ),
        &[],
    );
    total
}

fn goals(paper: &mut Paper) {
    let head = paper.row(22.0);
    paper.put((0, 0), Look::Label, Content::words("年度总体目标"));
    paper.put((1, 5), Look::Label, Content::words("预期目标"));
    paper.put((6, LAST), Look::Label, Content::words("实际完成情况"));
    let row = paper.row(60.0);
    paper.put((0, 0), Look::Label, Content::Blank);
    paper.put((1, 5), Look::Text, Content::Blank);
    paper.put((6, LAST), Look::Text, Content::Blank);
    paper.merge((head, row), (0, 0));
    paper.ask(
        (row, row),
        1,
        ("预期目标", "年初申报的目标，原样抄录。"),
        &[],
    );
    paper.ask(
        (row, row),
        6,
        (
            "实际完成情况",
            "逐条对照预期目标写完成了什么，写明数量和时间。",
        ),
        &[],
    );
}

/// The indicators; gives the row of their heads, and their first and last.
fn indicators(content: &FormContent<'_>, paper: &mut Paper) -> (usize, usize, usize) {
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
    const LOOKS: [Look; 10] = [
        Look::Word,
        Look::Word,
        Look::Text,
        Look::Word,
        Look::Word,
        Look::Word,
        Look::Word,
        Look::Points,
        Look::Points,
        Look::Text,
    ];
    let head = paper.row(28.0);
    paper.put((0, 0), Look::Label, Content::words("绩效指标"));
    for (column, word) in (1..).zip(HEADS) {
        paper.put((column, column), Look::Label, Content::words(word));
    }
    let levels = &content.profile.levels;
    // Levels without points of their own are offered, but no row waits for them.
    let named = levels.iter().filter(|level| level.weight.is_some());
    let named =
        named.flat_map(|level| level.inner.iter().map(|inner| [&*level.name, &*inner.name]));
    let rows: Vec<[&str; 2]> = named.chain([[""; 2]; FREE_ROWS]).collect();
    for names in &rows {
        paper.row(22.0);
        paper.put((0, 0), Look::Label, Content::Blank);
        for (at, look) in LOOKS.into_iter().enumerate() {
            let words = names
                .get(at)
                .map_or(Content::Blank, |name| Content::words(*name));
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
