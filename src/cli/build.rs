//! `mingbai build`: the site, published into a folder.

use super::args::BuildArguments;
use super::explained::Question;
use super::filling::{Filling, on_threads, print_errors, theme_fault};
use super::output::{CommandResult, faulty, print, print_error};
use super::place::BuildPlace;
use super::progress::Bar;
use super::published::{SiteSummary, compared, lists};
use super::site::{OpenSite, drafts};
use crate::build::Sink;
use crate::check::{CheckOutcome, HeldFindings};
use crate::render::Theme;
use crate::shell::{BuildMemory, FactBlocks, OutputComparison, Sources, write_changes};
use std::error::Error;
use std::path::Path;
use std::time::Instant;

/// Builds the site at `root`.
pub(super) fn run(root: &Path, arguments: &BuildArguments) -> CommandResult {
    let started = Instant::now();
    let mut site = OpenSite::open(root)?;
    let theme = match site.theme_files(root) {
        Ok(theme) => theme,
        Err(error) => return theme_fault(&*error),
    };
    let output = arguments
        .output
        .clone()
        .unwrap_or_else(|| root.join("public").components().collect());
    let (key, scope) = site.keys(&theme, drafts(arguments.drafts));
    let remembers = !arguments.fresh && !arguments.verify;
    let memory = BuildMemory::of(root, &output);
    let blocks = FactBlocks::of(root);
    if arguments.fresh {
        blocks.clear();
    }
    let place = BuildPlace {
        sources: Sources::of(root),
        last: remembers.then(|| memory.recall()).flatten(),
        memory,
        blocks: (!arguments.verify).then_some(blocks),
        key,
        scope,
        output: &output,
        started,
    };
    if arguments.explain.is_none()
        && let Some(summary) = place.standing()
    {
        let outcome = summary.tell_again(&output, started.elapsed());
        list_changes(arguments, &output)?;
        return outcome;
    }
    match Theme::with_overrides(theme) {
        Ok(theme) => anew(&site, &theme, &place, arguments),
        Err(error) => theme_fault(&error),
    }
}

/// Reads, checks and publishes everything.
fn anew(
    site: &OpenSite,
    theme: &Theme,
    place: &BuildPlace<'_>,
    arguments: &BuildArguments,
) -> CommandResult {
    let (output, threads) = (place.output, arguments.threads);
    let assets = theme.routes();
    let wanted = (drafts(arguments.drafts), HeldFindings::Blocking);
    let checked = on_threads(threads, || {
        site.check(wanted, &assets, place.blocks.as_ref())
    })?;
    if checked.outcome.blocks() {
        return blocked(&checked.outcome, site);
    }
    let filling = Filling {
        site,
        theme,
        checked: &checked,
        threads,
        bar: &Bar::of_pages(place.started),
    };
    if arguments.verify {
        let comparison = OutputComparison::with(output);
        return match filling.fill(&comparison)? {
            Some(code) => Ok(code),
            None => compared(comparison.finish()?, output),
        };
    }
    let question = arguments.explain.as_ref();
    let question = question.map(|path| Question::of(path, &checked, output));
    let publisher = place.open()?;
    if let Some(code) = filling.fill(&publisher)? {
        publisher.abort();
        return Ok(code);
    }
    let why = question.map(|asked| (asked.why(&checked, place, publisher.memory()), asked));
    let (published, left) = publisher.finish_and_look()?;
    let summary = SiteSummary::of(&checked, published);
    place.keep(left, &summary)?;
    let outcome = summary.tell(published, output, place.started.elapsed());
    if let Some((why, asked)) = why {
        print(&asked.answer(&why, output))?;
    }
    list_changes(arguments, output)?;
    // The program ends here: to take a large site apart piece by piece would only take time.
    std::mem::forget(checked);
    outcome
}

/// Writes the lists of changes, where they are asked for.
fn list_changes(arguments: &BuildArguments, output: &Path) -> Result<(), Box<dyn Error>> {
    if let Some(file) = &arguments.changes {
        let counts = write_changes(output, file)?;
        print(&lists(file, counts))?;
    }
    Ok(())
}

/// Findings stop publication: the blocking ones are shown, the others counted.
fn blocked(outcome: &CheckOutcome, site: &OpenSite) -> CommandResult {
    print_errors(&outcome.diagnostics, site)?;
    print_error("有必须先改好的问题，没有发布，输出文件夹没有改动。\n")?;
    let counts = outcome.counts();
    let count = counts.warning + counts.note;
    if count > 0 {
        print_error(&format!(
            "另有{count}条警告和提示，运行 mingbai check 可以看到。\n"
        ))?;
    }
    Ok(faulty())
}
