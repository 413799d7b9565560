//! Findings for people at a terminal: the line, a mark under the words, and the way out.

use super::excerpt::excerpt;
use super::listing::{Counts, Listing, Placed};
use super::sarif::RuleText;
use super::visible::visible;
use crate::diagnostic::{Diagnostic, Severity};
use annotate_snippets::renderer::DEFAULT_TERM_WIDTH;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Most findings of one rule that are printed in full.
const LIMIT: usize = 20;

/// Most reports that are named where one finding stands for them all.
const REPORTS: usize = 5;

/// Whether the output is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Characters only.
    Plain,
    /// With escape sequences for colours.
    Styled,
}

/// How the findings are told.
#[derive(Clone, Copy, Debug)]
pub struct TextStyle<'a> {
    /// Whether the output is coloured.
    pub colour: Colour,
    /// What the rules say of themselves.
    pub rules: &'a [RuleText],
    /// Codes of rules all of whose findings are printed, however many.
    pub whole: &'a [&'static str],
    /// The command that prints all findings of a rule, before `--rule` and its code.
    pub command: &'a str,
}

/// The findings one after another, the most serious first and then in the order of places; then how many
/// there are. Where a rule has too many, they come by rule, and of each rule only some.
pub fn text(listing: &Listing<'_>, style: &TextStyle<'_>) -> String {
    let renderer = match style.colour {
        Colour::Plain => Renderer::plain(),
        Colour::Styled => Renderer::styled(),
    };
    // Lines are cropped here, around the mark; the renderer shall not crop them again.
    let renderer = renderer.term_width(DEFAULT_TERM_WIDTH * 8);
    let mut out = String::new();
    let mut by_rule: BTreeMap<(Severity, &'static str), Vec<&Diagnostic>> = BTreeMap::new();
    for found in listing.diagnostics {
        let rule = (found.severity, found.code.as_str());
        by_rule.entry(rule).or_default().push(found);
    }
    let crowded =
        |(code, count): (&'static str, usize)| count > LIMIT && !style.whole.contains(&code);
    let mut sizes = by_rule
        .iter()
        .map(|((_, code), found)| (*code, found.len()));
    if sizes.any(crowded) {
        for ((_, code), found) in &by_rule {
            let count = match crowded((code, found.len())) {
                true => LIMIT,
                false => found.len(),
            };
            let some: Vec<Diagnostic> = found[..count]
                .iter()
                .map(|found| (*found).clone())
                .collect();
            let some = Listing {
                diagnostics: &some,
                source: listing.source,
            };
            out.push_str(&heading(code, found, style));
            all(&some, &renderer, style, &mut out);
            if found.len() > count {
                let more = found.len() - count;
                let command = style.command;
                let _ = writeln!(
                    out,
                    "[{code}] 另有 {more} 处，全部列出：{command} --rule {code}\n"
                );
            }
        }
    } else {
        all(listing, &renderer, style, &mut out);
    }
    let _ = writeln!(out, "{}", Counts::of(listing.diagnostics));
    out
}

/// The findings, one after another.
fn all(listing: &Listing<'_>, renderer: &Renderer, style: &TextStyle<'_>, out: &mut String) {
    listing.each(|placed| {
        out.push_str(&one(placed, renderer, style));
        out.push_str("\n\n");
    });
}

/// What opens the findings of a rule: its name and how many there are.
fn heading(code: &str, found: &[&Diagnostic], style: &TextStyle<'_>) -> String {
    let rule = style.rules.iter().find(|rule| rule.code == code);
    let name = rule.map_or("", |rule| rule.name);
    let label = found.first().map_or("", |found| found.severity.label());
    format!("【{code} {name}】{label}，共 {} 处\n\n", found.len())
}

/// One finding.
fn one(placed: &Placed<'_>, renderer: &Renderer, style: &TextStyle<'_>) -> String {
    let found = placed.diagnostic;
    let level = match found.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .with_name(found.severity.label())
        .primary_title(visible(&placed.message()))
        .id(found.code.as_str());
    let help = (!found.help.is_empty())
        .then(|| Level::HELP.with_name("办法").message(visible(&found.help)));
    let mut origin = Origin::path(visible(found.path.as_str()));
    let mut body = Group::with_level(Level::ERROR);
    let mut indent = 0;
    if let (Some(source), Some(span)) = (placed.source, found.span) {
        let part = excerpt(&source.text, span);
        let mark = AnnotationKind::Primary.span(part.mark);
        let line = placed.start.line;
        body = body.element(Snippet::source(part.text).line_start(line).annotation(mark));
        origin = origin.line(line).char_column(placed.start.column);
        indent = line.to_string().len();
    }
    let reports = (!found.reports.is_empty())
        .then(|| Level::NOTE.with_name("报告").message(reports(found, style)));
    body = body.elements(help).elements(reports);
    // The parts are rendered one by one: the snippet is cropped, so that left to itself it would
    // tell a wrong column.
    let mut out = renderer.render(&[Group::with_title(title)]);
    // What is said of many reports has no place of its own.
    if found.reports.is_empty() {
        let place = Group::with_level(Level::ERROR).element(origin);
        let _ = write!(out, "\n{:indent$}{}", "", renderer.render(&[place]));
    }
    if !body.is_empty() {
        let _ = write!(out, "\n{}", renderer.render(&[body]));
    }
    out
}

/// The reports that a finding stands for: some of them, or all where its rule was asked for.
fn reports(found: &Diagnostic, style: &TextStyle<'_>) -> String {
    let count = match style.whole.contains(&found.code.as_str()) {
        true => found.reports.len(),
        false => found.reports.len().min(REPORTS),
    };
    let some = found.reports.iter().take(count);
    let named: Vec<String> = some.map(|path| visible(path.as_str())).collect();
    let named = named.join("、");
    if count == found.reports.len() {
        return named;
    }
    let (command, code) = (style.command, found.code);
    format!("{named}等，全部列出：{command} --rule {code}")
}
