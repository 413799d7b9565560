//! Sentences from templates.
//! Takes a template with choices `[a|b|c]` and slots `{name}`; gives a sentence.
//! Choices do not nest, but may hold slots. A slot that nobody knows stays as it is, which the
//! test would notice.

use crate::random::Random;
use crate::scene::Scene;

pub(crate) const SITUATION: &str = include_str!("text/situation.txt");
pub(crate) const GOAL: &str = include_str!("text/goal.txt");
pub(crate) const PURPOSE: &str = include_str!("text/purpose.txt");
pub(crate) const PLAN: &str = include_str!("text/plan.txt");
pub(crate) const PRINCIPLE: &str = include_str!("text/principle.txt");
pub(crate) const PROCESS: &str = include_str!("text/process.txt");
pub(crate) const MET: &str = include_str!("text/met.txt");
pub(crate) const MISSED: &str = include_str!("text/missed.txt");
pub(crate) const ANALYSIS: &str = include_str!("text/analysis.txt");
pub(crate) const COST: &str = include_str!("text/cost.txt");
pub(crate) const SPENT: &str = include_str!("text/spent.txt");
pub(crate) const SURPLUS: &str = include_str!("text/surplus.txt");
pub(crate) const PRACTICE: &str = include_str!("text/practice.txt");
pub(crate) const PROBLEM: &str = include_str!("text/problem.txt");
pub(crate) const MEASURE: &str = include_str!("text/measure.txt");
pub(crate) const DEVIATION: &str = include_str!("text/deviation.txt");

/// The templates of a text, in an order of their own.
pub(crate) fn shuffled(text: &'static str, random: &mut Random) -> Vec<&'static str> {
    let mut lines: Vec<&str> = text.lines().collect();
    random.shuffle(&mut lines);
    lines
}

pub(crate) fn one(text: &'static str, scene: &mut Scene<'_>, random: &mut Random) -> String {
    let lines: Vec<&str> = text.lines().collect();
    expand(random.pick(&lines), scene, random)
}

pub(crate) fn expand(template: &str, scene: &mut Scene<'_>, random: &mut Random) -> String {
    let chosen = replaced(template, ('[', ']'), |choices| {
        let choices: Vec<&str> = choices.split('|').collect();
        Some(random.pick(&choices).to_owned())
    });
    replaced(&chosen, ('{', '}'), |slot| scene.slot(slot, random))
}

/// The text with every `open … close` replaced, unless `by` declines.
fn replaced(
    text: &str,
    (open, close): (char, char),
    mut by: impl FnMut(&str) -> Option<String>,
) -> String {
    let mut result = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        let Some((inside, behind)) = after.split_once(close) else {
            break;
        };
        result.push_str(before);
        result.push_str(&by(inside).unwrap_or_else(|| format!("{open}{inside}{close}")));
        rest = behind;
    }
    result.push_str(rest);
    result
}
