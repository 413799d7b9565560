//! Invented forms in each shape, with the whole grid that comes of them, and properties of any text.

mod property;

use super::reshape;
use crate::import::{Block, Paragraph, Place, Table, TableCell};

/// Texts, a line a paragraph, and what becomes of them, parted by `====`.
const CASES: &[(&str, &str)] = &[
    (
        "a_rows_between_bars",
        include_str!("cases/a_rows_between_bars.txt"),
    ),
    (
        "a_heads_in_two_rows",
        include_str!("cases/a_heads_in_two_rows.txt"),
    ),
    (
        "b_cells_one_after_another",
        include_str!("cases/b_cells_one_after_another.txt"),
    ),
    (
        "b_empty_cells_lost",
        include_str!("cases/b_empty_cells_lost.txt"),
    ),
    (
        "c_cell_a_line_empty_kept",
        include_str!("cases/c_cell_a_line_empty_kept.txt"),
    ),
    (
        "c_cell_a_line_no_bars",
        include_str!("cases/c_cell_a_line_no_bars.txt"),
    ),
    ("d_spaces", include_str!("cases/d_spaces.txt")),
    (
        "d_spaces_in_one_line",
        include_str!("cases/d_spaces_in_one_line.txt"),
    ),
    (
        "e_nothing_between",
        include_str!("cases/e_nothing_between.txt"),
    ),
    ("e_points", include_str!("cases/e_points.txt")),
    ("e_doubtful", include_str!("cases/e_doubtful.txt")),
    ("f_text_is_text", include_str!("cases/f_text_is_text.txt")),
];

#[test]
fn forms_in_each_shape() {
    let mut wrong = String::new();
    for (name, case) in CASES {
        let (text, expected) = case.split_once("====\n").unwrap_or((case, ""));
        let found = shown(&reshape(paragraphs(text)));
        if found != expected {
            wrong += &format!("#### {name}\n{found}");
        }
    }
    assert_eq!(wrong, "");
}

/// A table of which merged cells fell out, and one that is as it should be.
#[test]
fn tables() {
    let slipped = [
        "项目名称|茶园灌溉||主管部门|某县农业局",
        "项目资金(万元)|年初预算数|全年预算数|全年执行数|分值|执行率|得分",
        "年度资金总额|30|20|15|10|75%|7.5",
        "其中:当年财政拨款|30|20|15||75%",
        "绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因",
        "产出指标|数量指标|铺设管道|3公里|3公里|40|40",
        "建设泵房|2座|1座|20|10|选址未定",
        "质量指标|验收合格率|100%|100%|30|30",
    ];
    let expected = "\
T 项目名称|茶园灌溉|主管部门|某县农业局
T 项目资金(万元)||年初预算数|全年预算数|全年执行数|分值|执行率|得分
T |年度资金总额|30|20|15|10|75%|7.5
T |其中:当年财政拨款|30|20|15||75%
T 绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因
T |产出指标|数量指标|铺设管道|3公里|3公里|40|40
T |^|^|建设泵房|2座|1座|20|10|选址未定
T |^|质量指标|验收合格率|100%|100%|30|30
";
    assert_eq!(
        shown(&reshape(vec![Block::Table(table(&slipped))])),
        expected
    );
    let whole = [
        "项目资金(万元)||年初预算数|全年预算数|全年执行数|分值|执行率|得分",
        "|年度资金总额|30|20|15|10|75%|7.5",
        "绩效指标||||年度指标值|||实际完成值|分值|得分",
        "|一级指标|二级指标|三级指标|指标性质|指标值|度量单位",
        "|产出指标|数量指标|铺设管道|≥|3|公里|3|40|40",
        "||质量指标|验收合格率|≥|95|%|95|30|30",
    ];
    let expected: String = whole.iter().map(|row| format!("T {row}\n")).collect();
    assert_eq!(shown(&reshape(vec![Block::Table(table(&whole))])), expected);
}

/// A table without merged cells.
fn table(rows: &[&str]) -> Table {
    let mut table = Table::default();
    for (row, line) in rows.iter().enumerate() {
        for (column, text) in line
            .split('|')
            .enumerate()
            .filter(|(_, text)| !text.is_empty())
        {
            table.put(TableCell {
                place: Place::Line(0),
                text: text.to_owned(),
                row,
                column,
                height: 1,
                width: 1,
            });
        }
    }
    table
}

/// The lines of a text as paragraphs.
fn paragraphs(text: &str) -> Vec<Block> {
    let block = |(number, line): (usize, &str)| {
        Block::Paragraph(Paragraph {
            place: Place::Line(u32::try_from(number).unwrap_or(u32::MAX)),
            text: line.to_owned(),
            level: None,
        })
    };
    text.lines().enumerate().map(block).collect()
}

/// Paragraphs and grids: a row a line, `^` where a cell from above or from the left stands.
fn shown(blocks: &[Block]) -> String {
    let mut shown = String::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => shown += &format!("P {}\n", paragraph.text),
            Block::Table(table) => (0..table.rows()).for_each(|row| shown += &line(table, row)),
        }
    }
    shown
}

fn line(table: &Table, row: usize) -> String {
    let cell = |column: usize| match table.at(row, column) {
        Some(cell) if (cell.row, cell.column) == (row, column) => cell.text.replace('\n', "⏎"),
        Some(_) => "^".to_owned(),
        None => String::new(),
    };
    let cells: Vec<String> = (0..table.columns()).map(cell).collect();
    format!("T {}\n", cells.join("|").trim_end_matches('|'))
}
