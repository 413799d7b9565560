//! The pipeline: read, resolve, plan, check, render, publish.
//!
//! [`check()`] goes as far as findings; [`build()`] renders what was checked into a [`Sink`], page by
//! page from many threads, keeping none. This is the only room that names a thread pool. The same
//! inputs give the same bytes, whatever the number of threads.

mod attachment;
mod cache;
mod hash;
mod inputs;
mod output;
mod outputs;
mod parts;
mod preview;
mod read;
mod reason;
mod rest;
mod room;
mod sink;
mod texts;

pub use crate::page::Stage;
pub use inputs::{InputFile, Inputs, Stamp};
pub use output::output;
pub use outputs::{BuildError, Step, Work, page_bytes};
pub use preview::Preview;
pub use read::{Drafts, read_settings};
pub use reason::reason;
pub use rest::Rest;
pub use sink::{MemorySink, Sink, SinkError, hex};

use crate::check::{self, CheckOutcome, Sketches};
use crate::diagnostic::{Code, Diagnostic};
use crate::export::{EXPORTS, Export};
use crate::model::{Route, Site, Unit, resolve};
use crate::page::{self, Plan};
use crate::source::Files;
use cache::Cache;
use parts::PageTexts;
use rest::Unjudged;
use std::sync::Arc;
use texts::AllTexts;

/// Files or pages that a thread takes at a time: so few that none is still busy long after the others.
const AT_A_TIME: usize = 32;

/// A site that was read, planned and checked.
#[derive(Debug)]
pub struct Checked {
    /// The site.
    pub site: Site,
    /// Every address of it.
    pub plan: Plan,
    /// The files for machines, with their addresses.
    pub exports: Vec<(&'static Export, Vec<Route>)>,
    /// All findings, settled.
    pub settled: CheckOutcome,
    /// How many reports and pages were left out as drafts.
    pub drafts: usize,
    texts: PageTexts,
    /// The files that the rules were not asked about yet, sorted by path.
    unjudged: Arc<[Unjudged]>,
}

/// Reads, plans and checks a site. `assets` are the addresses of the theme's own files.
pub fn check(inputs: &Inputs, files: &dyn Files, drafts: Drafts, assets: &[Route]) -> Checked {
    let (together, mut found) = put_together(&mut Cache::default(), inputs, files, drafts);
    let all_texts = AllTexts {
        site: &together.site,
        texts: &together.texts,
        sketches: &together.sketches,
        files,
    };
    let (laid_out, of_texts) = rayon::join(
        || lay_out(&together.site, inputs, assets),
        || all_texts.check(),
    );
    found.extend(laid_out.found);
    found.extend(of_texts);
    Checked {
        settled: check::check(&together.site, &laid_out.plan, found),
        site: together.site,
        plan: laid_out.plan,
        exports: laid_out.exports,
        drafts: together.drafts,
        texts: together.texts,
        unjudged: together.unjudged.into(),
    }
}

/// A site that was read and put together.
struct PutTogether {
    site: Site,
    drafts: usize,
    texts: PageTexts,
    sketches: Sketches,
    unjudged: Vec<Unjudged>,
}

/// Reads what `cache` does not know, and puts the site together; with what was found on the way.
fn put_together(
    cache: &mut Cache,
    inputs: &Inputs,
    files: &dyn Files,
    drafts: Drafts,
) -> (PutTogether, Vec<Diagnostic>) {
    let read = parts::read_parts(cache, inputs, files, drafts);
    let (site, more) = resolve(read.parts);
    let mut found = read.findings;
    found.extend(more);
    let together = PutTogether {
        site,
        drafts: read.drafts,
        texts: read.texts,
        sketches: read.sketches,
        unjudged: read.unjudged,
    };
    (together, found)
}

/// Every address of a site, and what was found while giving them out.
struct LaidOut {
    plan: Plan,
    exports: Vec<(&'static Export, Vec<Route>)>,
    found: Vec<Diagnostic>,
}

/// Gives everything its address. `assets` are the addresses of the theme's own files.
fn lay_out(site: &Site, inputs: &Inputs, assets: &[Route]) -> LaidOut {
    let mut plan = page::plan(site);
    let exports = plan_exports(site, &mut plan);
    plan.declare(assets.iter().cloned());
    let mut found = outputs::declare_statics(&mut plan, inputs);
    found.extend(plan.shadowed.iter().map(|alias| shadowed(site, *alias)));
    LaidOut {
        plan,
        exports,
        found,
    }
}

/// The addresses of all exports, declared in the plan.
fn plan_exports(site: &Site, plan: &mut Plan) -> Vec<(&'static Export, Vec<Route>)> {
    let routes = |export: &&'static Export| (*export, (export.routes)(site, plan));
    let exports: Vec<_> = EXPORTS.iter().map(routes).collect();
    plan.declare(
        exports
            .iter()
            .flat_map(|(_, routes)| routes.iter().cloned()),
    );
    exports
}

/// An old address that a page of the site itself has.
fn shadowed(site: &Site, alias: usize) -> Diagnostic {
    let alias = &site.aliases[alias];
    let message = format!(
        "曾用网址 {} 是网站自己的一个网页，不能再引到这份报告",
        alias.route
    );
    Diagnostic::new(
        Code::ONE_ADDRESS,
        &site.reports[alias.report].path,
        alias.span,
        message,
    )
    .help("删掉这个曾用网址")
}

/// Renders a checked site into `sink`.
///
/// # Errors
/// When the theme is at fault, an output cannot be stored, or a source changed since it was
/// checked. What the sink then holds is not to be published.
pub fn build(
    work: &Work<'_>,
    checked: &Checked,
    sink: &dyn Sink,
    progress: &(dyn Fn(Step) + Sync),
) -> Result<(), BuildError> {
    outputs::write_all(work, checked, sink, progress)
}

/// Runs `work` on this many threads instead of one a processor.
///
/// # Errors
/// When the threads cannot be had.
pub fn on_threads<R: Send>(
    threads: usize,
    work: impl FnOnce() -> R + Send,
) -> Result<R, BuildError> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.map_err(|error| BuildError::Threads(error.to_string()))?;
    Ok(pool.install(work))
}

/// The units of a site, and whether a list of units says so. Where there is a list, no report is
/// read.
pub fn units(inputs: &Inputs, files: &dyn Files, drafts: Drafts) -> (Vec<Unit>, bool) {
    let mut inputs = inputs.clone();
    if inputs
        .files
        .iter()
        .any(|file| read::is_list_of_units(&file.path))
    {
        inputs
            .files
            .retain(|file| read::is_list_of_units(&file.path));
    }
    let read = parts::read_parts(&mut Cache::default(), &inputs, files, drafts);
    let (site, _) = resolve(read.parts);
    (site.units, site.units_listed)
}
