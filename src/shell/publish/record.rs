//! What one build puts out, one record an output.

use super::staging::Staged;
use crate::build::Stage;
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
    /// Where it is staged; `None` if its bytes already stand in its place.
    pub(super) staged: Option<Staged>,
}
