//! What is known of a form before it is filled in.

use crate::config::{Grade, Profile};

/// What the form says before anybody fills it in.
#[derive(Clone, Copy, Debug)]
pub struct FormContent<'a> {
    /// The levels and weights that it offers.
    pub profile: &'a Profile,
    /// The grades that it offers.
    pub grades: &'a [Grade],
    /// The year; empty where it is to be filled in.
    pub year: &'a str,
    /// The unit; empty where it is to be filled in.
    pub unit: &'a str,
    /// The project; empty where it is to be filled in.
    pub project: &'a str,
}
