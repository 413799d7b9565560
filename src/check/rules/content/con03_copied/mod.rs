//! CON03: paragraphs that another report has too.

mod cluster;
mod min_hash;
mod sketch;
mod statutory;
mod twins;

pub use sketch::sketch;
pub use sketch::{Sketch, Sketches};

use crate::check::rule::{Check, Rule, Texts};
use crate::diagnostic::{Code, Diagnostic, Severity};
use twins::{Twin, twins};

pub(super) static RULE: Rule = Rule {
    code: Code("CON03"),
    name: "与其他报告雷同",
    severity: Severity::Warning,
    what: "正文有若干段与本网站另一份报告几乎相同。法规规定的评价原则、方法等段落不计；四个及以上单位都用的文字看作统一的格式，也不计；同一项目前后年度的报告，过半相同才提示。",
    why: "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）要求单位对自评结果的真实性和准确性负责；照抄别的项目，问题和措施就不是本项目的，是公开报告被质疑最多的毛病。",
    bad: "\
甲项目：治理面积较广、可变性较强而监控及治理人员有限，……
乙项目：治理面积较广、可变性较强而监控及治理人员有限，……
",
    good: "\
甲项目：河道巡查只有3人，汛期每周只能巡一次。
乙项目：雨季取消的2场活动没有补办。
",
    check: Check::Texts(check),
};

/// The fewest bytes, about a hundred characters, and the smallest share of a text, in percent,
/// that make a copy.
const FEWEST_BYTES: u32 = 300;
const SMALLEST_SHARE: u32 = 10;
/// The share that makes one paragraph by itself a copy: two reports may well begin from one model.
const SHARE_OF_ONE: u32 = 25;
/// The share from which on a report repeats that of another year.
const REPEATED: u32 = 50;
/// How many lines a finding lists.
const LISTED: usize = 8;

fn check(texts: &Texts<'_>, found: &mut Vec<Diagnostic>) {
    let site = texts.site;
    let sketches = texts.sketches();
    let is_kin = |a: usize, b: usize| site.same_project(a).contains(&b);
    for (report, twin) in twins(&sketches, &site.unit_of, &is_kin) {
        let share = twin.bytes * 100 / sketches[report].length.max(1);
        let least = if is_kin(report, twin.other) {
            REPEATED
        } else if twin.paragraphs.len() == 1 {
            SHARE_OF_ONE
        } else {
            SMALLEST_SHARE
        };
        if twin.bytes >= FEWEST_BYTES && share >= least {
            found.extend(finding(texts, &sketches, report, &twin));
        }
    }
}

fn finding(
    texts: &Texts<'_>,
    sketches: &[&Sketch],
    report: usize,
    twin: &Twin,
) -> Option<Diagnostic> {
    let (facts, other) = (&texts.site.reports[report], &texts.site.reports[twin.other]);
    let own = |at: usize| &sketches[report].paragraphs[at];
    let theirs = |at: usize| &sketches[twin.other].paragraphs[at];
    let (first, first_there) = *twin.paragraphs.first()?;
    let share = (twin.bytes * 100 / sketches[report].length.max(1)).min(100);
    let message = format!(
        "从这里起有{}段、约{share}%的正文与{}年“{}”的报告几乎相同（{}，第{}行起）",
        twin.paragraphs.len(),
        other.year.value,
        &*other.project.value,
        other.path,
        theirs(first_there).line,
    );
    let pairs = twin.paragraphs.iter().take(LISTED);
    let pairs: Vec<String> = pairs
        .map(|(here, there)| format!("{}→{}", own(*here).line, theirs(*there).line))
        .collect();
    let more = match twin.paragraphs.len() {
        count if count > LISTED => "等",
        _ => "",
    };
    let help = format!(
        "逐段核对，换成本项目自己的情况；本报告的行→对方的行：{}{more}",
        pairs.join("、")
    );
    let span = own(first).span();
    Some(Diagnostic::new(RULE.code, &facts.path, span, message).help(help))
}
