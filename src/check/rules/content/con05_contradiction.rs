//! CON05: two things said of one matter that cannot both be true.

use crate::check::claim::extent::{LESS, NOTHING_LEFT, WHOLE};
use crate::check::glance::seen;
use crate::check::likeness::letters;
use crate::check::paper::Paper;
use crate::check::rule::{Check, Fixed, Rule};
use crate::check::section::{body, glanced_body, is_paragraph};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::parse::Passage;
use crate::source::Span;

/// Two things said of one matter that cannot both be true.
pub(super) static RULE: Rule = Rule {
    code: Code("CON05"),
    name: "前后矛盾",
    severity: Severity::Warning,
    fixed: Fixed::No,
    what: "对同一件事，一处说“全部”，另一处说“基本”“大部分”；或者一处说“无结余”，另一处写着结余多少，或表头的执行数小于预算数。",
    why: "自评报告是公开的正式材料，前后说法不一，公众不知道信哪一个；《政府信息公开条例》（国务院令第711号）要求行政机关及时、准确地公开政府信息。",
    bad: "\
专项资金200.00万元（全部为委托业务费）。……专项资金基本为委托业务费。
",
    good: "\
专项资金200.00万元，其中委托业务费186.40万元，印刷费13.60万元。
",
    check: Check::Paper(check),
};

/// What makes a rest another one, or explains where it went.
const OTHER_REST: &str = "\
    上年 年初 以前年度 往年 累计 基金 收回 上缴 交回 统筹 核减 结转后 \
    调整后";

/// One claim: what it is about, and where.
struct Claim {
    matter: String,
    words: String,
    span: Span,
}

fn check(paper: &Paper<'_>, found: &mut Vec<Diagnostic>) {
    if paper.report.is_none() {
        return;
    }
    let signed: Vec<_> = glanced_body(paper)
        .filter(|(passage, glance)| glance.has(seen::EXTENT) && is_paragraph(passage))
        .map(|(passage, _)| passage)
        .collect();
    let (mut whole, mut less) = (Vec::new(), Vec::new());
    for passage in &signed {
        claims(passage, WHOLE, &mut whole);
        claims(passage, LESS, &mut less);
    }
    for claim in &less {
        if let Some(other) = whole.iter().find(|other| other.matter == claim.matter) {
            let line = line(paper, other.span);
            let message = format!("这里说“{}”，第{line}行却说“{}”", claim.words, other.words);
            let help = "核对实际情况，两处写成一样；分几项的，各写多少";
            found.push(paper.finding(RULE.code, claim.span, message).help(help));
        }
    }
    rest(paper, &signed, found);
}

/// All claims that begin with one of these words and name their matter up to the next mark.
fn claims(passage: &Passage<'_>, openings: &str, found: &mut Vec<Claim>) {
    let text = &*passage.text;
    for opening in openings.split(' ').filter(|opening| text.contains(opening)) {
        for (at, _) in text.match_indices(opening) {
            let after = &text[at + opening.len()..];
            let mark = after.find(|c: char| "，。；、：）)（(“”！？\n".contains(c));
            let end = at + opening.len() + mark.unwrap_or(after.len());
            let matter: String = letters(&text[at + opening.len()..end]).collect();
            if (3..=20).contains(&matter.chars().count()) {
                found.push(Claim {
                    matter,
                    words: text[at..end].to_owned(),
                    span: passage.span(at..end),
                });
            }
        }
    }
}

/// 无结余, and yet something is left. `signed` are the passages that may say so.
fn rest(paper: &Paper<'_>, signed: &[&Passage<'_>], found: &mut Vec<Diagnostic>) {
    let is_other = |text: &str| OTHER_REST.split(' ').any(|word| text.contains(word));
    let says_nothing = |text: &str| NOTHING_LEFT.split(' ').any(|word| text.contains(word));
    let mut saying = signed.iter().filter(|passage| says_nothing(&passage.text));
    let nothing = saying.find_map(|passage| {
        let mut clauses = clauses(&passage.text);
        let clause = clauses.find(|(_, clause)| says_nothing(clause) && !is_other(&passage.text));
        clause.map(|(at, clause)| (passage, at, clause))
    });
    let Some((passage, at, clause)) = nothing else {
        return;
    };
    let span = passage.span(at..at + clause.len());
    let funds = paper.report.map(|report| &report.funds);
    let funds = funds.and_then(|funds| Some((funds.budget.as_ref()?, funds.spent.as_ref()?)));
    let paragraphs = body(paper).iter().filter(|passage| is_paragraph(passage));
    let mut others = paragraphs.filter(|other| other.text.contains("结余"));
    let amount = others.find_map(|other| {
        let mut clauses = clauses(&other.text);
        let left = clauses.find(|(_, clause)| {
            let after = clause.split_once("结余").map_or("", |(_, after)| after);
            let after = after.trim_start_matches(['资', '金', '为', '约', ' ']);
            let counted = after.starts_with(|c: char| ('1'..='9').contains(&c))
                || after.starts_with("0.") && !after.starts_with("0.00万");
            counted && !is_other(&other.text)
        });
        left.map(|(_, clause)| (line(paper, other.whole()), clause))
    });
    let against = match (amount, funds) {
        (Some((line, words)), _) => format!("第{line}行却写“{words}”"),
        (None, Some((budget, spent))) if spent.value < budget.value => {
            "表头的全年执行数却小于全年预算数".to_owned()
        }
        _ => return,
    };
    let message = format!("这里说“{clause}”，{against}");
    let help = "核对结余；已被收回或上缴的，写明多少、去了哪里";
    found.push(paper.finding(RULE.code, span, message).help(help));
}

/// The clauses of a text, with their places.
fn clauses(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let parts = text.split(['，', '。', '；', '！', '？', '\n', ';', '：']);
    parts.map(|clause| (clause.as_ptr() as usize - text.as_ptr() as usize, clause))
}

fn line(paper: &Paper<'_>, span: Span) -> usize {
    let source = &paper.document.source;
    let index = source.line_index();
    index.position(&source.text, span.start as usize).line
}
