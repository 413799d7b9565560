//! What the elements of a page are, by their names and styles.

use crate::import::markup::Values;
use crate::import::symbol_font::SymbolFont;

/// What an element is to the text of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ElementKind {
    /// Runs on with the text around it.
    Inline,
    /// A block of its own.
    Block,
    Paragraph,
    Heading(u8),
    /// A block whose white space and lines stand as written.
    Pre,
    /// A list that counts.
    Counted,
    /// A list that does not.
    List,
    Item,
    Table,
    /// Head, body or foot of a table.
    RowGroup,
    Row,
    Cell,
    /// The title of the page, which stands in its head.
    Title,
    /// Where the body of the page begins.
    Body,
    /// Not printed, with all in it.
    Unprinted,
}

/// What an element is, by its name.
pub(super) fn kind(name: &str) -> ElementKind {
    match name {
        "p" => ElementKind::Paragraph,
        "h1" => ElementKind::Heading(1),
        "h2" => ElementKind::Heading(2),
        "h3" => ElementKind::Heading(3),
        "h4" => ElementKind::Heading(4),
        "h5" => ElementKind::Heading(5),
        "h6" => ElementKind::Heading(6),
        "pre" | "listing" | "xmp" | "plaintext" => ElementKind::Pre,
        "ol" => ElementKind::Counted,
        "ul" | "menu" | "dir" => ElementKind::List,
        "li" => ElementKind::Item,
        "table" => ElementKind::Table,
        "thead" | "tbody" | "tfoot" => ElementKind::RowGroup,
        "tr" => ElementKind::Row,
        "td" | "th" => ElementKind::Cell,
        "title" => ElementKind::Title,
        "body" => ElementKind::Body,
        "script" | "style" | "xml" | "template" | "noscript" | "noframes" | "noembed"
        | "iframe" | "frameset" | "object" | "applet" | "audio" | "video" | "canvas" | "svg"
        | "select" | "option" | "optgroup" | "datalist" | "textarea" | "button" | "del" | "rp" => {
            ElementKind::Unprinted
        }
        "address" | "article" | "aside" | "blockquote" | "center" | "dd" | "details" | "dialog"
        | "div" | "dl" | "dt" | "fieldset" | "figcaption" | "figure" | "footer" | "form"
        | "header" | "hgroup" | "hr" | "html" | "legend" | "main" | "nav" | "section"
        | "search" | "summary" | "caption" => ElementKind::Block,
        _ => ElementKind::Inline,
    }
}

/// Whether an element has no end of its own.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Whether the white space in an element stands as written; `None` where its style does not say.
pub(super) fn keeps_space(style: &str) -> Option<bool> {
    let value = declared(style, "white-space")?;
    Some(matches!(
        value,
        "pre" | "pre-wrap" | "pre-line" | "break-spaces"
    ))
}

/// Whether an element hides what is in it.
pub(super) fn hides(values: Values<'_>, style: &str) -> bool {
    let is_hidden = || {
        let mut values = values.each();
        values.any(|(name, value)| name.eq_ignore_ascii_case("hidden") && value != "false")
    };
    let never_printed = ["mso-hide", "mso-element"].iter().any(|name| {
        let value = declared(style, name).unwrap_or_default();
        matches!(value, "all" | "comment-list" | "header" | "footer")
    });
    never_printed
        || declared(style, "display") == Some("none")
        || declared(style, "visibility") == Some("hidden")
        || values.raw().contains("hidden") && is_hidden()
}

/// What an element is once its style has been asked.
pub(super) fn displayed(kind: ElementKind, style: &str) -> ElementKind {
    match (declared(style, "display"), kind) {
        (Some("block" | "flex" | "grid" | "table" | "list-item"), ElementKind::Inline) => {
            ElementKind::Block
        }
        (
            Some("inline" | "inline-block"),
            ElementKind::Block | ElementKind::Paragraph | ElementKind::Item,
        ) => ElementKind::Inline,
        _ => kind,
    }
}

/// The style of an element without white space and in small letters.
pub(super) fn style(values: Values<'_>) -> String {
    if !values.raw().contains([':']) {
        return String::new();
    }
    let style = values.get("style").unwrap_or_default();
    let bare = style.chars().filter(|c| !c.is_whitespace());
    bare.map(|c| c.to_ascii_lowercase()).collect()
}

/// The last value that a style declares for a property.
pub(super) fn declared<'s>(style: &'s str, property: &str) -> Option<&'s str> {
    let declarations = style.split(';').filter_map(|one| one.split_once(':'));
    let mut values = declarations.filter(|(name, _)| *name == property);
    let (_, value) = values.next_back()?;
    Some(value.trim_end_matches("!important"))
}

/// The font of symbols that an element is set in; `None` for any other, nothing where it names none.
pub(super) fn symbol_font(values: Values<'_>, style: &str) -> Option<Option<SymbolFont>> {
    let face = || {
        values
            .get("face")
            .map(|face| face.to_ascii_lowercase().replace(' ', ""))
    };
    // What says all of a font at once names an ordinary one.
    let named = declared(style, "font-family").or(declared(style, "font").map(|_| ""));
    let named = named.map(str::to_owned);
    let named = named.or_else(|| values.raw().contains("face").then(face).flatten())?;
    let first = named.split(',').next().unwrap_or_default();
    let font = match first.trim_matches(['"', '\'']) {
        "wingdings" => "Wingdings",
        "wingdings2" => "Wingdings 2",
        "symbol" => "Symbol",
        _ => return Some(None),
    };
    Some(SymbolFont::of(font))
}

/// A part of a page that is around its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PagePart {
    /// What leads elsewhere.
    Navigation,
    /// What stands below everything.
    Foot,
}

/// Classes of elements that lead elsewhere.
const NAVIGATION: &[&str] = &[
    "nav",
    "navbar",
    "navigation",
    "menu",
    "topnav",
    "breadcrumb",
    "breadcrumbs",
    "crumb",
    "crumbs",
    "share",
    "bdsharebuttonbox",
    "position",
    "location",
    "curposition",
    "dqwz",
];
/// Classes of elements below everything.
const FOOT: &[&str] = &["footer", "foot", "copyright", "bottom"];

/// What of the page an element is, by its name, class or id.
pub(super) fn part(name: &str, values: Values<'_>) -> Option<PagePart> {
    match name {
        "nav" => return Some(PagePart::Navigation),
        "footer" => return Some(PagePart::Foot),
        _ => {}
    }
    if !values.raw().contains(['=']) {
        return None;
    }
    let named = values
        .each()
        .filter(|(name, _)| matches!(*name, "class" | "id" | "role"));
    let of = |value: &str| {
        let is = |words: &[&str]| words.iter().any(|word| value.eq_ignore_ascii_case(word));
        match (is(NAVIGATION), is(FOOT)) {
            (true, _) => Some(PagePart::Navigation),
            (_, true) => Some(PagePart::Foot),
            _ => None,
        }
    };
    { named }.find_map(|(_, value)| value.split_whitespace().find_map(of))
}
