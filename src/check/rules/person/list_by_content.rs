//! Lists of persons whose titles do not say what they are: known by what their columns hold.

use super::held::Held;
use super::list::{PersonList, is_name};
use crate::check::rule::Lines;
use crate::text::personal::{bare_name, is_certain_name, without_spaces};
use crate::text::words::contains_any;
use std::collections::BTreeMap;
use std::ops::Range;

/// Most rows of a table that are looked at, and most columns.
const ROWS: usize = 2000;
const COLUMNS: u32 = 64;
/// The fewest names that make a column without a title one of names.
const FEWEST: usize = 3;
/// Titles over names of things, places and bodies, and of those who answer for something.
const NO_PERSONS: &[&str] = &[
    "名称",
    "品",
    "物",
    "项",
    "村",
    "镇",
    "乡",
    "街",
    "社区",
    "地",
    "单位",
    "部门",
    "科",
    "类",
    "内容",
    "指标",
    "事",
    "负责",
    "责任",
    "联系人",
    "经办",
    "审核",
    "编制",
    "专家",
    "组长",
    "领导",
    "法人",
    "代表",
    "干部",
    "评委",
    "经理",
    "校长",
    "院长",
    "所长",
    "局长",
    "河长",
    "主任",
    "书记",
    "主讲",
    "讲师",
    "教师",
    "教练",
    "医生",
    "队员",
    "网格",
    "传承",
    "签字",
];
/// Titles of amounts that persons are given.
const GIVEN: &[&str] = &[
    "补助",
    "补贴",
    "救助",
    "资助",
    "助学",
    "奖学",
    "奖励",
    "慰问",
    "抚恤",
    "工资",
    "养老金",
    "津贴",
    "报酬",
    "劳务费",
    "低保金",
    "生活费",
    "医疗费",
    "报销",
    "赔偿",
    "补偿",
    "发放",
    "领取",
    "收入",
    "实发",
    "应发",
    "金额",
    "钱",
    "标准",
    "资金",
];
/// Titles under which a telephone or a school is that of an office or a career.
const OF_OFFICE: &[&str] = &[
    "办公", "单位", "值班", "窗口", "毕业", "学历", "专业", "职务", "职称",
];
/// Titles of those who work on something: their schools are where they teach.
const WORKING: &[&str] = &["职务", "职称", "岗位", "分工", "任教"];

/// Titles over names of those whom something is done for.
const PERSONS: &[&str] = &[
    "对象",
    "人员",
    "名字",
    "学生",
    "名单",
    "受益",
    "老人",
    "儿童",
    "患者",
    "残疾",
    "村民",
    "居民",
    "职工",
    "工人",
    "搬迁户",
    "护林员",
    "保洁员",
];

/// What a column holds in the rows that name somebody.
#[derive(Clone, Copy, Debug, Default)]
struct Column {
    filled: usize,
    held: [usize; Held::ALL.len()],
}

/// The list that a table is by what its columns hold; `titled` is the line and the column of a title of names.
pub(super) fn list_by_content(
    lines: &Lines<'_>,
    rows: Range<usize>,
    titled: Option<(usize, u32)>,
) -> Option<PersonList> {
    let rows = rows.start..rows.end.min(rows.start + ROWS);
    let (titles, names) = match titled {
        Some(titled) => titled,
        None => (rows.start, names_column(lines, rows.clone())?),
    };
    let (below, is_somebody): (usize, fn(&str) -> bool) = match titled {
        Some(_) => (titles + 1, is_name),
        None => (titles, names_somebody),
    };
    let below = rows.start.max(below)..rows.end;
    let (persons, columns) = counted(lines, below, names, is_somebody);
    let title = |column: u32| -> &str {
        let cell = lines.cell(titles, column).unwrap_or("");
        let is_value = Held::of(cell.trim()).is_some() || names_somebody(cell);
        if is_value { "" } else { cell }
    };
    let told = Told {
        names: titled.is_some() || contains_any(title(names), PERSONS),
        is_untitled: titled.is_none()
            && lines
                .cell(titles, names)
                .is_none_or(|cell| cell.trim().is_empty() || names_somebody(cell)),
        work: lines
            .cells(titles)
            .any(|(_, _, cell)| contains_any(cell, WORKING)),
    };
    let private = columns.iter().filter_map(|(column, counted)| {
        let held = private(counted, title(*column), told)?;
        Some((*column, held))
    });
    let private: Vec<(u32, Held)> = private.collect();
    let first = private.first()?.0;
    let (_, at, cell) = lines.cells(titles).find(|cell| cell.0 == first)?;
    let mut named = vec![title(names).to_owned()];
    named.extend(private.iter().map(|(column, held)| match title(*column) {
        "" => held.name().to_owned(),
        title => title.to_owned(),
    }));
    Some(PersonList {
        line: titles,
        range: at..at + cell.len(),
        titles: named,
        persons,
    })
}

/// How many rows name somebody in the column `names`, and what the other columns hold in those.
fn counted(
    lines: &Lines<'_>,
    rows: Range<usize>,
    names: u32,
    is_somebody: fn(&str) -> bool,
) -> (usize, BTreeMap<u32, Column>) {
    let mut columns: BTreeMap<u32, Column> = BTreeMap::new();
    let mut persons = 0;
    for line in rows {
        if !lines.cell(line, names).is_some_and(is_somebody) {
            continue;
        }
        persons += 1;
        for (column, _, cell) in lines.cells(line).filter(|cell| cell.0 != names) {
            let cell = cell.trim();
            if column >= COLUMNS || cell.is_empty() {
                continue;
            }
            let counted = columns.entry(column).or_default();
            counted.filled += 1;
            if let Some(held) = Held::of(cell) {
                counted.held[held as usize] += 1;
            }
        }
    }
    (persons, columns)
}

/// The first column of a table that holds names and hardly anything else, without a title that says otherwise.
fn names_column(lines: &Lines<'_>, rows: Range<usize>) -> Option<u32> {
    let mut columns: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for line in rows.clone() {
        for (column, _, cell) in lines.cells(line) {
            if column < COLUMNS && !cell.trim().is_empty() {
                let (filled, names) = columns.entry(column).or_default();
                *filled += 1;
                *names += usize::from(names_somebody(cell));
            }
        }
    }
    let is_names = |column: &u32, filled: usize, names: usize| {
        let title = lines.cell(rows.start, *column).unwrap_or("");
        let title = without_spaces(title).replace("村民", "");
        // A title is no name, and neither is a sum at the end.
        let are_many = names >= FEWEST && names * 5 >= filled.saturating_sub(2) * 4;
        // Of two rows, or of two below a title, both name somebody.
        (are_many || names + 1 == FEWEST && filled <= FEWEST) && !contains_any(&title, NO_PERSONS)
    };
    let mut columns = columns.into_iter();
    let found = columns.find(|(column, (filled, names))| is_names(column, *filled, *names));
    found.map(|(column, _)| column)
}

/// Whether a cell names somebody for certain, whatever else it says of whom.
fn names_somebody(cell: &str) -> bool {
    is_certain_name(bare_name(cell))
}

/// What the titles of a table say of all of it.
#[derive(Clone, Copy, Debug)]
struct Told {
    /// Whether a title says that names stand under it.
    names: bool,
    /// Whether there are none: the first row names somebody, too, or is empty.
    is_untitled: bool,
    /// Whether one says what the persons work on.
    work: bool,
}

/// What a column holds that is nobody's business, if most of its cells do.
fn private(column: &Column, title: &str, told: Told) -> Option<Held> {
    let title = without_spaces(title);
    let most = |held: &&Held| column.held[**held as usize] * 2 > column.filled;
    let held = *Held::ALL.iter().find(most)?;
    let fits = match held {
        Held::Telephone | Held::Address => !contains_any(&title, OF_OFFICE),
        Held::Illness | Held::Hardship | Held::Birth => true,
        Held::School => !told.work && !contains_any(&title, OF_OFFICE),
        Held::Amount => {
            let given = given(&title) && (told.names || !title.starts_with("金额"));
            given || told.names && title.contains('元') || told.is_untitled && title.is_empty()
        }
    };
    fits.then_some(held)
}

/// Whether a title says of amounts that persons are given them.
pub(super) fn given(title: &str) -> bool {
    contains_any(title, GIVEN)
}
