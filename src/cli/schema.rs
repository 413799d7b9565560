//! `mingbai schema`: JSON Schemas, for completion in editors.

use super::args::{SchemaArguments, SchemaKind};
use super::output::{CommandResult, FINE, print};
use crate::config::fields::SETTINGS;
use crate::config::profile::fields::PROFILE;
use crate::field::{Kind, json_schema};
use crate::model::fields::{OWN_PAGE, REPORT, UNIT};

/// Prints the schema of one kind of file.
pub(super) fn run(arguments: &SchemaArguments) -> CommandResult {
    let schema = match arguments.kind {
        SchemaKind::Report => json_schema("绩效自评报告", Kind::Group(REPORT)),
        SchemaKind::Settings => json_schema("站点设置", Kind::Group(SETTINGS)),
        SchemaKind::Units => json_schema("单位表", Kind::Rows(UNIT)),
        SchemaKind::Profile => json_schema("体例", Kind::Group(PROFILE)),
        SchemaKind::Page => json_schema("自有页面", Kind::Group(OWN_PAGE)),
    };
    let text = serde_json::to_string_pretty(&schema).map_err(|error| error.to_string())?;
    print(&format!("{text}\n"))?;
    Ok(FINE)
}
