//! The output folder: outputs are staged beside it and put in place when all have succeeded.
//!
//! [`Publisher::open`] examines the ground and takes the lock; [`Sink::put`](crate::build::Sink)
//! compares each output with what stands in its place and stages what differs;
//! [`Publisher::finish`] moves the staged files into place, in the order of their stages, removes
//! what earlier builds wrote and this one did not, and writes the manifest last.
//!
//! Invariants: until `finish` nothing but the staging folder changes, and if `finish` fails it undoes
//! what it did. A file is replaced or removed only if an earlier build wrote it. Nothing is
//! written, removed or compared through a link. A build that is killed at any point leaves whole
//! files and a journal of what it may have put in place, so that the next build puts it right. Files
//! are on the disk before their names are in the output, and these before the manifest is, so that
//! this holds of a machine that loses its power too.

mod changes;
mod comparison;
mod copying;
mod error;
mod finish;
mod ground;
mod journal;
mod manifest;
mod owned;
mod plan;
mod publisher;
mod record;
mod sink;
mod staging;
mod standing;
mod state;
mod sync;
mod target;
mod undo;

pub use changes::{ChangeCounts, write_changes};
pub use comparison::{Difference, OutputComparison};
pub use error::PublishError;
pub use ground::Sources;
pub(super) use owned::published;
pub use publisher::{LeftOutput, Published, Publisher};
pub use state::OutputState;
