//! Any bytes as a report that is published if nothing is found.
#![no_main]

#[path = "../oracle.rs"]
#[allow(dead_code, reason = "each target uses its own part")]
mod oracle;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    oracle::published(bytes);
});
