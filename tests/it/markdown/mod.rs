//! Markdown: outline and HTML, held to properties; written cases lie in `tests/markdown/`.

mod hostile;
mod properties;

use mingbai::render::markdown::{PageText, Rendered, Resolved};

/// Renders with a resolver that lets every link lead where it says, but for `dead…`.
fn render(text: &str) -> Rendered {
    PageText::read(text).rendered(&|target| {
        if target.starts_with("dead") {
            Resolved::Dead
        } else {
            Resolved::Href(target.to_owned())
        }
    })
}
