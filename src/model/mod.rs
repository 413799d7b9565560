//! Meaning: what a report says, and the site made of all reports.
//!
//! Takes parsed documents and gives a [`Site`]; knows no byte of syntax and no HTML. Money is a
//! decimal in yuan. Every value keeps the place it was written at, so that a rule can point at it.

pub mod fields;
mod judgement;
mod link;
pub mod pinyin;
mod read;
mod recompute;
mod report;
mod resolve;
mod route;
mod site;
mod tally;
mod unit;
mod value;
mod words;

pub use judgement::{Outcome, Points, Verdict};
pub use link::Target;
pub(crate) use read::read_tree;
pub use read::{body_text, read_own_page, read_report, read_text, read_units};
pub use recompute::{AMOUNT_FIELDS, AmountField, SourceSum};
pub use report::{
    Amounts, Basis, BasisKey, Body, Correction, EvaluationKind, Evidence, EvidenceKind, Goal,
    Indicator, NameKeys, OwnPage, Report, Review, Source, Survey, Waiver, Withdrawal,
};
pub use resolve::{Parts, resolve, wanted_files};
pub use route::Route;
pub use site::{Alias, Attachment, BasisEntry, FileFact, Site, SourceRole};
pub use tally::Tally;
pub use unit::{ListedUnit, Unit, UnitId};
pub use value::{Moment, Money, Quantity, Rate, Relation, Score, Text, Word, Written, Year};
pub use words::WordPool;
