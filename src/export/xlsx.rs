//! All tables as one workbook, a sheet each (ISO/IEC 29500), made while it is read: of a sheet only the
//! row that is being written is in memory.

use super::format::{Export, Making};
use super::packed::Packed;
use super::sheet::pieces;
use crate::data::{self, TABLES};
use crate::model::{Route, Site};
use crate::page::Plan;
use std::io::Read;

/// `data/data.xlsx`.
pub(super) static EXPORT: Export = Export {
    routes,
    making: Making::Pieces(open),
};

fn routes(site: &Site, _: &Plan) -> Vec<Route> {
    let any = TABLES.iter().any(|table| table.has_rows(site));
    let route = any.then(|| Route::new(data::WORKBOOK));
    route.into_iter().collect()
}

fn open<'a>(site: &'a Site, _: &'a Plan, _: &Route) -> Box<dyn Read + 'a> {
    Box::new(Packed::new(pieces(site)))
}
