//! The profiles that come with the program.

use super::Profile;
use super::read::read_profile;
use crate::parse::{Document, Form};
use crate::source::{self, SourcePath};
use std::sync::LazyLock;

/// Their names; the first is the default.
pub const BUILT_IN: &[&str] = &["national", "kunming", "sichuan"];

/// The data files, in the order of the names.
const TEXTS: [&str; 3] = [
    include_str!("national.yaml"),
    include_str!("kunming.yaml"),
    include_str!("sichuan.yaml"),
];

/// A built-in profile, by one of [`BUILT_IN`].
pub fn built_in(name: &str) -> &'static Profile {
    static ALL: LazyLock<[Profile; 3]> = LazyLock::new(|| {
        let mut at = 0;
        TEXTS.map(|text| {
            let name = BUILT_IN[at];
            at += 1;
            let path = SourcePath::new(format!("{}/{name}.yaml", super::FOLDER));
            let document = Document::parse(&path, Form::Yaml, text.as_bytes());
            let (profile, findings) = read_profile(name, &document, None);
            let sound = findings
                .first()
                .map_or(Ok(profile), |found| Err(&found.message));
            source::built_in(name, sound)
        })
    });
    let at = BUILT_IN.iter().position(|known| *known == name);
    &ALL[source::built_in(name, at.ok_or("no profile"))]
}
