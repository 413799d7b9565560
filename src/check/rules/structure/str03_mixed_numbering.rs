//! STR03: one level of numbers written in two ways.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::check::section::opened_body;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::parse::markdown::numbering::{self, Numbering, Style};
use crate::parse::{Passage, PassageKind};

pub(super) static RULE: Rule = Rule {
    code: Code("STR03"),
    name: "编号写法混用",
    severity: Severity::Note,
    what: "同一份报告里，同一级编号有两种写法，例如“1.”和“1、”，“（一）”和“(一)”。Markdown列表的写法由语法决定，不在此列。",
    why: "《党政机关公文格式》（GB/T 9704—2012）规定结构层次序数依次用“一、”“（一）”“1.”“（1）”标注；写法混用，多半是从几份材料拼成的。",
    bad: "\
1、评价结果
……
1.民族团结活动更加充实
",
    good: "\
1.评价结果
……
1.民族团结活动更加充实
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

/// The ways in which one level is written, each with the marks that end its numbers. GB/T 9704
/// has the first.
const WAYS: &[(Style, &[(&str, &str)])] = &[
    (Style::Chapter, &[("一、", "、"), ("一.", ".．")]),
    (Style::Section, &[("（一）", "）"), ("(一)", ")")]),
    (Style::Item, &[("1.", ".．"), ("1、", "、")]),
    (Style::SubItem, &[("（1）", "）"), ("(1)", ")")]),
];

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let counts = |passage: &Passage<'_>| {
        matches!(
            passage.kind,
            PassageKind::Heading(_) | PassageKind::Paragraph
        )
    };
    let numbered =
        opened_body(ctx).filter_map(|(passage, opening)| Some((opening.number?, passage)));
    let numbered: Vec<(Numbering, &Passage<'_>)> =
        numbered.filter(|(_, passage)| counts(passage)).collect();
    for (style, ways) in WAYS {
        let mut uses: Vec<Vec<&Passage<'_>>> = vec![Vec::new(); ways.len()];
        for (number, passage) in &numbered {
            if number.style != *style {
                continue;
            }
            let way = ways.iter().position(|way| way.1.contains(number.mark));
            if let Some(uses) = way.and_then(|way| uses.get_mut(way)) {
                uses.push(passage);
            }
        }
        let used = uses.iter().zip(*ways).filter(|(uses, _)| !uses.is_empty());
        let mut used: Vec<_> = used.collect();
        // The rarer one is the one to change; of two equals, the one that the standard has not.
        used.sort_by_key(|(uses, (name, _))| (uses.len(), *name == ways[0].0));
        let [(rare, (name, _)), (usual, (other, _)), ..] = &used[..] else {
            continue;
        };
        let Some(first) = rare.first() else { continue };
        let written = first.text.trim();
        let number = written.len() - numbering::split(written).1.len();
        let indent = first.text.len() - first.text.trim_start().len();
        let span = first.span(indent..indent + number);
        let message = format!(
            "编号写法混用：“{name}”有{}处，“{other}”有{}处",
            rare.len(),
            usual.len()
        );
        let help = format!("统一成一种；公文格式的写法是“{}”", ways[0].0);
        found.push(ctx.finding(RULE.code, span, message).help(help));
    }
}
