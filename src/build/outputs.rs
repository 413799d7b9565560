//! From a checked site to outputs, each handed to the sink as soon as it is made.

use super::checked::Checked;
use super::door::{Door, Guarded, verdict};
use super::inputs::Inputs;
use super::read::AT_A_TIME;
use super::reason;
use super::sink::{Sink, SinkError, StandingBytes};
use crate::diagnostic::{Code, Diagnostic};
use crate::export::{Digests, Export, Making};
use crate::model::{Attachment, Route};
use crate::page::{Page, PageKind, Plan, SEARCH_INDEX, Stage};
use crate::render::{Layouts, Prepared, Rendering, Theme, ThemeError};
use crate::search::Index;
use crate::source::{Files, SourcePath};
use rayon::iter::{
    IndexedParallelIterator, IntoParallelIterator, IntoParallelRefIterator, ParallelIterator,
};
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use thiserror::Error;

/// What a build works with.
#[derive(Clone, Copy)]
pub struct Work<'a> {
    /// What is on disk.
    pub inputs: &'a Inputs,
    /// The way to read it.
    pub files: &'a dyn Files,
    /// The look.
    pub theme: &'a Theme,
}

/// How far a build has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Pages made.
    pub done: usize,
    /// Pages to make.
    pub total: usize,
}

/// Why a build stopped.
#[derive(Debug, Error)]
pub enum BuildError {
    /// A template is at fault.
    #[error(transparent)]
    Theme(#[from] ThemeError),
    /// An output could not be stored.
    #[error(transparent)]
    Sink(#[from] SinkError),
    /// A source could not be read again.
    #[error("读不了{path}：{}", reason(source))]
    Read {
        /// The source.
        path: SourcePath,
        /// What the machine said.
        source: io::Error,
    },
    /// A source is not what it was when it was checked.
    #[error("{0}在生成过程中被修改了，没有发布。保存好以后再运行一次")]
    Changed(SourcePath),
    /// The door found what must not go out.
    #[error("{}", stopped(.0))]
    Stopped(Vec<Diagnostic>),
    /// No threads could be had.
    #[error("启动不了处理线程：{0}")]
    Threads(String),
}

/// What the door found, in one sentence.
fn stopped(found: &[Diagnostic]) -> String {
    let first = found.first().map_or("", |found| &found.message);
    let more = match found.len() {
        0 | 1 => String::new(),
        count => format!("（共{count}处）"),
    };
    format!("发布前最后一遍检查拦下了不能公开的内容，没有发布：{first}{more}")
}

/// Makes every output of the site, each of which passes the door.
pub(super) fn write_all(
    work: &Work<'_>,
    checked: &Checked,
    sink: &dyn Sink,
    progress: &(dyn Fn(Step) + Sync),
) -> Result<(), BuildError> {
    let door = Door::new(&checked.site.config);
    let guarded = Guarded { door: &door, sink };
    write_outputs(work, checked, &guarded, progress)?;
    match verdict(work, checked, door) {
        found if found.is_empty() => Ok(()),
        found => Err(BuildError::Stopped(found)),
    }
}

fn write_outputs(
    work: &Work<'_>,
    checked: &Checked,
    sink: &dyn Sink,
    progress: &(dyn Fn(Step) + Sync),
) -> Result<(), BuildError> {
    for asset in work.theme.assets() {
        sink.put(&asset.route, Stage::Asset, &asset.bytes)?;
    }
    copy_files(work, checked, sink)?;
    let index = checked.index();
    // Files for machines are few and large: beside the pages, no thread waits for one of them.
    let (pages, exports) = rayon::join(
        || write_pages(work, checked, index.as_ref(), sink, progress),
        || write_exports(checked, sink),
    );
    pages.and(exports)?;
    index.map_or(Ok(()), |index| write_index(index, sink))
}

fn write_pages(
    work: &Work<'_>,
    checked: &Checked,
    index: Option<&Index<'_>>,
    sink: &dyn Sink,
    progress: &(dyn Fn(Step) + Sync),
) -> Result<(), BuildError> {
    let total = checked.plan.pages.len();
    let layouts = Layouts::default();
    let done = AtomicUsize::new(0);
    let pages = checked.plan.pages.par_iter().with_max_len(AT_A_TIME);
    pages.try_for_each(|page| {
        let indexed = match page.kind {
            PageKind::Report(report) => index.map(|index| (index, report)),
            _ => None,
        };
        let reading = match indexed {
            Some(_) => StandingBytes::Wanted,
            None => StandingBytes::Unwanted,
        };
        let bytes = put_page(work, checked, &layouts, page, (sink, reading))?;
        if let Some((index, report)) = indexed {
            index.add(report, &bytes);
        }
        progress(Step {
            done: done.fetch_add(1, Ordering::Relaxed) + 1,
            total,
        });
        Ok(())
    })
}

/// Hands a page to the sink, unless it stands there already. Gives its bytes, if they are wanted.
fn put_page<'a>(
    work: &Work<'_>,
    checked: &'a Checked,
    layouts: &Layouts<'a>,
    page: &'a Page,
    (sink, reading): (&dyn Sink, StandingBytes),
) -> Result<Vec<u8>, BuildError> {
    let prepared = prepared(work, checked, page)?;
    let key = prepared.key(layouts);
    let (route, stage) = (&page.route, page.stage());
    let standing = key.and_then(|key| sink.standing(route, stage, key, reading));
    if let Some(bytes) = standing {
        return Ok(bytes);
    }
    let bytes = work.theme.render_prepared(prepared, layouts)?;
    match key {
        Some(key) => sink.put_made(route, stage, &bytes, key)?,
        None => sink.put(route, stage, &bytes)?,
    }
    Ok(bytes)
}

/// The parts of the index come before its root, which names them.
fn write_index(index: Index<'_>, sink: &dyn Sink) -> Result<(), BuildError> {
    publish_index(index, |route, bytes| {
        let is_root = route.as_str() == SEARCH_INDEX;
        let stage = if is_root { Stage::Page } else { Stage::Asset };
        Ok(sink.put(route, stage, bytes)?)
    })
}

/// Hands all files of an index to `put`, the root last.
pub(super) fn publish_index(
    index: Index<'_>,
    put: impl Fn(&Route, &[u8]) -> Result<(), BuildError> + Sync,
) -> Result<(), BuildError> {
    let index = index.complete(&put);
    let pieces = index.pieces().into_par_iter();
    let published: Vec<String> = pieces
        .map(|piece| index.publish(piece))
        .collect::<Result<_, BuildError>>()?;
    put(&Route::new(SEARCH_INDEX), &index.root(&published)?)
}

fn write_exports(checked: &Checked, sink: &dyn Sink) -> Result<(), BuildError> {
    let digests = Digests::default();
    let (last, first): (Vec<_>, Vec<_>) = checked
        .exports
        .iter()
        .partition(|(export, _)| matches!(export.making, Making::Last(_)));
    let write = |(export, routes): &&(&'static Export, Vec<Route>)| {
        let write = |route: &Route| write_export(checked, (*export, route), &digests, sink);
        routes.par_iter().try_for_each(write)
    };
    first.par_iter().try_for_each(write)?;
    last.par_iter().try_for_each(write)
}

fn write_export(
    checked: &Checked,
    (export, route): (&Export, &Route),
    digests: &Digests,
    sink: &dyn Sink,
) -> Result<(), BuildError> {
    let (site, plan) = (&checked.site, &checked.plan);
    match export.making {
        Making::Whole(make) => sink.put(route, Stage::Map, &make(site, plan, route))?,
        Making::Last(make) => sink.put(route, Stage::Page, &make(site, plan, digests))?,
        Making::Pieces(open) => {
            let open = || digests.noting(route, open(site, plan, route));
            sink.pour(route, Stage::Asset, &open)?;
        }
    }
    Ok(())
}

/// The bytes of one page: what a browser gets, from `build` as from a server. `layouts` is what was
/// rendered so far around pages of the same site, with the same theme.
///
/// # Errors
/// When the theme is at fault, or the page's source cannot be read or has changed.
pub fn page_bytes<'a>(
    work: &Work<'_>,
    checked: &'a Checked,
    layouts: &Layouts<'a>,
    page: &'a Page,
) -> Result<Vec<u8>, BuildError> {
    let prepared = prepared(work, checked, page)?;
    Ok(work.theme.render_prepared(prepared, layouts)?)
}

/// All that a page's template will see.
fn prepared<'a>(
    work: &Work<'_>,
    checked: &'a Checked,
    page: &'a Page,
) -> Result<Prepared<'a>, BuildError> {
    let site = &checked.site;
    let source = match page.kind {
        PageKind::Report(position) => {
            let report = &site.reports[position];
            Some((&report.path, &report.body))
        }
        PageKind::OwnPage(position) => {
            let (page, _) = &site.own_pages[position];
            Some((&page.path, &page.body))
        }
        _ => None,
    };
    let text = source.map(|(path, body)| checked.text(work.files, path, body));
    let text = text.transpose()?;
    let rendering = Rendering {
        site,
        plan: &checked.plan,
        page,
        text: text.as_deref(),
    };
    Ok(Prepared::of(&rendering))
}

/// Attachments, and the files of `static/`.
fn copy_files(work: &Work<'_>, checked: &Checked, sink: &dyn Sink) -> Result<(), BuildError> {
    let site = &checked.site;
    let of_reports = site.attachments.values().flatten();
    let attachments: Vec<&Attachment> = of_reports
        .chain(site.page_attachments.values().flatten())
        .collect();
    attachments.par_iter().try_for_each(|file| {
        sink.copy(
            &file.route,
            Stage::Asset,
            work.files,
            &file.source,
            Some(&file.sha256),
        )
    })?;
    work.inputs.statics.par_iter().try_for_each(|file| {
        static_route(&file.path).map_or(Ok(()), |route| {
            let hash = checked.site.statics.get(&file.path).map(|hash| &**hash);
            sink.copy(&route, Stage::Asset, work.files, &file.path, hash)
        })
    })?;
    Ok(())
}

/// Where a file of `static/` is published: at the site's root, by the same name.
pub(super) fn static_route(path: &SourcePath) -> Option<Route> {
    path.as_str().strip_prefix("static/").map(Route::new)
}

/// Declares the files of `static/`. One that stands where the site has a page is a finding.
pub(super) fn declare_statics(plan: &mut Plan, inputs: &Inputs) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for file in &inputs.statics {
        let Some(route) = static_route(&file.path) else {
            continue;
        };
        if plan.may_contain(&route) {
            let message = format!("static 里的这个文件会占用网站自己的网址 {route}");
            findings.push(
                Diagnostic::whole(Code::ONE_ADDRESS, &file.path, message)
                    .help("给这个文件改名，或从 static 文件夹移走"),
            );
        }
        plan.declare([route]);
    }
    findings
}
