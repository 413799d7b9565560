//! IMP01: an attachment that could not be read.

use super::answer::{how_to_answer, severity};
use crate::check::rule::{AttachmentContext, Check, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::import::Gap;

pub(super) static RULE: Rule = Rule {
    code: Code("IMP01"),
    name: "附件读不出文字",
    severity: Severity::Error,
    what: "附件的内容程序读不出来，所以没有检查：扫描的PDF、字体没有说明各是什么字的PDF、图片、很旧的格式（如 Excel 95、.xlsb）、加了密码的、损坏的和不认识的文件。有人逐页看过，在佐证材料的这一项写上“人工检查”，就可以公开。能读的是 Word、Excel、PowerPoint 的新旧格式，OpenDocument、OFD、RTF、网页、csv、txt 和带文字层的 pdf。",
    why: "没有检查过的附件要有人逐页看过；扫描件也不便查找和利用，《政府信息公开条例》第八条要求加强政府信息资源的规范化、标准化、信息化管理。",
    bad: "\
佐证材料:
  - {名称: 验收报告, 文件: 扫描件.pdf}
",
    good: "\
佐证材料:
  - {名称: 验收报告, 文件: 验收报告.docx}
  - {名称: 公园照片, 文件: 公园.jpg, 人工检查: {人: 李文, 日期: 2024-09-20}}
",
    check: Check::Attachment(check),
};

fn check(attachment: &AttachmentContext<'_>, found: &mut Vec<Diagnostic>) {
    for gap in &attachment.foreign.gaps {
        let Some((message, help)) = words(gap) else {
            continue;
        };
        let mut finding = attachment.finding(RULE.code, format!("{message}，内容没有检查"));
        finding.severity = severity(attachment, gap);
        found.push(finding.help(format!("{help}{}", how_to_answer(attachment))));
    }
}

fn words(gap: &Gap) -> Option<(String, &'static str)> {
    let (message, help) = match gap {
        Gap::Limit(_) => return None,
        Gap::Unknown => ("不认识这种文件", "换成 xlsx、docx、csv 或 pdf；"),
        Gap::Old => ("这是旧格式的文件，程序不能读", "另存为 docx 或 pptx；"),
        Gap::Picture => ("图片里的文字程序不能读", ""),
        Gap::Broken => ("文件损坏，或者内容与扩展名不符", "重新导出这个文件；"),
        Gap::BrokenInPart => ("文件有损坏的地方，读不全", "重新导出这个文件；"),
        Gap::Locked => ("文件加了密码", "去掉密码再保存，公众也才能打开；"),
        Gap::Scanned => (
            "PDF里没有文字，是扫描件或图片，不能检索和复制",
            "最好用原文件导出PDF；",
        ),
        Gap::UnknownLetters(pages) if pages.is_empty() => (
            "PDF里有文字的字体没有说明各是什么字，复制出来是乱码",
            "用原文件重新导出PDF；",
        ),
        Gap::UnknownLetters(pages) => {
            return Some((
                format!(
                    "PDF的{}有文字的字体没有说明各是什么字，复制出来是乱码",
                    page_list(pages)
                ),
                "用原文件重新导出PDF；",
            ));
        }
        Gap::PagesWithoutText(pages) => {
            return Some((
                format!("PDF的{}是图片，或者没有文字", page_list(pages)),
                "最好用原文件导出PDF；",
            ));
        }
    };
    Some((message.to_owned(), help))
}

/// Pages in words, from 1: `第2、3、5页等9页`.
fn page_list(pages: &[u32]) -> String {
    const NAMED: usize = 5;
    let named: Vec<String> = pages
        .iter()
        .take(NAMED)
        .map(|page| (page + 1).to_string())
        .collect();
    let more = match pages.len() > NAMED {
        true => format!("等{}页", pages.len()),
        false => String::new(),
    };
    format!("第{}页{more}", named.join("、"))
}
