//! Which of the values that labels offer a field takes.

use super::super::draft::BodyBlock;
use super::reading::{Offer, Reading};
use std::collections::BTreeMap;

/// Fields whose labels differ in how surely they mean it: another value under a less sure label is another thing.
const RANKED: &[&str] = &["主管部门", "项目名称", "年度"];

/// Sets the fields of the report.
pub(super) fn settle(reading: &mut Reading<'_>) {
    let mut order: Vec<&'static str> = Vec::new();
    let mut by_field: BTreeMap<&'static str, Vec<Offer>> = BTreeMap::new();
    for offer in std::mem::take(&mut reading.offers) {
        if !order.contains(&offer.field) {
            order.push(offer.field);
        }
        by_field.entry(offer.field).or_default().push(offer);
    }
    for field in order {
        let mut offers = by_field.remove(field).unwrap_or_default();
        offers.sort_by_key(|offer| offer.rank);
        choose(reading, field, offers);
    }
    drop_repeated(reading);
}

/// The head of a form may name as its 部门 what a field says already.
fn drop_repeated(reading: &mut Reading<'_>) {
    let facts = &reading.draft.facts;
    let named = ["单位", "主管部门"].map(|field| facts.one(field));
    let lines = named
        .iter()
        .flatten()
        .map(|quoted| format!("部门：{}", quoted.value));
    let lines: Vec<String> = lines.collect();
    let is_repeated = |block: &BodyBlock| match block {
        BodyBlock::Paragraph(line) => lines.contains(line),
        _ => false,
    };
    reading.body.retain(|(_, block)| !is_repeated(block));
}

fn choose(reading: &mut Reading<'_>, field: &'static str, mut offers: Vec<Offer>) {
    let Some(first) = offers.first() else { return };
    let mut best = first.quoted.clone();
    for offer in &offers {
        if is_fuller(&offer.quoted.value, &best.value) {
            best = offer.quoted.clone();
        }
    }
    let agrees = |offer: &Offer| is_same(&offer.quoted.value, &best.value);
    let sure = first.rank;
    let is_ranked = RANKED.contains(&field);
    let is_settled = offers
        .iter()
        .all(|offer| agrees(offer) || (is_ranked && offer.rank > sure));
    if is_settled {
        offers.retain(|offer| !agrees(offer));
        reading.draft.facts.set(field, best);
    } else {
        let values: Vec<String> = offers
            .iter()
            .map(|offer| format!("“{}”", offer.quoted.value))
            .collect();
        let reason = format!("表里有不同的写法：{}，请选定", values.join("、"));
        let quoted = offers.first().map(|offer| offer.quoted.clone());
        reading.doubt(field, reason, quoted);
    }
    for offer in offers {
        if offer.label.is_empty() {
            continue;
        }
        reading.keep(offer.row, &offer.label, &offer.quoted.words);
    }
}

/// Whether a value is another one with something before it: the name of a unit with its place.
fn is_fuller(value: &str, than: &str) -> bool {
    value.len() > than.len() && value.ends_with(than)
}

fn is_same(value: &str, best: &str) -> bool {
    value == best || is_fuller(best, value)
}
