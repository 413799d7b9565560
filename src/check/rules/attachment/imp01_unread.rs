//! IMP01: an attachment that could not be read.

use super::answer::{how_to_answer, severity};
use super::gap_words::gap_words;
use crate::check::rule::{AttachmentContext, Check, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code("IMP01"),
    name: "附件读不出文字",
    severity: Severity::Error,
    what: "附件的内容程序读不出来，所以没有检查：扫描的PDF、字体没有说明各是什么字或者把文字画成图形的PDF、图片、内容主要是图片的 Word、Excel 和 PowerPoint 文件（把扫描件贴了进去）、很旧的格式（如 Word 95、Excel 4.0）、加了密码的、损坏的和不认识的文件。有人逐页看过，在佐证材料的这一项写上“人工检查”，就可以公开；其中的“校验”由文件的内容得出，检查时会说出来，文件换了就对不上，要重新看。能读的是 Word、Excel、PowerPoint 的新旧格式，OpenDocument、OFD、RTF、网页、csv、txt 和带文字层的 pdf。",
    why: "没有检查过的附件要有人逐页看过；扫描件也不便查找和利用，《政府信息公开条例》第八条要求加强政府信息资源的规范化、标准化、信息化管理。",
    bad: "\
佐证材料:
  - {名称: 验收报告, 文件: 扫描件.pdf}
",
    good: "\
佐证材料:
  - {名称: 验收报告, 文件: 验收报告.docx}
  - {名称: 公园照片, 文件: 公园.jpg, 人工检查: {人: 李文, 日期: 2024-09-20, 校验: 3f2a9c01}}
",
    check: Check::Attachment(check),
};

fn check(attachment: &AttachmentContext<'_>, found: &mut Vec<Diagnostic>) {
    for gap in &attachment.foreign.gaps {
        let Some((message, help)) = gap_words(gap) else {
            continue;
        };
        let mut finding = attachment.finding(RULE.code, format!("{message}，内容没有检查"));
        finding.severity = severity(attachment, gap);
        found.push(finding.help(format!("{help}{}", how_to_answer(attachment))));
    }
}
