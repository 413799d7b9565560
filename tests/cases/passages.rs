//! `tests/passages/`: what readers see of a document, and where each piece of it was written.

use crate::expectation::compare;
use libtest_mimic::Failed;
use mingbai::model::read_text;
use mingbai::parse::{Document, Form};
use mingbai::source::SourcePath;
use std::fmt::Write;
use std::path::Path;

/// Holds one document: its passages, each with the text it was made from, piece by piece.
pub(crate) fn hold(path: &Path) -> Result<(), Failed> {
    let name = path.file_name().unwrap().to_str().unwrap();
    let place = SourcePath::new(name);
    let form = Form::of(&place).ok_or("neither Markdown nor YAML")?;
    let document = Document::parse(&place, form, &std::fs::read(path)?);
    let mut shown = String::new();
    for passage in read_text(&document).passages {
        let _ = writeln!(shown, "{:?} {:?}", passage.kind, passage.text);
        let written = |range| passage.span(range).slice(&document.source.text).unwrap();
        let _ = writeln!(shown, "  {:?}", written(0..passage.text.len()));
        let pieces = passage.text.char_indices().map(|(at, c)| {
            let piece = written(at..at + c.len_utf8());
            if piece == c.to_string() {
                "=".into()
            } else {
                format!("{piece:?}")
            }
        });
        let _ = writeln!(shown, "  {}", pieces.collect::<String>());
    }
    Ok(compare(
        path.with_file_name(format!("{name}.expected")),
        &shown,
    )?)
}
