//! Which of the values that labels offer a field takes.

use super::pairs;
use super::reading::{FormReading, Offer};
use std::collections::BTreeMap;

/// Fields whose labels differ in how surely they mean it: another value under a less sure label is another thing.
const RANKED: &[&str] = &["主管部门", "项目名称", "年度"];

/// Sets the fields of the report.
pub(super) fn settle(reading: &mut FormReading<'_>) {
    let mut order: Vec<&'static str> = Vec::new();
    let mut by_field: BTreeMap<&'static str, Vec<Offer>> = BTreeMap::new();
    for offer in std::mem::take(&mut reading.offers) {
        if !order.contains(&offer.field) {
            order.push(offer.field);
        }
        by_field.entry(offer.field).or_default().push(offer);
    }
    let head = by_field.remove(pairs::BODY).unwrap_or_default();
    for field in order {
        let mut offers = by_field.remove(field).unwrap_or_default();
        offers.sort_by_key(|offer| offer.rank);
        choose(reading, field, offers);
    }
    for offer in head {
        body(reading, offer);
    }
}

/// The head of a form may name as its 部门 the unit, perhaps more fully, or what a field says already.
fn body(reading: &mut FormReading<'_>, offer: Offer) {
    let facts = &mut reading.draft.facts;
    let value = &offer.quoted.value;
    let unit = facts.one("单位").map(|unit| unit.value.clone());
    if unit.is_some_and(|unit| is_fuller(value, &unit)) {
        facts.set("单位", offer.quoted);
        return;
    }
    let mut named = ["单位", "主管部门"]
        .into_iter()
        .filter_map(|field| facts.one(field));
    if !named.any(|quoted| is_same(value, &quoted.value)) {
        reading.keep(offer.row, &offer.label, &offer.quoted.words);
    }
}

fn choose(reading: &mut FormReading<'_>, field: &'static str, mut offers: Vec<Offer>) {
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
