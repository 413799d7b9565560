//! From one document to what it means. Everything here looks at one file only.

mod basis;
mod funds;
mod history;
mod indicator;
mod list;
mod own_page;
mod particulars;
mod report;
mod text;
mod units;

pub use own_page::read_own_page;
pub use report::{is_draft, read_report};
pub use text::read_tree;
pub use text::{body_text, read_text};
pub use units::read_units;
