//! The fence: a first line `---`, YAML, a line `---`, and the body after it.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourceFile, Span};
use memchr::memmem;
use std::ops::Range;

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
    let mut lines = lines_with_offsets(text);
    let first = lines.find(|(_, line)| !line.trim().is_empty());
    let first = first.unwrap_or((0, ""));
    if !is_fence(first.1) {
        findings.push(no_fence(source, first));
        return Fence {
            front: Span::new(0..0),
            body: Span::new(0..text.len()),
        };
    }
    let start = first.0 + first.1.len();
    if let Some(end) = find_end(text, start) {
        return Fence {
            front: Span::new(start..end.start),
            body: Span::new(end.end..text.len()),
        };
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

/// The line that closes a front matter, which begins at `start`: `---`, or `...` as in YAML.
fn find_end(text: &str, start: usize) -> Option<Range<usize>> {
    let fence = find_line(text, start, "\n---");
    let before = fence.as_ref().map_or(text.len(), |line| line.start);
    find_line(&text[..before], start, "\n...").or(fence)
}

/// The first line from `start` on that is no more than `marks`, which is written with the end of the
/// line before: few lines begin so, and to look at each takes far longer than to seek those.
fn find_line(text: &str, start: usize, marks: &str) -> Option<Range<usize>> {
    let before = start.checked_sub(1)?;
    let bytes = text.as_bytes().get(before..)?;
    memmem::find_iter(bytes, marks).find_map(|at| {
        let start = before + at + 1;
        let line = text[start..].split_inclusive('\n').next()?;
        (line.trim_end() == &marks[1..]).then(|| start..start + line.len())
    })
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
