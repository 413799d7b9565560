//! The rows of the form, from its title to the grade.

use super::content::FormContent;
use super::look::CellLook;
use super::paper::{CellContent, LAST, Paper};
use super::{funds, indicators};

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
    let total = funds::lay_out(content, paper);
    goals(paper);
    let (head, first, last) = indicators::lay_out(content, paper);
    let row = paper.row(22.0);
    paper.put((0, 7), CellLook::Label, CellContent::words("总分"));
    for (column, letter, funds) in [(8, 'I', 'H'), (9, 'J', 'J')] {
        let sum = format!(
            "IF(COUNT({letter}{first}:{letter}{last})=0,\"\",SUM({letter}{first}:{letter}{last},{funds}{total}))"
        );
        paper.put((column, column), CellLook::Total, CellContent::Formula(sum));
    }
    paper.put((LAST, LAST), CellLook::Text, CellContent::Blank);
    paper.ask(
        (row, row),
        9,
        ("总分", "由指标得分和预算执行得分自动相加，不用填。"),
        &[],
    );
    let row = paper.row(22.0);
    let grades: Vec<&str> = content.grades.iter().map(|grade| &*grade.label).collect();
    paper.put((0, 1), CellLook::Label, CellContent::words("等级"));
    paper.put((2, LAST), CellLook::Word, CellContent::Blank);
    paper.ask((row, row), 2, ("等级", "按总分选一个等级。"), &grades);
    FormRows {
        indicators: head,
        last: row,
    }
}

fn heads(content: &FormContent<'_>, paper: &mut Paper) {
    paper.row(34.0);
    paper.put(
        (0, LAST),
        CellLook::Title,
        CellContent::words("项目支出绩效自评表"),
    );
    let row = paper.row(20.0);
    let year = match content.year {
        "" => "（    年度）".to_owned(),
        year => format!("（{year}年度）"),
    };
    paper.put((0, LAST), CellLook::Subtitle, CellContent::Words(year));
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
    paper.put((0, 1), CellLook::Label, CellContent::words("项目名称"));
    paper.put(
        (2, LAST),
        CellLook::Text,
        CellContent::words(content.project),
    );
    paper.ask(
        (row, row),
        2,
        ("项目名称", "与预算批复一致的全称，一张表只填一个项目。"),
        &[],
    );
    let row = paper.row(24.0);
    paper.put((0, 1), CellLook::Label, CellContent::words("主管部门"));
    paper.put((2, 5), CellLook::Text, CellContent::Blank);
    paper.put((6, 6), CellLook::Label, CellContent::words("实施单位"));
    paper.put((7, LAST), CellLook::Text, CellContent::words(content.unit));
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

fn goals(paper: &mut Paper) {
    let head = paper.row(22.0);
    paper.put((0, 0), CellLook::Label, CellContent::words("年度总体目标"));
    paper.put((1, 5), CellLook::Label, CellContent::words("预期目标"));
    paper.put(
        (6, LAST),
        CellLook::Label,
        CellContent::words("实际完成情况"),
    );
    let row = paper.row(60.0);
    paper.put((0, 0), CellLook::Label, CellContent::Blank);
    paper.put((1, 5), CellLook::Text, CellContent::Blank);
    paper.put((6, LAST), CellLook::Text, CellContent::Blank);
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
