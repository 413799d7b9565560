//! The integration tests.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests set up and look at the world"
)]

mod altered_index;
mod attachment_bounds;
mod attachments;
mod building;
mod changing;
mod containers;
mod coverage;
mod data;
mod diagnostic_forms;
mod documents;
mod door;
mod expectation;
mod explained;
mod field_tables;
mod fuzz;
mod guide;
mod hostile;
mod import;
mod in_memory;
mod inspected;
mod judgement;
mod leaks;
mod load;
mod look;
mod many_values;
mod markdown;
mod new_form;
mod numbers;
mod office;
mod orders;
mod over_years;
mod page;
mod parsing;
mod pdf;
mod plain_style;
mod printed_bounds;
mod printed_sheets;
mod printed_texts;
mod profile;
mod publish;
mod publishable;
mod read_once;
mod reading_aids;
mod real_forms;
mod sample;
mod sandbox;
mod search;
mod second_build;
mod serving;
mod severities;
mod subordinates;
mod sums;
mod tidy;
mod titles;
mod uncounted;
mod warm;
mod watched;
mod year_units;
