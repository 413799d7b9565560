//! 保密: what must not be published because of what it is about.

mod mark;
mod matter;

pub(in crate::check) use mark::beginnings;

category! {
    "SEC", "保密":
    sec01_secrecy_mark,
    sec02_sensitive_matter,
    sec03_attachment_carries_more,
}
