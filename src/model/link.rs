//! Where a link in a text leads: a place in the same text, another file of the sources, or away.

use crate::source::SourcePath;
use percent_encoding::percent_decode_str;

/// The target of a link, as far as its text tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A place in the same text: the anchor without `#`.
    Here(String),
    /// A path, with the anchor after `#` if there is one.
    Local {
        /// The path as written, percent-decoded, without query.
        path: String,
        /// The anchor.
        anchor: Option<String>,
    },
    /// Another site, a mail address, a telephone.
    Away,
}

impl Target {
    /// Reads a link's target.
    pub fn read(target: &str) -> Self {
        let has_scheme = target.split_once(':').is_some_and(|(scheme, _)| {
            !scheme.is_empty()
                && scheme
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
        });
        if has_scheme || target.starts_with("//") {
            return Self::Away;
        }
        let (path, anchor) = match target.split_once('#') {
            Some((path, anchor)) => (path, Some(decoded(anchor))),
            None => (target, None),
        };
        let path = path.split_once('?').map_or(path, |(path, _)| path);
        match (path, anchor) {
            ("", anchor) => Self::Here(anchor.unwrap_or_default()),
            (path, anchor) => Self::Local {
                path: decoded(path),
                anchor,
            },
        }
    }

    /// The file of the sources a local target names, seen from `from`.
    pub fn source(&self, from: &SourcePath) -> Option<SourcePath> {
        match self {
            Self::Local { path, .. } => from.join(path),
            _ => None,
        }
    }
}

fn decoded(text: &str) -> String {
    percent_decode_str(text)
        .decode_utf8()
        .map_or_else(|_| text.to_owned(), |text| text.into_owned())
}
