//! IND08: rows whose numbers differ, and nothing says whether more or less is better.

use crate::check::first_few::first_few;
use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::Indicator;

pub(super) static RULE: Rule = Rule {
    code: Code("IND08"),
    name: "没有写性质",
    severity: Severity::Note,
    what: "指标值和完成值是不一样的数，却没有写“性质”，指标值里也没有≥、≤或“不低于”“不超过”。一份报告只说一次，列出是哪几行。",
    why: "成本20万元花了18万元是好事，培训20场办了18场是没有完成；不写性质，读的人和程序都只能猜，网页上就写“未作对照”，不写达到没有。",
    bad: "\
指标:
  - {一级: 产出指标, 二级: 质量指标, 三级: 苗木规格, 指标值: 8厘米, 完成值: 7厘米}
",
    good: "\
指标:
  - {一级: 产出指标, 二级: 质量指标, 三级: 苗木规格, 性质: ≤, 指标值: 8厘米, 完成值: 7厘米}
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let rows: Vec<_> = ctx
        .indicators()
        .iter()
        .filter(|row| row.lacks_relation())
        .collect();
    let Some(place) = rows.first().and_then(|row| row.target.as_ref()) else {
        return;
    };
    let names = first_few(rows.iter().map(|row| named(row)), "行");
    let message = format!("{names}的完成值与指标值不同，没有写性质");
    let help = "写上“性质”：越多越好的写≥，越少越好的写≤，正好的写=";
    found.push(ctx.finding(RULE.code, place.span, message).help(help));
}

fn named(row: &Indicator) -> String {
    format!("“{}”", row.level3.value.trim())
}
