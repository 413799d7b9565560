//! The profiles that come with the program.

use super::Profile;
use super::read::read_profile;
use crate::parse::{Document, Form};
use crate::source::SourcePath;
use std::sync::LazyLock;

/// Their names; the first is the default.
pub const BUILT_IN: &[&str] = &["national", "kunming", "sichuan"];

/// The data files, in the order of the names.
const TEXTS: [&str; 3] = [
    include_str!("national.yaml"),
    include_str!("kunming.yaml"),
    include_str!("sichuan.yaml"),
];

/// A built-in profile; the default one where there is none of that name.
pub fn built_in(name: &str) -> &'static Profile {
    static ALL: LazyLock<[Profile; 3]> = LazyLock::new(|| {
        let mut at = 0;
        TEXTS.map(|text| {
            let name = BUILT_IN[at];
            at += 1;
            let path = SourcePath::new(format!("{}/{name}.yaml", super::FOLDER));
            let document = Document::parse(&path, Form::Yaml, text.as_bytes());
            // A test holds that there are no findings.
            read_profile(name, &document, None).0
        })
    });
    let at = BUILT_IN.iter().position(|known| *known == name);
    &ALL[at.unwrap_or(0)]
}
