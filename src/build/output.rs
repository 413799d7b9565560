//! One output of a site by its address: what a server answers with.

use super::checked::Checked;
use super::door::{Door, verdict};
use super::outputs::{BuildError, Work, page_bytes, static_route};
use super::searched::publish_index;
use super::sink::{SinkError, hex};
use crate::diagnostic::Diagnostic;
use crate::model::{Attachment, Route};
use crate::page::{PageKind, is_of_search_index};
use crate::render::Layouts;
use crate::search::{IndexFiles, IndexParts};
use crate::source::SourcePath;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// The bytes that [`build()`](super::build()) would write at `route`; `None` where it writes
/// nothing. Works for a site with findings that stop publication too.
///
/// # Errors
/// As [`build()`](super::build()): when the theme is at fault, or a source cannot be read or is not
/// what it was.
pub fn output(
    work: &Work<'_>,
    checked: &Checked,
    route: &Route,
) -> Result<Option<Vec<u8>>, BuildError> {
    if is_of_search_index(route) {
        return index_file(work, checked, route);
    }
    if !checked.plan.contains(route) {
        return Ok(None);
    }
    let export = checked
        .exports
        .iter()
        .find(|(_, routes)| routes.contains(route));
    if let Some((export, _)) = export {
        return Ok(Some(export.bytes(&checked.site, &checked.plan, route)));
    }
    if let Some(page) = checked.plan.page(route) {
        return page_bytes(work, checked, &Layouts::default(), page).map(Some);
    }
    let mut statics = work.inputs.statics.iter();
    if let Some(file) = statics.find(|file| static_route(&file.path).as_ref() == Some(route)) {
        return read(work, &file.path).map(Some);
    }
    if let Some(file) = attachment(checked, route) {
        let bytes = read(work, &file.source)?;
        if hex(&Sha256::digest(&bytes)) != *file.sha256 {
            let path = file.source.clone();
            return Err(SinkError::Changed { path }.into());
        }
        return Ok(Some(bytes));
    }
    let mut assets = work.theme.assets().iter();
    let asset = assets.find(|asset| asset.route == *route);
    Ok(asset.map(|asset| asset.bytes.to_vec()))
}

/// What the door finds in an output: what would stop a build.
pub fn leaking(work: &Work<'_>, checked: &Checked, route: &Route, bytes: &[u8]) -> Vec<Diagnostic> {
    let door = Door::new(&checked.site.config);
    door.look_at_name(route);
    door.look_at(route, bytes);
    verdict(work, checked, door)
}

/// A file of the search index. All of them are made when the first is asked for, out of the pages of all
/// reports.
fn index_file(
    work: &Work<'_>,
    checked: &Checked,
    route: &Route,
) -> Result<Option<Vec<u8>>, BuildError> {
    let mut made = checked
        .index_files
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    let files = match &mut *made {
        Some(files) => files,
        none => none.insert(index_files(work, checked)?),
    };
    Ok(files.get(route).cloned())
}

fn index_files(work: &Work<'_>, checked: &Checked) -> Result<HashMap<Route, Vec<u8>>, BuildError> {
    let Some(index) = checked.index() else {
        return Ok(HashMap::new());
    };
    let layouts = Layouts::default();
    let made = MadeFiles::default();
    let parts = IndexParts::new(&made);
    checked.plan.pages.par_iter().try_for_each(|page| {
        if let PageKind::Report(report) = page.kind {
            let bytes = page_bytes(work, checked, &layouts, page)?;
            index.add(report, &bytes, &parts);
        }
        Ok::<_, BuildError>(())
    })?;
    publish_index(index, &parts)?;
    drop(parts);
    Ok(made.0.into_inner().unwrap_or_else(PoisonError::into_inner))
}

/// Files of an index in memory. Nothing stands there.
#[derive(Default)]
struct MadeFiles(Mutex<HashMap<Route, Vec<u8>>>);

impl IndexFiles for &MadeFiles {
    type Error = BuildError;

    fn put(&self, route: &Route, bytes: &[u8]) -> Result<(), BuildError> {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        files.insert(route.clone(), bytes.to_vec());
        Ok(())
    }

    fn left(&self, _route: &Route) -> Option<Vec<u8>> {
        None
    }

    fn keep(&self, _route: &Route) -> bool {
        false
    }
}

fn attachment<'a>(checked: &'a Checked, route: &Route) -> Option<&'a Attachment> {
    let of_reports = checked.site.attachments.values();
    let mut all = of_reports
        .chain(checked.site.page_attachments.values())
        .flatten();
    all.find(|file| file.route == *route)
}

fn read(work: &Work<'_>, path: &SourcePath) -> Result<Vec<u8>, BuildError> {
    work.files.read(path).map_err(|source| BuildError::Read {
        path: path.clone(),
        source,
    })
}
