//! Fewer steps after which something differs all the same.

use super::{Counts, Step, play};

/// How often steps are played for that.
const PLAYS: usize = 60;

/// Leaves out steps as long as something differs after the others.
pub(super) fn shrink(seed: u64, steps: &[Step]) -> Vec<Step> {
    let mut left = steps.to_vec();
    let mut plays = 0;
    let mut piece = left.len() / 2;
    while piece > 0 {
        let mut at = 0;
        while at < left.len() {
            let mut fewer = left.clone();
            fewer.drain(at..left.len().min(at + piece));
            plays += 1;
            if plays > PLAYS {
                return left;
            }
            match play(seed, &fewer, &mut Counts::default()) {
                Ok(()) => at += piece,
                Err((last, _)) => {
                    fewer.truncate(last + 1);
                    left = fewer;
                }
            }
        }
        piece /= 2;
    }
    left
}
