//! The settings of a site and its list of units, read once a run and handed on.

use super::inputs::Inputs;
use super::pictures::take_unusable;
use super::read::{is_list_of_units, unreadable};
use crate::check::leaks_in_settings;
use crate::config::{self, Config, read_config};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{ListedUnit, read_units};
use crate::parse::{Document, Form};
use crate::source::{Files, SourcePath};

/// The settings of a site, and its units as far as they are listed.
#[derive(Clone, Debug)]
pub struct Settings {
    /// What the settings say.
    pub config: Config,
    /// The list of units, and the file it stands in.
    pub units: Option<(SourcePath, Vec<ListedUnit>)>,
    /// What is wrong with the settings and the list.
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
        let (mut config, mut findings) = read_config(&document, files);
        findings.extend(take_unusable(&mut config, inputs, files));
        let mut settings = Self {
            config,
            units: None,
            findings: match bytes {
                Ok(_) => findings,
                Err(error) => vec![unreadable(&path, &error)],
            },
        };
        let inputs = inputs.files.iter().map(|file| &file.path);
        let mut documents = vec![document];
        let mut lists = inputs.filter(|path| is_list_of_units(path));
        documents.extend(
            lists
                .next()
                .and_then(|path| settings.read_units(path, files)),
        );
        settings.findings.extend(lists.map(second_list));
        for document in documents {
            let leaks = leaks_in_settings(&settings.config, &document);
            settings.findings.extend(leaks);
        }
        settings
    }

    /// Reads a list of units; gives it as it was parsed, if it could be opened.
    fn read_units(&mut self, path: &SourcePath, files: &dyn Files) -> Option<Document> {
        match files.read(path) {
            Ok(bytes) => {
                let document = Document::parse(path, Form::Yaml, &bytes);
                let (units, findings) = read_units(&document);
                let phones = units.iter().filter_map(|unit| unit.unit.phone.clone());
                self.config.unit_phones.extend(phones);
                self.units = Some((path.clone(), units));
                self.findings.extend(findings);
                Some(document)
            }
            Err(error) => {
                self.findings.push(unreadable(path, &error));
                None
            }
        }
    }
}

/// The finding about a second list of units: two of them would say two things of one unit.
fn second_list(path: &SourcePath) -> Diagnostic {
    let message = "单位已经写在 content/units.yaml 里，这个文件不算数";
    Diagnostic::whole(Code::UNUSABLE_FILE, path, message)
        .help("把要用的几项移进 content/units.yaml，删掉这个文件")
}
