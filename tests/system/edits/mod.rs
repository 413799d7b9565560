//! Random edits: whatever is done to the sources, to the output and to the cache, a build that remembers the
//! last one publishes what a build from nothing does, and says the same; so does a check.
//!
//! `SEEDS=250 cargo test --test system edits:: -- --nocapture` makes 10,000 edits. `SEED=5` begins
//! elsewhere, `MINGBAI=FILE` takes another program. Where something differs, the edits are tried again, fewer at
//! a time, and those that are left are told.

mod builds;
mod change;
mod output_change;
mod shrink;
mod site;

use crate::Case;
use crate::random::{Random, setting, times};
use builds::{Builds, Counts};
use change::{Change, all};
use site::EditedSite;
use std::time::Instant;

pub(crate) const CASES: &[Case] = &[Case::new(
    "edits::whatever_is_edited_is_built_and_checked_as_from_nothing",
    whatever_is_edited_is_built_and_checked_as_from_nothing,
)];

/// Edits of one site, before another is begun.
const AT_ONE_SITE: usize = 400;

/// What is done in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// The change of this number, with this seed.
    Edit(usize, u64),
    /// A build, compared with one from nothing; how it is made is told by the number.
    Build(u64),
    /// A pause, until nothing is as new as a look at it any more, and two builds.
    Settle,
}

/// So many edits in a row, with builds between them.
fn steps(random: &mut Random, edits: usize) -> Vec<Step> {
    let changes = all().len();
    let mut steps = vec![Step::Build(0)];
    for edit in 1..=edits {
        steps.push(Step::Edit(random.below(changes), random.number()));
        if edit % 200 == 20 {
            steps.push(Step::Settle);
        } else if random.below(5) == 0 || edit == edits {
            steps.push(Step::Build(random.number()));
        }
    }
    steps
}

/// Does these steps to a new site; gives the number of the step after which something differed, and what.
fn play(seed: u64, steps: &[Step], counts: &mut Counts) -> Result<(), (usize, String)> {
    let changes: Vec<(&str, Change)> = all();
    let mut site = EditedSite::new(seed);
    for (at, step) in steps.iter().enumerate() {
        let mut builds = Builds {
            site: &mut site,
            counts,
        };
        let outcome = match *step {
            Step::Edit(change, seed) => {
                counts.edits += 1;
                changes[change].1(&mut site, &mut Random::new(seed));
                Ok(())
            }
            Step::Build(how) => builds.compare(how),
            Step::Settle => builds.settle(),
        };
        outcome.map_err(|difference| (at, difference))?;
    }
    Ok(())
}

fn told(steps: &[Step]) -> String {
    let changes = all();
    let lines = steps.iter().map(|step| match step {
        Step::Edit(change, seed) => format!("  {} ({seed})\n", changes[*change].0),
        other => format!("  {other:?}\n"),
    });
    lines.collect()
}

fn whatever_is_edited_is_built_and_checked_as_from_nothing() {
    let started = Instant::now();
    let mut counts = Counts::default();
    let first = setting("SEED").unwrap_or(1);
    let edits = times(40);
    for seed in (first as u64..).take(edits.div_ceil(AT_ONE_SITE)) {
        let here = AT_ONE_SITE.min(edits - counts.edits);
        let steps = steps(&mut Random::new(seed), here);
        if let Err((at, difference)) = play(seed, &steps, &mut counts) {
            eprintln!("SEED={seed}, step {at}: {difference}");
            let left = shrink::shrink(seed, &steps[..=at]);
            panic!("SEED={seed}: {difference}\nafter\n{}", told(&left));
        }
        let seconds = started.elapsed().as_secs_f64();
        eprintln!("SEED={seed}: {counts:?} in {seconds:.0} s");
    }
    assert!(counts.idle * 2 >= counts.pauses, "{counts:?}");
}
