//! PUB01: a report published after its time.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{ALLOWED, Deadline, Lateness, Moment};

pub(super) static RULE: Rule = Rule {
    code: Code("PUB01"),
    name: "公开晚了",
    severity: Severity::Warning,
    what: "公开日期比设置里“公开期限”定的日子晚20个工作日以上。工作日按国务院办公厅每年的放假通知计算；没有那一年的通知时，只提示没有核对。设置里没有写“公开期限”就不检查。",
    why: "《政府信息公开条例》第二十六条规定，主动公开的政府信息应当自形成或者变更之日起20个工作日内公开。",
    bad: "\
# mingbai.yaml 里写着“公开期限: 06-30”
年度: 2023
公开日期: 2024-09-30
",
    good: "\
年度: 2023
公开日期: 2024-07-26
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(report) = ctx.report else { return };
    let year = report.year.value;
    let deadline = Deadline::of(&ctx.config.deadlines, year);
    let Some((published, deadline)) = report.published.zip(deadline) else {
        return;
    };
    let (on, by) = (published.value, deadline.words());
    let message = match deadline.judge(on.date) {
        Lateness::InTime => return,
        Lateness::Late { last } => {
            let late = match deadline.days_late(on.date) {
                Some(days) => format!("，晚了{days}个工作日"),
                None => String::new(),
            };
            let last = Moment::of(last);
            format!("{on}公开；{year}年度的公开期限是{by}，其后第{ALLOWED}个工作日是{last}{late}")
        }
        Lateness::SurelyLate => {
            format!("{on}公开，比{year}年度的公开期限{by}晚了不止{ALLOWED}个工作日")
        }
        Lateness::Unchecked => {
            let message = format!(
                "{on}公开，比{year}年度的公开期限{by}晚；程序里没有这一年的放假通知，没有核对是否超过{ALLOWED}个工作日"
            );
            let mut note = ctx.finding(RULE.code, published.span, message);
            note.severity = Severity::Note;
            found.push(note.help("请自行核对；新版程序会补上放假通知"));
            return;
        }
    };
    let help = "公开日期写错了就改正；确实晚了的，在“豁免”里写明原因";
    found.push(ctx.finding(RULE.code, published.span, message).help(help));
}
