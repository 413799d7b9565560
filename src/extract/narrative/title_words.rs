//! What the words of a title say: the unit it begins with, the project, the years.

use super::body_name::{self, BodyKind};
use super::numbering::unnumbered;
use super::piece::bare;
use crate::extract::facts::Quoted;
use crate::extract::wordings::prose::GENERIC;
use crate::text::words::{pattern, words_of};
use regex::Regex;
use std::sync::LazyLock;

/// A title and what it says.
#[derive(Clone, Debug)]
pub(super) struct ReportTitle {
    /// The whole of it, and where it stands.
    pub(super) quoted: Quoted,
    /// The project; `None` where it names none.
    pub(super) project: Option<String>,
    /// The body that it begins with.
    pub(super) unit: Option<String>,
    /// The years in it, and whether it says 年度.
    pub(super) years: Vec<(String, YearWord)>,
}

impl ReportTitle {
    /// The years of the budget that it names: those with 年度, else all; each once.
    pub(super) fn budget_years(&self) -> Vec<&str> {
        let of = |word| {
            let years = self.years.iter().filter(|(_, kind)| *kind == word);
            let mut years: Vec<&str> = years.map(|(year, _)| &**year).collect();
            years.sort_unstable();
            years.dedup();
            years
        };
        match of(YearWord::Budget) {
            years if years.is_empty() => of(YearWord::Plain),
            years => years,
        }
    }
}

/// How a year is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearWord {
    /// `2023年度`.
    Budget,
    /// `2023年`.
    Plain,
}

/// A title is its name, what kind of report it is, and what stands in brackets after that.
pub(super) static SHAPE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?P<name>.*?)(?P<kind>(?:转移支付区域[（(]项目[）)])?(?:财政)?(?:项目支出|支出)?(?:绩效)?(?:目标)?(?:单位|部门|自我)?(?:评价)?(?:自评价?|评价)(?:情况|工作|结果)?的?(?:报告书?|表|情况|总结))(?P<tail>\s*[（(].*)?$",
    )
});
pub(super) static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"((?:20|19)\d\d)\s?年(度)?"));
static ONLY_YEAR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[（(]?\s?(?:20|19)\d\d\s?年度?\s?[）)]?$"));
static LAST_YEAR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[（(]?(?:20|19)\d\d\s?年度?[）)]?(?:度)?$"));
static TAG: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[（(【\[][^）)】\]]{1,12}[）)】\]]"));
pub(super) static MOMENT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:20|19)\d\d\s?年\s?\d|(?:20|19)\d\d[-/.]\d"));
pub(super) static FILE_END: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\.(?:docx?|xlsx?|pdf|wps|et|txt|html?|rtf|od[ts]|ofd|csv|md|DOCX?|XLSX?|PDF)$")
});

/// The project that a line of a title names, in whose other lines the unit stands.
pub(super) fn project_alone(line: &str) -> Option<String> {
    let shape = SHAPE.captures(line);
    let name = shape.as_ref().and_then(|shape| shape.name("name"));
    project(name.map_or(line, |name| name.as_str()).trim(), None)
}

/// What the words of a title say.
pub(super) fn parse(whole: &str, quoted: Quoted) -> ReportTitle {
    let whole = FILE_END.replace(unnumbered(whole.trim()), "");
    let shape = SHAPE.captures(&whole);
    let part = |name| {
        let found = shape.as_ref().and_then(|shape| shape.name(name));
        found.map_or("", |found| found.as_str().trim())
    };
    let (name, tail) = match shape {
        Some(_) => (part("name"), part("tail")),
        None => (&*whole, ""),
    };
    let name = TAG.replace(name, "");
    let unit = body_name::prefix(name.trim()).map(str::to_owned);
    let mut years = years(&name);
    years.extend(self::years(tail));
    let project = project(name.trim(), unit.as_deref()).or_else(|| bracketed(tail));
    ReportTitle {
        quoted,
        project,
        unit,
        years,
    }
}

fn years(text: &str) -> Vec<(String, YearWord)> {
    let found = YEAR.captures_iter(text).filter_map(|year| {
        let word = match year.get(2) {
            Some(_) => YearWord::Budget,
            None => YearWord::Plain,
        };
        Some((year.get(1)?.as_str().to_owned(), word))
    });
    found.collect()
}

/// The project that stands in brackets after a title: not a year.
fn bracketed(tail: &str) -> Option<String> {
    let groups = tail
        .split(['（', '('])
        .map(|group| group.trim_end_matches(['）', ')', ' ']));
    // Brackets in the name of a project are its own: the outermost group as a whole.
    let whole = tail.trim().strip_prefix(['（', '('])?;
    let closed = whole.strip_suffix(['）', ')']).unwrap_or(whole);
    let nested = closed.contains(['（', '('])
        && !closed.contains("）(")
        && !closed.contains(")(")
        && !closed.contains("）（");
    let candidates: Vec<&str> = match nested {
        true => vec![closed],
        false => groups.filter(|group| !group.is_empty()).collect(),
    };
    let named = candidates.into_iter().find(|group| {
        let more = group.chars().count() >= SHORTEST && !ONLY_YEAR.is_match(group);
        more && ["项目", "资金", "经费", "工程", "补助", "专项", "费"]
            .iter()
            .any(|word| group.contains(word))
    });
    named.map(|group| group.trim().to_owned())
}

/// The shortest name that tells a project from others without its unit, in characters.
pub(super) const SHORTEST: usize = 4;

/// The project in the name of a title. The unit before it is its own where nothing else tells it from others.
fn project(name: &str, unit: Option<&str>) -> Option<String> {
    let name = LAST_YEAR.replace(name, "");
    let name = name.trim().trim_end_matches(['-', '—', '_']);
    let rest = match unit {
        Some(unit) => name.strip_prefix(unit).unwrap_or(name).trim(),
        None => name,
    };
    let rest = rest.strip_prefix("关于").unwrap_or(rest);
    let rest = rest.strip_prefix("对").unwrap_or(rest).trim();
    if is_nothing(rest) {
        return None;
    }
    let town = unit.is_some_and(|unit| body_name::kind(unit) == Some(BodyKind::Town));
    let known = match distinct(rest).chars().count() {
        _ if town => name,
        0..SHORTEST => name.trim_start_matches("关于"),
        _ => rest,
    };
    Some(known.to_owned())
}

/// Whether words name no project at all: a year, 项目, 项目支出.
fn is_nothing(words: &str) -> bool {
    let words = YEAR.replace_all(words, "");
    let words = words.trim_matches(|c: char| c.is_whitespace() || "（）()的".contains(c));
    [
        "",
        "度",
        "项目",
        "项目支出",
        "支出",
        "工程项目",
        "部门预算项目",
        "预算项目",
        "部门项目",
        "部门预算",
        "单位",
        "部门",
        "财政项目",
        "财政支出",
        "财政支出项目",
        "财政项目支出",
        "专项资金项目",
        "资金",
        "专项资金",
    ]
    .contains(&words)
}

/// The letters of a name that tell it from others: no year, unit of money or word such as 项目.
pub(super) fn distinct(name: &str) -> String {
    let name = YEAR.replace_all(name, "");
    let mut rest = bare(&name);
    for word in words_of(GENERIC) {
        rest = rest.replace(word, "");
    }
    rest.retain(|c| !c.is_ascii_punctuation() && !"、，。·—-".contains(c) && !c.is_ascii_digit());
    rest
}
