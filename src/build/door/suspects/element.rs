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
    !is_inline(tag_name(tag))
}

/// Whether a tag ends a line.
pub(in crate::build::door) fn is_line_end(tag: &[u8]) -> bool {
    tag_name(tag) == b"br"
}
