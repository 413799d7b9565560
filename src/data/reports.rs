//! Reports: one row each.

use super::cell::Cell;
use super::column::{Column, ColumnKind as Kind};
use super::row::DataRow;
use super::table::{DataTable, Each, REPORT_PAGE};
use crate::model::fields::{FUNDS, REPORT, SURVEY, UNIT};
use crate::model::{Day, EvaluationKind, Particulars, Survey, former_names};

/// The table of reports.
pub(super) static TABLE: DataTable = DataTable {
    name: "reports",
    title: "报告",
    about: "一行是一份报告",
    each: Each::Report,
    lines: |_, _| 1,
    columns: COLUMNS,
    key: &["report"],
    refers: &[("unit_id", "units")],
};

static COLUMNS: &[Column] = &[
    REPORT_PAGE,
    Column::own(
        ("网址", "url"),
        Kind::Address,
        "报告网页的完整网址；网站没有设网址时是空的",
        address,
    ),
    Column::of(REPORT, "year", Kind::Year, |row| {
        Cell::Count(row.report().year.value.0.into())
    })
    .explained("报告说的预算年度，不是公开的年份")
    .required(),
    Column::of(UNIT, "id", Kind::Text, |row| {
        Cell::text(row.unit().id.as_str())
    })
    .named("单位标识", "unit_id")
    .explained("实施单位的标识，与“单位”表的同名列对应")
    .required(),
    Column::of(UNIT, "name", Kind::Text, |row| Cell::text(&row.unit().name))
        .named("实施单位", "unit")
        .explained("实施单位的全称")
        .required(),
    Column::of(REPORT, "department", Kind::Text, |row| {
        Cell::given(row.report().department.as_ref())
    }),
    Column::of(REPORT, "office", Kind::Text, |row| {
        Cell::given(particulars(row).and_then(|all| all.office.as_ref()))
    }),
    Column::of(REPORT, "person_in_charge", Kind::Text, |row| {
        Cell::given(particulars(row).and_then(|all| all.person.as_ref()))
    })
    .explained("项目负责人，报告写了才有"),
    Column::of(REPORT, "project_code", Kind::Text, |row| {
        Cell::given(row.report().project_code.as_ref())
    })
    .explained("预算系统里的项目编码"),
    Column::of(REPORT, "project", Kind::Text, |row| {
        Cell::text(&row.report().project.value)
    })
    .required(),
    Column::of(REPORT, "former_names", Kind::Text, |row| {
        former_names(row.site, row.at).map_or(Cell::Empty, Cell::made)
    })
    .explained("项目以前的名称，报告写了才有；在别的单位名下的，括号里是那个单位"),
    Column::of(REPORT, "kind", Kind::Choice(EvaluationKind::WORDS), |row| {
        Cell::text(row.report().kind.label())
    })
    .explained("由谁评价；部门整体支出包含部门的各个项目，与项目一起求和会重复")
    .required(),
    Column::of(REPORT, "project_period", Kind::Text, |row| {
        Cell::given(particulars(row).and_then(|all| all.period.as_ref()))
    })
    .explained("项目的起止时间，照报告的写法"),
    Column::of(REPORT, "filled_in", Kind::Text, |row| {
        date(particulars(row).and_then(|all| all.filled_in))
    })
    .explained("自评表填报的日期，可能只到月"),
    Column::of(REPORT, "written", Kind::Text, |row| {
        date(particulars(row).and_then(|all| all.written))
    })
    .explained("报告写成的日期，可能只到月"),
    Column::of(REPORT, "published", Kind::Day, |row| {
        Cell::day(row.report().published.map(|moment| moment.value))
    })
    .explained("报告在网上公开的日期"),
    Column::of(REPORT, "index_number", Kind::Text, |row| {
        Cell::given(row.report().index_number.as_ref())
    }),
    Column::of(REPORT, "document_number", Kind::Text, |row| {
        Cell::given(row.report().document_number.as_ref())
    }),
    Column::of(REPORT, "validity", Kind::Text, |row| {
        Cell::given(particulars(row).and_then(|all| all.validity.as_ref()))
    })
    .explained("是否仍然有效，照报告的写法"),
    Column::of(REPORT, "topic", Kind::Text, |row| {
        Cell::given(row.report().topic.as_ref())
    }),
    Column::of(REPORT, "summary", Kind::Text, |row| {
        Cell::given(row.report().summary.as_ref())
    }),
    Column::of(REPORT, "score", Kind::Score, |row| {
        Cell::number(row.report().score.map(|score| score.value.value()))
    })
    .explained("报告写的得分，0到100，小数位数与报告相同"),
    Column::of(REPORT, "grade", Kind::Text, grade).explained("按网站的分数线，由得分定"),
    Column::of(FUNDS, "investment", Kind::Wan, |row| {
        Cell::wan(row.report().investment)
    }),
    Column::of(FUNDS, "estimate", Kind::Wan, |row| {
        Cell::wan(row.report().estimate)
    }),
    Column::of(FUNDS, "requested", Kind::Wan, |row| {
        Cell::wan(row.report().funds.requested)
    }),
    Column::of(FUNDS, "initial", Kind::Wan, |row| {
        Cell::wan(row.report().funds.initial)
    }),
    Column::of(FUNDS, "budget", Kind::Wan, |row| {
        Cell::wan(row.report().funds.budget)
    }),
    Column::of(FUNDS, "received", Kind::Wan, |row| {
        Cell::wan(row.report().funds.received)
    }),
    Column::of(FUNDS, "spent", Kind::Wan, |row| {
        Cell::wan(row.report().funds.spent)
    }),
    Column::of(FUNDS, "left", Kind::Wan, |row| {
        Cell::wan(row.report().funds.left)
    })
    .explained("没有用完的金额，照报告写的数"),
    Column::own(
        ("执行率", "rate"),
        Kind::Percent,
        "网站重算：全年执行数除以全年预算数，四舍五入到两位小数",
        |row| Cell::percent(row.report().funds.execution()),
    ),
    Column::own(
        ("目标数", "goals"),
        Kind::Count,
        "列出的目标有几项",
        |row| Cell::Count(row.report().line_count().goals.into()),
    )
    .required(),
    Column::own(
        ("指标数", "indicators"),
        Kind::Count,
        "列出的指标有几项",
        |row| Cell::Count(row.report().line_count().indicators.into()),
    )
    .required(),
    Column::of(SURVEY, "method", Kind::Text, |row| {
        Cell::given(survey(row).and_then(|survey| survey.method.as_ref()))
    })
    .named("调查方式", "survey_method"),
    Column::of(SURVEY, "period", Kind::Text, |row| {
        Cell::given(survey(row).and_then(|survey| survey.period.as_ref()))
    })
    .named("调查时间", "survey_period"),
    Column::of(SURVEY, "issued", Kind::Count, |row| {
        copies(survey(row).and_then(|survey| Some(survey.issued?.value)))
    })
    .named("问卷发放", "survey_issued"),
    Column::of(SURVEY, "returned", Kind::Count, |row| {
        copies(survey(row).and_then(|survey| Some(survey.returned?.value)))
    })
    .named("问卷回收", "survey_returned"),
    Column::of(SURVEY, "valid", Kind::Count, |row| {
        copies(survey(row).and_then(|survey| Some(survey.valid?.value)))
    })
    .named("问卷有效", "survey_valid"),
    Column::of(SURVEY, "satisfied", Kind::Text, |row| {
        Cell::stated(survey(row).and_then(|survey| survey.satisfied.as_ref()))
    })
    .named("问卷满意", "survey_satisfied")
    .explained("满意的份数，或满意率（带%），照报告的写法"),
];

fn address<'a>(row: &'a DataRow<'_>) -> Cell<'a> {
    let route = &row.site.route_of[row.at];
    let base = row.site.config.base_url.as_deref();
    base.map_or(Cell::Empty, |base| {
        Cell::made([base, route.as_str()].concat())
    })
}

fn grade<'a>(row: &'a DataRow<'_>) -> Cell<'a> {
    let grade = row.site.grade_of[row.at];
    grade.map_or(Cell::Empty, |grade| {
        Cell::text(&row.site.config.grades[grade].label)
    })
}

fn particulars<'a>(row: &DataRow<'a>) -> Option<&'a Particulars> {
    row.report().particulars.as_deref()
}

/// A date as its page writes it: it may be a month.
fn date<'a>(date: Option<Day>) -> Cell<'a> {
    date.map_or(Cell::Empty, |date| Cell::made(date.to_string()))
}

fn survey<'a>(row: &DataRow<'a>) -> Option<&'a Survey> {
    row.report().survey.as_deref()
}

fn copies<'a>(count: Option<u32>) -> Cell<'a> {
    count.map_or(Cell::Empty, |count| Cell::Count(count.into()))
}
