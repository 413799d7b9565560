//! SCO01: a grade that does not agree with the score.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::config::Grade;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::Report;
use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule {
    code: Code("SCO01"),
    name: "等级与得分不符",
    severity: Severity::Error,
    what: "报告写的等级不是得分所在的那一档，或者没有这个等级。写的是同一等级的别名（如“优秀”）时只作提示。",
    why: "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）把总分一般分为四档：90（含）至100分为优，80（含）至90分为良，60（含）至80分为中，60分以下为差；两处不一致，公众不知道信哪一个。",
    bad: "\
得分: 85.00
等级: 优
",
    good: "\
得分: 85.00
等级: 良
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let grades = &ctx.config.grades;
    let Some(report) = ctx.report else { return };
    let Some(written) = &report.grade else { return };
    let finding = |message: String| ctx.finding(RULE.code, written.span, message);
    let Some(named) = grades
        .iter()
        .position(|grade| grade.is_called(&written.value))
    else {
        let labels: Vec<&str> = grades.iter().map(|grade| &*grade.label).collect();
        let message = format!("没有“{}”这个等级", bare(&written.value));
        let help = format!("等级有：{}；也可以不写，由得分推出", labels.join("、"));
        found.push(finding(message).help(help));
        return;
    };
    let (label, word) = (&grades[named].label, bare(&written.value));
    match band(grades, report) {
        Some((right, score)) if right != named => {
            let (right, range) = (&grades[right].label, range(grades, right));
            let message = format!("等级写的是“{word}”，得分{score}在{range}，应当是“{right}”");
            let help = format!("核对得分；得分无误就把等级改成“{right}”，或删掉等级由得分推出");
            found.push(finding(message).help(help));
        }
        _ if word != &**label => {
            let message = format!("“{word}”是“{label}”的别名，网页上显示“{label}”");
            let mut note = finding(message).help(format!("统一写“{label}”"));
            note.severity = Severity::Note;
            found.push(note);
        }
        _ => {}
    }
}

/// The band of the report's score, and the score as written.
fn band(grades: &[Grade], report: &Report) -> Option<(usize, String)> {
    let score = report.score.as_ref()?.value;
    let band = grades
        .iter()
        .position(|grade| score.value() >= grade.lower)?;
    Some((band, score.to_string()))
}

/// The scores of a band in words: `80（含）到90分之间`.
fn range(grades: &[Grade], band: usize) -> String {
    let lower = grades[band].lower;
    match band.checked_sub(1).and_then(|above| grades.get(above)) {
        Some(above) => format!("{lower}（含）到{}分之间", above.lower),
        None => format!("{lower}（含）到{}分之间", Decimal::ONE_HUNDRED),
    }
}

/// A grade without the quotation marks people put around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| "“”\"'‘’「」 ".contains(c))
}
