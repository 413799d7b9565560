//! Addresses that a folder of files cannot have: one that is a file and a folder at once, and those that the output
//! keeps for itself. Pages never clash by themselves; old addresses, attachments and files of `static/` may.

use super::inputs::Inputs;
use super::outputs::static_route;
use super::sink::{MANIFEST, STAGING};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Route, Site};
use crate::page::Plan;
use std::collections::HashSet;

/// Findings about all of them, at the sources that they come from.
pub(super) fn find(site: &Site, plan: &Plan, inputs: &Inputs) -> Vec<Diagnostic> {
    let folders = folders(plan);
    let mut clashing: HashSet<&str> = HashSet::from([MANIFEST, STAGING]);
    let routes = plan.routes().map(Route::as_str);
    clashing.extend(routes.filter(|route| folders.contains(route)));
    let aliases = site.aliases.iter().filter_map(|alias| {
        let path = &site.reports[alias.report].path;
        let message = words(clash(&alias.route, &clashing)?);
        let finding = Diagnostic::new(Code::ONE_ADDRESS, path, alias.span, message);
        Some(finding.help("改一个曾用网址，或者删掉它"))
    });
    let attachments = site.attachments.values().flatten();
    let attachments = attachments.chain(site.page_attachments.values().flatten());
    let attachments = attachments.map(|file| (&file.source, file.route.clone()));
    let statics = inputs.statics.iter();
    let statics = statics.filter_map(|file| Some((&file.path, static_route(&file.path)?)));
    let files = attachments.chain(statics).filter_map(|(path, route)| {
        let finding = Diagnostic::whole(Code::ONE_ADDRESS, path, words(clash(&route, &clashing)?));
        Some(finding.help("给这个文件改名，或移到别处"))
    });
    aliases.chain(files).collect()
}

/// The place at or above a route where it clashes.
fn clash<'r>(route: &'r Route, clashing: &HashSet<&str>) -> Option<&'r str> {
    let route = route.as_str();
    let ends = route.match_indices('/').map(|(at, _)| at);
    let mut places = ends.map(|at| &route[..at]).chain([route]);
    places.find(|place| clashing.contains(place))
}

fn words(place: &str) -> String {
    match place {
        MANIFEST | STAGING => format!("网址 {place} 是程序自己用的"),
        _ => format!("网址 {place} 不能既是一个文件，又是放着别的文件的文件夹"),
    }
}

/// All folders that outputs lie in.
fn folders(plan: &Plan) -> HashSet<&str> {
    let mut folders = HashSet::new();
    for route in plan.routes() {
        let mut path = route.as_str();
        while let Some((folder, _)) = path.rsplit_once('/') {
            if !folders.insert(folder) {
                break;
            }
            path = folder;
        }
    }
    folders
}
