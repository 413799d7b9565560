//! `tests/diagnostics/`: findings, and what every form of output makes of them.

use crate::expectation::compare;
use crate::plain_style::{PLAIN, RULES};
use libtest_mimic::Failed;
use mingbai::diagnostic::render::{Listing, concise, github, json, overlay, sarif, text};
use mingbai::diagnostic::{Code, Diagnostic, Severity};
use mingbai::source::{SourceFile, SourcePath, Span};
use serde_json::Value;
use std::path::Path;

/// Holds one list of findings in every form.
pub(crate) fn hold(folder: &Path) -> Result<(), Failed> {
    let case: Value = serde_json::from_slice(&std::fs::read(folder.join("in.json"))?)?;
    let source = |path: &SourcePath| {
        let text = case["sources"].get(path.as_str())?.as_str()?;
        Some(SourceFile::new(path.clone(), text))
    };
    let findings = case["findings"].as_array().ok_or("no findings")?;
    let diagnostics: Vec<_> = findings.iter().map(|f| diagnostic(f, &source)).collect();
    let listing = Listing {
        diagnostics: &diagnostics,
        source: &source,
    };
    compare(folder.join("text.txt"), &text(&listing, &PLAIN))?;
    compare(folder.join("concise.txt"), &concise(&listing))?;
    compare(folder.join("json.json"), &json(&listing))?;
    compare(folder.join("sarif.json"), &sarif(&listing, RULES))?;
    compare(folder.join("github.txt"), &github(&listing))?;
    let shown = serde_json::to_string_pretty(&overlay(&listing))?;
    Ok(compare(folder.join("overlay.json"), &format!("{shown}\n"))?)
}

/// A finding of a case; `mark` is the marked text itself, or null for the whole file.
fn diagnostic(value: &Value, source: &dyn Fn(&SourcePath) -> Option<SourceFile>) -> Diagnostic {
    let word = |key: &str| value[key].as_str().unwrap().to_owned();
    let path = SourcePath::new(word("path"));
    let code = Code(word("code").leak());
    let mut made = match value["mark"].as_str() {
        None => Diagnostic::whole(code, &path, word("message")),
        Some(mark) => {
            let start = source(&path).unwrap().text.find(mark).unwrap();
            let span = Span::new(start..start + mark.len());
            Diagnostic::new(code, &path, span, word("message"))
        }
    };
    made.severity = match word("severity").as_str() {
        "error" => Severity::Error,
        "warning" => Severity::Warning,
        _ => Severity::Note,
    };
    made.help(word("help"))
}
