//! Meaning: what a report says, and the site made of all reports.
//!
//! Takes parsed documents and gives a [`Site`]; knows no byte of syntax and no HTML. Money is a
//! decimal in yuan. Every value keeps the place it was written at, so that a rule can point at it.

pub mod fields;
mod read;
mod report;
mod resolve;
mod route;
mod site;
mod sorting;
mod tally;
mod unit;
mod value;

pub use read::{read_own_page, read_report, read_units};
pub use report::{
    Amounts, Basis, BasisKey, Body, Correction, Department, EvaluationKind, Evidence, EvidenceKind, Goal,
    Indicator, OwnPage, Report, Review, Source, Survey, Waiver, Withdrawal,
};
pub use resolve::{Resolved, resolve};
pub use route::Route;
pub use site::{Attachment, BasisEntry, Site};
pub use tally::Tally;
pub use unit::{Unit, UnitId};
pub use value::{Moment, Money, Quantity, Rate, Relation, Score, Text, Year};
