//! The pipeline, and what stands at its two ends: what is on disk, and where outputs go.

mod inputs;
mod read;
mod reason;
mod sink;

pub use inputs::{InputFile, Inputs};
pub use read::{Drafts, read_parts, read_settings};
pub use reason::reason;
pub use sink::{MemorySink, Sink, SinkError, Stage};
