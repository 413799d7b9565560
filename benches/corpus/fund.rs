//! The money of a report.
//! Takes the project's usual budget and how well the year went; gives amounts that agree: the
//! sources and the uses add up to the totals, and no more is spent than was budgeted.

use crate::amount::Hundredths;
use crate::level::Level;
use crate::random::Random;

/// One source of the money, or one use of it.
pub(crate) struct Part {
    pub(crate) name: &'static str,
    pub(crate) budget: Hundredths,
    pub(crate) spent: Hundredths,
}

pub(crate) struct Funds {
    pub(crate) requested: Hundredths,
    pub(crate) budget: Hundredths,
    pub(crate) spent: Hundredths,
    pub(crate) score: Hundredths,
    pub(crate) sources: Vec<Part>,
}

/// What budget execution weighs in a self-evaluation.
pub(crate) const WEIGHT: u64 = 10;

const USES: [&str; 9] = [
    "材料费",
    "设备购置费",
    "劳务费",
    "委托业务费",
    "维修费",
    "印刷费",
    "运输费",
    "检测费",
    "培训费",
];

impl Funds {
    pub(crate) fn draw(size: u64, level: Level, random: &mut Random) -> Self {
        let budget = size * random.between(82, 118) / 100 + random.between(0, 99);
        let requested = budget * random.between(100, 135) / 100;
        let spent = match level.attained(random) {
            None => budget,
            Some(percent) => budget * percent / 100 + random.between(0, budget / 200),
        };
        let spent = spent.min(budget);
        let sources = if random.chance(25) {
            sources(budget, spent, random)
        } else {
            Vec::new()
        };
        Self {
            requested: Hundredths(requested),
            budget: Hundredths(budget),
            spent: Hundredths(spent),
            score: Hundredths::whole(WEIGHT).share(spent, budget),
            sources,
        }
    }

    pub(crate) fn rate(&self) -> Hundredths {
        Hundredths::percent(self.spent.0, self.budget.0)
    }

    pub(crate) fn left(&self) -> Hundredths {
        Hundredths(self.budget.0 - self.spent.0)
    }

    /// What the money went to, for the table in a report's text.
    pub(crate) fn uses(&self, random: &mut Random) -> Vec<Part> {
        let mut names = USES;
        random.shuffle(&mut names);
        let rows = 3 + random.below(4);
        let mut parts = Vec::with_capacity(rows);
        let (mut budget, mut spent) = (self.budget.0, self.spent.0);
        for (at, &name) in names.iter().take(rows).enumerate() {
            let share = if at + 1 == rows {
                100
            } else {
                random.between(15, 55)
            };
            let part = (budget * share / 100, spent * share / 100);
            budget -= part.0;
            spent -= part.1;
            parts.push(Part {
                name,
                budget: Hundredths(part.0),
                spent: Hundredths(part.1),
            });
        }
        parts
    }
}

fn sources(budget: u64, spent: u64, random: &mut Random) -> Vec<Part> {
    let share = random.between(40, 85);
    let first = (budget * share / 100, spent * share / 100);
    let part = |name, (budget, spent)| Part {
        name,
        budget: Hundredths(budget),
        spent: Hundredths(spent),
    };
    vec![
        part("本级财政拨款", first),
        part("上级补助资金", (budget - first.0, spent - first.1)),
    ]
}
