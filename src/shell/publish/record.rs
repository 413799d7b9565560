//! What one build puts out, one record an output.

use super::staging::Staged;
use crate::build::{PageKey, Stage};
use crate::model::Route;

/// One output of this build. About a hundred bytes, the route's text being shared.
#[derive(Debug)]
pub(super) struct PublishRecord {
    /// Its address.
    pub(super) route: Route,
    /// When it is put in place.
    pub(super) stage: Stage,
    /// The hash of its bytes.
    pub(super) sha256: [u8; 32],
    /// What it was made of, where that is known and the door found nothing in it.
    pub(super) key: Option<PageKey>,
    /// Where it is staged; `None` if its bytes already stand in its place.
    pub(super) staged: Option<Staged>,
}
