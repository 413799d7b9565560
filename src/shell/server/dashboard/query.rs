//! The query of an address: names and values, decoded, and the page of a list that it asks for.

use crate::shell::server::html::escape;
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::fmt::Write;
use std::ops::Range;

/// Rows on one page of a list.
const ROWS: usize = 100;

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

    /// Which rows of `all` the page asked for shows, and the links to the pages before and after.
    pub(super) fn paged(&self, all: usize) -> (Range<usize>, String) {
        let pages = all.div_ceil(ROWS).max(1);
        let asked = self.first("page").and_then(|page| page.parse().ok());
        let page: usize = asked.unwrap_or(1).clamp(1, pages);
        let range = (page - 1) * ROWS..(page * ROWS).min(all);
        if pages == 1 {
            return (range, String::new());
        }
        let link = |to: usize, label: &str| {
            let href = self.with("page", &to.to_string());
            format!("<a href=\"?{}\">{label}</a>", escape(&href))
        };
        let mut links = format!("<nav class=\"pages\" aria-label=\"分页\">第{page}页，共{pages}页");
        if page > 1 {
            let _ = write!(links, " {}", link(page - 1, "上一页"));
        }
        if page < pages {
            let _ = write!(links, " {}", link(page + 1, "下一页"));
        }
        links.push_str("</nav>");
        (range, links)
    }
}
