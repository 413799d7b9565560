//! 得分 and 等级 of the whole report: not of one indicator, not the most that could be had.

use super::numbering::unnumbered;
use super::outline::heading_of;
use super::piece::{ProseLine, ProsePiece, sentence};
use crate::extract::draft::Doubt;
use crate::extract::facts::{Facts, Quoted};
use crate::text::words::{contains_any, pattern};
use regex::Regex;
use rust_decimal::Decimal;
use std::sync::LazyLock;

static SCORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(?:自评价?|评价|综合|项目|绩效|最终)(?:综合|总|最终|最后)?(?:得分|评分)|总得分|自评总?分[数值]?|自评(?:结果)?[为得])(?:合计|总计)?(?:为|是|：|:|达到?|共计?)?\s*(\d{1,3}(?:\.\d{1,2})?)\s*分",
    )
});
static ALONE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(\d{1,3}(?:\.\d{1,2})?)\s*分[。.]?$"));
static GRADE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(?:自评|评价|绩效|评定|综合)?(?:等级|等次|级别)|(?:自评|评价)(?:结果|结论))(?:评定|评价)?(?:为|是|属于|达到|：|:)?\s*[“‘「]?(优秀|优|良好|良|中等|中|合格|差|不合格)[”’」]?",
    )
});
/// What is scored in part.
const PARTS: &[&str] = &[
    "指标", "产出", "效益", "满意", "决策", "过程", "管理", "执行", "其中", "满分", "分值",
];
/// What a chapter is called that holds nothing but the score.
const HEADINGS: &[&str] = &[
    "自评得分",
    "自评分",
    "自评分数",
    "评价得分",
    "综合得分",
    "绩效自评得分",
    "总得分",
];

/// Sets 得分 and 等级; gives what the text says in two ways.
pub(super) fn score(pieces: &[ProsePiece], facts: &mut Facts) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let mut scores: Vec<Quoted> = Vec::new();
    let mut grades: Vec<Quoted> = Vec::new();
    let mut under = false;
    for (index, piece) in pieces.iter().enumerate() {
        let Some(line) = piece.line() else { continue };
        let alone = ALONE.captures(&line.text).filter(|_| under);
        if let Some(score) = alone.and_then(|found| found.get(1)) {
            scores.push(line.quote_all(score.as_str()));
        }
        under = heading_of(pieces, index).is_some_and(|(_, heading)| {
            let words = unnumbered(heading).trim_end_matches(['。', '：', ':']);
            HEADINGS.contains(&words)
        });
        scores.extend(stated(line));
        grades.extend(grade(line));
    }
    scores.retain(|score| {
        score
            .value
            .parse()
            .is_ok_and(|score: Decimal| score <= Decimal::ONE_HUNDRED)
    });
    let same = |one: &Quoted, other: &Quoted| {
        one.value.parse::<Decimal>().ok() == other.value.parse::<Decimal>().ok()
    };
    settle(("得分", "分"), scores, same, (facts, &mut doubts));
    let letter =
        |one: &Quoted, other: &Quoted| one.value.chars().next() == other.value.chars().next();
    settle(("等级", ""), grades, letter, (facts, &mut doubts));
    doubts
}

/// The scores that a line states of the whole.
fn stated(line: &ProseLine) -> impl Iterator<Item = Quoted> {
    SCORE.captures_iter(&line.text).filter_map(|found| {
        let (whole, score) = (found.get(0)?, found.get(1)?);
        let before = crate::text::chars::tail(&line.text, whole.start(), "指标得分情况".len());
        let before = before
            .rsplit(['，', '。', '；', ',', ';'])
            .next()
            .unwrap_or(before);
        let after = line.text.get(whole.end()..)?;
        let partial = contains_any(before, PARTS) || after.starts_with(['以', '及', '值']);
        (!partial).then(|| line.quote(score.as_str(), sentence(&line.text, whole.start())))
    })
}

/// The grades that a line states.
fn grade(line: &ProseLine) -> impl Iterator<Item = Quoted> {
    GRADE.captures_iter(&line.text).filter_map(|found| {
        let (whole, grade) = (found.get(0)?, found.get(1)?);
        let after = line.text.get(whole.end()..)?.trim_start();
        let ends = after.is_empty()
            || after.starts_with(|c: char| "，。；、,.;）)（(”".contains(c))
            || ["等级", "等次", "级"]
                .iter()
                .any(|word| after.starts_with(word));
        ends.then(|| line.quote(grade.as_str(), sentence(&line.text, whole.start())))
    })
}

/// Sets a field if all that was found agrees.
fn settle(
    (field, unit): (&'static str, &str),
    found: Vec<Quoted>,
    same: impl Fn(&Quoted, &Quoted) -> bool,
    (facts, doubts): (&mut Facts, &mut Vec<Doubt>),
) {
    let Some(first) = found.first() else { return };
    match found.iter().find(|one| !same(one, first)) {
        None => facts.set(field, first.clone()),
        Some(other) => doubts.push(Doubt {
            field: field.into(),
            reason: format!(
                "正文里写了不同的{field}：{}{unit}、{}{unit}，请核对后填写",
                first.value, other.value
            ),
            quoted: Some(other.clone()),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::score;
    use crate::extract::facts::Facts;
    use crate::extract::narrative::piece::{ProseLine, ProsePiece};

    #[test]
    fn the_score_of_the_whole_is_read() {
        let cases = [
            ("自评得分92分。", "92 "),
            (
                "项目支出绩效自评分98.00分，自评结果为优秀，达成目标。",
                "98.00 优秀",
            ),
            ("（一）自评得分\n100分。", "100 "),
            (
                "产出指标得分38分，效益指标得分29分，自评总得分95分。",
                "95 ",
            ),
            ("满分100分，评价得分为88.5分，等级为“良”。", "88.5 良"),
            ("自评得分92分。\n综合得分90分。", " 不同得分"),
            ("90分以上为优，评价结果为优化管理提供依据。", " "),
            ("得分率95分位。", " "),
        ];
        for (text, expected) in cases {
            let line = |text| ProsePiece::Line(ProseLine::of(text));
            let pieces: Vec<ProsePiece> = text.lines().map(line).collect();
            let mut facts = Facts::default();
            let doubts = score(&pieces, &mut facts);
            let value = |field: &str| facts.one(field).map_or("", |quoted| &*quoted.value);
            let told = match doubts.first() {
                Some(doubt) => format!("{} 不同{}", value("得分"), doubt.field),
                None => format!("{} {}", value("得分"), value("等级")),
            };
            assert_eq!(told, expected, "{text}");
        }
    }
}
