//! Values as people write them: read from text, kept exactly, printed as people read them.
//!
//! Reading is strict about meaning and generous about form: full-width digits, thousands
//! separators and unit words are understood; a value that could mean two things is refused with
//! what was expected.

mod day;
mod measure;
mod moment;
mod money;
mod quantity;
mod rate;
mod relation;
mod score;
mod stated;
mod written;
mod year;

pub use day::Day;
pub(crate) use measure::{MeasureKind, MeasureName, MeasureUnit};
pub use moment::Moment;
pub use money::Money;
pub use quantity::Quantity;
pub use rate::Rate;
pub use relation::Relation;
pub use score::Score;
pub(crate) use stated::{Nearness, Stated, StatedText};
pub use written::Written;
pub use year::Year;

pub use crate::field::Text;

/// Text that many reports have in common, such as 产出指标 or a policy document's number: kept once.
pub type Word = std::sync::Arc<str>;
