//! What is known of a form before it is filled in.

use crate::config::{Grade, Profile};

/// What the form says before anybody fills it in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FormContent<'a> {
    /// The levels and weights that it offers.
    pub(crate) profile: &'a Profile,
    /// The grades that it offers.
    pub(crate) grades: &'a [Grade],
    /// The year; empty where it is to be filled in.
    pub(crate) year: &'a str,
    /// The unit; empty where it is to be filled in.
    pub(crate) unit: &'a str,
    /// The project; empty where it is to be filled in.
    pub(crate) project: &'a str,
}
