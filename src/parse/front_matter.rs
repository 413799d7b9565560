//! The fence: a first line `---`, YAML, a line `---`, and the body after it.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourceFile, Span};

/// Where front matter and body lie in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fence {
    /// The YAML between the fences.
    pub front: Span,
    /// Everything after the closing fence.
    pub body: Span,
}

/// Finds the fence. Without one, everything is body; without its end, everything is front matter.
pub(super) fn split(source: &SourceFile, findings: &mut Vec<Diagnostic>) -> Fence {
    let text: &str = &source.text;
    let mut lines = lines_with_offsets(text).peekable();
    while lines.peek().is_some_and(|(_, line)| line.trim().is_empty()) {
        lines.next();
    }
    let first = lines.next().unwrap_or((0, ""));
    if !is_fence(first.1) {
        findings.push(no_fence(source, first));
        return Fence {
            front: Span::new(0..0),
            body: Span::new(0..text.len()),
        };
    }
    let start = lines.peek().map_or(text.len(), |(offset, _)| *offset);
    while let Some((offset, line)) = lines.next() {
        if is_fence(line) || line.starts_with("...") && line.trim_end() == "..." {
            let body = lines.peek().map_or(text.len(), |(next, _)| *next);
            return Fence {
                front: Span::new(start..offset),
                body: Span::new(body..text.len()),
            };
        }
    }
    let span = Span::new(first.0..first.0 + first.1.trim_end().len());
    findings.push(
        Diagnostic::new(
            Code::UNREADABLE,
            &source.path,
            span,
            "开头的“---”没有对应的结束行",
        )
        .help("在字段写完之后另起一行，写上三个半角减号“---”"),
    );
    Fence {
        front: Span::new(start..text.len()),
        body: Span::new(text.len()..text.len()),
    }
}

fn is_fence(line: &str) -> bool {
    line.starts_with("---") && line.trim_end() == "---"
}

fn no_fence(source: &SourceFile, (offset, line): (usize, &str)) -> Diagnostic {
    let shown = line.trim_end();
    let dashes = !shown.is_empty() && shown.chars().all(|c| "-－—–―─".contains(c));
    let (message, help) = if dashes {
        (
            "第一行应当是三个半角减号“---”",
            "删掉这一行，切换到英文输入法，重新输入三个减号",
        )
    } else {
        (
            "文件开头没有字段：第一行应当是“---”",
            "在最前面写一行“---”，接着写字段（项目名称、单位、年度……），再写一行“---”，然后是正文",
        )
    };
    let span = Span::new(offset..offset + shown.len());
    Diagnostic::new(Code::UNREADABLE, &source.path, span, message).help(help)
}

/// The lines of a text with their byte offsets; a line keeps its end.
fn lines_with_offsets(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut offset = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = offset;
        offset += line.len();
        (start, line)
    })
}
