//! `tests/markdown/<case>.md`: the HTML and the outline expected of it.

use crate::expectation::compare;
use libtest_mimic::Failed;
use mingbai::parse::markdown::{Link, read};
use mingbai::render::markdown::{PageText, Resolved};
use mingbai::source::Span;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Holds one text. Every link leads where it says, but for `dead…`.
pub(crate) fn hold(path: &Path) -> Result<(), Failed> {
    let text = fs::read_to_string(path)?;
    let rendered = PageText::read(&text).rendered(&|target| {
        if target.starts_with("dead") {
            Resolved::Dead
        } else {
            Resolved::Href(target.to_owned())
        }
    });
    compare(path.with_extension("html"), &rendered.html)?;
    Ok(compare(path.with_extension("outline"), &shown(&text))?)
}

/// The outline as lines: what was found, and the text its span covers.
fn shown(text: &str) -> String {
    let outline = read(text);
    let slice = |span: Span| span.slice(text).unwrap_or("outside").replace('\n', "⏎");
    let mut shown = String::new();
    for heading in &outline.headings {
        let marks = "#".repeat(usize::from(heading.level));
        let number = heading.number.map_or(String::new(), |number| {
            format!(" {:?} {} {}", number.style, number.value, number.mark)
        });
        let _ = writeln!(shown, "{marks} {}{number}", heading.text);
        let _ = writeln!(shown, "    #{} ← {}", heading.anchor, slice(heading.span));
    }
    let link = |word: &str, link: &Link| {
        let kind = format!("{word}{:?}", link.kind);
        format!("{kind} {} ← {}\n", link.target, slice(link.span))
    };
    shown.extend(outline.links.iter().map(|found| link("", found)));
    shown.extend(outline.refused.iter().map(|found| link("refused ", found)));
    shown
}
