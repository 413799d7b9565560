//! Pictures that every browser shows, told by their bytes.

use super::{kind, picture};

/// A kind of picture for web pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WebPicture {
    /// A drawing.
    Svg,
    /// Dots, with transparent ones.
    Png,
    /// Dots, packed tightly.
    Webp,
}

impl WebPicture {
    /// The kind of picture that bytes are; `None` where they are another, or none.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if !picture::is_picture(bytes) {
            return is_drawing(bytes).then_some(Self::Svg);
        }
        if bytes.starts_with(b"\x89PNG") {
            Some(Self::Png)
        } else {
            bytes.starts_with(b"RIFF").then_some(Self::Webp)
        }
    }

    /// The extension that files of the kind have, which a server goes by.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Webp => "webp",
        }
    }
}

/// Whether bytes are a drawing as browsers show one: XML whose outermost element is an `svg` of the right
/// namespace.
fn is_drawing(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    let mut rest = text.trim_start_matches('\u{FEFF}').trim_start();
    for (opens, closes) in [
        ("<?", "?>"),
        ("<!--", "-->"),
        ("<!DOCTYPE", ">"),
        ("<!--", "-->"),
    ] {
        while let Some(inside) = rest.strip_prefix(opens) {
            rest = inside
                .split_once(closes)
                .map_or("", |(_, rest)| rest)
                .trim_start();
        }
    }
    let name = rest.strip_prefix("<svg");
    let is_svg = name.is_some_and(|rest| rest.starts_with(|c: char| c.is_whitespace() || c == '>'));
    is_svg && kind::is_markup(text) && text.contains("http://www.w3.org/2000/svg")
}

#[cfg(test)]
mod tests {
    use super::WebPicture;

    #[test]
    fn pictures_are_told_by_their_bytes() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>";
        let dressed =
            format!("<?xml version=\"1.0\"?>\n<!-- a --><!DOCTYPE svg>\n<!-- b -->\n{svg}");
        for (bytes, known) in [
            (svg.as_bytes(), Some("svg")),
            (dressed.as_bytes(), Some("svg")),
            (b"\x89PNG\r\n\x1A\n\0\0", Some("png")),
            (b"RIFF\0\0\0\0WEBPVP8 ", Some("webp")),
            (b"\xFF\xD8\xFF\xE0", None),
            (b"GIF89a", None),
            (b"", None),
            (b"<svg></svg>", None),
            (b"<svgx xmlns=\"http://www.w3.org/2000/svg\"/>", None),
            (
                b"<html><svg xmlns=\"http://www.w3.org/2000/svg\"/></html>",
                None,
            ),
            (b"<!-- open", None),
            (b"RIFF\0\0\0\0WAVE", None),
        ] {
            let shown = String::from_utf8_lossy(bytes);
            assert_eq!(
                WebPicture::of(bytes).map(WebPicture::extension),
                known,
                "{shown}"
            );
        }
    }
}
