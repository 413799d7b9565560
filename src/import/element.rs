//! What elements of XML and HTML are to who reads what they say, told by their names.

use super::markup::Values;

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ElementRole {
    Line,
    Inline,
    Table,
    Row,
    Cell,
    /// Text in it makes it a line.
    Other,
}

/// Whether a line goes on behind an element as if it were not there: notes, remarks, text boxes, and how words are read.
pub(super) fn interrupts(name: &str) -> bool {
    matches!(
        name,
        "note" | "footnote" | "annotation" | "ruby-text" | "rt" | "rp" | "text-box" | "txbxcontent"
    )
}

/// Whether an element says that it is not shown.
pub(super) fn hides(values: Values<'_>) -> bool {
    (values.raw().contains("none") || values.raw().contains("mso-hide"))
        && values
            .each()
            .any(|(name, value)| match name.rsplit(':').next() {
                Some("display") => value == "none",
                Some("style") => {
                    let bare: String = value.split_whitespace().collect();
                    bare.contains("display:none") || bare.contains("mso-hide:all")
                }
                _ => false,
            })
}

/// What an element of UOF is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UofRole {
    /// Its text is words, and runs on.
    Words,
    /// A line ends.
    Break,
    Role(ElementRole),
}

/// What an element of UOF is, by its name, behind which newer files write a number: `文本串_415B`.
pub(super) fn uof_role(name: &str) -> Option<UofRole> {
    Some(match name.split('_').next()? {
        "文本串" => UofRole::Words,
        "换行符" => UofRole::Break,
        "句" | "句属性" => UofRole::Role(ElementRole::Inline),
        "段落" => UofRole::Role(ElementRole::Line),
        "文字表" | "工作表内容" => UofRole::Role(ElementRole::Table),
        "行" => UofRole::Role(ElementRole::Row),
        "单元格" => UofRole::Role(ElementRole::Cell),
        _ => return None,
    })
}

/// Whether a run of UOF has words and how they are read, as LibreOffice writes them into one: by the name of its style.
pub(super) fn has_reading(style: &str) -> bool {
    let number = style.strip_prefix("Ru").unwrap_or_default();
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// Such a text, parted: words, and how they are read in Latin letters.
pub(super) fn parted_from_reading(text: &str) -> (&str, &str) {
    let is_latin = |c: char| c.is_alphabetic() && u32::from(c) < 0x2E80;
    let at = text.char_indices().skip(1).find(|(_, c)| is_latin(*c));
    text.split_at(at.map_or(text.len(), |(at, _)| at))
}

/// What an element is, by its name.
pub(super) fn role(name: &str) -> ElementRole {
    match name {
        "table" | "tbl" => ElementRole::Table,
        "tr" | "row" | "table-row" => ElementRole::Row,
        "td" | "th" | "tc" | "cell" | "table-cell" | "covered-table-cell" => ElementRole::Cell,
        // Elements within a line.
        "t" | "r" | "a" | "b" | "i" | "u" | "s" | "em" | "strong" | "span" | "font" | "tspan"
        | "sub" | "sup" | "small" | "big" | "code" | "mark" | "ins" | "del" | "label" | "abbr"
        | "ruby" | "rt" | "rb" | "ruby-base" | "bdo" | "smarttag" | "strike" | "samp" | "kbd"
        | "var" | "q" | "cite" | "tt" | "ln" | "pre" => ElementRole::Inline,
        // Elements that are lines, whatever stands in them.
        "p" | "h" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "div" | "li" | "title" | "option"
        | "dt" | "dd" | "caption" | "br" | "section" | "article" | "header" | "footer" | "body"
        | "head" | "si" | "textobject" | "annotation" | "index-body" | "list-item" | "event" => {
            ElementRole::Line
        }
        _ => ElementRole::Other,
    }
}

/// Whether a value says where lines of a drawing go, in numbers none of which is long.
pub(super) fn is_of_lines(name: &str, value: &str) -> bool {
    const LONG: usize = 11;
    let is_named = matches!(name, "d" | "points" | "path" | "enhanced-path" | "viewBox")
        || name.ends_with(":d")
        || name.ends_with(":points")
        || name.ends_with(":enhanced-path");
    let is_joined = |c: char| !c.is_ascii_alphanumeric() && c != '_';
    is_named
        && !value.contains(|c: char| !c.is_ascii())
        && value.split(is_joined).all(|number| number.len() < LONG)
}
