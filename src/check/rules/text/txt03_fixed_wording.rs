//! TXT03: words that have one right form, written in another.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::config::Wording;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::parse::PassageKind;
use crate::text::chars::non_han;

pub(super) static RULE: Rule = Rule {
    code: Code("TXT03"),
    name: "固定用语写错",
    severity: Severity::Warning,
    what: "写错了的常用词（“帐户”“布署”“截止2023年12月31日”），和有正式提法而写得不准的用语。书名号里的文件标题不查。词表只收没有争议的；本站自己的词写在设置的“固定用语”里。",
    why: "《党政机关公文处理工作条例》要求公文表述准确、用语规范；重要提法错一个字，公开以后就是差错。",
    bad: "\
截止2023年12月31日，按排资金已全部拔付到专用帐户。
",
    good: "\
截至2023年12月31日，安排资金已全部拨付到专用账户。
",
    check: Check::Report(
        LooksFor::words(|| Wording::fixed_words().collect())
            .everything_if(|config| !config.wording.is_default()),
        check,
    ),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let passages = ctx.published_candidates(RULE.code);
    let passages = passages.filter(|passage| passage.kind != PassageKind::Code);
    for passage in passages {
        let text = &passage.text;
        let mut title = Title::default();
        for word in ctx.config.wording.misworded(text) {
            if title.holds(text, word.start) {
                continue;
            }
            // The digit after 截止 belongs to the date.
            let shared = word.right.trim_start_matches(|c: char| !c.is_ascii_digit());
            let ends_alike = text[word.start..word.end].ends_with(shared);
            let shared = if ends_alike { shared } else { "" };
            let (end, right) = (word.end - shared.len(), word.right.trim_end_matches(shared));
            let wrong = &text[word.start..end];
            let message = format!("“{wrong}”应当写成“{right}”");
            let span = passage.span(word.start..end);
            found.push(ctx.finding(RULE.code, span, message).help(HELP));
        }
    }
}

const HELP: &str = "改过来；是固定的名称、不能改的，在设置的“固定用语”里写明";

/// How far a text was read, and whether a title was open there. Titles are quoted as they are.
#[derive(Default)]
struct Title {
    read: usize,
    open: bool,
}

impl Title {
    /// Whether a byte, not before the last one asked for, lies in a title.
    fn holds(&mut self, text: &str, at: usize) -> bool {
        for (_, c) in non_han(&text[self.read..at]) {
            self.open = c == '《' || (self.open && c != '》');
        }
        self.read = at;
        self.open
    }
}
