//! Open data: the tables of facts that may be taken away, and what stands in each of their cells.
//!
//! Takes the site; gives rows of cells, in the site's order. Invariant: no cell says what no page
//! shows. A format (`export`) writes them, and the data page explains them, out of the same columns.
//!
//! To add a column: one entry in its table's file. To add a table: its file, and its name below.

use mingbai_field as field;
use mingbai_model as model;
use mingbai_source as source;

mod cell;
mod column;
mod row;
mod table;

pub use cell::Cell;
pub use column::{Column, ColumnKind};
pub use row::{DataRow, DataRows};
pub use table::DataTable;

macro_rules! tables {
    ($($name:ident),* $(,)?) => {
        $(mod $name;)*

        /// All tables, in the order in which they are shown.
        pub static TABLES: &[&DataTable] = &[$(&$name::TABLE),*];
    };
}

tables![
    reports,
    funds,
    spending,
    goals,
    indicators,
    parts,
    problems,
    rectifications,
    evidence,
    basis,
    corrections,
    withdrawals,
    coverage,
    units,
    unit_years,
];

/// The table of reports, which lists offer their own rows of.
pub static REPORTS: &DataTable = &reports::TABLE;

/// The table of units by year, which years offer their own rows of.
pub static UNIT_YEARS: &DataTable = &unit_years::TABLE;

/// The table of withdrawals, which a superior's site reads beside the other two.
pub static WITHDRAWALS: &DataTable = &withdrawals::TABLE;

/// What the tables are called and mean, counted up when that changes so that an older program would misread
/// them: a superior's site reads packages of its own form only.
pub const FORMAT: u64 = 1;

/// The folder of all tables.
pub const FOLDER: &str = "data/";

/// The page that explains them.
pub const PAGE: &str = "data/index.html";

/// What describes them to programs.
pub const PACKAGE: &str = "data/datapackage.json";

/// All of them as one workbook.
pub const WORKBOOK: &str = "data/data.xlsx";
