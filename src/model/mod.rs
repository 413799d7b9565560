//! Meaning: what a report says, and the site made of all reports.
//!
//! Takes parsed documents and gives a [`Site`]; knows no byte of syntax and no HTML. Money is a
//! decimal in yuan. Every value keeps the place it was written at, so that a rule can point at it.

mod change;
mod coverage;
pub mod fields;
mod former_names;
mod history;
mod inspection;
mod judgement;
mod lateness;
mod link;
mod name_years;
pub mod pinyin;
mod project;
mod read;
mod recompute;
mod rectified;
mod report;
mod resolve;
mod route;
mod site;
mod subordinate;
mod tally;
mod unit;
mod value;
mod words;
mod workday;

pub(crate) use change::Change;
pub(crate) use coverage::{Coverage, CoverageCount, PublishedCount};
pub(crate) use former_names::former_names;
pub(crate) use history::Rectification;
pub(crate) use judgement::Points;
pub use judgement::{Judgement, Obstacle, Outcome, Verdict};
pub(crate) use lateness::{ALLOWED, Deadline, Lateness};
pub use link::Target;
pub(crate) use project::{project_code, unit_code};
pub(crate) use read::read_tree;
pub use read::{body_text, is_draft, read_own_page, read_report, read_text, read_units};
pub(crate) use recompute::{AMOUNT_FIELDS, SourceSum};
pub(crate) use rectified::{answered_year, answers, is_answered_later, later_answers, tells};
pub use report::{Amounts, Evidence, Goal, Indicator, IndicatorPart, Report, SpentOn, Survey};
pub(crate) use report::{
    Basis, BasisKey, Body, EvaluationKind, EvidenceKind, OwnPage, Particulars,
};
pub use resolve::Parts;
pub(crate) use resolve::{resolve, wanted_files};
pub(crate) use route::LIST_PAGES;
pub use route::Route;
pub use site::Site;
pub(crate) use site::{Attachment, BasisEntry, FileFact, SourceRole};
pub use subordinate::{SubordinatePackage, SubordinateReport, SubordinateSite, SubordinateYear};
pub(crate) use tally::{Sum, Tally, evaluated_anew, is_zero_of_more};
pub use unit::Unit;
pub(crate) use unit::{ListedUnit, UnitId};
pub use value::{Day, Moment, Money, Rate, Score, Text, Written, Year};
pub(crate) use value::{Quantity, Relation, Word};
pub(crate) use words::WordPool;
