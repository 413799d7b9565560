//! From `content/units.yaml` to units. Parents stay names here; `resolve` finds them.

use crate::diagnostic::{Code, Diagnostic};
use crate::field::{Context, Record};
use crate::model::fields::UNIT;
use crate::model::pinyin;
use crate::model::unit::{ListedUnit, Unit, UnitId};
use crate::model::value::Text;
use crate::parse::{Document, Value};
use std::collections::HashMap;
use std::mem::take;

/// Reads the units, in the order written.
pub fn read_units(document: &Document) -> (Vec<ListedUnit>, Vec<Diagnostic>) {
    let ctx = &mut Context::of(document);
    let Value::List(items) = &document.front.value else {
        if document.front.value != Value::Null {
            let message = format!(
                "单位表应当是一个列表，这里却是{}",
                document.front.kind_label()
            );
            ctx.report(
                Code::WRONG_TYPE,
                document.front.span,
                message,
                "每个单位以“- 标识: …”开头",
            );
        }
        return (Vec::new(), take(&mut ctx.findings));
    };
    let mut units: Vec<ListedUnit> = Vec::new();
    let mut taken: HashMap<Text, usize> = HashMap::new();
    for item in items {
        let Some(record) = Record::open(item, UNIT, "单位", ctx) else {
            continue;
        };
        let Some(unit) = read_unit(&record, ctx) else {
            continue;
        };
        match claim_names(&unit.unit, units.len(), &mut taken) {
            None => units.push(unit),
            Some((name, holder)) => {
                let holder = units
                    .get(holder)
                    .map_or("", |listed| listed.unit.id.as_str());
                let message = format!("“{name}”已经是单位“{holder}”的标识、名称或别名");
                let help = "每个标识、名称、简称和别名只能属于一个单位";
                ctx.report(Code::DUPLICATE_KEY, record.span, message, help);
            }
        }
    }
    (units, take(&mut ctx.findings))
}

/// Claims all names of a unit; gives the first that another unit has, and that unit's position.
fn claim_names(
    unit: &Unit,
    position: usize,
    taken: &mut HashMap<Text, usize>,
) -> Option<(Text, usize)> {
    for name in unit.names() {
        let holder = *taken.entry(name.into()).or_insert(position);
        if holder != position {
            return Some((name.into(), holder));
        }
    }
    None
}

fn read_unit(record: &Record<'_>, ctx: &mut Context<'_>) -> Option<ListedUnit> {
    let id = record.get::<Text>("id", ctx);
    let name = record.value::<Text>("name", ctx);
    let short_name = record.value("short_name", ctx);
    let aliases = record.list("aliases", ctx).into_iter();
    let aliases = aliases.map(|alias| alias.value).collect();
    let parent = record.get("parent", ctx);
    let code = record.value("code", ctx);
    let phone = record.value("phone", ctx);
    let sort_key: Option<Text> = record.value("sort_key", ctx);
    let order = record.value("order", ctx);
    let (name, written) = (name?, id?);
    let Some(id) = UnitId::new(&written) else {
        let message = format!("标识“{}”不能用在网址里", written.value);
        let help = "只用小写字母、数字和连字符，最长64个，不能是 index，如 qinghe";
        ctx.report(Code::OUT_OF_RANGE, written.span, message, help);
        return None;
    };
    let unit = Unit {
        span: record.span,
        letter: pinyin::letter(sort_key.as_deref().unwrap_or(&name)),
        id,
        name,
        short_name,
        aliases,
        parent: None,
        code,
        phone,
        sort_key,
        order,
    };
    Some(ListedUnit { unit, parent })
}
