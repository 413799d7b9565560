//! The name of a project or a unit as forms print it: a code may lead it, and years stand in it.
//!
//! Gives the code and the name apart, and what a project is known again by in other years.

use super::name_years::{folded, without_years};
use super::pinyin;
use super::report::Report;
use super::value::Text;

impl Report {
    /// The project's name; `None` of a report that was taken back together with its name.
    pub fn public_name(&self) -> Option<&str> {
        let withdrawn = self.withdrawn.as_deref();
        let hidden = withdrawn.is_some_and(|withdrawn| withdrawn.hide_name);
        (!hidden).then_some(&*self.project.value)
    }
}

/// What every look at the whole site asks of a project's name, worked out once.
#[derive(Clone, Debug)]
pub struct NameKeys {
    /// What it is sorted by: its reading.
    pub sort: Text,
    /// What it has in common with the same project's name in other years.
    pub project: Text,
}

impl NameKeys {
    /// The keys of a name.
    pub fn of(name: &str) -> Self {
        Self {
            sort: pinyin::sort_key(name).into(),
            project: without_years(&folded(name)).into(),
        }
    }
}

/// The fewest characters of a project's code. A shorter number may be part of the name: 12345-热线.
const SHORTEST_OF_PROJECT: usize = 9;

/// The fewest characters of a unit's code.
const SHORTEST_OF_UNIT: usize = 3;

/// The code that a project's name begins with, and the name after it.
pub fn project_code(name: &str) -> Option<(&str, &str)> {
    leading_code(name, SHORTEST_OF_PROJECT)
}

/// The code that a unit's name begins with, and the name after it.
pub fn unit_code(name: &str) -> Option<(&str, &str)> {
    leading_code(name, SHORTEST_OF_UNIT)
}

/// Digits, with capital letters among them, a dash, and a name in Chinese.
fn leading_code(name: &str, shortest: usize) -> Option<(&str, &str)> {
    let name = name.trim();
    let is_code = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase();
    let end = name.find(|c: char| !is_code(c))?;
    let (code, after) = name.split_at(end);
    let digits = code.bytes().filter(u8::is_ascii_digit).count();
    let rest = after.trim_start().strip_prefix(['-', '－', '—', '–', '_']);
    let rest = rest?.trim_start_matches(['-', '—', ' ', '　']);
    // After a long code the name may begin with its year: `…-2023年河道保洁`.
    let first = rest.find(|c: char| !(c.is_ascii_digit() && end >= SHORTEST_OF_PROJECT));
    let first = first.and_then(|at| rest[at..].chars().next());
    let is_name = first.is_some_and(|c| c.is_alphabetic() && !c.is_ascii());
    (end >= shortest && digits * 2 > end && is_name).then_some((code, rest.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::{project_code, unit_code};

    #[test]
    fn a_code_is_split_off_a_name_that_begins_with_one() {
        let long = project_code("53000021R000000012345-退休人员经费");
        assert_eq!(long, Some(("53000021R000000012345", "退休人员经费")));
        let year = project_code("530102210000000012345-2023年河道保洁");
        assert_eq!(year, Some(("530102210000000012345", "2023年河道保洁")));
        let spaced = project_code("530102210000000012345 — 河道保洁");
        assert_eq!(spaced, Some(("530102210000000012345", "河道保洁")));
        let unit = unit_code("305001-云岭区青禾街道办事处");
        assert_eq!(unit, Some(("305001", "云岭区青禾街道办事处")));
    }

    #[test]
    fn numbers_that_belong_to_a_name_stay_in_it() {
        for name in [
            "12345-政务服务热线",
            "2023-2024年冬春救助",
            "110千伏线路迁改",
            "2023年-河道保洁",
            "530102210000000012345",
            "A-B座维修",
            "",
        ] {
            assert_eq!(project_code(name), None, "{name}");
        }
        assert_eq!(unit_code("五中-东校区"), None);
    }
}
