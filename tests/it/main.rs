//! The integration tests.

mod diagnostic_forms;
mod expectation;
mod field_tables;
mod rule_fixtures;
mod tidy;
