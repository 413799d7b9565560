//! `mingbai build`: the site, published into a folder.

use super::args::{BuildArguments, Format};
use super::findings::{PrintOptions, rendered};
use super::output::{CommandResult, FINE, faulty, print, print_error};
use super::progress::Bar;
use super::site::{OpenSite, drafts};
use super::unread::unread;
use crate::build::{self, BuildError};
use crate::check::CheckOutcome;
use crate::diagnostic::render::Counts;
use crate::diagnostic::{Diagnostic, Severity};
use crate::shell::{Published, Publisher, Sources};
use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

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
    let publisher = Publisher::open(&output, &Sources::of(root))?;
    let work = build::Work {
        inputs: &site.inputs,
        files: &site.files,
        theme: &theme,
    };
    let show = |step| bar.show(step);
    let outcome = on_threads(threads, || build::build(&work, &checked, &publisher, &show))?;
    bar.clear();
    match outcome {
        Ok(()) => {}
        Err(BuildError::Theme(error)) => {
            publisher.abort();
            return theme_fault(&error);
        }
        Err(BuildError::Stopped(found)) => {
            publisher.abort();
            print_errors(&found, &site)?;
            print_error("发布前的最后一遍检查没有通过，没有发布，输出文件夹没有改动。\n")?;
            return Ok(faulty());
        }
        Err(error) => {
            publisher.abort();
            return Err(error.into());
        }
    }
    let published = publisher.finish()?;
    let outcome = summarise(&checked, &published, &output, started.elapsed());
    // The program ends here: to take a large site apart piece by piece would only take time.
    std::mem::forget(checked);
    outcome
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

fn summarise(
    checked: &build::Checked,
    published: &Published,
    output: &Path,
    elapsed: Duration,
) -> CommandResult {
    let Counts { warning, note, .. } = Counts::of(checked.outcome.listed());
    let drafts = match checked.drafts {
        0 => String::new(),
        count => format!("草稿 {count} 份没有发布；"),
    };
    let Published {
        written,
        unchanged,
        removed,
        ..
    } = published;
    print(&format!(
        "已发布到 {}\n报告 {} 份；{drafts}文件：写入 {written}，未变 {unchanged}，删除 {removed}；\
         警告 {warning}，提示 {note}；用时 {:.2} 秒\n",
        output.display(),
        checked.site.reports.len(),
        elapsed.as_secs_f64(),
    ))?;
    print(&unread(&checked.outcome))?;
    if warning + note > 0 {
        print("运行 mingbai check 可以看到警告和提示的内容。\n")?;
    }
    Ok(FINE)
}
