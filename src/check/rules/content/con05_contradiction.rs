//! CON05: two things said of one matter that cannot both be true.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::parse::Passage;
use crate::source::Span;
use crate::text::similarity::letters;

pub(super) static RULE: Rule = Rule {
    code: Code("CON05"),
    name: "前后矛盾",
    severity: Severity::Warning,
    what: "对同一件事，一处说“全部”，另一处说“基本”“大部分”；或者一处说“无结余”，另一处写着结余多少，或表头的执行数小于预算数。",
    why: "自评报告是公开的正式材料，前后说法不一，公众不知道信哪一个；《政府信息公开条例》（国务院令第711号）要求行政机关及时、准确地公开政府信息。",
    bad: "\
专项资金200.00万元（全部为委托业务费）。……专项资金基本为委托业务费。
",
    good: "\
专项资金200.00万元，其中委托业务费186.40万元，印刷费13.60万元。
",
    check: Check::Report(LooksFor::words(words), check),
};

/// What claims the whole of something.
const WHOLE: &str = "全部为 全部是 全部用于 全部属于";
/// What claims less.
const LESS: &str = "\
    基本为 基本是 大部分为 大部分是 大部分用于 主要为 主要是 主要用于 \
    部分用于";
/// What says that nothing is left.
const NOTHING_LEFT: &str = "无结余 没有结余 无结转结余 无资金结余 未形成结余";

/// All of these words.
fn words() -> Vec<&'static str> {
    let lists = [WHOLE, LESS, NOTHING_LEFT];
    lists.into_iter().flat_map(|list| list.split(' ')).collect()
}
/// What makes a rest another one, or explains where it went.
const OTHER_REST: &str = "\
    上年 年初 以前年度 往年 累计 基金 收回 上缴 交回 统筹 核减 结转后 \
    调整后";

/// One statement: what it is about, and where.
struct Statement {
    matter: String,
    words: String,
    span: Span,
}

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    if ctx.report.is_none() {
        return;
    }
    let candidates = ctx.candidates(RULE.code);
    let signed: Vec<_> = candidates
        .filter(|passage| passage.is_paragraph())
        .collect();
    let (mut whole, mut less) = (Vec::new(), Vec::new());
    for passage in &signed {
        statements(passage, WHOLE, &mut whole);
        statements(passage, LESS, &mut less);
    }
    for statement in &less {
        if let Some(other) = whole.iter().find(|other| other.matter == statement.matter) {
            let line = ctx.line_of(other.span);
            let message = format!(
                "这里说“{}”，第{line}行却说“{}”",
                statement.words, other.words
            );
            let help = "核对实际情况，两处写成一样；分几项的，各写多少";
            found.push(ctx.finding(RULE.code, statement.span, message).help(help));
        }
    }
    rest(ctx, &signed, found);
}

/// All statements that begin with one of these words and name their matter up to the next mark.
fn statements(passage: &Passage<'_>, openings: &str, found: &mut Vec<Statement>) {
    let text = &*passage.text;
    for opening in openings.split(' ').filter(|opening| text.contains(opening)) {
        for (at, _) in text.match_indices(opening) {
            let after = &text[at + opening.len()..];
            let mark = after.find(|c: char| "，。；、：）)（(“”！？\n".contains(c));
            let end = at + opening.len() + mark.unwrap_or(after.len());
            let matter: String = letters(&text[at + opening.len()..end]).collect();
            if (3..=20).contains(&matter.chars().count()) {
                found.push(Statement {
                    matter,
                    words: text[at..end].to_owned(),
                    span: passage.span(at..end),
                });
            }
        }
    }
}

/// 无结余, and yet something is left. `signed` are the passages that may say so.
fn rest(ctx: &ReportContext<'_>, signed: &[&Passage<'_>], found: &mut Vec<Diagnostic>) {
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
    let funds = ctx.report.map(|report| &report.funds);
    let funds = funds.and_then(|funds| Some((funds.budget.as_ref()?, funds.spent.as_ref()?)));
    let paragraphs = ctx.body().iter().filter(|passage| passage.is_paragraph());
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
        left.map(|(_, clause)| (ctx.line_of(other.whole()), clause))
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
    found.push(ctx.finding(RULE.code, span, message).help(help));
}

/// The clauses of a text, with their places.
fn clauses(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let parts = text.split(['，', '。', '；', '！', '？', '\n', ';', '：']);
    parts.map(|clause| (clause.as_ptr() as usize - text.as_ptr() as usize, clause))
}
