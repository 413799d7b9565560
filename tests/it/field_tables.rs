//! What comes out of a table of fields: the document for editors and the JSON Schema.

use crate::documents::fields_document;
use mingbai::field::{Field, Kind, Need, json_schema};
use serde_json::json;

static AMOUNTS: &[Field] = &[Field {
    zh: "全年预算数",
    en: "budget",
    also: &["预算"],
    kind: Kind::Money,
    need: Need::Optional,
    help: "调整后的预算",
    example: "183.32",
}];

static FIELDS: &[Field] = &[
    Field {
        zh: "年度",
        en: "year",
        also: &[],
        kind: Kind::Year,
        need: Need::Required,
        help: "预算年度",
        example: "2023",
    },
    Field {
        zh: "性质",
        en: "relation",
        also: &[],
        kind: Kind::Choice(&["≥", "a|b"]),
        need: Need::Optional,
        help: "怎样比较",
        example: "≥",
    },
    Field {
        zh: "资金",
        en: "funds",
        also: &[],
        kind: Kind::Group(AMOUNTS),
        need: Need::Optional,
        help: "钱",
        example: "",
    },
];

#[test]
fn a_table_becomes_a_document_with_nested_tables_as_sections() {
    let text = fields_document(&[("报告", FIELDS)]);
    let (_, tables) = text.split_once("\n## ").unwrap();
    let expected = "\
报告

| 字段 | 英文名 | 值 | 必填 | 说明 | 示例 |
|---|---|---|---|---|---|
| 年度 | `year` | 2000到2100 | 必填 | 预算年度 | `2023` |
| 性质 | `relation` | 其中之一：`≥`、`a\\|b` |  | 怎样比较 | `≥` |
| 资金 | `funds` | 一组字段，见“报告 · 资金” |  | 钱 |  |

### 报告 · 资金

| 字段 | 英文名 | 值 | 必填 | 说明 | 示例 |
|---|---|---|---|---|---|
| 全年预算数（也可写：预算） | `budget` | 金额 |  | 调整后的预算 | `183.32` |
";
    assert_eq!(tables, expected);
}

#[test]
fn a_schema_knows_every_name_of_a_field_and_no_other() {
    let schema = json_schema("报告", Kind::Group(FIELDS));
    assert_eq!(schema["$ref"], "#/$defs/root");
    let root = &schema["$defs"]["root"];
    assert_eq!(root["additionalProperties"], false);
    assert_eq!(root["properties"]["年度"], root["properties"]["year"]);
    assert_eq!(root["properties"]["year"]["description"], "预算年度");
    assert_eq!(root["properties"]["year"]["examples"], json!([2023]));
    let either = json!([{ "anyOf": [{ "required": ["年度"] }, { "required": ["year"] }] }]);
    assert_eq!(root["allOf"], either);
    let funds = &schema["$defs"]["root.funds"]["properties"];
    let names: Vec<_> = funds.as_object().unwrap().keys().collect();
    assert_eq!(names, ["budget", "全年预算数", "预算"]);
}

#[test]
fn a_schema_takes_a_number_or_its_text_and_an_empty_optional_value() {
    let schema = json_schema("报告", Kind::Rows(AMOUNTS));
    assert_eq!(schema["oneOf"][0]["type"], "array");
    let budget = &schema["$defs"]["root"]["properties"]["budget"]["oneOf"];
    let expected =
        json!([{ "type": "number", "minimum": 0 }, { "type": "string" }, { "type": "null" }]);
    assert_eq!(budget, &expected);
}
