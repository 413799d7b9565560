//! The survey behind a satisfaction score.
//! Takes how well the year went; gives counts that shrink from questionnaire to questionnaire:
//! issued ≥ returned ≥ valid ≥ satisfied.

use crate::level::Level;
use crate::random::Random;

pub(crate) struct Survey {
    pub(crate) method: &'static str,
    pub(crate) issued: u64,
    pub(crate) returned: u64,
    pub(crate) valid: u64,
    pub(crate) satisfied: u64,
    pub(crate) period: String,
}

const METHODS: [&str; 5] = [
    "问卷调查",
    "电话回访",
    "入户访谈",
    "现场扫码问卷",
    "座谈与问卷结合",
];

/// Half of the reports have a survey.
pub(crate) fn draw(year: u64, level: Level, random: &mut Random) -> Option<Survey> {
    if random.chance(50) {
        return None;
    }
    let issued = random.between(6, 60) * 10;
    let returned = issued - random.between(0, issued / 10);
    let valid = returned - random.between(0, returned / 25);
    let content = level.attained(random).unwrap_or(100) * random.between(91, 99);
    let month = random.between(9, 11);
    Some(Survey {
        method: random.pick(&METHODS),
        issued,
        returned,
        valid,
        satisfied: valid * content / 10_000,
        period: format!("{year}年{month}月至{}月", month + 1),
    })
}
