//! `robots.txt`: everything may be read, and where the sitemap is.

use super::format::{Export, Making};
use crate::model::{Route, Site};
use crate::page::Plan;

/// `robots.txt`.
pub(super) static EXPORT: Export = Export {
    routes,
    making: Making::Whole(bytes),
};

fn routes(_: &Site, _: &Plan) -> Vec<Route> {
    vec![Route::new("robots.txt")]
}

fn bytes(site: &Site, _: &Plan, _: &Route) -> Vec<u8> {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(base) = &site.config.base_url {
        text += &format!("\nSitemap: {base}sitemap.xml\n");
    }
    text.into_bytes()
}
