//! Meaning: what a report says, and the site made of all reports.
//!
//! Takes parsed documents and gives a [`Site`]; knows no byte of syntax and no HTML. Money is a
//! decimal in yuan. Every value keeps the place it was written at, so that a rule can point at it.

extern crate self as model;
use mingbai_config as config;
use mingbai_diagnostic as diagnostic;
use mingbai_field as field;
use mingbai_parse as parse;
use mingbai_source as source;
use mingbai_text as text;

mod change;
mod coverage;
pub mod fields;
mod former_names;
mod history;
mod inspection;
mod judgement;
mod lateness;
mod lines;
mod link;
mod name_years;
mod packed;
pub mod pinyin;
mod project;
mod projects;
mod read;
mod reads;
mod recompute;
mod rectified;
mod report;
mod reports;
mod resolve;
mod route;
mod site;
mod subordinate;
mod tally;
mod unit;
mod value;
mod words;
mod workday;

pub use change::Change;
pub use coverage::{Coverage, CoverageCount, CoverageIndex, PublishedCount};
pub use former_names::former_names;
pub use history::Rectification;
pub use judgement::{Judgement, Obstacle, Outcome, Points, Verdict};
pub use lateness::{ALLOWED, Deadline, Lateness};
pub use lines::{FIXED_WORDS, Goal, Indicator, IndicatorPart, LineCount, LinePlaces, LinesPacker};
pub use link::Target;
pub use project::{project_code, unit_code};
pub use projects::{Projects, ReportProject};
pub use read::{body_text, is_draft, read_own_page, read_report, read_text, read_tree, read_units};
pub use reads::{ReadSet, note_reads, note_value, recorded};
pub use recompute::{AMOUNT_FIELDS, SourceSum};
pub use rectified::{answered_year, answers, is_answered_later, later_answers, tells};
pub use report::{
    Amounts, Basis, BasisKey, Body, EvaluationKind, Evidence, EvidenceKind, OwnPage, Particulars,
    Report, SpentOn, Survey,
};
pub use reports::{NotedBody, OfReports, Reports};
pub use resolve::{Parts, resolve, wanted_files};
pub use route::{LIST_PAGES, Route};
pub use site::{Attachment, BasisEntry, FileFact, Site, SourceRole};
pub use subordinate::{SubordinatePackage, SubordinateReport, SubordinateSite, SubordinateYear};
pub use tally::{Sum, Tally, evaluated_anew, is_zero_of_more};
pub use unit::{ListedUnit, Unit, UnitId};
pub use value::{Day, Moment, Money, Quantity, Rate, Relation, Score, Text, Word, Written, Year};
pub use words::WordPool;
