//! IMP03: an attachment that does something where it is opened.

mod listed;

use crate::check::rule::{AttachmentContext, Check, Rule};
use crate::config::StaticKind;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::import::Active;

pub(super) static RULE: Rule = Rule {
    code: Code("IMP03"),
    name: "附件不是单纯的文件",
    severity: Severity::Error,
    what: "附件是网页、程序、脚本或快捷方式，或者带着宏、脚本：html，带脚本的 svg 和 xml，js、jsp、hta、exe、bat、lnk、url 等，带宏的 Word 和 Excel 文件，带脚本的 PDF。按内容判断，改了扩展名也一样。扩展名不是文档、数据、图片、音像和压缩包的，也不公开。static 文件夹里的，设置里的“静态文件许可”写明的种类不算。",
    why: "网页和脚本放在本站的网址下，打开的人看到的就是政府网站，程序和宏会在群众的电脑上运行；《网络安全法》第二十二条规定，网络产品、服务的提供者不得设置恶意程序。附件只应当是文件和图片。",
    bad: "\
佐证材料:
  - {名称: 满意度调查结果, 文件: 调查结果.html}
",
    good: "\
佐证材料:
  - {名称: 满意度调查结果, 文件: 调查结果.pdf}
",
    check: Check::Attachment(check),
};

fn check(attachment: &AttachmentContext<'_>, found: &mut Vec<Diagnostic>) {
    let is_static = attachment.path.as_str().starts_with("static/");
    for active in &attachment.foreign.active {
        if is_static && attachment.config.allowed_in_static.contains(&kind(*active)) {
            continue;
        }
        let (message, help) = words(*active);
        found.push(attachment.finding(RULE.code, message).help(help));
    }
    let allows_others = is_static
        && attachment
            .config
            .allowed_in_static
            .contains(&StaticKind::Other);
    if attachment.foreign.active.is_empty() && !allows_others {
        let owner = match is_static {
            true => listed::FileOwner::Site,
            false => listed::FileOwner::Report,
        };
        let Some(extension) = listed::unlisted(attachment.path.file_name(), owner) else {
            return;
        };
        let message = format!("“.{extension}”不在可以公开的文件种类里，打开它会怎样无法判断");
        let help = "换成 pdf、docx、xlsx、csv、txt 或图片；只是扩展名写得不对的，改名";
        found.push(attachment.finding(RULE.code, message).help(help));
    }
}

/// The word of the settings for it.
fn kind(active: Active) -> StaticKind {
    match active {
        Active::Page => StaticKind::Page,
        Active::Script => StaticKind::Script,
        Active::Program => StaticKind::Program,
        Active::Shortcut => StaticKind::Shortcut,
        Active::Macro => StaticKind::Macro,
    }
}

fn words(active: Active) -> (&'static str, &'static str) {
    match active {
        Active::Page => (
            "这个附件是网页，会在本站的网址下打开，和本站的页面分不开",
            "打印成 pdf，或把内容写进报告",
        ),
        Active::Script => (
            "这个附件里有脚本或者会装入别的网页的代码，打开时会运行",
            "另存为不带脚本的 pdf 或图片，再作附件",
        ),
        Active::Program => (
            "这个附件是程序或脚本，或者里面夹带了程序或脚本，不是文件",
            "删去这个附件；压缩包里的，删去后重新压缩",
        ),
        Active::Shortcut => (
            "这个附件是快捷方式，指向别的地方，不是文件本身",
            "换成它所指的文件；是网址的，写进报告正文",
        ),
        Active::Macro => (
            "这个附件里有宏，打开时可能运行",
            "另存为不带宏的 docx、xlsx 或 pptx，再作附件",
        ),
    }
}
