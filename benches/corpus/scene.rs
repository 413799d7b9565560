//! What the sentences of one report may speak of.
//! Takes the facts of a report; gives the words for a template's slots.
//! Facts always come out the same within a report; places and small numbers vary.

use crate::amount::Hundredths;
use crate::outcome::{Outcome, Output};
use crate::place::Places;
use crate::policy::Policy;
use crate::random::Random;
use crate::unit::Unit;

pub(crate) struct Scene<'a> {
    pub(crate) unit: &'a Unit,
    pub(crate) year: u64,
    pub(crate) project: &'a str,
    pub(crate) places: Places,
    pub(crate) outcome: &'a Outcome<'a>,
    pub(crate) basis: &'a [&'a Policy],
    pub(crate) score: Hundredths,
    pub(crate) grade: &'static str,
}

impl Scene<'_> {
    pub(crate) fn slot(&mut self, name: &str, random: &mut Random) -> Option<String> {
        self.fact(name)
            .or_else(|| self.place(name))
            .or_else(|| number(name, random))
            .or_else(|| match name {
                "据" => Some(cited(random.pick(self.basis))),
                _ => None,
            })
    }

    fn fact(&self, name: &str) -> Option<String> {
        let (theme, funds) = (self.outcome.theme, &self.outcome.funds);
        Some(match name {
            "单位" => self.unit.name.clone(),
            "简称" => self.unit.short.clone(),
            "年" => self.year.to_string(),
            "项目" => self.project.to_owned(),
            "事" => theme.work.to_owned(),
            "人" => theme.people.to_owned(),
            "地" => theme.object.to_owned(),
            "好" => theme.benefit.to_owned(),
            "申报" => funds.requested.to_string(),
            "预算" => funds.budget.to_string(),
            "执行" => funds.spent.to_string(),
            "结余" => funds.left().to_string(),
            "执行率" => funds.rate().to_string(),
            "得分" => self.score.to_string(),
            "等级" => self.grade.to_owned(),
            _ => return self.output(name),
        })
    }

    /// `物1`, `目1`, `实1`, `量1`: name, target, actual and measure of the first counted thing.
    fn output(&self, name: &str) -> Option<String> {
        let mut letters = name.chars();
        let what = letters.next()?;
        let at: usize = letters.as_str().parse().ok()?;
        let Output {
            name,
            measure,
            target,
            actual,
        } = self.outcome.outputs.get(at.checked_sub(1)?)?;
        Some(match what {
            '物' => (*name).to_owned(),
            '目' => format!("{target}{measure}"),
            '实' => format!("{actual}{measure}"),
            '量' => (*measure).to_owned(),
            _ => return None,
        })
    }

    fn place(&mut self, name: &str) -> Option<String> {
        Some(match name {
            "路" => self.places.road().to_owned(),
            "社区" => self.places.quarter().to_owned(),
            "机构" => self.places.contractor().to_owned(),
            "科室" => self.places.office().to_owned(),
            _ => return None,
        })
    }
}

fn number(name: &str, random: &mut Random) -> Option<String> {
    let (low, high) = match name {
        "数" => (3, 29),
        "百" => (60, 980),
        "千" => (1200, 9800),
        "月" => (3, 10),
        "率" => {
            return Some(format!(
                "9{}.{}",
                random.between(0, 9),
                random.between(1, 9)
            ));
        }
        _ => return None,
    };
    Some(random.between(low, high).to_string())
}

fn cited(policy: &Policy) -> String {
    format!("《{}》（{}）", policy.title, policy.number)
}
