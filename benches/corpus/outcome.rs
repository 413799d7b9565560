//! What a year brought: money, counted things and a survey, all that indicators and goals speak of.
//! Takes a project's theme and usual budget; gives figures that agree with how well the year went.

use crate::amount::Hundredths;
use crate::fund::Funds;
use crate::level::Level;
use crate::random::Random;
use crate::survey::{self, Survey};
use crate::theme::Theme;

/// A thing that was counted: planned, and done.
pub(crate) struct Output {
    pub(crate) name: &'static str,
    pub(crate) measure: &'static str,
    pub(crate) target: u64,
    pub(crate) actual: u64,
}

/// What a year brought: all that indicators are made from.
pub(crate) struct Outcome<'w> {
    pub(crate) theme: &'w Theme,
    pub(crate) level: Level,
    pub(crate) funds: Funds,
    pub(crate) outputs: Vec<Output>,
    pub(crate) survey: Option<Survey>,
}

pub(crate) struct Goal {
    pub(crate) goal: String,
    pub(crate) result: String,
}

impl<'w> Outcome<'w> {
    pub(crate) fn draw(theme: &'w Theme, size: u64, year: u64, random: &mut Random) -> Self {
        let level = Level::draw(random);
        let funds = Funds::draw(size, level, random);
        let outputs = theme.products.iter().map(|product| {
            let target = random.between(product.least, product.most);
            let actual = match level.attained(random) {
                None => target + random.between(0, target / 8),
                Some(percent) => target * percent / 100,
            };
            Output {
                name: product.name,
                measure: product.measure,
                target,
                actual,
            }
        });
        let outputs = outputs.collect();
        let survey = survey::draw(year, level, random);
        Self {
            theme,
            level,
            funds,
            outputs,
            survey,
        }
    }

    /// Two to four of the counted things.
    pub(crate) fn goals(&self, random: &mut Random) -> Vec<Goal> {
        let count = 2 + random.below(3);
        let goal = |output: &Output| {
            let Output {
                name,
                measure,
                target,
                actual,
            } = output;
            let rate = Hundredths::percent(*actual, *target);
            Goal {
                goal: format!("{name}{target}{measure}"),
                result: format!("实际完成{actual}{measure}，为目标的{rate}%"),
            }
        };
        self.outputs.iter().take(count).map(goal).collect()
    }
}
