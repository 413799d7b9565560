//! Cases as data: `tests/markdown/<case>.md`, the HTML and the outline expected of it.
//! `UPDATE=1` writes both anew.

use super::render;
use mingbai::parse::markdown::{Link, read};
use mingbai::source::Span;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs, io};

#[test]
fn every_case_gives_the_html_and_the_outline_written_beside_it() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/markdown");
    let mut cases = 0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        cases += 1;
        let text = fs::read_to_string(&path)?;
        hold(&path.with_extension("html"), &render(&text).html)?;
        hold(&path.with_extension("outline"), &shown(&text))?;
    }
    assert!(cases > 0);
    Ok(())
}

fn hold(path: &Path, found: &str) -> io::Result<()> {
    if env::var_os("UPDATE").is_some() {
        return fs::write(path, found);
    }
    let expected = fs::read_to_string(path)?;
    let diff = similar::TextDiff::from_lines(expected.as_str(), found);
    let diff = diff.unified_diff().header("expected", "found").to_string();
    assert!(expected == found, "{}\n{diff}", path.display());
    Ok(())
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
