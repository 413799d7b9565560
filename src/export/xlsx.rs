//! All tables as one workbook, a sheet each (ISO/IEC 29500), made portion by portion.

use super::format::{Export, Making};
use super::portions::InPortions;
use super::sheets::Sheets;
use crate::data::{self, TABLES};
use crate::model::{Route, Site};
use crate::page::Plan;

/// `data/data.xlsx`.
pub(super) static EXPORT: Export = Export {
    routes,
    making: Making::Portions(open),
};

fn routes(site: &Site, _: &Plan) -> Vec<Route> {
    let any = TABLES.iter().any(|table| table.has_rows(site));
    let route = any.then(|| Route::new(data::WORKBOOK));
    route.into_iter().collect()
}

fn open<'a>(site: &'a Site, _: &'a Plan, _: &Route) -> Box<dyn InPortions + 'a> {
    Box::new(Sheets::of(site))
}
