//! From a checked site to outputs, each handed to the sink as soon as it is made.

use super::checked::Checked;
use super::door::{Door, Guarded, verdict};
use super::inputs::Inputs;
use super::outlet::Outlet;
use super::portioned::PortionedFile;
use super::read::AT_A_TIME;
use super::reason;
use super::searched::SearchedPages;
use super::sink::{Sink, SinkError, StandingBytes};
use super::unchanged::Remembered;
use crate::diagnostic::{Code, Diagnostic};
use crate::export::{Digests, Export, Making};
use crate::model::{Attachment, Route, recorded};
use crate::page::{Page, PageKind, Plan, Stage};
use crate::render::{Layouts, Prepared, Rendering, Theme, ThemeError};
use crate::source::{Files, SourcePath};
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
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
    sink: &Guarded<'_>,
    progress: &(dyn Fn(Step) + Sync),
) -> Result<(), BuildError> {
    for asset in work.theme.assets() {
        sink.put(&asset.route, Stage::Asset, &asset.bytes)?;
    }
    copy_files(work, checked, sink)?;
    let searched = checked.index().map(|index| SearchedPages::of(index, sink));
    let exports = checked.exports.iter().map(|(_, routes)| routes.len());
    let outputs = checked.plan.pages.len() + exports.sum::<usize>();
    let site = (&checked.site, &checked.plan);
    let memory = sink.memory();
    let remembered = memory.map(|memory| Remembered::begin(memory, site, outputs));
    let to = Outlet {
        sink,
        remembered: remembered.as_ref(),
    };
    // Files for machines are few and large: beside the pages, no thread waits for one of them.
    let (pages, exports) = rayon::join(
        || write_pages(work, checked, searched.as_ref(), to, progress),
        || write_exports(checked, to),
    );
    pages.and(exports)?;
    if let Some(searched) = searched {
        let layouts = Layouts::default();
        let make = |page| page_bytes(work, checked, &layouts, page);
        searched.publish(|| checked.index(), &checked.plan.pages, &make)?;
    }
    if let Some(remembered) = remembered {
        remembered.end();
    }
    Ok(())
}

fn write_pages(
    work: &Work<'_>,
    checked: &Checked,
    searched: Option<&SearchedPages<'_>>,
    to: Outlet<'_>,
    progress: &(dyn Fn(Step) + Sync),
) -> Result<(), BuildError> {
    let total = checked.plan.pages.len();
    let layouts = Layouts::default();
    let done = AtomicUsize::new(0);
    let pages = checked.plan.pages.par_iter().enumerate();
    let pages = pages.with_max_len(AT_A_TIME);
    pages.try_for_each(|(at, page)| {
        let searched = match page.kind {
            PageKind::Report(report) => searched.map(|searched| (searched, report)),
            _ => None,
        };
        let reading = searched.map_or(StandingBytes::Unwanted, |(searched, _)| searched.reading());
        let put = match to.unchanged(at, (&page.route, page.stage()), reading) {
            Some(standing) => PutPage::Standing(standing.bytes),
            None => put_page(work, checked, &layouts, at, (to, reading))?,
        };
        match (searched, put) {
            (Some((searched, report)), PutPage::Standing(bytes)) => {
                searched.add_standing(report, &bytes);
            }
            (Some((searched, report)), PutPage::Made(bytes)) => searched.add_made(report, &bytes),
            (None, _) => {}
        }
        progress(Step {
            done: done.fetch_add(1, Ordering::Relaxed) + 1,
            total,
        });
        Ok(())
    })
}

/// A page that a sink has.
enum PutPage {
    /// It stands there as it was; its bytes, if they were wanted.
    Standing(Vec<u8>),
    /// It was made anew.
    Made(Vec<u8>),
}

/// Hands the page at this place of the plan to the sink, unless it stands there already.
fn put_page<'a>(
    work: &Work<'_>,
    checked: &'a Checked,
    layouts: &Layouts<'a>,
    at: usize,
    (to, reading): (Outlet<'_>, StandingBytes),
) -> Result<PutPage, BuildError> {
    let page = &checked.plan.pages[at];
    let (route, stage) = (&page.route, page.stage());
    if to.remembered.is_none() {
        let bytes = page_bytes(work, checked, layouts, page)?;
        to.sink.put(route, stage, &bytes)?;
        return Ok(PutPage::Made(bytes));
    }
    let (made, reads) = recorded(|| {
        let prepared = prepared(work, checked, page)?;
        let key = prepared.key(layouts);
        Ok::<_, BuildError>((prepared, key))
    });
    let (prepared, key) = made?;
    let Some(key) = key else {
        let bytes = work.theme.render_prepared(prepared, layouts)?;
        to.sink.put(route, stage, &bytes)?;
        return Ok(PutPage::Made(bytes));
    };
    let put = match to.sink.standing(route, stage, Some(key), reading) {
        Some(standing) => PutPage::Standing(standing.bytes),
        None => {
            let bytes = work.theme.render_prepared(prepared, layouts)?;
            to.sink.put_made(route, stage, &bytes, key)?;
            PutPage::Made(bytes)
        }
    };
    to.note(at, route, &reads);
    Ok(put)
}

fn write_exports(checked: &Checked, to: Outlet<'_>) -> Result<(), BuildError> {
    let digests = Digests::default();
    // In the order of the plan, after the pages.
    let mut at = checked.plan.pages.len();
    let (mut first, mut last) = (Vec::new(), Vec::new());
    for (export, routes) in &checked.exports {
        let list = match export.making {
            Making::Last(_) => &mut last,
            _ => &mut first,
        };
        list.push((*export, at, routes));
        at += routes.len();
    }
    let write = |(export, at, routes): &(&Export, usize, &Vec<Route>)| {
        let routes = routes.par_iter().enumerate();
        routes.try_for_each(|(more, route)| {
            write_export(checked, (*export, route), &digests, (to, at + more))
        })
    };
    first.par_iter().try_for_each(write)?;
    last.par_iter().try_for_each(write)
}

fn write_export(
    checked: &Checked,
    (export, route): (&Export, &Route),
    digests: &Digests,
    (to, at): (Outlet<'_>, usize),
) -> Result<(), BuildError> {
    let (site, plan) = (&checked.site, &checked.plan);
    if let Making::Portions(open) = export.making {
        let file = &*open(site, plan, route);
        let file = PortionedFile {
            file,
            route,
            at,
            to,
        };
        return Ok(file.write(digests)?);
    }
    let stage = match export.making {
        Making::Whole(_) => Stage::Map,
        Making::Last(_) => Stage::Page,
        Making::Asset(_) | Making::Portions(_) => Stage::Asset,
    };
    // What describes the others says the same as long as none of them was made anew.
    let may_stand = match export.making {
        Making::Last(_) => digests.all_stand(),
        _ => true,
    };
    let unchanged = || to.unchanged(at, (route, stage), StandingBytes::Unwanted);
    if may_stand && unchanged().is_some() {
        return Ok(());
    }
    let (bytes, reads) = recorded(|| match export.making {
        Making::Last(make) => make(site, plan, digests),
        _ => export.bytes(site, plan, route),
    });
    to.sink.put(route, stage, &bytes)?;
    to.note(at, route, &reads);
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
            Some((&report.path, &*report.body))
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
