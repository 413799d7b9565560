//! The integration tests.

mod markdown;
