//! The indicators of a report.
//! Takes what the year brought; gives six to fifteen rows whose weights add up to ninety (budget
//! execution has the other ten) and whose scores follow from target and actual value by the
//! formulas that finance departments use.

use crate::amount::{Hundredths, ratio};
use crate::fund::Funds;
use crate::level::Level;
use crate::outcome::{Outcome, Output};
use crate::random::Random;

pub(crate) struct Indicator {
    pub(crate) level1: &'static str,
    pub(crate) level2: &'static str,
    pub(crate) level3: String,
    pub(crate) relation: &'static str,
    pub(crate) target: String,
    pub(crate) measure: &'static str,
    pub(crate) actual: String,
    pub(crate) weight: u64,
    pub(crate) score: Hundredths,
    /// Filled in later: the reason speaks of places.
    pub(crate) deviation: Option<String>,
}

impl Indicator {
    pub(crate) fn is_short(&self) -> bool {
        self.score < Hundredths::whole(self.weight)
    }
}

/// How an indicator is measured.
enum Measure {
    /// This one of the counted things.
    Count(usize),
    /// A rate of at least so many per cent.
    Rate(&'static str, u64),
    /// The month by which the work is done.
    Month(&'static str, u64),
    Cost,
    /// Words, before and after the benefit's name.
    Words(&'static str, &'static str),
    Satisfied(&'static str, u64),
}

type Slot = (&'static str, Measure);

const OUTPUT: u64 = 50;
const BENEFIT: u64 = 30;
const SATISFACTION: u64 = 10;

pub(crate) fn draw(outcome: &Outcome<'_>, random: &mut Random) -> Vec<Indicator> {
    let groups = [
        ("产出指标", OUTPUT, output_slots(random)),
        ("效益指标", BENEFIT, benefit_slots(random)),
        ("满意度指标", SATISFACTION, satisfaction_slots(random)),
    ];
    let mut indicators = Vec::new();
    for (level1, total, slots) in groups {
        let count = crate::project::as_u64(slots.len());
        let (each, mut rest) = (total / count, total % count);
        for (level2, measure) in slots {
            let weight = each + u64::from(rest > 0);
            rest = rest.saturating_sub(1);
            let reading = read(&measure, Hundredths::whole(weight), outcome, random);
            indicators.push(Indicator {
                level1,
                level2,
                level3: reading.name,
                relation: reading.relation,
                target: reading.target,
                measure: reading.measure,
                actual: reading.actual,
                weight,
                score: reading.score,
                deviation: None,
            });
        }
    }
    indicators
}

/// Four to ten.
fn output_slots(random: &mut Random) -> Vec<Slot> {
    let counts = 1 + random.below(4);
    let mut slots: Vec<Slot> = (0..counts)
        .map(|at| ("数量指标", Measure::Count(at)))
        .collect();
    let mut rates = [
        ("验收合格率", 95),
        ("资料归档完整率", 95),
        ("设施完好率", 90),
    ];
    random.shuffle(&mut rates);
    let quality = 1 + random.below(3);
    let rates = rates.into_iter().take(quality);
    slots.extend(rates.map(|(name, target)| ("质量指标", Measure::Rate(name, target))));
    slots.push(("时效指标", Measure::Rate("任务按期完成率", 90)));
    if random.chance(40) {
        slots.push((
            "时效指标",
            Measure::Month("完工月份", random.between(9, 11)),
        ));
    }
    slots.push(("成本指标", Measure::Cost));
    slots
}

/// One to three.
fn benefit_slots(random: &mut Random) -> Vec<Slot> {
    let mut slots = vec![
        ("社会效益指标", Measure::Words("", "有效提升")),
        ("社会效益指标", Measure::Rate("受益对象知晓率", 85)),
        ("经济效益指标", Measure::Rate("设施设备利用率", 80)),
        ("生态效益指标", Measure::Words("周边环境", "持续改善")),
        ("可持续影响指标", Measure::Words("长效管护机制", "较为健全")),
    ];
    random.shuffle(&mut slots);
    slots.truncate(1 + random.below(3));
    slots.sort_by_key(|(level2, _)| LEVEL2.iter().position(|name| name == level2));
    slots
}

const LEVEL2: [&str; 4] = [
    "经济效益指标",
    "社会效益指标",
    "生态效益指标",
    "可持续影响指标",
];

/// One or two.
fn satisfaction_slots(random: &mut Random) -> Vec<Slot> {
    let target = [85, 90][random.below(2)];
    let mut slots = vec![(
        "服务对象满意度指标",
        Measure::Satisfied("服务对象满意度", target),
    )];
    if random.chance(30) {
        slots.push((
            "服务对象满意度指标",
            Measure::Rate("周边居民满意度", target),
        ));
    }
    slots
}

/// What was measured, and what it scores.
struct Reading {
    name: String,
    relation: &'static str,
    target: String,
    measure: &'static str,
    actual: String,
    score: Hundredths,
}

fn read(
    measure: &Measure,
    full: Hundredths,
    outcome: &Outcome<'_>,
    random: &mut Random,
) -> Reading {
    let level = outcome.level;
    match *measure {
        Measure::Count(at) => counted(&outcome.outputs[at], full),
        Measure::Rate(name, target) => rated(name, target, rate(target, level, random), full),
        Measure::Satisfied(name, target) => {
            let tenths = match &outcome.survey {
                Some(survey) => ratio(survey.satisfied * 1000, survey.valid),
                None => rate(target, level, random),
            };
            rated(name, target, tenths, full)
        }
        Measure::Month(name, target) => {
            let actual = match level.attained(random) {
                Some(_) => 12,
                None => target - random.between(0, 2),
            };
            finished(name, (target, actual), full)
        }
        Measure::Cost => cost(&outcome.funds, full),
        Measure::Words(name, target) => {
            let name = if name.is_empty() {
                outcome.theme.benefit
            } else {
                name
            };
            worded((name, target), level.attained(random), full)
        }
    }
}

fn counted(output: &Output, full: Hundredths) -> Reading {
    Reading {
        name: format!("{}数量", output.name),
        relation: "≥",
        target: output.target.to_string(),
        measure: output.measure,
        actual: output.actual.to_string(),
        score: full.share(output.actual, output.target),
    }
}

fn rated(name: &str, target: u64, tenths: u64, full: Hundredths) -> Reading {
    Reading {
        name: name.to_owned(),
        relation: "≥",
        target: target.to_string(),
        measure: "%",
        actual: decimal(tenths),
        score: full.share(tenths, target * 10),
    }
}

fn finished(name: &str, (target, actual): (u64, u64), full: Hundredths) -> Reading {
    Reading {
        name: name.to_owned(),
        relation: "≤",
        target: target.to_string(),
        measure: "月",
        actual: actual.to_string(),
        // Twice the target scores nought; the target and less score everything.
        score: full.share((2 * target).saturating_sub(actual), target),
    }
}

fn cost(funds: &Funds, full: Hundredths) -> Reading {
    Reading {
        name: "项目成本控制数".to_owned(),
        relation: "≤",
        target: funds.budget.to_string(),
        measure: "万元",
        actual: funds.spent.to_string(),
        score: full,
    }
}

fn worded((name, target): (&str, &str), attained: Option<u64>, full: Hundredths) -> Reading {
    let (actual, percent) = words(attained);
    Reading {
        name: name.to_owned(),
        relation: "定性",
        target: target.to_owned(),
        measure: "",
        actual: actual.to_owned(),
        score: full.share(percent, 100),
    }
}

/// In tenths of a per cent.
fn rate(target: u64, level: Level, random: &mut Random) -> u64 {
    match level.attained(random) {
        None => random.between(target * 10, 1000),
        Some(percent) => target * percent / 10,
    }
}

/// The bands of a qualitative indicator: 80–100, 60–80, 0–60 per cent of the weight.
fn words(attained: Option<u64>) -> (&'static str, u64) {
    match attained {
        None => ("达成", 100),
        Some(percent @ 80..) => ("部分达成", percent - 20),
        Some(percent @ 60..) => ("部分达成", percent),
        Some(percent) => ("未达成", percent),
    }
}

fn decimal(tenths: u64) -> String {
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        rest => format!("{}.{rest}", tenths / 10),
    }
}
