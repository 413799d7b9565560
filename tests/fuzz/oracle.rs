//! What must hold for any bytes, whoever brings them: the fuzzer, or the tests that replay its corpus.

use mingbai::build::{
    self, BuildError, Checked, Drafts, Inputs, Pieces, Settings, Sink, SinkError, Stage, Work,
};
use mingbai::diagnostic::render::{Colour, Listing, TextStyle, json, text};
use mingbai::import::{self, limit};
use mingbai::model::Route;
use mingbai::parse::{decode, markdown};
use mingbai::render::Theme;
use mingbai::source::{Files, MemoryFiles, SourceFile, SourcePath, Span};
use std::collections::BTreeMap;
use std::sync::LazyLock;

const SETTINGS: &str =
    "站点名称: 试验\n网址: https://example.gov.cn/x/\n固定用语: {青禾街办: 青禾街道}\n";
const REPORT: &str = "content/2023/qinghe/report.md";
static THEME: LazyLock<Theme> = LazyLock::new(|| Theme::builtin().expect("the theme"));

/// Bytes as a report and as a page of the site: every rule looks at them, every finding lies inside
/// its file, and can be printed.
pub(crate) fn report(bytes: &[u8]) {
    let mut files = MemoryFiles::default();
    for (path, bytes) in [
        ("mingbai.yaml", SETTINGS.as_bytes()),
        (REPORT, bytes),
        ("content/2023/qinghe/report.yaml", bytes),
        ("content/pages/about.md", bytes),
    ] {
        files.0.insert(SourcePath::new(path), bytes.to_vec());
    }
    let inputs = Inputs::of(&files);
    let checked = build::check(
        &Settings::read(&inputs, &files),
        &inputs,
        &files,
        Drafts::In,
        &[],
    );
    let source =
        |path: &SourcePath| -> Option<SourceFile> { Some(decode(path, &files.read(path).ok()?).0) };
    let mut sources = BTreeMap::new();
    for found in &checked.outcome.diagnostics {
        let source = sources
            .entry(&found.path)
            .or_insert_with(|| source(&found.path));
        if let (Some(span), Some(source)) = (found.span, source) {
            inside(span, &source.text, &found.message);
        }
    }
    let listing = Listing {
        diagnostics: &checked.outcome.diagnostics,
        source: &source,
    };
    let style = TextStyle {
        colour: Colour::Plain,
        rules: &[],
        whole: &[],
        command: "mingbai check",
    };
    assert!(!text(&listing, &style).is_empty() && !json(&listing).is_empty());
}

/// Bytes as Markdown: its headings, links and passages lie inside it.
pub(crate) fn markdown(bytes: &[u8]) {
    let (source, _) = decode(&SourcePath::new("a.md"), bytes);
    let text = &source.text;
    let reading = markdown::read(text);
    for heading in &reading.headings {
        inside(heading.span, text, &heading.text);
    }
    for link in reading.links.iter().chain(&reading.refused) {
        inside(link.span, text, &link.target);
    }
    for passage in &reading.passages {
        inside(passage.whole(), text, &passage.text);
        for (at, c) in passage.text.char_indices() {
            inside(passage.span(at..at + c.len_utf8()), text, &passage.text);
        }
    }
}

/// Bytes as an attachment, of the kind that they and the name say: what is kept of it is bounded, and
/// nothing is kept that says nothing.
pub(crate) fn attachment(name: &str, bytes: &[u8]) {
    let foreign = import::read(&SourcePath::new(format!("content/{name}")), bytes);
    let size: usize = foreign.pieces.iter().map(|piece| piece.text.len()).sum();
    assert!(size <= limit::TEXT && foreign.pieces.len() <= limit::PIECES);
    assert!(
        foreign
            .pieces
            .iter()
            .all(|piece| !piece.text.trim().is_empty())
    );
}

/// Bytes as a report: where the check finds nothing that blocks, the site is built, or the door says why
/// not. Gives whether it was built.
pub(crate) fn published(bytes: &[u8]) -> bool {
    let mut files = MemoryFiles::default();
    files
        .0
        .insert(SourcePath::new("mingbai.yaml"), SETTINGS.into());
    files.0.insert(SourcePath::new(REPORT), bytes.to_vec());
    let inputs = Inputs::of(&files);
    let settings = Settings::read(&inputs, &files);
    let routes = THEME.routes();
    let checked = build::check(&settings, &inputs, &files, Drafts::Out, &routes);
    if checked.outcome.blocks() {
        return false;
    }
    let work = Work {
        inputs: &inputs,
        files: &files,
        theme: &THEME,
    };
    match build::build(&work, &checked, &Nowhere, &|_| {}) {
        Ok(()) => true,
        Err(BuildError::Stopped(_)) => false,
        Err(error) => panic!("what passed the check is not built: {error}"),
    }
}

/// Bytes as an output that the door looks at, as a page and as a text: whatever they are, a number that stands by
/// itself after them is seen.
pub(crate) fn door(bytes: &[u8]) {
    const NUMBER: &str = "53010219900307106X";
    static SITE: LazyLock<(Inputs, MemoryFiles, Checked)> = LazyLock::new(|| {
        let mut files = MemoryFiles::default();
        files
            .0
            .insert(SourcePath::new("mingbai.yaml"), SETTINGS.into());
        let inputs = Inputs::of(&files);
        let settings = Settings::read(&inputs, &files);
        let checked = build::check(&settings, &inputs, &files, Drafts::Out, &[]);
        (inputs, files, checked)
    });
    let (inputs, files, checked) = &*SITE;
    let work = Work {
        inputs,
        files,
        theme: &THEME,
    };
    // The end of whatever is open.
    for (name, end) in [("a.html", "\"'>--></script></style>"), ("a.txt", "\n")] {
        let text = format!("{end}<p>他的是{NUMBER}，</p>\n");
        let output = [bytes, text.as_bytes()].concat();
        let found = build::leaking(&work, checked, &Route::new(name), &output);
        // What has a zero byte near its beginning is no text.
        let is_text = name == "a.html" || !output.iter().take(1024).any(|byte| *byte == 0);
        let is_seen = found.iter().any(|one| one.code.as_str() == "PII01");
        assert!(
            is_seen || !is_text,
            "the door does not see a number in {name}"
        );
    }
}

/// A sink that keeps nothing.
struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, _: &Route, _: Stage, _: &[u8]) -> Result<(), SinkError> {
        Ok(())
    }

    fn pour<'a>(
        &self,
        _: &Route,
        _: Stage,
        open: &dyn Fn() -> Pieces<'a>,
    ) -> Result<(), SinkError> {
        std::io::copy(&mut open(), &mut std::io::sink()).expect("data in memory");
        Ok(())
    }

    fn copy(
        &self,
        _: &Route,
        _: Stage,
        _: &dyn Files,
        _: &SourcePath,
        _: Option<&str>,
    ) -> Result<(), SinkError> {
        Ok(())
    }
}

fn inside(span: Span, text: &str, what: &str) {
    let range = span.range();
    assert!(span.start <= span.end, "{what}: {range:?} is turned round");
    assert!(
        text.get(range.clone()).is_some(),
        "{what}: {range:?} is no place in {} bytes",
        text.len()
    );
}
