//! Findings on the screen, in the form asked for.

use super::args::Format;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::render::{self, Colour, Listing, RuleText, TextStyle, Veil};
use crate::parse::decode;
use crate::source::{Files, SourceFile, SourcePath};
use std::io::IsTerminal;

/// How findings are shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct PrintOptions<'a> {
    pub(super) format: Format,
    /// Codes of rules all of whose findings are printed, however many.
    pub(super) whole: &'a [&'static str],
    /// Findings that tell of numbers, whether they are shown or not: the numbers are hidden.
    pub(super) told: &'a [Diagnostic],
    /// The command that prints more, without `--rule`.
    pub(super) command: &'a str,
}

/// The findings as one text.
pub(super) fn rendered(
    diagnostics: &[Diagnostic],
    files: &dyn Files,
    shown: &PrintOptions<'_>,
) -> String {
    let written = |path: &SourcePath| -> Option<SourceFile> {
        let bytes = files.read(path).ok()?;
        Some(decode(path, &bytes).0)
    };
    let veil = Veil::of(shown.told);
    let listing = Listing {
        diagnostics: &veil.findings(diagnostics, &written),
        source: &|path| written(path).map(|file| veil.file(file)),
    };
    let rules: Vec<RuleText> = check::rules().iter().map(|rule| rule_text(rule)).collect();
    match shown.format {
        Format::Text => {
            let style = TextStyle {
                colour: colour(),
                rules: &rules,
                whole: shown.whole,
                command: shown.command,
            };
            render::text(&listing, &style)
        }
        Format::Concise => render::concise(&listing),
        Format::Json => render::json(&listing),
        Format::Github => render::github(&listing),
        Format::Sarif => render::sarif(&listing, &rules),
    }
}

fn rule_text(rule: &check::Rule) -> RuleText {
    RuleText {
        code: rule.code.as_str(),
        name: rule.name,
        severity: rule.severity,
        what: rule.what,
        why: rule.why,
    }
}

/// Colours on a terminal, unless `NO_COLOR` asks for none.
fn colour() -> Colour {
    let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    if wanted && std::io::stdout().is_terminal() {
        Colour::Styled
    } else {
        Colour::Plain
    }
}
