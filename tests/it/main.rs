//! The integration tests.

mod field_tables;
