//! What the elements of an output are to a reader.

/// Whether an element does not part what a reader reads.
fn is_inline(name: &[u8]) -> bool {
    // By length first: this is asked of every tag.
    match name.len() {
        1 => matches!(name, b"a" | b"b" | b"i" | b"q" | b"s" | b"u"),
        2 => matches!(name, b"br" | b"em"),
        3 => matches!(
            name,
            b"bdi" | b"bdo" | b"del" | b"dfn" | b"ins" | b"kbd" | b"sub" | b"sup" | b"var" | b"wbr"
        ),
        4 => matches!(
            name,
            b"abbr" | b"cite" | b"code" | b"data" | b"font" | b"mark" | b"samp" | b"span" | b"time"
        ),
        5 => matches!(name, b"small" | b"tspan"),
        6 => name == b"strong",
        _ => false,
    }
}

/// Whether the attributes of an element are coordinates.
pub(super) fn is_drawn(tag: &[u8]) -> bool {
    matches!(
        tag_name(tag),
        b"path" | b"polygon" | b"polyline" | b"svg" | b"rect" | b"line" | b"circle" | b"g" | b"use"
    )
}

/// The name of the element that a tag begins or ends.
fn tag_name(tag: &[u8]) -> &[u8] {
    let name = tag.get(1..).unwrap_or_default();
    let name = name.strip_prefix(b"/").unwrap_or(name);
    let end = name.iter().position(|byte| !byte.is_ascii_alphanumeric());
    &name[..end.unwrap_or(name.len())]
}

/// Whether a tag parts what stands before it from what follows.
pub(in crate::build::door) fn is_border(tag: &[u8]) -> bool {
    let first = match tag {
        [_, b'/', first, second, ..] | [_, first, second, ..] => (*first, *second),
        _ => return !is_inline(tag_name(tag)),
    };
    match first {
        // Most tags of a page: li, p, h2, nav; td, tr, th; div, dl, dt, dd.
        (b'l' | b'p' | b'h' | b'n', _) => true,
        (b't', b'd' | b'r' | b'h' | b'a' | b'b') => true,
        (b'd', b'i' | b'l' | b't' | b'd') => true,
        _ => !is_inline(tag_name(tag)),
    }
}

/// Whether a tag ends a line.
pub(in crate::build::door) fn is_line_end(tag: &[u8]) -> bool {
    tag_name(tag) == b"br"
}

#[cfg(test)]
mod tests {
    use super::is_border;

    #[test]
    fn only_inline_elements_part_nothing() {
        for name in [
            "a", "b", "br", "del", "data", "dfn", "span", "time", "tspan", "strong", "u",
        ] {
            assert!(!is_border(format!("<{name} x>").as_bytes()), "{name}");
            assert!(!is_border(format!("</{name}>").as_bytes()), "{name}");
        }
        for name in [
            "td", "table", "tfoot", "title", "p", "div", "dd", "li", "h2", "!--", "section",
        ] {
            assert!(is_border(format!("<{name}>").as_bytes()), "{name}");
            assert!(is_border(format!("</{name}>").as_bytes()), "{name}");
        }
    }
}
