//! A report: all its facts and its text.
//! Takes the world and a number; gives one report, whatever the other numbers are.
//! The scores add up to the score, the grade is the score's, and what the text says of money and
//! counts is what the facts say.

use crate::amount::Hundredths;
use crate::body;
use crate::evidence::{self, Evidence};
use crate::indicator::{self, Indicator};
use crate::outcome::{Goal, Outcome};
use crate::phrase;
use crate::policy::Policy;
use crate::project::{Project, as_u64};
use crate::random::Random;
use crate::scene::Scene;
use crate::unit::Unit;
use crate::world::{Shape, World};

pub(crate) struct Report<'w> {
    pub(crate) unit: &'w Unit,
    pub(crate) year: u64,
    pub(crate) project: String,
    pub(crate) slug: String,
    pub(crate) score: Hundredths,
    pub(crate) grade: Grade,
    /// `2024-09-30`.
    pub(crate) published: String,
    /// When somebody looked whether anything in it is secret: a while before.
    pub(crate) cleared: String,
    pub(crate) index_number: String,
    pub(crate) summary: String,
    pub(crate) outcome: Outcome<'w>,
    pub(crate) goals: Vec<Goal>,
    pub(crate) indicators: Vec<Indicator>,
    pub(crate) basis: Vec<&'w Policy>,
    pub(crate) evidence: Vec<Evidence>,
    pub(crate) body: String,
    pub(crate) lack: Option<Lack>,
}

/// What is wrong with a report as a reader finds it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lack {
    /// Its unit gave out none for that year.
    Report,
    /// It was taken back.
    Withdrawn,
    /// It states no amounts.
    Amounts,
    /// It states no score.
    Score,
}

#[derive(Clone, Copy)]
pub(crate) struct Grade {
    pub(crate) name: &'static str,
    pub(crate) slug: &'static str,
    least: Hundredths,
}

pub(crate) const GRADES: [Grade; 4] = [
    Grade {
        name: "优",
        slug: "you",
        least: Hundredths(9000),
    },
    Grade {
        name: "良",
        slug: "liang",
        least: Hundredths(8000),
    },
    Grade {
        name: "中",
        slug: "zhong",
        least: Hundredths(6000),
    },
    Grade {
        name: "差",
        slug: "cha",
        least: Hundredths(0),
    },
];

const REPORT: u64 = 3;
const GAP: u64 = 4;
const LACK: u64 = 5;

impl<'w> Report<'w> {
    /// All reports in order, made one at a time: the corpus never lies in memory.
    pub(crate) fn all(world: &'w World) -> impl Iterator<Item = Self> {
        let all = (0..world.reports).map(|number| Self::of(world, number));
        all.filter(|report| report.lack != Some(Lack::Report))
    }

    pub(crate) fn of(world: &'w World, number: u64) -> Self {
        let at = usize::try_from(number).unwrap_or(usize::MAX);
        let (place, round) = (at % world.units.len(), at / world.units.len());
        let years = world.years();
        let (unit, year) = (&world.units[place], years[round % years.len()]);
        let project = Project::of(world, place, round / years.len());
        let mut random = Random::of(world.seed, &[REPORT, number]);
        let outcome = Outcome::draw(project.theme, project.size, year, &mut random);
        let mut indicators = indicator::draw(&outcome, &mut random);
        let score = outcome.funds.score.0 + indicators.iter().map(|row| row.score.0).sum::<u64>();
        let score = Hundredths(score);
        let grade = grade(score);
        let basis = basis(world, &mut random);
        let goals = outcome.goals(&mut random);
        let evidence = evidence::draw(&mut random);
        let mut scene = Scene {
            unit,
            year,
            project: &project.name,
            places: project.places,
            outcome: &outcome,
            basis: &basis,
            score,
            grade: grade.name,
        };
        for indicator in indicators
            .iter_mut()
            .filter(|indicator| indicator.is_short())
        {
            let reason = phrase::one(phrase::DEVIATION, &mut scene, &mut random);
            indicator.deviation = Some(reason);
        }
        let content = body::Content {
            goals: &goals,
            evidence: &evidence,
            has_missed: indicators.iter().any(Indicator::is_short),
            has_table: number.is_multiple_of(3),
        };
        let body = body::compose(&content, &mut scene, &mut random);
        let (published, cleared) = dates(year, &mut random);
        Self {
            unit,
            year,
            slug: project.slug,
            score,
            grade,
            published,
            cleared,
            index_number: format!("YL{year}-{number:06}"),
            summary: summary(&project.name, year, &outcome),
            project: project.name,
            goals,
            indicators,
            basis,
            evidence,
            body,
            outcome,
            lack: lack(world, (place, year), number),
        }
    }
}

/// In a city a unit misses one year in sixteen, and of a hundred reports one or two are taken back, four
/// state no amounts and three no score.
fn lack(world: &World, (unit, year): (usize, u64), number: u64) -> Option<Lack> {
    if world.shape == Shape::Even {
        return None;
    }
    let mut of_year = Random::of(world.seed, &[GAP, as_u64(unit), year]);
    let mut of_report = Random::of(world.seed, &[LACK, number]);
    match of_report.below(100) {
        _ if of_year.below(16) == 0 => Some(Lack::Report),
        0..2 => Some(Lack::Withdrawn),
        2..6 => Some(Lack::Amounts),
        6..9 => Some(Lack::Score),
        _ => None,
    }
}

fn grade(score: Hundredths) -> Grade {
    let [.., lowest] = GRADES;
    GRADES
        .into_iter()
        .find(|grade| score >= grade.least)
        .unwrap_or(lowest)
}

/// Two to five documents.
fn basis<'w>(world: &'w World, random: &mut Random) -> Vec<&'w Policy> {
    let mut chosen: Vec<usize> = Vec::new();
    for _ in 0..random.between(2, 5) {
        let at = random.below(world.policies.len());
        if !chosen.contains(&at) {
            chosen.push(at);
        }
    }
    chosen.into_iter().map(|at| &world.policies[at]).collect()
}

/// A report comes out in the year after the one it is about.
fn dates(year: u64, random: &mut Random) -> (String, String) {
    let (month, day) = (random.between(4, 10), random.between(1, 28));
    let next = year + 1;
    (
        format!("{next}-{month:02}-{day:02}"),
        format!("{next}-{:02}-{:02}", month - 1, random.between(1, 28)),
    )
}

fn summary(project: &str, year: u64, outcome: &Outcome<'_>) -> String {
    let (funds, theme) = (&outcome.funds, outcome.theme);
    format!(
        "{project}用于{}，{year}年全年预算{}万元，支出{}万元",
        theme.work, funds.budget, funds.spent
    )
}
