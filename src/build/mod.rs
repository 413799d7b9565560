//! The pipeline: read, resolve, plan, check, render, publish.
//!
//! [`check()`] goes as far as findings; [`build()`] renders what was checked into a [`Sink`], page by
//! page from many threads, keeping none. This is the only budget that names a thread pool. The same
//! inputs give the same bytes, whatever the number of threads.

extern crate self as build;
use mingbai_check as check;
use mingbai_config as config;
use mingbai_diagnostic as diagnostic;
use mingbai_export as export;
use mingbai_import as import;
use mingbai_model as model;
use mingbai_page as page;
use mingbai_parse as parse;
use mingbai_render as render;
use mingbai_search as search;
use mingbai_source as source;
use mingbai_subordinate as subordinate;

mod attachment;
mod block;
mod blocks;
mod budget;
mod cache;
mod causes;
mod checked;
mod clashes;
mod door;
mod findings;
mod hash;
mod inputs;
mod kept_text;
mod key;
mod made;
mod noted;
mod outlet;
mod output;
mod outputs;
mod parts;
mod pictures;
mod portioned;
mod preview;
mod read;
mod reason;
mod rest;
mod scope;
mod searched;
mod settings;
mod sink;
mod subordinates;
mod texts;
mod unchanged;

pub use crate::page::{ShapePart, Stage};
pub use crate::render::PageKey;
pub use blocks::BlockStore;
pub use cache::{Cache, ReadUnder};
pub use causes::{Cause, causes};
pub use checked::Checked;
pub use hash::{sha256, sha256_of};
pub use inputs::InputFile;
pub use inputs::{Inputs, Stamp};
pub use kept_text::ScratchSpace;
pub use key::{BuildKey, BuiltFrom};
pub use made::Made;
pub use noted::NotedFiles;
pub use output::{leaking, output};
pub use outputs::{BuildError, Step, Work, page_bytes};
pub use parts::SiteInput;
pub use preview::Preview;
pub use read::Drafts;
pub use reason::reason;
pub use rest::Rest;
pub use scope::{Scope, ScopePart};
pub use settings::Settings;
pub use sink::{MANIFEST, Pieces, STAGING, Sink, SinkError, StandingBytes, UntouchedOutput, hex};
pub use unchanged::MadeMemory;

use crate::check::{CheckOutcome, HeldFindings};
use crate::diagnostic::{Code, Diagnostic};
use crate::export::{EXPORTS, Export};
use crate::model::{Route, Site, Unit, resolve};
use crate::page::Plan;
use crate::source::Files;
use budget::TextBudget;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use rest::SoFar;
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;

/// Reads, plans and checks a site. `assets` are the addresses of the theme's own files.
pub fn check(
    settings: &Settings,
    inputs: &Inputs,
    files: &dyn Files,
    drafts: Drafts,
    assets: &[Route],
) -> Checked {
    let from = SiteInput {
        settings,
        inputs,
        files,
        drafts,
        listing: HeldFindings::All,
    };
    check_with(&mut Cache::default(), from, assets)
}

/// As [`check()`], without reading what `cache` knows. What it gives is the same.
pub fn check_with(cache: &mut Cache, from: SiteInput<'_>, assets: &[Route]) -> Checked {
    let (mut checked, so_far) = put_together(cache, from, assets);
    checked.outcome = so_far.complete_outcome(&checked, from.files, &AtomicBool::new(false));
    checked
}

/// Reads what `cache` does not know, puts the site together and gives everything its address; with
/// what was found on the way, which has no final severities yet.
fn put_together(cache: &mut Cache, from: SiteInput<'_>, assets: &[Route]) -> (Checked, SoFar) {
    let read = parts::read_parts(cache, from);
    let (site, found) = resolve(read.parts);
    let mut so_far = read.so_far;
    so_far.found.extend(found);
    let mut plan = page::plan(&site);
    let exports = plan_exports(&site, &mut plan);
    plan.declare(assets.iter().cloned());
    so_far
        .found
        .extend(outputs::declare_statics(&mut plan, from.inputs));
    let clashes = clashes::find(&site, &plan, from.inputs);
    so_far.found.extend(clashes);
    let shadowed = plan.shadowed.iter().map(|alias| shadowed(&site, *alias));
    so_far.found.extend(shadowed);
    let checked = Checked {
        site,
        plan,
        exports,
        outcome: CheckOutcome::default(),
        drafts: read.drafts,
        texts: read.texts,
        unread: read.unread,
        index_files: Mutex::default(),
        budget: TextBudget::of(&from.inputs.files),
    };
    (checked, so_far)
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

/// Does `work` for each of some items, on all processors; what comes of them is in their order.
pub fn for_all<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    items.par_iter().with_max_len(1).map(work).collect()
}

/// The units of a site, and whether a list of units says so. Where there is a list, no report is
/// read.
pub fn units(
    settings: &Settings,
    inputs: &Inputs,
    files: &dyn Files,
    drafts: Drafts,
) -> (Vec<Unit>, bool) {
    let mut inputs = inputs.clone();
    if settings.units.is_some() {
        inputs.files.clear();
    }
    let from = SiteInput {
        settings,
        inputs: &inputs,
        files,
        drafts,
        listing: HeldFindings::Blocking,
    };
    let read = parts::read_parts(&mut Cache::facts_first_beyond(0), from);
    let (site, _) = resolve(read.parts);
    (site.units, site.units_listed)
}
