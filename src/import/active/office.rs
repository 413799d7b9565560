//! What of an office file runs a program or a macro, or loads what may.

use super::super::foreign::Active;
use super::super::markup::Values;

/// What of an office file runs a program or a macro, or loads what may, without having it itself.
pub(super) fn runs_in_an_office(name: &str, values: Values<'_>) -> Option<Active> {
    let raw = values.raw();
    match name {
        "ddelink" => Some(Active::Shortcut),
        // Of a text or a workbook of OpenDocument.
        "dde-connection-decl" | "dde-source" => Some(Active::Shortcut),
        "relationship" if leads_to_macros(values) => Some(Active::Macro),
        "relationship" => loads_from_elsewhere(values).then_some(Active::Shortcut),
        "macrosheet" => Some(Active::Macro),
        "worddocument" if raw.contains("macrosPresent=\"yes\"") => Some(Active::Macro),
        _ if raw.contains("ppaction://program") || raw.contains("ppaction://macro") => {
            Some(Active::Shortcut)
        }
        // LibreOffice writes into every flat file where its macros would stand; those that are there have a text.
        "script" => {
            let language = values.get("language");
            let runs = language.is_some_and(|language| language != "ooo:Basic");
            runs.then_some(Active::Script)
        }
        "source-code" | "library-linked" => Some(Active::Macro),
        "fldsimple" => {
            let code = values.get("instr").unwrap_or_default();
            field_calls_a_program(&code).then_some(Active::Shortcut)
        }
        _ if raw.contains("vnd.sun.star.script:") => Some(Active::Macro),
        _ => None,
    }
}

/// Whether a relation is one to macros, whatever the part with them is called.
fn leads_to_macros(values: Values<'_>) -> bool {
    const KINDS: &[&str] = &["/vbaProject", "/xlMacrosheet", "/xlIntlMacrosheet"];
    let kind = values.get("Type").unwrap_or_default();
    KINDS.iter().any(|end| kind.ends_with(end))
}

/// Whether a part of an office file is fetched from another site as soon as it is opened, and may be a program.
fn loads_from_elsewhere(values: Values<'_>) -> bool {
    const KINDS: &[&str] = &["/attachedTemplate", "/oleObject", "/frame", "/subDocument"];
    const SITES: &[&str] = &["http:", "https:", "ftp:", "mhtml:", "ms-"];
    if !values.raw().contains("External") {
        return false;
    }
    let kind = values.get("Type").unwrap_or_default();
    let target = values.get("Target").unwrap_or_default();
    let target = target.trim_start().to_ascii_lowercase();
    KINDS.iter().any(|end| kind.ends_with(end))
        && SITES.iter().any(|start| target.starts_with(start))
}

/// Whether the code of a field of Word has a program started.
pub(super) fn field_calls_a_program(code: &str) -> bool {
    code.trim_start().starts_with("DDE") || calls_a_program(code)
}

/// Whether a text is a field of Word or a cell that has a program started (DDE): `DDEAUTO cmd "/c calc"`,
/// `=cmd|'/c calc'!A1`.
pub(super) fn calls_a_program(text: &str) -> bool {
    let is_field = |at: usize| {
        let rest = &text[at + 3..];
        let rest = rest.strip_prefix("AUTO").unwrap_or(rest);
        let before = text[..at].chars().next_back();
        let argument = rest.trim_start_matches(' ');
        let mut line = argument.chars().take(LOOKED_AT).take_while(|c| *c != '\n');
        !before.is_some_and(char::is_alphanumeric)
            && argument.len() < rest.len()
            && line.any(|c| matches!(c, '\\' | '"'))
    };
    let is_name = |c: char| c.is_ascii_alphanumeric() || "._\\/:-".contains(c);
    let is_cell = |(program, rest): (&str, &str)| {
        let program = program.trim_start_matches(STARTS);
        !program.is_empty() && program.chars().all(is_name) && rest.contains("'!")
    };
    memchr::memmem::find_iter(text.as_bytes(), b"DDE").any(is_field)
        || text.split_once("|'").is_some_and(is_cell)
        || cells_call_a_program(text)
}

/// Whether a line has a cell that begins as a formula does and has a program started.
pub(super) fn cells_call_a_program(text: &str) -> bool {
    let is_formula = |cell: &str| cell.trim_start_matches(['"', ' ']).starts_with(STARTS);
    let calls = |line: &str| {
        formula_calls_a_program(line) && line.split([',', '\t', ';', '，']).any(is_formula)
    };
    formula_calls_a_program(text) && text.lines().any(calls)
}

/// What is looked at behind the name of a field or of a program, in characters or bytes.
const LOOKED_AT: usize = 200;
/// How a cell begins whose text a spreadsheet takes for a formula.
const STARTS: [char; 4] = ['=', '+', '-', '@'];

/// Whether a formula has a program started anywhere in it: `SUM(1)+cmd|'/c calc'!A1`, `DDE("cmd";"/c calc";"a")`.
pub(super) fn formula_calls_a_program(formula: &str) -> bool {
    let bytes = formula.as_bytes();
    let is_topic = |at: usize| {
        let rest = &bytes[at..bytes.len().min(at + LOOKED_AT)];
        bytes[..at].last().is_some_and(u8::is_ascii_alphanumeric)
            && memchr::memmem::find(rest, b"'!").is_some()
    };
    let is_call = |at: usize| {
        let before = formula[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '.'))
    };
    memchr::memmem::find_iter(bytes, b"|'").any(is_topic)
        || memchr::memmem::find_iter(bytes, b"DDE(\"").any(is_call)
}
