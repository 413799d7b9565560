//! A theme's words, from `strings.yaml`: a mapping of names to texts.

use super::ThemeError;
use crate::parse::{Value, read_yaml};
use crate::source::{SourceFile, SourcePath, Span};
use minijinja::value::{Object, Value as Shown};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The file's name in a theme.
pub(super) const FILE: &str = "strings.yaml";

/// The words by name.
pub(super) type Strings = BTreeMap<String, String>;

/// Reads the words of a theme. With `known` words, no other may be named.
///
/// # Errors
/// When the file is not a mapping of names to texts, or names an unknown word.
pub(super) fn read(bytes: &[u8], known: Option<&Strings>) -> Result<Strings, ThemeError> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| ThemeError::new(FILE, "不是UTF-8编码，请另存为UTF-8"))?;
    let source = SourceFile::new(SourcePath::new(FILE), text.trim_start_matches('\u{FEFF}'));
    let lines = source.line_index();
    let fault = |span: Span, message: String| ThemeError {
        line: Some(lines.position(&source.text, span.start as usize).line),
        ..ThemeError::new(FILE, message)
    };
    let mut findings = Vec::new();
    let root = read_yaml(&source, Span::new(0..source.text.len()), &mut findings);
    if let Some(finding) = findings.first() {
        return Err(fault(
            finding.span.unwrap_or_default(),
            finding.message.clone(),
        ));
    }
    let entries = match &root.value {
        Value::Map(entries) => entries.as_slice(),
        Value::Null => &[],
        _ => return Err(fault(root.span, "应当是“名称: 文字”的形式".to_owned())),
    };
    let mut strings = Strings::new();
    for (key, value) in entries {
        if known.is_some_and(|known| !known.contains_key(&*key.value)) {
            return Err(fault(
                key.span,
                format!("内置主题里没有“{}”这个名称", key.value),
            ));
        }
        let Some(text) = value.text() else {
            return Err(fault(value.span, format!("“{}”应当是一段文字", key.value)));
        };
        strings.insert(key.value.to_string(), text.to_owned());
    }
    Ok(strings)
}

/// The words as templates see them: found by name at once, never changed.
#[derive(Debug)]
pub(super) struct ThemeStrings(HashMap<String, Shown>);

impl ThemeStrings {
    pub(super) fn new(strings: &Strings) -> Self {
        let words = strings.iter();
        Self(
            words
                .map(|(name, text)| (name.clone(), Shown::from(text.as_str())))
                .collect(),
        )
    }
}

impl Object for ThemeStrings {
    fn get_value(self: &Arc<Self>, key: &Shown) -> Option<Shown> {
        self.0.get(key.as_str()?).cloned()
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Shown> {
        self.0.get(key).cloned()
    }
}
