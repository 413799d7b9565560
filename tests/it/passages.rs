//! What readers see of a document, and where each piece of it was written.

use crate::expectation::hold;
use mingbai::model::read_text;
use mingbai::parse::{Document, Form};
use mingbai::source::SourcePath;
use std::fmt::Write;

#[test]
fn every_passage_leads_back_to_where_it_was_written() {
    for (file, form) in [("markdown.md", Form::Markdown), ("yaml.yaml", Form::Yaml)] {
        let path = format!("{}/tests/passages/{file}", env!("CARGO_MANIFEST_DIR"));
        let bytes = std::fs::read(path).unwrap();
        let document = Document::parse(&SourcePath::new(file), form, &bytes);
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
        hold(format!("tests/passages/{file}.expected"), &shown);
    }
}
