//! `mingbai check`: all findings, or those asked for; nothing written.

use super::args::{CheckArguments, Format};
use super::findings::{PrintOptions, rendered};
use super::narrow::Narrow;
use super::output::{CommandResult, FINE, faulty, print, print_error};
use super::site::{OpenSite, drafts};
use super::unread::unread;
use crate::check::{HeldFindings, Waived};
use crate::config::Config;
use crate::diagnostic::render::Counts;
use crate::diagnostic::{Diagnostic, Severity};
use crate::shell::FactBlocks;
use std::fmt::Write;
use std::path::Path;

/// Most waivers that are listed one by one.
const WAIVERS: usize = 20;

/// Checks the site at `root`.
pub(super) fn run(root: &Path, arguments: &CheckArguments) -> CommandResult {
    let mut site = OpenSite::open(root)?;
    let narrow = Narrow::read(arguments, root, &site)?;
    let assets = site.theme(root)?.routes();
    let blocks = FactBlocks::of(root);
    let checked = site.check(
        (drafts(arguments.drafts), HeldFindings::All),
        &assets,
        Some(&blocks),
    );
    let outcome = &checked.outcome;
    let listed = outcome.listed();
    let all = listed.len();
    let told = listed.iter().filter(|found| found.code.category() == "PII");
    let told: Vec<Diagnostic> = told.copied().cloned().collect();
    let kept = listed.into_iter().filter(|found| narrow.keeps(found));
    let kept: Vec<Diagnostic> = kept.cloned().collect();
    let mut waived = outcome.waived.clone();
    waived.retain(|waived| narrow.wants(waived.code, &waived.path));
    let shown = PrintOptions {
        format: arguments.format,
        whole: &narrow.named,
        told: &told,
        command: &command(root, arguments),
    };
    print(&rendered(&kept, &site.files, &shown))?;
    if arguments.format == Format::Text {
        print(&waivers(&waived))?;
        print(&changed_rules(&checked.site.config))?;
        print(&unread(outcome))?;
        let hidden = all - kept.len();
        if hidden > 0 {
            print(&format!("另有 {hidden} 条不在所选的规则和路径里\n"))?;
        }
        print(&left_out(checked.drafts, root, arguments))?;
    } else {
        print_error(&left_out(checked.drafts, root, arguments))?;
    }
    if matches!(arguments.format, Format::Sarif | Format::Github) {
        let counts = Counts::of(&kept);
        print_error(&format!("{counts}\n"))?;
    }
    Ok(ending(&kept))
}

fn ending(found: &[Diagnostic]) -> std::process::ExitCode {
    let blocks = found.iter().any(|one| one.severity == Severity::Error);
    if blocks { faulty() } else { FINE }
}

/// How many drafts were not checked, and how to check them.
fn left_out(drafts: usize, root: &Path, arguments: &CheckArguments) -> String {
    if drafts == 0 {
        return String::new();
    }
    let command = command(root, arguments);
    format!("草稿 {drafts} 份没有检查，连草稿一起检查：{command} --drafts\n")
}

/// What reports are excused from, one a line.
fn waivers(waived: &[Waived]) -> String {
    let mut out = String::new();
    for waived in waived.iter().take(WAIVERS) {
        let Waived {
            code,
            path,
            count,
            reason,
        } = waived;
        let _ = writeln!(out, "豁免 {code} {path}（{count}处）：{reason}");
    }
    if waived.len() > WAIVERS {
        let more = waived.len() - WAIVERS;
        let _ = writeln!(out, "另有 {more} 条豁免没有逐一列出");
    }
    out
}

/// The rules whose severity the settings change, in one line.
fn changed_rules(config: &Config) -> String {
    let changed = config.severities.iter();
    let changed = changed.map(|(code, severity)| {
        let severity = severity.map_or("关闭", Severity::label);
        format!("{} {severity}", code.value)
    });
    let changed: Vec<String> = changed.collect();
    match changed.is_empty() {
        true => String::new(),
        false => format!("设置里改过的规则：{}\n", changed.join("、")),
    }
}

/// The command as it was given, without rules and form.
fn command(root: &Path, arguments: &CheckArguments) -> String {
    let mut command = "mingbai".to_owned();
    if root != Path::new(".") {
        let _ = write!(command, " --root {}", root.display());
    }
    command.push_str(" check");
    if arguments.drafts {
        command.push_str(" --drafts");
    }
    for path in &arguments.paths {
        let _ = write!(command, " {}", path.display());
    }
    command
}
