//! The query of an address: names and values, decoded.

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What a query says, in its order.
#[derive(Clone, Debug, Default)]
pub(in crate::shell::server) struct Query(Vec<(String, String)>);

impl Query {
    /// Reads a query, without its `?`. Total.
    pub(in crate::shell::server) fn read(query: Option<&str>) -> Self {
        let decode = |text: &str| {
            let text = text.replace('+', " ");
            percent_decode_str(&text).decode_utf8_lossy().into_owned()
        };
        let parts = query.unwrap_or_default().split('&');
        let pairs = parts.filter(|part| !part.is_empty()).map(|part| {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            (decode(name), decode(value))
        });
        Self(pairs.collect())
    }

    /// The first value of a name, if it is not empty.
    pub(in crate::shell::server) fn first(&self, name: &str) -> Option<String> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found
            .map(|(_, value)| value.clone())
            .filter(|value| !value.is_empty())
    }

    /// The same query with one value changed.
    pub(super) fn with(&self, name: &str, value: &str) -> String {
        let mut pairs = self.0.clone();
        pairs.retain(|(known, _)| known != name);
        pairs.push((name.to_owned(), value.to_owned()));
        let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let parts = pairs
            .iter()
            .map(|(name, value)| format!("{}={}", encode(name), encode(value)));
        parts.collect::<Vec<_>>().join("&")
    }
}
