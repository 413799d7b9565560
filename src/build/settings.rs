//! The settings of a site, read once a run and handed on.

use super::inputs::Inputs;
use super::read::{is_list_of_units, unreadable};
use crate::config::{self, Config, read_config};
use crate::diagnostic::Diagnostic;
use crate::model::read_units;
use crate::parse::{Document, Form};
use crate::source::{Files, SourcePath};

/// The settings of a site.
#[derive(Clone, Debug)]
pub struct Settings {
    /// What they say.
    pub config: Config,
    /// What is wrong with them.
    pub findings: Vec<Diagnostic>,
}

impl Settings {
    /// Reads the settings; the defaults and a finding where there are none.
    pub fn read(inputs: &Inputs, files: &dyn Files) -> Self {
        let path = inputs
            .settings
            .clone()
            .unwrap_or_else(|| SourcePath::new(config::FILE_NAME));
        let bytes = files.read(&path);
        let document = Document::parse(&path, Form::Yaml, bytes.as_deref().unwrap_or_default());
        let (mut config, findings) = read_config(&document, files);
        config.unit_phones = unit_phones(inputs, files);
        let findings = match bytes {
            Ok(_) => findings,
            Err(error) => vec![unreadable(&path, &error)],
        };
        Self { config, findings }
    }
}

/// The telephones of the units. What is wrong with their list is said when it is read as a file.
fn unit_phones(inputs: &Inputs, files: &dyn Files) -> Vec<Box<str>> {
    let mut lists = inputs.files.iter().map(|file| &file.path);
    let Some(path) = lists.find(|path| is_list_of_units(path)) else {
        return Vec::new();
    };
    let bytes = files.read(path).unwrap_or_default();
    let (units, _) = read_units(&Document::parse(path, Form::Yaml, &bytes));
    units
        .into_iter()
        .filter_map(|listed| listed.unit.phone)
        .collect()
}
