//! HTML that templates put out as it stands.

use minijinja::Value;
use std::ops::Deref;

/// HTML whose every text is escaped. Handed on to templates without being copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeHtml(Value);

impl SafeHtml {
    pub(super) fn new(html: String) -> Self {
        Self(Value::from_safe_string(html))
    }

    /// As templates take it.
    pub(in crate::render) fn into_value(self) -> Value {
        self.0
    }
}

impl Default for SafeHtml {
    fn default() -> Self {
        Self::new(String::new())
    }
}

impl Deref for SafeHtml {
    type Target = str;

    fn deref(&self) -> &str {
        self.0.as_str().unwrap_or_default()
    }
}
