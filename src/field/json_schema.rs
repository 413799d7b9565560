//! A table of fields as a JSON Schema (draft 2020-12), from which editors such as VS Code complete
//! and check while people write.
//!
//! Takes what a file holds as a [`Kind`]; gives a schema that accepts every name of every field.
//! It is as strict as the reader where it can be, and never stricter: an editor that underlines
//! what the program accepts would be worse than none.

use super::{Field, Kind, Need};
use serde_json::{Map, Value, json};

/// The schema of a file. `root` is what the file holds: [`Kind::Group`] for a mapping,
/// [`Kind::Rows`] for a list of mappings.
pub fn json_schema(title: &str, root: Kind) -> Value {
    let mut definitions = Map::new();
    let body = one_of(alternatives(root, "root", &mut definitions));
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
    });
    if let (Value::Object(schema), Value::Object(body)) = (&mut schema, body) {
        schema.extend(body);
        schema.insert("$defs".into(), Value::Object(definitions));
    }
    schema
}

/// The schema of a mapping; its name among the definitions is `path`.
fn define(fields: &[Field], path: &str, definitions: &mut Map<String, Value>) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for field in fields {
        let names = || {
            [field.zh, field.en]
                .into_iter()
                .chain(field.also.iter().copied())
        };
        let inner = format!("{path}.{}", field.en);
        let schema = property(field, &inner, definitions);
        for name in names() {
            properties.insert(name.into(), schema.clone());
        }
        if field.need == Need::Required {
            let any: Vec<_> = names().map(|name| json!({ "required": [name] })).collect();
            required.push(json!({ "anyOf": any }));
        }
    }
    let mut schema = json!({
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    if !required.is_empty() {
        schema["allOf"] = Value::Array(required);
    }
    definitions.insert(path.into(), schema);
    json!({ "$ref": format!("#/$defs/{path}") })
}

/// The schema of one field, with its help.
fn property(field: &Field, path: &str, definitions: &mut Map<String, Value>) -> Value {
    let mut alternatives = alternatives(field.kind, path, definitions);
    if field.need != Need::Required {
        alternatives.push(json!({ "type": "null" }));
    }
    let mut schema = one_of(alternatives);
    schema["description"] = Value::from(field.help);
    if let Some(example) = example(field) {
        schema["examples"] = json!([example]);
    }
    schema
}

/// The forms a value may take; no two of them fit the same value.
fn alternatives(kind: Kind, path: &str, definitions: &mut Map<String, Value>) -> Vec<Value> {
    // A text that looks like a number or a truth value is one to YAML, and still a text to us.
    let text = || json!({ "type": ["string", "number", "boolean"] });
    let list = |item: Value| json!({ "type": "array", "items": item });
    let mut table = |fields, note: &str| define(fields, &format!("{path}{note}"), definitions);
    match kind {
        Kind::Text | Kind::Moment => vec![text()],
        Kind::Number => vec![json!({ "type": "number" }), json!({ "type": "string" })],
        Kind::Money => vec![
            json!({ "type": "number", "minimum": 0 }),
            json!({ "type": "string" }),
        ],
        Kind::Count => vec![
            json!({ "type": "integer", "minimum": 0 }),
            json!({ "type": "string" }),
        ],
        Kind::Score => vec![
            json!({ "type": "number", "minimum": 0, "maximum": 100 }),
            json!({ "type": "string" }),
        ],
        Kind::Year => vec![
            json!({ "type": "integer", "minimum": 2000, "maximum": 2100 }),
            json!({ "type": "string" }),
        ],
        Kind::Flag => vec![
            json!({ "type": "boolean" }),
            json!({ "enum": ["是", "否", "yes", "no", "on", "off"] }),
        ],
        Kind::Choice(words) => vec![json!({ "enum": words })],
        Kind::Texts => vec![text(), list(text())],
        Kind::Group(fields) => vec![table(fields, "")],
        Kind::Rows(fields) => {
            let row = table(fields, "");
            vec![list(row.clone()), row]
        }
        Kind::TextsOrRows(fields) => {
            let row = table(fields, "");
            let entry = one_of(vec![text(), row.clone()]);
            vec![list(entry), text(), row]
        }
        Kind::RowsOrGroup(rows, group) => {
            vec![list(table(rows, "")), table(group, "-group")]
        }
        Kind::Map | Kind::TextOrMap | Kind::Markdown => {
            let map = json!({ "type": "object", "additionalProperties": text() });
            if matches!(kind, Kind::Map) {
                vec![map]
            } else {
                vec![text(), map]
            }
        }
    }
}

fn one_of(mut alternatives: Vec<Value>) -> Value {
    if alternatives.len() == 1 {
        alternatives.remove(0)
    } else {
        json!({ "oneOf": alternatives })
    }
}

/// The example as an editor should insert it; whole numbers without quotes.
fn example(field: &Field) -> Option<Value> {
    match field.kind {
        _ if field.example.is_empty() => None,
        Kind::Group(_) | Kind::Rows(_) | Kind::RowsOrGroup(..) | Kind::Map => None,
        Kind::Texts | Kind::TextsOrRows(_) | Kind::Markdown => None,
        Kind::Flag => Some(Value::from(field.example == "true")),
        _ => Some(match field.example.parse::<u64>() {
            Ok(number) => Value::from(number),
            Err(_) => Value::from(field.example),
        }),
    }
}
