//! 附件: how far attachments could be read.

mod answer;
mod gap_words;

pub use gap_words::gap_words;

category! {
    "IMP", "附件":
    imp01_unread,
    imp02_past_limit,
    imp03_does_something,
}
