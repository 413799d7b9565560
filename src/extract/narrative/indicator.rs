//! 指标 and 目标 where prose gives what was wanted beside what was reached.

use super::numbering::unnumbered;
use super::piece::{ProseLine, ProsePiece, lines};
use crate::extract::facts::Facts;
use crate::text::words::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// `名称：指标值为“100%”，……完成值为100%`.
static STATED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?P<name>[^：:。；;]{2,50})[：:]\s*(?:年度)?(?:指标值|目标值)(?:为|是|：|:)?\s*[“‘](?P<target>[^”’]{1,40})[”’](?P<rest>.*)$",
    )
});
static ACTUAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:实际)?完成值(?:为|是|：|:)?\s*[“‘]?(?P<actual>约?[^，,。；;“”‘’]{1,30})")
});
/// `名称≥6架，实际布防6架`, `名称年初任务数101974人，全年完成值103119人`.
static COMPARED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?P<name>[^，,。；;：:≥≧≤≦><＞＜=]{2,40}?)(?:(?P<relation>≥|≧|≤|≦|>=|<=)|(?:年初|年度|全年)?(?:任务数|目标值|目标数|指标值|计划数)为?)\s*(?P<target>\d[\d.,]*\s?(?:[一-龥㎡]{1,6}|%|％)?)[，,](?:全年|年度)?(?:实际[一-龥]{0,8}?|完成[值数]为?)\s*(?P<actual>\d[\d.,]*\s?(?:[一-龥㎡]{1,6}|%|％)?)$",
    )
});
/// `某方面：2023年引进资金11亿元，完成全年任务13亿元的88%`.
static TASK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(?P<field>[一-龥]{2,12})方面[：:])?(?:(?:20|19)\d\d年)?(?P<name>[一-龥（）()]{2,40}?)(?P<actual>\d[\d.,]*\s?[一-龥]{1,4})[，,]完成(?:全年|年度|年初)?(?:任务|目标)数?(?P<target>\d[\d.,]*\s?[一-龥]{1,3})的\s?\d",
    )
});
/// What indicators of level 2 are called.
static LEVEL2: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?P<name>(?:数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响|服务对象满意度|满意度)指标)[：:。]\s*",
    )
});
static LEVEL1: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?P<name>产出指标|效益指标|满意度指标)(?:完成情况)?(?:分析)?[。：:]?$")
});

/// Adds the indicators and goals of a text.
pub(super) fn indicators(pieces: &[ProsePiece], facts: &mut Facts) {
    let mut level1 = None;
    let mut level2 = None;
    for line in lines(pieces) {
        let text = unnumbered(&line.text);
        if let Some(name) = LEVEL1.captures(text).and_then(|found| found.name("name")) {
            level1 = Some((line, name.as_str()));
            level2 = None;
        }
        for segment in text.split(['；', ';', '。']).map(str::trim) {
            let mut segment = segment;
            if let Some(found) = LEVEL2
                .captures(&format!("{segment}："))
                .and_then(|found| found.get(0))
            {
                let end = found.end().min(segment.len());
                level2 = Some((
                    line,
                    segment
                        .get(..end)
                        .unwrap_or("")
                        .trim_end_matches(['：', ':']),
                ));
                segment = segment.get(end..).unwrap_or("").trim();
            }
            let mut row = Facts::default();
            for (field, level) in [("一级", level1), ("二级", level2)] {
                if let Some((line, name)) = level {
                    row.set(field, line.quote(name, name));
                }
            }
            if add_indicator(line, segment, &mut row).is_some() {
                facts.add_row("指标", row);
            }
        }
        goals(line, text, facts);
    }
}

/// Adds the indicator that a segment of a line gives; `None` if it gives none.
fn add_indicator(line: &ProseLine, segment: &str, row: &mut Facts) -> Option<()> {
    let quote = |value: &str| line.quote(value.trim(), segment);
    if let Some(found) = STATED.captures(segment) {
        row.set("三级", quote(found.name("name")?.as_str()));
        row.set("指标值", quote(found.name("target")?.as_str()));
        let rest = found.name("rest")?.as_str();
        if let Some(actual) = ACTUAL.captures(rest).and_then(|found| found.name("actual")) {
            row.set("完成值", quote(actual.as_str()));
        }
        return Some(());
    }
    let found = COMPARED.captures(segment)?;
    let (target, actual) = (
        found.name("target")?.as_str(),
        found.name("actual")?.as_str(),
    );
    row.set("三级", quote(found.name("name")?.as_str()));
    let relation = found
        .name("relation")
        .map_or("", |relation| relation.as_str());
    row.set("指标值", quote(&format!("{relation}{target}")));
    row.set("完成值", quote(actual));
    Some(())
}

/// Adds the goals of a line that were tasks with a number.
fn goals(line: &ProseLine, text: &str, facts: &mut Facts) {
    for sentence in text.split('。') {
        let Some(found) = TASK.captures(sentence) else {
            continue;
        };
        let part = |name| found.name(name).map_or("", |part| part.as_str().trim());
        let (name, target, actual) = (part("name"), part("target"), part("actual"));
        let mut row = Facts::default();
        row.set(
            "目标",
            line.quote(format!("{}{name}{target}", part("field")), sentence),
        );
        row.set("完成", line.quote(actual, sentence));
        facts.add_row("目标", row);
    }
}

#[cfg(test)]
mod tests {
    use super::indicators;
    use crate::extract::facts::Facts;
    use crate::extract::narrative::piece::{ProseLine, ProsePiece};

    #[test]
    fn indicators_and_goals_are_read_where_both_sides_are_given() {
        let cases = [
            (
                "建设面积：指标值为“约100平方米”，全年实际完成值约200平方米；",
                "||建设面积|约100平方米|约200平方米",
            ),
            (
                "合格率：指标值为“100%”，各类物料均合格，完成值为100%。",
                "||合格率|100%|100%",
            ),
            ("比例：指标值为“0%”，均未超概算", "||比例|0%|"),
            (
                "（1）产出指标。\n数量指标：布设设备数量≥6台，实际布设6台；运行时长≥928小时，实际运行909.93小时。",
                "产出指标|数量指标|布设设备数量|≥6台|6台 产出指标|数量指标|运行时长|≥928小时|909.93小时",
            ),
            (
                "数量指标。领取人数年初任务数1000人，全年完成值1100人",
                "|数量指标|领取人数|1000人|1100人",
            ),
            ("数量指标：开展阅读活动4次，指标完成率100%", ""),
            (
                "招商方面：2023年引进资金11.9亿元，完成全年任务13.5亿元的88.5%。",
                "招商引进资金13.5亿元>11.9亿元",
            ),
        ];
        for (text, expected) in cases {
            let line = |text| ProsePiece::Line(ProseLine::of(text));
            let pieces: Vec<ProsePiece> = text.lines().map(line).collect();
            let mut facts = Facts::default();
            indicators(&pieces, &mut facts);
            let value = |row: &Facts, field: &str| {
                row.one(field)
                    .map_or(String::new(), |quoted| quoted.value.clone())
            };
            let mut told: Vec<String> = (facts.rows("指标").iter())
                .map(|row| {
                    ["一级", "二级", "三级", "指标值", "完成值"]
                        .map(|field| value(row, field))
                        .join("|")
                })
                .collect();
            told.extend(
                facts
                    .rows("目标")
                    .iter()
                    .map(|row| format!("{}>{}", value(row, "目标"), value(row, "完成"))),
            );
            assert_eq!(told.join(" "), expected, "{text}");
        }
    }
}
