//! `mingbai build`: the site, published into a folder.

use super::args::{BuildArguments, Format};
use super::findings::{PrintOptions, rendered};
use super::output::{CommandResult, faulty, print, print_error};
use super::progress::Bar;
use super::published::{compared, lists, summarise};
use super::site::{OpenSite, drafts};
use crate::build::{self, BuildError, Checked, Sink};
use crate::check::CheckOutcome;
use crate::diagnostic::{Diagnostic, Severity};
use crate::render::Theme;
use crate::shell::{OutputComparison, Publisher, Sources, write_changes};
use std::error::Error;
use std::io;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

/// Builds the site at `root`.
pub(super) fn run(root: &Path, arguments: &BuildArguments) -> CommandResult {
    let started = Instant::now();
    let mut site = OpenSite::open(root)?;
    let theme = match site.theme(root) {
        Ok(theme) => theme,
        Err(error) => return theme_fault(&*error),
    };
    let output = arguments
        .output
        .clone()
        .unwrap_or_else(|| root.join("public").components().collect());
    let bar = Bar::of_pages(started);
    let assets = theme.routes();
    let threads = arguments.threads;
    let drafts = drafts(arguments.drafts);
    let checked = on_threads(threads, || site.check(drafts, &assets))?;
    if checked.outcome.blocks() {
        return blocked(&checked.outcome, &site);
    }
    let filling = Filling {
        site: &site,
        theme: &theme,
        checked: &checked,
        threads,
        bar: &bar,
    };
    if arguments.verify {
        let comparison = OutputComparison::with(&output);
        return match filling.fill(&comparison)? {
            Some(code) => Ok(code),
            None => compared(comparison.finish()?, &output),
        };
    }
    let publisher = Publisher::open(&output, &Sources::of(root))?;
    if let Some(code) = filling.fill(&publisher)? {
        publisher.abort();
        return Ok(code);
    }
    let published = publisher.finish()?;
    let outcome = summarise(&checked, &published, &output, started.elapsed());
    if let Some(file) = &arguments.changes {
        let counts = write_changes(&output, file)?;
        print(&lists(file, counts))?;
    }
    // The program ends here: to take a large site apart piece by piece would only take time.
    std::mem::forget(checked);
    outcome
}

/// All that a build needs besides a place for its outputs.
struct Filling<'a> {
    site: &'a OpenSite,
    theme: &'a Theme,
    checked: &'a Checked,
    threads: Option<u16>,
    bar: &'a Bar,
}

impl Filling<'_> {
    /// Hands all outputs to a sink. Gives the exit code if the site or the theme is at fault, which is then said.
    fn fill(&self, sink: &dyn Sink) -> Result<Option<ExitCode>, Box<dyn Error>> {
        let work = build::Work {
            inputs: &self.site.inputs,
            files: &self.site.files,
            theme: self.theme,
        };
        let show = |step| self.bar.show(step);
        let outcome = on_threads(self.threads, || {
            build::build(&work, self.checked, sink, &show)
        })?;
        self.bar.clear();
        match outcome {
            Ok(()) => Ok(None),
            Err(BuildError::Theme(error)) => theme_fault(&error).map(Some),
            Err(BuildError::Stopped(found)) => {
                print_errors(&found, self.site)?;
                print_error("发布前的最后一遍检查没有通过，没有发布，输出文件夹没有改动。\n")?;
                Ok(Some(faulty()))
            }
            Err(error) => Err(error.into()),
        }
    }
}

/// Runs `work` on as many threads as were asked for.
fn on_threads<R: Send>(
    threads: Option<u16>,
    work: impl FnOnce() -> R + Send,
) -> Result<R, BuildError> {
    match threads {
        None => Ok(work()),
        Some(threads) => build::on_threads(usize::from(threads), work),
    }
}

fn theme_fault(error: &dyn std::error::Error) -> CommandResult {
    print_error(&format!(
        "主题有错误，没有发布，输出文件夹没有改动：\n{error}\n"
    ))?;
    Ok(faulty())
}

/// Findings stop publication: the blocking ones are shown, the others counted.
fn blocked(outcome: &CheckOutcome, site: &OpenSite) -> CommandResult {
    let (errors, others): (Vec<_>, Vec<_>) = outcome
        .listed()
        .into_iter()
        .cloned()
        .partition(|found| found.severity == Severity::Error);
    print_errors(&errors, site)?;
    print_error("有必须先改好的问题，没有发布，输出文件夹没有改动。\n")?;
    if !others.is_empty() {
        let count = others.len();
        print_error(&format!(
            "另有{count}条警告和提示，运行 mingbai check 可以看到。\n"
        ))?;
    }
    Ok(faulty())
}

fn print_errors(errors: &[Diagnostic], site: &OpenSite) -> io::Result<()> {
    let shown = PrintOptions {
        format: Format::Text,
        whole: &[],
        command: "mingbai check",
    };
    print(&rendered(errors, &site.files, &shown))
}
