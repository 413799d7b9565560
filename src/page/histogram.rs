//! How scores are spread: steps of equal width, so that long bars mean many reports a point.

use super::figure::count_share;
use crate::model::{Rate, Score};
use rust_decimal::Decimal;
use serde::Serialize;

/// Most steps of a histogram.
const STEPS: u32 = 12;

/// Widths of a step in points, each of which divides a hundred.
const WIDTHS: [u32; 4] = [1, 2, 5, 10];

/// The spread of scores.
#[derive(Debug, Serialize)]
pub struct Histogram {
    /// What it shows.
    pub finding: String,
    /// Its steps from the highest score down to the lowest; empty without scores.
    pub bins: Vec<Bin>,
}

/// One step.
#[derive(Debug, Serialize)]
pub struct Bin {
    /// The scores it holds, both ends among them: `96–97.99`.
    pub label: String,
    /// Number of reports.
    pub count: usize,
    /// Length of its bar, in hundredths of the longest.
    pub bar: String,
    /// Its share in all scores.
    pub share: Option<String>,
}

impl Histogram {
    /// The spread of `scores`, which stand in ascending order.
    pub(super) fn new(scores: &[Score]) -> Self {
        let Some(lowest) = scores.first() else {
            return Self {
                finding: "没有列明得分的报告。".to_owned(),
                bins: Vec::new(),
            };
        };
        let (width, steps) = steps(*lowest);
        let below = |edge: u32| scores.partition_point(|score| score.value() < Decimal::from(edge));
        let counts: Vec<usize> = (0..steps)
            .map(|step| {
                let upper = 100 - step * width;
                let upto = if step == 0 {
                    scores.len()
                } else {
                    below(upper)
                };
                upto - below(upper - width)
            })
            .collect();
        let most = counts.iter().copied().max().unwrap_or(0);
        let bins = counts.iter().zip(0..steps).map(|(count, step)| Bin {
            label: label(100 - step * width, width),
            count: *count,
            bar: count_share(*count, most),
            share: Rate::of(Decimal::from(*count), Decimal::from(scores.len()))
                .map(|rate| rate.to_string()),
        });
        let bins: Vec<Bin> = bins.skip_while(|bin| bin.count == 0).collect();
        Self {
            finding: finding(&bins, width, most),
            bins,
        }
    }
}

/// The width of a step, and how many of them lead from a hundred down to the lowest score.
fn steps(lowest: Score) -> (u32, u32) {
    let below_hundred = |width: u32| {
        let steps = (Decimal::ONE_HUNDRED - lowest.value()) / Decimal::from(width);
        (width, u32::try_from(steps.ceil()).unwrap_or(0).max(1))
    };
    let mut all = WIDTHS.into_iter().map(below_hundred);
    all.find(|(_, steps)| *steps <= STEPS).unwrap_or((10, 10))
}

/// The scores of the step that ends below `upper`, or at a hundred. Scores have two digits at most.
fn label(upper: u32, width: u32) -> String {
    match (upper, upper - width) {
        (100, lower) => format!("{lower}–100"),
        (upper, lower) => format!("{lower}–{}.99", upper - 1),
    }
}

/// Which step holds most reports.
fn finding(bins: &[Bin], width: u32, most: usize) -> String {
    let fullest: Vec<&Bin> = bins.iter().filter(|bin| bin.count == most).collect();
    let share = fullest.first().and_then(|bin| bin.share.as_deref());
    let share = share.unwrap_or_default();
    let head = format!("每{width}分一段，");
    match fullest.as_slice() {
        [bin] => format!("{head}{}分的报告最多，有{most}份，占{share}。", bin.label),
        [one, other] => format!(
            "{head}{}分和{}分的报告最多，各有{most}份，各占{share}。",
            one.label, other.label
        ),
        several => format!(
            "{head}报告最多的有{}段，各有{most}份，各占{share}。",
            several.len()
        ),
    }
}
