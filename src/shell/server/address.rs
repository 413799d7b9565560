//! From the path of a request to what it asks for. Total: every path asks for something, or nothing.

use crate::model::Route;
use crate::shell::clean::is_clean;
use percent_encoding::percent_decode_str;

/// Where our own tools live.
pub(super) const TOOLS: &str = "/_mingbai/";

/// What a path asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Address {
    /// An output of the site; of a folder, its `index.html`.
    Output(Route),
    /// A tool of ours, by the rest of the path, decoded.
    Tool(String),
    /// Nothing that a site can have.
    Nowhere,
}

impl Address {
    /// Reads the path of a request, still percent-encoded, without its query.
    pub(super) fn read(path: &str) -> Self {
        let Ok(decoded) = percent_decode_str(path).decode_utf8() else {
            return Self::Nowhere;
        };
        if decoded.contains(['\0', '\\']) {
            return Self::Nowhere;
        }
        if let Some(rest) = decoded.strip_prefix(TOOLS) {
            return Self::Tool(rest.to_owned());
        }
        let Some(inside) = decoded.strip_prefix('/') else {
            return Self::Nowhere;
        };
        let route = match inside {
            "" => "index.html".to_owned(),
            folder if folder.ends_with('/') => format!("{folder}index.html"),
            file => file.to_owned(),
        };
        if is_clean(&route) {
            Self::Output(Route::new(route))
        } else {
            Self::Nowhere
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Address;
    use crate::model::Route;

    #[test]
    fn paths_lead_to_outputs_or_nowhere() {
        let output = |path: &str| Address::Output(Route::new(path));
        let cases = [
            ("/", output("index.html")),
            ("/2023/", output("2023/index.html")),
            ("/2023", output("2023")),
            ("/a/%E9%97%AE%E5%8D%B7%201.csv", output("a/问卷 1.csv")),
            ("/_mingbai/live.js", Address::Tool("live.js".into())),
            ("/_mingbai/", Address::Tool(String::new())),
            ("/..", Address::Nowhere),
            ("/../etc/passwd", Address::Nowhere),
            ("/%2e%2e/etc/passwd", Address::Nowhere),
            ("/a/%2E%2E%2Fb", Address::Nowhere),
            ("/a//b", Address::Nowhere),
            ("/a%00b", Address::Nowhere),
            ("/a%5Cb", Address::Nowhere),
            ("/%ff", Address::Nowhere),
            ("*", Address::Nowhere),
        ];
        for (path, expected) in cases {
            assert_eq!(Address::read(path), expected, "{path}");
        }
    }
}
