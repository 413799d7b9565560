//! The program as one process among others: killed, on disks that refuse, under other rights, behind
//! a queue of events that overflowed, asked by too many at once.
//!
//! A test that cannot run here is shown as ignored, after the reason; where `CI` is set it fails.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests set up and look at the world, and say what they could not do"
)]

mod at_once;
#[path = "../it/serving/client.rs"]
mod client;
#[cfg(unix)]
mod clocks;
mod crowd;
#[cfg(target_os = "linux")]
mod disk;
mod edition;
mod edits;
#[cfg(unix)]
mod foreign_cache;
#[cfg(target_os = "linux")]
mod full;
mod killed;
#[cfg(target_os = "linux")]
mod lost_events;
mod random;
#[cfg(unix)]
mod rights;
#[path = "../it/sandbox.rs"]
mod sandbox;
mod serve;
#[cfg(unix)]
mod stirred;
#[cfg(target_os = "linux")]
mod synced;
#[path = "../it/publish/tree.rs"]
mod tree;

use libtest_mimic::{Arguments, Trial};
use std::process::ExitCode;

/// One test.
#[derive(Clone, Copy)]
struct Case {
    name: &'static str,
    run: fn(),
    /// Why it cannot run here, if it cannot.
    hindrance: fn() -> Option<String>,
}

impl Case {
    /// A test that can run everywhere.
    const fn new(name: &'static str, run: fn()) -> Self {
        Self {
            name,
            run,
            hindrance: || None,
        }
    }

    fn trial(self) -> Trial {
        let Self { name, run, .. } = self;
        let test = move || {
            run();
            Ok(())
        };
        match (self.hindrance)() {
            None => Trial::test(name, test),
            Some(reason) if std::env::var_os("CI").is_some() => Trial::test(name, move || {
                Err(format!("cannot run here: {reason}").into())
            }),
            Some(reason) => {
                eprintln!("{name} cannot run here: {reason}");
                Trial::test(name, test).with_ignored_flag(true)
            }
        }
    }
}

fn main() -> ExitCode {
    let mut cases = Vec::new();
    cases.extend(at_once::CASES);
    cases.extend(crowd::CASES);
    cases.extend(edits::CASES);
    cases.extend(killed::CASES);
    cases.extend(serve::CASES);
    #[cfg(target_os = "linux")]
    cases.extend(disk::CASES);
    #[cfg(target_os = "linux")]
    cases.extend(full::CASES);
    #[cfg(target_os = "linux")]
    cases.extend(lost_events::CASES);
    #[cfg(target_os = "linux")]
    cases.extend(synced::CASES);
    #[cfg(unix)]
    cases.extend(clocks::CASES);
    #[cfg(unix)]
    cases.extend(foreign_cache::CASES);
    #[cfg(unix)]
    cases.extend(rights::CASES);
    #[cfg(unix)]
    cases.extend(stirred::CASES);
    let trials = cases.into_iter().map(Case::trial).collect();
    let mut arguments = Arguments::from_args();
    // Those of crowds do nothing but wait for most of a minute.
    let cores = std::thread::available_parallelism().map_or(1, Into::into);
    arguments.test_threads.get_or_insert(cores + 1);
    libtest_mimic::run(&arguments, trials).exit_code()
}
