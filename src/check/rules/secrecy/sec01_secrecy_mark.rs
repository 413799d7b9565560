//! SEC01: a mark of secrecy or internal use.

use super::mark::{mark, may_be_mark};
use crate::check::rule::{Check, Lines, LooksFor, Match, Rule};
use crate::diagnostic::{Code, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code("SEC01"),
    name: "密级或内部标志",
    severity: Severity::Error,
    what: "有国家秘密标志（绝密、机密、秘密，带★或保密期限，或独立成行），或者“内部资料”“工作秘密”“注意保存”“保密期限”“不予公开”一类独立成行、写在标题括号里的标志，表格里“密级”后一格写着密级的也算。句子里的“保密审查”“依法不予公开的”和佐证材料的不公开理由不算。",
    why: "《政府信息公开条例》第十四条规定，依法确定为国家秘密的政府信息不予公开，第十七条要求公开前进行审查；带着标志的文件出现在网上，说明审查没有做。",
    bad: "\
机密★1年

一、项目基本情况
",
    good: "\
一、项目基本情况
",
    check: Check::Lines(LooksFor::lines(may_be_mark), check),
};

fn check(lines: &Lines<'_>, found: &mut Vec<Match>) {
    for (line, words) in lines.all.iter().enumerate() {
        let Some(mark) = mark(words) else { continue };
        found.push(Match {
            line,
            range: mark.range,
            message: format!("有“{}”的标志，带这种标志的材料不能公开", mark.words),
            help: "停止发布，请保密工作机构审查；确认可以公开并已解密或改定的，换用没有标志的文本"
                .into(),
            severity: None,
        });
    }
}
