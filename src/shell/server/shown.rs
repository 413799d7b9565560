//! What is at an address now: the newest page, the last good one, or why there is none.
//!
//! Takes a [`Snapshot`]; gives bytes as `build` would write them. The live script is added when
//! answering. Invariant: a mistake in a source or theme never takes away a page that was once shown.

use super::content_type::{HTML, content_type};
use super::last_good::Kept;
use super::notice;
use super::snapshot::{Loaded, SiteState, Snapshot, theme_fault};
use super::state::Shared;
use crate::build::{BuildError, leaking, output};
use crate::diagnostic::render::OverlayFinding;
use crate::model::Route;
use crate::page::encode_path;
use crate::source::{Files, SourcePath};
use std::collections::HashSet;
use std::sync::Arc;

/// How a page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PageFreshness {
    /// It is what `build` would write now.
    Newest,
    /// It is what `build` would have written before a mistake was made.
    LastGood,
    /// It cannot be shown because of a mistake, and never was.
    Broken,
    /// There is no such page.
    Missing,
    /// There is no site to show pages of yet.
    NoSite,
}

impl PageFreshness {
    /// The word that pages and tests know it by.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::LastGood => "last-good",
            Self::Broken => "broken",
            Self::Missing => "missing",
            Self::NoSite => "no-site",
        }
    }
}

/// A page to show.
#[derive(Clone, Debug)]
pub(super) struct ShownPage {
    pub(super) standing: PageFreshness,
    pub(super) bytes: Arc<[u8]>,
    /// Differs when the page is shown in another way.
    pub(super) etag: String,
    /// The file it is made from, where it is one file.
    pub(super) source: Option<SourcePath>,
    /// Where the file's page is now, if this is its old address.
    pub(super) moved: Option<Route>,
    /// A fault that concerns this page and is no finding.
    pub(super) fault: Option<OverlayFinding>,
}

/// What an address gives.
#[derive(Debug)]
pub(super) enum Shown {
    /// A page.
    Page(Box<ShownPage>),
    /// Another file, with its bytes.
    File(Vec<u8>),
    /// A folder that was asked for without its `/`.
    Folder,
    /// An output that was asked for by the path it will have on the web.
    Published(Route),
    /// A file that is just being written: try again.
    Unsettled,
}

/// What `route` gives.
pub(super) fn show(shared: &Shared, snapshot: &Snapshot, route: &Route) -> Shown {
    let Some(loaded) = snapshot.site() else {
        return Shown::Page(Box::new(without_site(shared, snapshot, route)));
    };
    let plan = &loaded.checked.plan;
    if plan.may_contain(route) {
        if content_type(route) == HTML {
            return planned(shared, snapshot, loaded, route);
        }
        return match output(&loaded.work(), &loaded.checked, route) {
            Ok(Some(bytes)) => Shown::File(bytes),
            Ok(None) => missing(loaded, None),
            Err(_) => Shown::Unsettled,
        };
    }
    if plan.contains(&Route::new(format!("{route}/index.html"))) {
        return Shown::Folder;
    }
    if let Some(inside) = below_base(loaded, route) {
        return Shown::Published(inside);
    }
    unplanned(shared, loaded, route)
}

/// The output meant by a path that begins with the site's folder on the web, as the links of the
/// page for what is missing do.
fn below_base(loaded: &Loaded, route: &Route) -> Option<Route> {
    let base = loaded.checked.site.config.base_url.as_deref()?;
    let (_, path) = base.split_once("://")?.1.split_once('/')?;
    let inside = route
        .as_str()
        .strip_prefix(path)
        .filter(|_| !path.is_empty())?;
    let inside = Route::new(inside);
    loaded.checked.plan.contains(&inside).then_some(inside)
}

/// A page of the plan.
fn planned(shared: &Shared, snapshot: &Snapshot, loaded: &Loaded, route: &Route) -> Shown {
    let kept = shared.last_good().get(route);
    let standing = if loaded.theme_fault.is_some() {
        PageFreshness::LastGood
    } else {
        PageFreshness::Newest
    };
    if let Some(kept) = kept
        .as_ref()
        .filter(|it| it.generation == snapshot.generation)
    {
        return page(standing, kept.clone(), loaded.theme_fault.clone());
    }
    match output(&loaded.work(), &loaded.checked, route) {
        Ok(Some(bytes)) => {
            let kept = Kept {
                etag: etag(loaded, route, &bytes),
                source: loaded.page(route).and_then(|page| loaded.source(page)),
                generation: snapshot.generation,
                leaking: leaking(&loaded.work(), &loaded.checked, route, &bytes)
                    .first()
                    .and_then(|found| loaded.shown(std::slice::from_ref(found)).pop()),
                bytes: bytes.into(),
            };
            shared.last_good().keep(route, kept.clone());
            page(standing, kept, loaded.theme_fault.clone())
        }
        Ok(None) => missing(loaded, None),
        Err(BuildError::Theme(error)) => {
            let fault = Some(theme_fault(&loaded.checked.site.config.theme, &error));
            match kept {
                Some(kept) => page(PageFreshness::LastGood, kept, fault),
                None => {
                    let source = loaded.page(route).and_then(|page| loaded.source(page));
                    let findings: Vec<_> = fault.iter().cloned().collect();
                    made(
                        PageFreshness::Broken,
                        notice::broken(None, &findings),
                        source,
                        fault,
                    )
                }
            }
        }
        Err(_) => Shown::Unsettled,
    }
}

/// An address that the plan does not have: a page that a mistake took away, or nothing.
fn unplanned(shared: &Shared, loaded: &Loaded, route: &Route) -> Shown {
    let kept = shared.last_good().get(route);
    if let Some(kept) = kept {
        let taken_away = match &kept.source {
            Some(source) => loaded.lost.contains(source),
            None => !loaded.lost.is_empty(),
        };
        if taken_away {
            return page(PageFreshness::LastGood, kept, None);
        }
        let moved = kept.source.as_ref();
        let moved = moved.and_then(|source| loaded.checked.site.route_of_source(source));
        return missing(loaded, moved.filter(|now| *now != route).cloned());
    }
    match loaded.lost_at(route) {
        Some(source) => {
            let findings = loaded.shown(loaded.about(source));
            let bytes = notice::broken(Some(source), &findings);
            made(PageFreshness::Broken, bytes, Some(source.clone()), None)
        }
        None => missing(loaded, None),
    }
}

/// What is shown while there is no site: the last good page, or what to do first.
fn without_site(shared: &Shared, snapshot: &Snapshot, route: &Route) -> ShownPage {
    let words = match &snapshot.sight {
        SiteState::Trouble(words) => Some(words.as_str()),
        _ => None,
    };
    if let Some(kept) = shared.last_good().get(route) {
        let words = words.unwrap_or("站点文件夹里的 mingbai.yaml 不见了");
        let fault = super::snapshot::fault(
            crate::config::FILE_NAME.to_owned(),
            0,
            words.to_owned(),
            "放回这个文件，预览会自己接着更新".to_owned(),
        );
        return ShownPage {
            standing: PageFreshness::LastGood,
            bytes: kept.bytes,
            etag: kept.etag,
            source: kept.source,
            moved: None,
            fault: Some(fault),
        };
    }
    let bytes = match (&snapshot.sight, words) {
        (SiteState::Loading, _) => notice::loading(),
        (_, Some(words)) => notice::trouble(words),
        (_, None) => notice::welcome(),
    };
    ShownPage {
        standing: PageFreshness::NoSite,
        etag: hash(&[&bytes]),
        bytes: bytes.into(),
        source: None,
        moved: None,
        fault: None,
    }
}

/// The page that was kept of an address, or a word that the file is being written.
pub(super) fn unsettled(shared: &Shared, route: &Route) -> ShownPage {
    let kept = shared.last_good().get(route);
    let (standing, bytes, etag, source) = match kept {
        Some(kept) => (PageFreshness::LastGood, kept.bytes, kept.etag, kept.source),
        None => {
            let bytes = notice::being_written();
            (
                PageFreshness::Broken,
                bytes.into(),
                "unsettled".to_owned(),
                None,
            )
        }
    };
    ShownPage {
        standing,
        bytes,
        etag,
        source,
        moved: None,
        fault: None,
    }
}

fn page(standing: PageFreshness, kept: Kept, fault: Option<OverlayFinding>) -> Shown {
    let fault = fault.or(kept.leaking);
    Shown::Page(Box::new(ShownPage {
        standing,
        bytes: kept.bytes,
        etag: kept.etag,
        source: kept.source,
        moved: None,
        fault,
    }))
}

fn made(
    standing: PageFreshness,
    bytes: Vec<u8>,
    source: Option<SourcePath>,
    fault: Option<OverlayFinding>,
) -> Shown {
    Shown::Page(Box::new(ShownPage {
        standing,
        etag: hash(&[&bytes]),
        bytes: bytes.into(),
        source,
        moved: None,
        fault,
    }))
}

/// The site's own page for what is missing.
fn missing(loaded: &Loaded, moved: Option<Route>) -> Shown {
    let route = Route::new("404.html");
    let bytes = match output(&loaded.work(), &loaded.checked, &route) {
        Ok(Some(bytes)) => bytes,
        _ => notice::missing(),
    };
    Shown::Page(Box::new(ShownPage {
        standing: PageFreshness::Missing,
        etag: format!("missing-{}", hash(&[&bytes])),
        bytes: bytes.into(),
        source: None,
        moved,
        fault: None,
    }))
}

/// What tells one state of a page from another: its bytes, and those of the files that it shows
/// and that the theme, `static/` or its report brings.
fn etag(loaded: &Loaded, route: &Route, bytes: &[u8]) -> String {
    let names = names(bytes);
    let named = |route: &Route| {
        let name = route.as_str().rsplit('/').next().unwrap_or_default();
        names.contains(encode_path(name).as_bytes())
    };
    let mut parts = vec![hash(&[bytes])];
    let assets = loaded.theme.assets().iter();
    parts.extend(
        assets
            .filter(|it| named(&it.route))
            .map(|it| hash(&[&it.bytes])),
    );
    for file in &loaded.inputs.statics {
        let name = Route::new(file.path.as_str());
        if file.size <= 1 << 20
            && named(&name)
            && let Ok(bytes) = loaded.files.read(&file.path)
        {
            parts.push(hash(&[&bytes]));
        }
    }
    if let Some(page) = loaded.page(route) {
        let files = loaded.attachments(page).iter();
        parts.extend(files.map(|file| file.sha256.to_string()));
    }
    let parts: Vec<&[u8]> = parts.iter().map(String::as_bytes).collect();
    hash(&parts)
}

/// All that may be the name of a file at the end of an address on a page.
fn names(page: &[u8]) -> HashSet<&[u8]> {
    let in_name = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte);
    page.split(|byte| !in_name(*byte)).collect()
}

/// A short hash in hexadecimal digits.
fn hash(parts: &[&[u8]]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().to_hex().chars().take(24).collect()
}
