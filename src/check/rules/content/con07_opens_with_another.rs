//! CON07: a text that opens with the name of another project.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::parse::PassageKind;
use crate::text::similarity::letters;
use crate::text::words::{contains_any, pattern};
use regex::Regex;
use std::sync::LazyLock;

pub(super) static RULE: Rule = Rule {
    code: Code("CON07"),
    name: "开头写的是另一个工程",
    severity: Severity::Warning,
    what: "工程类项目的正文，第一段就说另一个名称的工程投资多少、由谁实施，而这个名称在项目名称和标题里都没有，字面上也不相近。本网站别的项目的名称，由CON01对照。",
    why: "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）的自评以一个项目为对象；开头就是别的工程，多半是拿别的报告改的，没有改完。",
    bad: "\
项目名称: 示范区青溪路新建工程
……
示范区老旧管网改造工程项目估算投资2000万元。
",
    good: "\
项目名称: 示范区青溪路新建工程
……
示范区青溪路新建工程项目估算投资2000万元。
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

/// The name of works at the beginning of a paragraph, and what is said of it.
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s*(?P<name>[一-龥]{4,30}?工程)(?:项目)?(?:估算投资|总投资|计划投资|概算投资|投资概算|投资估算|预算投资|估算总投资|位于|由[一-龥]{2,20}实施)",
    )
});
/// How many paragraphs are the opening.
const FIRST: usize = 2;
/// From this share of the pairs of letters of a name on, in percent, a text has the name or one like it.
const ALIKE: usize = 30;
const NAMED: usize = 70;
/// What the name of a programme says, which is carried out by works of other names.
const PROGRAMME: [&str; 8] = ["基础设施", "市政", "等", "批", "配套", "一批", "专项", "类"];

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(report) = ctx.report else { return };
    let project: String = letters(&report.project.value).collect();
    if !project.contains("工程") || contains_any(&project, &PROGRAMME) {
        return;
    }
    let paragraphs = ctx.body().iter().filter(|passage| passage.is_paragraph());
    let opening = paragraphs.clone().take(FIRST).find_map(|passage| {
        let name = OPENING.captures(&passage.text)?.name("name")?;
        Some((passage, name))
    });
    let Some((passage, name)) = opening else {
        return;
    };
    let other = name.as_str();
    let told = ctx.passages.iter().any(|passage| {
        let is_title = matches!(
            passage.kind,
            PassageKind::Field { .. } | PassageKind::Heading(_)
        );
        is_title && passage.text.contains(other)
    });
    // A text that has the name of its project elsewhere, and another in front, mixes up two.
    let mut rest = paragraphs.filter(|other| other.whole() != passage.whole());
    let names_own = rest.any(|passage| share_in(&project, &passage.text) >= NAMED);
    if told || share_in(other, &project) >= ALIKE || !names_own {
        return;
    }
    let message = format!(
        "开头写的是“{other}”，这份报告的项目是“{}”",
        &*report.project.value
    );
    let help = "照抄来的，换成本项目的内容；是本项目的一部分的，在句子里写明";
    let span = passage.span(name.range());
    found.push(ctx.finding(RULE.code, span, message).help(help));
}

/// The share of the pairs of neighbouring letters of a name, in percent, that a text has; 工程 and 项目
/// say nothing.
fn share_in(name: &str, text: &str) -> usize {
    let text: String = letters(text).collect();
    let bare = name.replace("工程", "").replace("项目", "");
    let letters: Vec<char> = bare.chars().collect();
    let pairs = letters
        .windows(2)
        .map(|pair| pair.iter().collect::<String>());
    let pairs: Vec<String> = pairs.collect();
    let had = pairs.iter().filter(|pair| text.contains(&***pair)).count();
    (had * 100).checked_div(pairs.len()).unwrap_or(0)
}
