//! Lists of persons: tables with a column of names and a column of what is nobody's business. A column is known
//! by its title or by what it holds.

use super::held::Held;
use super::list_by_content::{given, list_by_content};
use crate::check::rule::{LineKind, Lines};
use crate::text::personal::{bare_name, is_certain_name, without_spaces};
use crate::text::words::words_of;
use std::ops::Range;

/// Rows from the top of a table among which its titles are looked for.
const TITLE_ROWS: usize = 6;
/// Titles of a column of names.
const NAMES: &str = "姓名 户主 申请人 救助对象 受助人 患者 学生名 名字 人名 领取人 领款人 受益人 信访人 上访人 车主 \
    收款人 被征地人 贷款人 借款人 矫正对象 护林员 获奖学生 退役军人 种植户 养殖户 农户";
/// Words in titles of columns about a person's life. An office telephone is not among them.
const PRIVATE: &str = "\
    住址 家庭地址 户籍 病情 病种 疾病 诊断 残疾 伤残 低保 特困 五保 困难类型 困难情况 致贫 \
    身份证 证件号 手机 联系电话 电话号码 联系方式 银行卡 卡号 银行账号 出生日期 出生年月 监护人 家庭成员 家庭收入 \
    人均收入 年收入 住院号 病历号 学籍号 社保号 罪名 刑期 用药 案由 信访事项 诉求 管控类别 婚姻 检测结果 车牌 房屋等级 文化程度";

/// A list of persons.
#[derive(Clone, Debug)]
pub(super) struct PersonList {
    /// The line of its titles.
    pub(super) line: usize,
    /// Where in that line its first private title stands.
    pub(super) range: Range<usize>,
    /// The title of the names, then the private ones.
    pub(super) titles: Vec<String>,
    /// How many persons it names.
    pub(super) persons: usize,
}

/// All lists of persons, of each table at most one.
pub(super) fn person_lists(lines: &Lines<'_>) -> Vec<PersonList> {
    let mut lists = Vec::new();
    let mut index = 0;
    while let Some(line) = lines.all.get(index) {
        let LineKind::Row { first } = line.kind else {
            index += 1;
            continue;
        };
        let rows = lines.all[index..].iter();
        let end = index + rows.take_while(|row| row.kind == line.kind).count();
        let titles = first..end.min(first + TITLE_ROWS);
        let by_titles = titles
            .clone()
            .find_map(|titles| list_under(lines, titles, first));
        let by_titles = by_titles.or_else(|| list_across(lines, first..end));
        let by_titles = by_titles.or_else(|| untitled_across(lines, first..end));
        lists.extend(by_titles.or_else(|| {
            let titled = titles
                .clone()
                .find_map(|line| Some((line, name_title(lines, line)?)));
            list_by_content(lines, first..end, titled)
        }));
        index = end;
    }
    lists
}

/// The column in a line of titles under which names stand.
fn name_title(lines: &Lines<'_>, titles: usize) -> Option<u32> {
    let mut cells = lines.cells(titles);
    let names =
        cells.find(|(_, _, cell)| has_word(cell, NAMES) && !is_certain_name(bare_name(cell)))?;
    Some(names.0)
}

/// Whether a title has one of these words.
fn has_word(cell: &str, list: &'static str) -> bool {
    let cell = without_spaces(cell);
    cell.chars().count() <= 12 && !is_count(&cell) && words_of(list).any(|word| cell.contains(word))
}

/// Whether a title says of its column that persons are counted: 受益人口.
fn is_count(title: &str) -> bool {
    title.ends_with(['口', '数', '率']) || title.ends_with("人次")
}

/// The list whose titles stand in the line `titles`.
fn list_under(lines: &Lines<'_>, titles: usize, first: usize) -> Option<PersonList> {
    let is_any = |cell: &str, list: &'static str| {
        let is_telephone = without_spaces(cell) == "电话" && list == PRIVATE;
        is_telephone || has_word(cell, list)
    };
    let (names, _, name) = lines
        .cells(titles)
        .find(|(_, _, cell)| is_any(cell, NAMES) && !is_certain_name(bare_name(cell)))?;
    let private: Vec<_> = lines
        .cells(titles)
        .filter(|(column, _, cell)| *column != names && is_any(cell, PRIVATE))
        .collect();
    let (_, at, title) = private.first()?;
    let mut persons = 0;
    for line in titles + 1..lines.all.len() {
        if lines.all[line].kind != (LineKind::Row { first }) {
            break;
        }
        let cell = lines.cells(line).find(|(column, ..)| *column == names);
        persons += usize::from(cell.is_some_and(|(_, _, cell)| is_name(cell)));
    }
    let mut titles_found = vec![name.to_owned()];
    titles_found.extend(private.iter().map(|(_, _, title)| (*title).to_owned()));
    (persons > 0).then(|| PersonList {
        line: titles,
        range: *at..at + title.len(),
        titles: titles_found,
        persons,
    })
}

/// The list whose titles stand at the left, with a column for each person.
fn list_across(lines: &Lines<'_>, rows: Range<usize>) -> Option<PersonList> {
    const FEWEST: usize = 2;
    const ROWS: usize = 40;
    let rows = rows.start..rows.end.min(rows.start + ROWS);
    let values = |line: usize| lines.cells(line).skip(1);
    let title = |line: usize| lines.cells(line).next().map_or("", |(_, _, cell)| cell);
    let (names, persons) = rows.clone().find_map(|line| {
        let persons = values(line).filter(|(_, _, cell)| is_name(cell)).count();
        let is_named = has_word(title(line), NAMES) && persons >= FEWEST;
        let filled = values(line).filter(|(_, _, cell)| !cell.trim().is_empty());
        (is_named && persons == filled.count()).then_some((line, persons))
    })?;
    let is_private = |line: &usize| {
        let name = without_spaces(title(*line));
        let amounts =
            values(*line).filter(|(_, _, cell)| Held::of(cell.trim()) == Some(Held::Amount));
        let is_given = given(&name) && amounts.count() * 2 >= persons;
        *line != names && (name == "电话" || has_word(&name, PRIVATE) || is_given)
    };
    let private: Vec<usize> = rows.filter(is_private).collect();
    let line = *private.first()?;
    let (_, at, cell) = lines.cells(line).next()?;
    let mut titles = vec![title(names).to_owned()];
    titles.extend(private.iter().map(|line| title(*line).to_owned()));
    Some(PersonList {
        line,
        range: at..at + cell.len(),
        titles,
        persons,
    })
}

/// The list of which nothing but names stands in a row, and nothing but what is theirs in the next.
fn untitled_across(lines: &Lines<'_>, rows: Range<usize>) -> Option<PersonList> {
    const FEWEST: usize = 3;
    let filled = |line: usize| {
        let cells = lines.cells(line).map(|(_, _, cell)| cell.trim());
        cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>()
    };
    let is_of_names = |line: &usize| {
        let cells = filled(*line);
        cells.len() >= FEWEST && cells.iter().all(|cell| is_certain_name(cell))
    };
    let names = rows.clone().take(2).find(is_of_names)?;
    let below = (names + 1..rows.end).take(1).next()?;
    let (persons, cells) = (filled(names).len(), filled(below));
    let held = Held::of(cells.first()?)?;
    let is_theirs = cells.len() == persons && cells.iter().all(|cell| Held::of(cell) == Some(held));
    let (_, at, cell) = lines.cells(below).next()?;
    is_theirs.then(|| PersonList {
        line: below,
        range: at..at + cell.len(),
        titles: vec![String::new(), held.name().to_owned()],
        persons,
    })
}

/// Whether a cell names somebody: two to four Han characters, more with a dot between, and none of
/// them hidden.
pub(super) fn is_name(cell: &str) -> bool {
    let bare = without_spaces(bare_name(cell));
    let count = bare.chars().filter(|c| *c != '·').count();
    let most = if bare.contains('·') { 12 } else { 4 };
    let han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c) || c == '·';
    let hidden = ["某", "合计", "小计", "总计", "姓名"];
    (2..=most).contains(&count)
        && bare.chars().all(han)
        && !hidden.iter().any(|word| bare.contains(word))
}
