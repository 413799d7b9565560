//! Any bytes as an output on its way through the door.
#![no_main]

#[path = "../oracle.rs"]
#[allow(dead_code, reason = "each target uses its own part")]
mod oracle;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| oracle::door(bytes));
