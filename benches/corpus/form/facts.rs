//! The facts of a report that both forms carry alike.
//! Takes a report; gives its fields in the order in which editors write them.

use crate::form::field::{Field, Value};
use crate::fund::{Funds, Part, WEIGHT};
use crate::indicator::Indicator;
use crate::report::Report;
use crate::survey::Survey;

pub(crate) fn facts(report: &Report<'_>) -> Vec<Field> {
    let outcome = &report.outcome;
    let mut fields = vec![
        Field::text("评价方式", "kind", "单位自评"),
        Field::text("主管部门", "department", &report.unit.superior),
        Field::number("得分", "score", report.score),
        Field::text("等级", "grade", report.grade.name),
        Field::text("索引号", "index_number", &report.index_number),
        Field::text("主题分类", "topic", outcome.theme.topic),
        Field::text("摘要", "summary", &report.summary),
        Field::of("资金", "funds", Value::Fields(funds(&outcome.funds))),
        Field::of("目标", "goals", Value::Rows(goals(report))),
        Field::of("指标", "indicators", Value::Rows(rows(&report.indicators))),
    ];
    if let Some(survey) = &outcome.survey {
        fields.push(Field::of("调查", "survey", Value::Fields(asked(survey))));
    }
    fields.push(Field::of(
        "佐证材料",
        "evidence",
        Value::Rows(papers(report)),
    ));
    fields
}

fn funds(funds: &Funds) -> Vec<Field> {
    let mut fields = vec![
        Field::number("申报数", "requested", funds.requested),
        Field::number("全年预算数", "budget", funds.budget),
        Field::number("全年执行数", "spent", funds.spent),
        Field::number("分值", "weight", WEIGHT),
        Field::number("得分", "score", funds.score),
    ];
    if !funds.sources.is_empty() {
        let sources = funds.sources.iter().map(source).collect();
        fields.push(Field::of("来源", "sources", Value::Rows(sources)));
    }
    fields
}

fn source(part: &Part) -> Vec<Field> {
    vec![
        Field::text("名称", "name", part.name),
        Field::number("全年预算数", "budget", part.budget),
        Field::number("全年执行数", "spent", part.spent),
    ]
}

fn goals(report: &Report<'_>) -> Vec<Vec<Field>> {
    let goals = report.goals.iter().map(|goal| {
        vec![
            Field::text("目标", "goal", &goal.goal),
            Field::text("完成", "result", &goal.result),
        ]
    });
    goals.collect()
}

fn rows(indicators: &[Indicator]) -> Vec<Vec<Field>> {
    indicators.iter().map(row).collect()
}

fn row(indicator: &Indicator) -> Vec<Field> {
    let mut fields = vec![
        Field::text("一级", "level1", indicator.level1),
        Field::text("二级", "level2", indicator.level2),
        Field::text("三级", "level3", &indicator.level3),
        Field::text("性质", "relation", indicator.relation),
        value("指标值", "target", &indicator.target),
    ];
    if !indicator.measure.is_empty() {
        fields.push(Field::text("单位", "measure", indicator.measure));
    }
    fields.push(value("完成值", "actual", &indicator.actual));
    fields.push(Field::number("分值", "weight", indicator.weight));
    fields.push(Field::number("得分", "score", indicator.score));
    if let Some(reason) = &indicator.deviation {
        fields.push(Field::text("偏差", "deviation", reason));
    }
    fields
}

/// A target or actual value: a number, or words.
fn value(chinese: &'static str, english: &'static str, text: &str) -> Field {
    match text.starts_with(|first: char| first.is_ascii_digit()) {
        true => Field::number(chinese, english, text),
        false => Field::text(chinese, english, text),
    }
}

fn asked(survey: &Survey) -> Vec<Field> {
    vec![
        Field::text("方式", "method", survey.method),
        Field::number("发放", "issued", survey.issued),
        Field::number("回收", "returned", survey.returned),
        Field::number("有效", "valid", survey.valid),
        Field::number("满意", "satisfied", survey.satisfied),
        Field::text("时间", "period", &survey.period),
    ]
}

fn papers(report: &Report<'_>) -> Vec<Vec<Field>> {
    let papers = report.evidence.iter().map(|paper| {
        vec![
            Field::text("名称", "title", paper.title),
            Field::text("不公开理由", "withheld", paper.withheld),
        ]
    });
    papers.collect()
}
