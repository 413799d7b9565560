//! PUB04: comments in a front matter that ask an editor to look at the document it came from.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::fields::UNSETTLED;
use crate::parse::{Form, Node, Value};
use crate::source::Span;
use memchr::memmem;

pub(super) static RULE: Rule = Rule {
    code: Code("PUB04"),
    name: "还有待核的地方",
    severity: Severity::Warning,
    what: "表头里还有“# 待核”的注释：从原件导入时，这一处没有写明，或者有两种说法、不能公开的内容，程序没有替您定。",
    why: "《政府信息公开条例》第六条规定，行政机关应当及时、准确地公开政府信息；没有核对过的数字不能当作准确的公开。",
    bad: "\
年度: 2023
# 待核：得分——正文写95分，自评表写96分
得分: 95.00
",
    good: "\
年度: 2023
得分: 95.00
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let document = ctx.document;
    let source = &document.source.text;
    let end = match document.form {
        Form::Markdown => document.body.start as usize,
        Form::Yaml => source.len(),
    };
    let front = source.get(..end).unwrap_or("");
    for at in memmem::find_iter(front.as_bytes(), UNSETTLED) {
        let Some((start, words)) = comment(front, at) else {
            continue;
        };
        if in_value(&document.front, source, (start, words)) {
            continue;
        }
        let what = words.trim_start_matches('#').trim_start();
        let what = what.trim_start_matches(UNSETTLED).trim_matches(['：', ':', ' ']);
        let message = match what.is_empty() {
            true => "这一处还没有核对".to_owned(),
            false => format!("还没有核对：{}", shortened(what)),
        };
        let span = Span::new(start..start + words.len());
        let help = "对照原件核对，改好以后删掉这一行";
        found.push(ctx.finding(RULE.code, span, message).help(help));
    }
}

/// The comment that begins right before a byte: where its `#` is, and its words to the end of the line.
fn comment(front: &str, at: usize) -> Option<(usize, &str)> {
    let before = front.get(..at)?.trim_end_matches([' ', '\t']);
    let start = before.strip_suffix('#')?.len();
    let is_comment = front.get(..start)?.chars().next_back().is_none_or(char::is_whitespace);
    let words = front.get(start..)?.lines().next()?.trim_end();
    is_comment.then_some((start, words))
}

/// Whether the words at a byte are part of a value. Nodes nest no deeper than the reader of YAML lets them.
fn in_value(node: &Node, source: &str, (start, words): (usize, &str)) -> bool {
    let range = node.span.range();
    if !range.contains(&start) {
        return false;
    }
    let mut nodes: Box<dyn Iterator<Item = &Node>> = match &node.value {
        Value::Null => return false,
        // A block of lines may reach over the comments after it.
        Value::Scalar(text) => {
            let written = source.get(range).unwrap_or("");
            return !written.starts_with(['|', '>']) || text.contains(words);
        }
        Value::List(items) => Box::new(items.iter()),
        Value::Map(entries) => Box::new(entries.iter().map(|(_, node)| node)),
    };
    nodes.any(|node| in_value(node, source, (start, words)))
}

/// The first words of a comment.
fn shortened(words: &str) -> String {
    const SHOWN: usize = 40;
    match words.chars().nth(SHOWN) {
        None => words.to_owned(),
        Some(_) => words.chars().take(SHOWN).chain(['…']).collect(),
    }
}
