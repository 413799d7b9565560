//! A table as resources of the data package: what its files are, and the schema of its columns.

use super::digests::{Digests, FileDigest};
use super::{csv, jsonl};
use crate::data::{self, Column, ColumnKind, DataTable};
use crate::field::Need;
use crate::model::{Route, Site};
use serde_json::{Map, Value, json};

/// A table as a resource of the package, once a format.
pub(super) struct Resource<'a> {
    pub(super) site: &'a Site,
    pub(super) table: &'static DataTable,
    pub(super) published: &'a [&'static DataTable],
    pub(super) digests: &'a Digests,
}

impl Resource<'_> {
    /// The table as CSV.
    pub(super) fn csv(&self) -> Value {
        let route = self.table.route(csv::ENDING);
        let digest = self
            .digests
            .of(&route, || csv::table_lines(self.site, self.table));
        let mut about = self.about(Column::title, "");
        about.extend(of_file(csv::ENDING, "text/csv", &route, &digest));
        about.into()
    }

    /// The table as JSON Lines.
    pub(super) fn jsonl(&self) -> Value {
        let route = self.table.route(jsonl::ENDING);
        let digest = self
            .digests
            .of(&route, || jsonl::table_lines(self.site, self.table));
        let mut about = self.about(Column::name, "-jsonl");
        about.extend(of_file(jsonl::ENDING, "application/jsonl", &route, &digest));
        about.into()
    }

    /// What both files of the table are; `called` names the columns, and `suffix` tells the resources
    /// apart.
    fn about(&self, called: fn(&Column) -> String, suffix: &str) -> Map<String, Value> {
        let table = self.table;
        let column = |name: &str| table.column(name).map(called);
        let references = table.refers.iter().filter_map(|(from, to)| {
            let to = self.published.iter().find(|table| table.name == *to)?;
            let there = to.column(to.key.first()?).map(called)?;
            let reference = json!({"resource": format!("{}{suffix}", to.name), "fields": there});
            Some(json!({"fields": column(from)?, "reference": reference}))
        });
        let references: Vec<Value> = references.collect();
        let fields = table.columns.iter().map(|column| field(column, called));
        let key = table.key.iter().filter_map(|name| column(name));
        let mut schema = json!({
            "fields": fields.collect::<Vec<_>>(),
            "primaryKey": key.collect::<Vec<_>>(),
            "missingValues": [""],
        });
        if !references.is_empty() {
            schema["foreignKeys"] = references.into();
        }
        let about = [
            ("name", format!("{}{suffix}", table.name).into()),
            ("title", table.title.into()),
            ("description", table.about.into()),
            ("profile", "tabular-data-resource".into()),
            ("schema", schema),
        ];
        about
            .map(|(key, value)| (key.to_owned(), value))
            .into_iter()
            .collect()
    }
}

/// What a resource says of its file.
fn of_file(
    ending: &str,
    mediatype: &str,
    route: &Route,
    digest: &FileDigest,
) -> [(String, Value); 6] {
    let path = route.as_str().trim_start_matches(data::FOLDER);
    [
        ("path", path.into()),
        ("format", ending.into()),
        ("mediatype", mediatype.into()),
        ("encoding", "utf-8".into()),
        ("bytes", digest.length.into()),
        ("hash", format!("sha256:{}", digest.sha256).into()),
    ]
    .map(|(key, value)| (key.to_owned(), value))
}

/// A column as a field of a schema.
fn field(column: &Column, called: fn(&Column) -> String) -> Value {
    let (kind, mut constraints) = match column.kind {
        ColumnKind::Text | ColumnKind::Path | ColumnKind::Address => ("string", json!({})),
        ColumnKind::Choice(words) => ("string", json!({"enum": words})),
        ColumnKind::Year => ("integer", json!({"minimum": 2000, "maximum": 2100})),
        ColumnKind::Day => ("date", json!({})),
        ColumnKind::Count | ColumnKind::Bytes => ("integer", json!({"minimum": 0})),
        ColumnKind::Ordinal => ("integer", json!({"minimum": 1})),
        ColumnKind::Score => ("number", json!({"minimum": 0, "maximum": 100})),
        ColumnKind::Wan => ("number", json!({"minimum": 0})),
        ColumnKind::Number | ColumnKind::Percent => ("number", json!({})),
    };
    if column.need == Need::Required {
        constraints["required"] = true.into();
    }
    let mut field = json!({
        "name": called(column),
        "title": column.title(),
        "description": column.help(),
        "type": kind,
    });
    if let Some(unit) = column.kind.unit() {
        field["unit"] = unit.into();
    }
    if constraints
        .as_object()
        .is_some_and(|given| !given.is_empty())
    {
        field["constraints"] = constraints;
    }
    field
}
