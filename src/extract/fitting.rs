//! Values that their fields cannot hold are no facts: a year that is none, an amount that is no number, a unit without
//! a name. Whatever read them, they are left out and doubted.

use super::draft::{Doubt, ReportDraft};
use super::facts::{FactEntry, Facts, Quoted};
use crate::field::{Field, FromText, Kind, Text};
use crate::model::fields::REPORT;
use crate::model::{Moment, Money, Relation, Score, Year};
use rust_decimal::Decimal;

/// Longest name of a body or a project, in characters.
const NAME: usize = 120;

/// Leaves out of a draft what its fields cannot hold.
pub(super) fn fit(draft: &mut ReportDraft) {
    let facts = std::mem::take(&mut draft.facts);
    draft.facts = fitting(facts, REPORT, "", &mut draft.doubts);
}

/// The facts that fit the fields of a table, which stands at `path`.
fn fitting(facts: Facts, table: &[Field], path: &str, doubts: &mut Vec<Doubt>) -> Facts {
    let mut kept = Facts::default();
    for (name, entry) in facts.into_entries() {
        let field = table.iter().find(|field| field.zh == name);
        let here = format!("{path}{name}");
        let below = format!("{here}.");
        match entry {
            FactEntry::One(quoted) => {
                if field.is_none_or(|field| fits(field, &quoted.value)) {
                    kept.set(name, quoted);
                } else {
                    doubts.push(doubt(here, quoted));
                }
            }
            FactEntry::Group(facts) => {
                let facts = fitting(facts, group_of(field), &below, doubts);
                *kept.group_mut(name) = facts;
            }
            FactEntry::Rows(rows) => {
                for row in rows {
                    let row = fitting(row, rows_of(field), &below, doubts);
                    kept.add_row(name, row);
                }
            }
            FactEntry::Many(values) => {
                for value in values {
                    kept.add(name, value);
                }
            }
        }
    }
    kept
}

fn doubt(field: String, quoted: Quoted) -> Doubt {
    Doubt {
        field,
        reason: format!("这里写的是“{}”，不能当作它的值，请核对后填写", quoted.value),
        quoted: Some(quoted),
    }
}

/// The fields of the mapping that a field holds.
fn group_of(field: Option<&Field>) -> &'static [Field] {
    match field.map(|field| field.kind) {
        Some(Kind::Group(fields) | Kind::RowsOrGroup(_, fields)) => fields,
        _ => &[],
    }
}

/// The fields of the rows that a field holds.
fn rows_of(field: Option<&Field>) -> &'static [Field] {
    match field.map(|field| field.kind) {
        Some(Kind::Rows(fields) | Kind::TextsOrRows(fields) | Kind::RowsOrGroup(fields, _)) => {
            fields
        }
        _ => &[],
    }
}

/// Whether a field can hold a value.
fn fits(field: &Field, value: &str) -> bool {
    fn reads<T: FromText>(value: &str) -> bool {
        T::from_text(value).is_ok()
    }
    match field.kind {
        Kind::Number => reads::<Decimal>(value),
        Kind::Count => reads::<u32>(value),
        Kind::Money => reads::<Money>(value),
        Kind::Score => reads::<Score>(value),
        Kind::Year => reads::<Year>(value),
        Kind::Moment => reads::<Moment>(value),
        Kind::Choice(Relation::WORDS) => reads::<Relation>(value),
        Kind::Choice(words) => words.contains(&value),
        Kind::Text => reads::<Text>(value) && is_name(field, value),
        _ => true,
    }
}

/// Whether a text can be the name that a field wants, if it wants one.
fn is_name(field: &Field, value: &str) -> bool {
    if !["project", "unit", "department"].contains(&field.en) {
        return true;
    }
    let letters = value.chars().filter(|c| c.is_alphabetic()).count();
    let is_sentence = value.contains(['。', '；', '\n']) || value.ends_with(['，', ',', '：', ':']);
    letters >= 2 && value.chars().count() <= NAME && !is_sentence
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Place;

    #[test]
    fn what_a_field_cannot_hold_is_doubted_and_no_fact() {
        let quoted = |value: &str| Quoted {
            value: value.into(),
            words: value.into(),
            place: Place::Line(0),
        };
        let mut draft = ReportDraft::default();
        for (field, value) in [
            ("项目名称", "冷库建设"),
            ("单位", "1."),
            ("主管部门", "219-云岭区农业农村局"),
            ("年度", "2203"),
            ("得分", "优"),
            ("公开日期", "2024-05-12"),
        ] {
            draft.facts.set(field, quoted(value));
        }
        let funds = draft.facts.group_mut("资金");
        funds.set("全年预算数", quoted("1,883.00"));
        funds.set("全年执行数", quoted("见附表"));
        let mut row = Facts::default();
        row.set("三级", quoted("清运垃圾"));
        row.set("性质", quoted("大约"));
        row.set("分值", quoted("10"));
        draft.facts.add_row("指标", row);
        fit(&mut draft);
        let doubted: Vec<&str> = draft.doubts.iter().map(|doubt| &*doubt.field).collect();
        assert_eq!(
            doubted,
            ["单位", "年度", "得分", "资金.全年执行数", "指标.性质"]
        );
        let left: Vec<&str> = draft.facts.entries().map(|(field, _)| field).collect();
        assert_eq!(left, ["项目名称", "主管部门", "公开日期", "资金", "指标"]);
        let row = &draft.facts.rows("指标")[0];
        assert!(row.one("分值").is_some() && row.one("性质").is_none());
    }
}
