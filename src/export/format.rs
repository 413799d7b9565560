//! What a format is: its addresses, and the bytes of each.

use crate::model::{Route, Site};
use crate::page::Plan;

/// One format.
#[derive(Debug)]
pub struct Export {
    /// The addresses it publishes. The plan holds the pages by then.
    pub routes: fn(&Site, &Plan) -> Vec<Route>,
    /// The bytes of one of its addresses.
    pub bytes: fn(&Site, &Plan, &Route) -> Vec<u8>,
}
