//! Views and texts to bytes.

pub mod markdown;
