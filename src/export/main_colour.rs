//! The style sheet for 主色: the colour in place of the built-in theme's seal red, with a shade of it for dark
//! rooms. Pages may hold no styles themselves.

use super::format::{Export, Making};
use crate::model::{Route, Site};
use crate::page::{Plan, colour_style};

/// `assets/colour-….css`, where the settings have a main colour.
pub(super) static EXPORT: Export = Export {
    routes: |site, _| colour_style(&site.config).into_iter().collect(),
    making: Making::Asset(style),
};

fn style(site: &Site, _: &Plan, _: &Route) -> Vec<u8> {
    let style = site.config.main_colour.map(|colour| {
        let dark = colour.in_the_dark();
        format!(
            "/* 按设置里的主色生成；改设置，不要改这个文件 */\n\
             :root {{ --seal: #{colour}; }}\n\
             @media (prefers-color-scheme: dark) {{ :root {{ --seal: #{dark}; }} }}\n\
             @media print {{ :root {{ --seal: #{colour}; }} }}\n"
        )
    });
    style.unwrap_or_default().into_bytes()
}
