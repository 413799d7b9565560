//! SIT05: a style sheet that calls for what no page loads.

use crate::check::rule::{AttachmentContext, Check, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::import::Place;
use crate::parse::StyleSheet;

pub(super) static RULE: Rule = Rule {
    code: Code::REFUSED_STYLE,
    name: "样式里有不会装入的内容",
    severity: Severity::Warning,
    what: "static 文件夹里的样式（custom.css 等）或主题的样式要装入别的网站的文件，或者要装入字体。每一页的内容安全策略都不许，浏览器不会装入。",
    why: "从别的网站装入文件，群众看了哪一页就会被别的网站知道，那个网站改了什么，页面也跟着变。《个人信息保护法》第五条要求处理个人信息遵循必要原则。",
    bad: "\
body { background: url(https://www.example.com/wenli.png); }
",
    good: "\
body { background: url(wenli.png); }
",
    check: Check::Attachment(check),
};

fn check(attachment: &AttachmentContext<'_>, found: &mut Vec<Diagnostic>) {
    let path = attachment.path;
    if !path.as_str().starts_with("static/") || path.extension() != "css" {
        return;
    }
    let mut text = String::new();
    let mut lines = 0;
    for piece in &attachment.foreign.pieces {
        // A line may stand there in other forms as well: the first is the line itself.
        if let Place::Line(line) = piece.place
            && line >= lines
        {
            (lines..line).for_each(|_| text.push('\n'));
            text.push_str(&piece.text);
            text.push('\n');
            lines = line + 1;
        }
    }
    if let Some(message) = StyleSheet::read(&text).refused() {
        let help = "图片放在 static 文件夹里，写相对的路径；字体用读者电脑里有的";
        found.push(attachment.finding(RULE.code, message).help(help));
    }
}
