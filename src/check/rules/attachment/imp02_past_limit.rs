//! IMP02: an attachment past the limits of reading.

use super::answer::{how_to_answer, severity};
use crate::check::rule::{AttachmentContext, Check, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::import::Gap;

pub(super) static RULE: Rule = Rule {
    code: Code("IMP02"),
    name: "附件超出检查限度",
    severity: Severity::Error,
    what: "附件太大，或者解压后大得不合常理，程序只检查了一部分，或者没有检查。有人看过，写上“人工检查”，就可以公开。限度是：文件64MB（PDF 32MB），包里的文件1万个，解压后160MB，文字16MB、50万个单元格。",
    why: "正常的佐证材料远小于这个限度；超出的多半是误放的原始数据、带着整列空格式的表格，或者是有意做坏的文件，没有检查过就公开是冒险。",
    bad: "\
佐证材料:
  - {名称: 刷卡流水, 文件: 全年流水200万行.xlsx}
",
    good: "\
佐证材料:
  - {名称: 刷卡流水汇总, 文件: 流水汇总.xlsx}
",
    check: Check::Attachment(check),
};

fn check(attachment: &AttachmentContext<'_>, found: &mut Vec<Diagnostic>) {
    for gap in &attachment.foreign.gaps {
        let Gap::Limit(what) = gap else { continue };
        let message = format!("这个附件{what}超出限度，没有检查完");
        let help = format!(
            "公开汇总数据，或拆成几个文件；{}",
            how_to_answer(attachment)
        );
        let mut finding = attachment.finding(RULE.code, message).help(help);
        finding.severity = severity(attachment, gap);
        found.push(finding);
    }
}
