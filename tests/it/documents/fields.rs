//! `docs/format.md`: tables of fields as a Markdown document for editors.
//!
//! Takes titled tables; gives one section a table, and one for every table nested in it, in the
//! order of the fields.

use mingbai::field::{Field, Kind, Need};
use std::fmt::Write;

const PREFACE: &str = "# 字段一览

本文由程序里的字段表生成，请勿手工修改。

- 字段可以写中文名，也可以写英文名，意思相同，可以混用。
- 写成“字段: 值”，冒号是半角的，后面有一个空格。
- 金额不写单位时是万元，也可以写成 `1.2亿元`、`183.32万元`、`5000元`、`400,600.00`。
- 值里有 `#`、`: ` 或引号时，用引号把整个值括起来。
";

/// The document: `tables` are titles, such as 报告, with their fields.
pub(crate) fn fields_document(tables: &[(&str, &[Field])]) -> String {
    let mut out = PREFACE.to_owned();
    for (title, fields) in tables {
        section(&mut out, title, fields);
    }
    out
}

/// A table nested in another, with the title of its section.
struct Nested {
    title: String,
    fields: &'static [Field],
}

fn section(out: &mut String, title: &str, fields: &[Field]) {
    let level = if title.contains(" · ") { "###" } else { "##" };
    let _ = write!(
        out,
        "\n{level} {title}\n\n| 字段 | 英文名 | 值 | 必填 | 说明 | 示例 |\n|---|---|---|---|---|---|\n"
    );
    for field in fields {
        row(out, field, &nested(title, field));
    }
    for inner in fields.iter().flat_map(|field| nested(title, field)) {
        section(out, &inner.title, inner.fields);
    }
}

fn row(out: &mut String, field: &Field, nested: &[Nested]) {
    let mut name = cell(field.zh);
    if !field.also.is_empty() {
        let _ = write!(name, "（也可写：{}）", cell(&field.also.join("、")));
    }
    let need = match field.need {
        Need::Required => "必填",
        Need::Optional | Need::Rare => "",
    };
    let example = match field.example {
        "" => String::new(),
        example => code(example),
    };
    let value = value(field.kind, nested);
    let help = cell(field.help);
    let _ = writeln!(
        out,
        "| {name} | `{}` | {value} | {need} | {help} | {example} |",
        field.en
    );
}

/// The tables nested in a field. A remark in brackets after the title does not go into theirs.
fn nested(title: &str, field: &Field) -> Vec<Nested> {
    let title = title.split('（').next().unwrap_or(title);
    let one = |note: &str, fields| Nested {
        title: format!("{title} · {}{note}", field.zh),
        fields,
    };
    match field.kind {
        Kind::Group(fields) | Kind::Rows(fields) | Kind::TextsOrRows(fields) => {
            vec![one("", fields)]
        }
        Kind::RowsOrGroup(rows, group) => {
            vec![one("（列表的每一项）", rows), one("（一组字段）", group)]
        }
        _ => Vec::new(),
    }
}

/// What a field takes, in words.
fn value(kind: Kind, nested: &[Nested]) -> String {
    let see = |at: usize| {
        nested
            .get(at)
            .map_or(String::new(), |inner| format!("见“{}”", inner.title))
    };
    match kind {
        Kind::Text => "文字".into(),
        Kind::Number => "数".into(),
        Kind::Count => "整数".into(),
        Kind::Money => "金额".into(),
        Kind::Score => "0到100，最多两位小数".into(),
        Kind::Year => "2000到2100".into(),
        Kind::Moment => "日期，或日期和时间".into(),
        Kind::Flag => "`true`（是）或 `false`（否）".into(),
        Kind::Choice(words) => {
            let words: Vec<_> = words.iter().map(|word| code(word)).collect();
            format!("其中之一：{}", words.join("、"))
        }
        Kind::Texts => "一段文字，或文字的列表".into(),
        Kind::Group(_) => format!("一组字段，{}", see(0)),
        Kind::Rows(_) => format!("列表，每一项{}", see(0)),
        Kind::TextsOrRows(_) => format!("列表，每一项是文字，或一组字段，{}", see(0)),
        Kind::RowsOrGroup(..) => format!("列表，{}；或一组字段，{}", see(0), see(1)),
        Kind::Map => "若干“名字: 文字”".into(),
        Kind::TextOrMap => "一个值，或若干“名字: 值”".into(),
        Kind::Markdown => "Markdown文字，或若干“标题: Markdown文字”".into(),
    }
}

/// Text that cannot break out of its cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

fn code(text: &str) -> String {
    format!("`{}`", cell(text))
}
