//! `data/datapackage.json`: what the files beside it are, as a Frictionless Data Package, with types,
//! units, constraints, keys, the licence of the settings, lengths and hashes.

use super::digests::Digests;
use super::format::{Export, Making};
use super::resource::Resource;
use crate::config::Licence;
use crate::data::{self, DataTable, TABLES};
use crate::model::{Route, Site};
use crate::page::Plan;
use crate::source::built_in;
use serde_json::{Map, Value, json};

/// `data/datapackage.json`.
pub(super) static EXPORT: Export = Export {
    routes,
    making: Making::Last(package),
};

/// What it is called among other packages.
const NAME: &str = "project-performance-reports";

fn routes(site: &Site, _: &Plan) -> Vec<Route> {
    let any = TABLES.iter().any(|table| table.has_rows(site));
    let route = any.then(|| Route::new(data::PACKAGE));
    route.into_iter().collect()
}

fn package(site: &Site, _: &Plan, digests: &Digests) -> Vec<u8> {
    let config = &site.config;
    let published: Vec<&'static DataTable> = TABLES
        .iter()
        .copied()
        .filter(|table| table.has_rows(site))
        .collect();
    let resources = published.iter().flat_map(|table| {
        let files = Resource {
            site,
            table,
            published: &published,
            digests,
        };
        [files.csv(), files.jsonl()]
    });
    let mut package = Map::new();
    package.insert("name".into(), NAME.into());
    package.insert("title".into(), (&*config.title).into());
    package.insert("profile".into(), "tabular-data-package".into());
    package.insert("resources".into(), resources.collect());
    let mut given = |key: &str, value: Option<Value>| {
        package.extend(value.map(|value| (key.to_owned(), value)));
    };
    given(
        "description",
        config.description.as_deref().map(Value::from),
    );
    let base = config.base_url.as_deref();
    // What a superior's site asks for: the form of the tables, and where pages stand that they name.
    given(
        "mingbai",
        Some(json!({"format": data::FORMAT, "site": base})),
    );
    given(
        "homepage",
        base.map(|base| format!("{base}{}", data::PAGE).into()),
    );
    let organizer = config.organizer.as_deref();
    given(
        "contributors",
        organizer.map(|title| json!([{"title": title, "role": "publisher"}])),
    );
    given(
        "licenses",
        config
            .licence
            .as_ref()
            .map(|licence| json!([licence_of(licence)])),
    );
    let mut text = built_in("JSON", serde_json::to_vec_pretty(&package));
    text.push(b'\n');
    text
}

fn licence_of(licence: &Licence) -> Value {
    let mut about = Map::new();
    about.insert("title".into(), (&*licence.name).into());
    let id = licence
        .id
        .as_deref()
        .map(|id| ("name".to_owned(), id.into()));
    let url = licence
        .url
        .as_deref()
        .map(|url| ("path".to_owned(), url.into()));
    about.extend(id.into_iter().chain(url));
    about.into()
}
