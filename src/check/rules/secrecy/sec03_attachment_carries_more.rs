//! SEC03: an attachment that carries more than it shows.

use crate::check::rule::{AttachmentContext, Check, Rule};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::import::{Extra, Property};

pub(super) static RULE: Rule = Rule {
    code: Code("SEC03"),
    name: "附件带出多余内容",
    severity: Severity::Warning,
    what: "附件（Word、Excel、PDF）除了看得见的内容，还带着作者或公司的名字、模板的路径、批注、修订记录、隐藏的文字、幻灯片、工作表、行或列，或者没有显示出来的数据缓存。",
    why: "隐藏和删去的内容，下载的人都能看到，名单和未定的意见常常就这样泄露；《政府信息公开条例》第十七条要求公开前进行审查，看不见的内容没有人审查过。",
    bad: "\
佐证材料:
  - {名称: 发放明细, 文件: 发放明细.xlsx}    # 隐藏的工作表“原始名单”
",
    good: "\
佐证材料:
  - {名称: 发放汇总, 文件: 发放汇总.xlsx}    # 只有要公开的内容
",
    check: Check::Attachment(check),
};

/// Names that programs and shops put in, which name nobody.
const NOBODY: &[&str] = &[
    "user",
    "admin",
    "administrator",
    "microsoft",
    "office",
    "windows",
    "wps",
    "kingsoft",
    "openpyxl",
    "python-docx",
    "apache poi",
    "lenovo",
    "dell",
    "hp",
    "huawei",
    "china",
    "p r c",
    "prc",
    "unknown",
    "用户",
    "微软",
    "联想",
    "windows 用户",
    "匿名",
    "anonymous",
];

fn check(attachment: &AttachmentContext<'_>, found: &mut Vec<Diagnostic>) {
    let mut names = Vec::new();
    let mut hidden = Vec::new();
    let mut report = |message: String, help: &'static str| {
        found.push(attachment.finding(RULE.code, message).help(help));
    };
    for extra in &attachment.foreign.extras {
        match extra {
            Extra::Named(property, name) if names_somebody(*property, name, attachment.config) => {
                names.push(format!("{}“{name}”", property.label()));
            }
            Extra::Named(..) => {}
            Extra::Comments(count) => report(
                format!("附件里有{count}条批注"),
                "处理完批注后全部删除，再保存",
            ),
            Extra::Changes(count) => report(
                format!("附件里有{count}处修订记录，删去的文字别人也能看到"),
                "在“审阅”里接受或拒绝全部修订，关闭修订后再保存",
            ),
            Extra::HiddenSheet(sheet) => hidden.push(format!("工作表“{sheet}”")),
            Extra::HiddenRows(sheet, count) => hidden.push(format!("工作表“{sheet}”的{count}行")),
            Extra::HiddenColumns(sheet, count) => {
                hidden.push(format!("工作表“{sheet}”的{count}列"));
            }
            Extra::HiddenText(count) => hidden.push(format!("{count}处不显示的文字")),
            Extra::HiddenSlides(count) => hidden.push(format!("{count}张不放映的幻灯片")),
            Extra::Cache(part) => hidden.push(format!("数据缓存“{part}”")),
        }
    }
    let kinds = [
        (
            "附件里有隐藏的内容：",
            hidden,
            "不该公开的删除，该公开的取消隐藏；数据透视表粘贴为数值",
        ),
        (
            "附件的属性里写着",
            names,
            "在“文件—信息—检查文档”里删除文档属性和个人信息，再保存",
        ),
    ];
    for (start, mut items, help) in kinds {
        items.dedup();
        if !items.is_empty() {
            let message = format!("{start}{}", items.join("、"));
            found.push(attachment.finding(RULE.code, message).help(help));
        }
    }
}

/// Whether a property names somebody other than the body that publishes the site.
fn names_somebody(property: Property, name: &str, config: &Config) -> bool {
    let bodies = [&config.organizer, &config.operator];
    let own = bodies.into_iter().flatten().any(|body| **body == *name);
    let plain = name.to_lowercase();
    let nobody = NOBODY.iter().any(|word| match property {
        _ if word.len() <= 4 => plain == *word,
        Property::Company => plain.contains(word),
        _ => plain.starts_with(word) || plain.ends_with(word),
    });
    !own && !nobody && name.chars().filter(|c| c.is_alphabetic()).count() > 1
}
