//! Which of the amounts that were found are facts.

use super::candidate::{AmountCandidate, PartsAre, Strength};
use crate::extract::draft::Doubt;
use crate::extract::facts::{Facts, Quoted};
use crate::extract::wordings::prose::ORIGINS;
use crate::text::words::contains_any;
use rust_decimal::Decimal;
use std::collections::HashSet;

/// The fields in the order of the form.
const FIELDS: &[&str] = &[
    "申报数",
    "年初预算数",
    "全年预算数",
    "到位资金",
    "全年执行数",
    "结余",
    "总投资",
    "概算",
];

/// What is said of one field.
enum Said<'c> {
    /// One amount.
    One(&'c AmountCandidate),
    /// Several that disagree.
    Several(Vec<&'c AmountCandidate>),
    /// Nothing that is certain.
    Nothing,
}

/// The facts of 资金, and what is doubtful.
pub(super) fn settle(found: Vec<AmountCandidate>) -> (Facts, Vec<Doubt>) {
    let mut doubts = Vec::new();
    let mut chosen: Vec<&AmountCandidate> = Vec::new();
    for field in FIELDS {
        match certain(&found, field) {
            Said::One(candidate) => chosen.push(candidate),
            Said::Several(all) => doubts.push(disagreeing(field, &all)),
            Said::Nothing => {}
        }
    }
    for field in ["全年预算数", "全年执行数"] {
        let open = !chosen.iter().any(|one| one.field == field)
            && !doubts.iter().any(|doubt| doubt.field.ends_with(field));
        if open {
            match borne_out(&found, field, &chosen) {
                Some(candidate) => chosen.push(candidate),
                None => doubts.extend(unclear(&found, field)),
            }
        }
    }
    if let Some(doubt) = contradicted(&found, &chosen) {
        chosen.retain(|one| !matches!(one.field, "全年预算数" | "全年执行数"));
        doubts.push(doubt);
    }
    (facts(&chosen), doubts)
}

/// What is said of a field by sentences that are understood; by a bare name only where nothing else says it.
fn certain<'c>(found: &'c [AmountCandidate], field: &str) -> Said<'c> {
    let of_field = || found.iter().filter(|one| one.field == field);
    let strong: Vec<&AmountCandidate> = of_field()
        .filter(|one| one.strength == Strength::Strong)
        .collect();
    let bare = of_field().filter(|one| one.strength == Strength::Bare);
    let all = match strong.is_empty() {
        true if of_field().any(|one| one.strength == Strength::Weak) => Vec::new(),
        true => bare.collect(),
        false => strong,
    };
    let Some(first) = all.first() else {
        return Said::Nothing;
    };
    let agree = all.iter().all(|one| one.figure.may_equal(&first.figure));
    match agree {
        // The finest one, and of these the one with parts.
        true => {
            let best = all
                .iter()
                .min_by_key(|one| (one.parts.is_empty(), one.figure.step));
            best.map_or(Said::Nothing, |best| Said::One(best))
        }
        false => Said::Several(all),
    }
}

fn disagreeing(field: &str, all: &[&AmountCandidate]) -> Doubt {
    /// Amounts that are named at most.
    const MOST: usize = 6;
    let mut known: HashSet<&str> = HashSet::new();
    let distinct = all.iter().filter(|one| known.insert(&one.quoted.value));
    let mut values: Vec<String> = distinct
        .take(MOST + 1)
        .map(|one| shown(&one.quoted.value))
        .collect();
    if values.len() > MOST {
        values.truncate(MOST);
        values.push("……".to_owned());
    }
    let words: Vec<&str> = all.iter().map(|one| &*one.quoted.words).take(2).collect();
    let place = all.first().map(|one| one.quoted.place.clone());
    Doubt {
        field: format!("资金.{field}"),
        reason: format!(
            "正文里写了几个不同的数：{}，请核对后填写",
            values.join("、")
        ),
        quoted: place.map(|place| Quoted {
            value: values.join("、"),
            words: words.join(" …… "),
            place,
        }),
    }
}

/// A value with its unit.
fn shown(value: &str) -> String {
    match value.ends_with('元') {
        true => value.to_owned(),
        false => format!("{value}万元"),
    }
}

/// The one amount that is said of a field in words not all understood, if another amount or a rate bears it out.
fn borne_out<'c>(
    found: &'c [AmountCandidate],
    field: &str,
    chosen: &[&AmountCandidate],
) -> Option<&'c AmountCandidate> {
    let weak: Vec<&AmountCandidate> = found.iter().filter(|one| one.field == field).collect();
    let first = *weak.first()?;
    if weak.iter().any(|one| one.value() != first.value()) {
        return None;
    }
    let other = match field {
        "全年预算数" => ["全年执行数", "到位资金"],
        _ => ["全年预算数", "到位资金"],
    };
    let equal = chosen
        .iter()
        .any(|one| other.contains(&one.field) && one.value() == first.value());
    let mut rates = found.iter().filter(|one| one.field == "执行率");
    let by_rate = chosen
        .iter()
        .find(|one| one.field == other[0])
        .is_some_and(|one| {
            let (spent, budget) = match field {
                "全年执行数" => (first.value(), one.value()),
                _ => (one.value(), first.value()),
            };
            rates.any(|rate| agrees(rate, spent, budget))
        });
    (equal || by_rate).then_some(first)
}

/// Whether a rate follows from two amounts, rounded or cut off.
fn agrees(rate: &AmountCandidate, spent: Decimal, budget: Decimal) -> bool {
    let share = spent
        .checked_mul(Decimal::ONE_HUNDRED)
        .and_then(|spent| spent.checked_div(budget));
    let step = match rate.figure.step.is_zero() {
        true => Decimal::ONE,
        false => rate.figure.step,
    };
    share.is_some_and(|share| (share - rate.value()).abs() < step)
}

fn unclear(found: &[AmountCandidate], field: &str) -> Option<Doubt> {
    let first = found.iter().find(|one| one.field == field)?;
    Some(Doubt {
        field: format!("资金.{field}"),
        reason: format!(
            "正文里写着{}，看不出是不是本项目全部的钱，请核对后填写",
            shown(&first.quoted.value)
        ),
        quoted: Some(first.quoted.clone()),
    })
}

/// A rate that does not follow from the amounts that were chosen.
fn contradicted(found: &[AmountCandidate], chosen: &[&AmountCandidate]) -> Option<Doubt> {
    let value = |field: &str| {
        chosen
            .iter()
            .find(|one| one.field == field)
            .map(|one| one.value())
    };
    let spent = value("全年执行数")?;
    let wholes: Vec<Decimal> = ["全年预算数", "年初预算数", "到位资金"]
        .iter()
        .filter_map(|field| value(field))
        .collect();
    let mut rates = found
        .iter()
        .filter(|one| one.field == "执行率" && one.strength == Strength::Strong);
    let rate = rates.find(|rate| {
        !wholes.is_empty() && !wholes.iter().any(|whole| agrees(rate, spent, *whole))
    })?;
    Some(Doubt {
        field: "资金.全年执行数".into(),
        reason: format!(
            "正文写的执行率{}%，按写的预算和支出算不出来，请核对后填写",
            rate.value().normalize()
        ),
        quoted: Some(rate.quoted.clone()),
    })
}

fn facts(chosen: &[&AmountCandidate]) -> Facts {
    let mut facts = Facts::default();
    let mut sources: Vec<Facts> = Vec::new();
    for one in chosen {
        facts.set(one.field, one.quoted.clone());
        let quoted = |value: &str| Quoted {
            value: value.to_owned(),
            ..one.quoted.clone()
        };
        let of_origin = one.parts_are == PartsAre::Sources
            || one
                .parts
                .iter()
                .any(|part| contains_any(&part.name, ORIGINS));
        for part in &one.parts {
            if !of_origin {
                let mut row = Facts::default();
                row.set("用途", quoted(&part.name));
                row.set("金额", quoted(&part.value));
                facts.add_row("支出明细", row);
                continue;
            }
            let known = sources
                .iter_mut()
                .find(|row| row.one("名称").is_some_and(|name| name.value == part.name));
            match known {
                Some(row) => row.set(one.field, quoted(&part.value)),
                None => {
                    let mut row = Facts::default();
                    row.set("名称", quoted(&part.name));
                    row.set(one.field, quoted(&part.value));
                    sources.push(row);
                }
            }
        }
    }
    for row in sources {
        facts.add_row("来源", row);
    }
    facts
}
