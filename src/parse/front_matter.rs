//! The fence: a first line `---`, YAML, a line `---`, and the body after it.

use super::slip::is_key;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourceFile, Span, is_unseen};
use memchr::memchr_iter;
use std::ops::Range;

/// Where front matter and body lie in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fence {
    /// The YAML between the fences.
    pub front: Span,
    /// Everything after the closing fence.
    pub body: Span,
}

/// Finds the fence, one written with other dashes too, which is a finding. Without one, everything is body;
/// without its end, the front matter ends where a heading is.
pub(super) fn split(source: &SourceFile, findings: &mut Vec<Diagnostic>) -> Fence {
    let text: &str = &source.text;
    let mut lines = lines_with_offsets(text);
    let first = lines.find(|(_, line)| !line.trim().is_empty());
    let first = first.unwrap_or((0, ""));
    if !is_fence(first.1) {
        findings.push(no_fence(source, first));
        if !is_slipped_fence(first.1) || first.1.starts_with("...") {
            return Fence {
                front: Span::new(0..0),
                body: Span::new(0..text.len()),
            };
        }
    }
    let start = first.0 + first.1.len();
    let Some(end) = find_line(text, start, |line| is_fence(line) || is_slipped_fence(line)) else {
        let (finding, end) = no_end(source, first, start);
        findings.push(finding);
        return fence(text, start, end..end);
    };
    let line = &text[end.clone()];
    if is_fence(line) {
        findings.extend(more_fields(source, end.end));
    } else {
        findings.push(no_fence(source, (end.start, line)));
    }
    fence(text, start, end)
}

fn fence(text: &str, start: usize, end: Range<usize>) -> Fence {
    Fence {
        front: Span::new(start..end.start),
        body: Span::new(end.end..text.len()),
    }
}

/// What to say of a body, from `start` on, that begins as a front matter does: with fields down to a line `---`.
/// They count for nothing, for the front matter has ended above them.
fn more_fields(source: &SourceFile, start: usize) -> Option<Diagnostic> {
    let text = source.text.get(start..)?;
    let is_blank = |line: &str| line.trim().is_empty() || is_fence(line);
    let mut lines = lines_with_offsets(text).skip_while(|(_, line)| is_blank(line));
    let (at, first) = lines.next().filter(|(_, line)| is_field(line))?;
    let is_more = |line: &str| is_field(line) || line.starts_with([' ', '-', '#']);
    let end = lines.find(|(_, line)| is_fence(line) || !is_more(line))?.1;
    if !is_fence(end) {
        return None;
    }
    let span = Span::new(start + at..start + at + first.trim_end().len());
    let message = "表头在上面的“---”已经结束，从这一行起的字段都不算数";
    let help = "都是表头的字段，就删掉上面多出来的“---”；是正文的，删掉下面的“---”";
    Some(Diagnostic::new(Code::UNREADABLE, &source.path, span, message).help(help))
}

/// Whether a line is a field with its value, or with what is indented below it.
fn is_field(line: &str) -> bool {
    let shown = line.trim_end();
    let key = shown.strip_suffix(':');
    let key = key.or_else(|| shown.split_once(": ").map(|(key, _)| key));
    key.is_some_and(is_key)
}

/// What to say of a front matter that has no end, and where it most likely is: before the first heading.
fn no_end(source: &SourceFile, first: (usize, &str), start: usize) -> (Diagnostic, usize) {
    let text: &str = &source.text;
    let mut headings = lines_with_offsets(&text[start..]);
    let heading = headings.find(|(_, line)| line.starts_with("##") || line.starts_with("一、"));
    let (at, line, message, help) = match heading {
        Some((at, line)) => (
            start + at,
            line,
            "表头没有结束：正文前面缺一行“---”",
            "在这一行前面另起一行，写上三个半角减号“---”",
        ),
        None => (
            first.0,
            first.1,
            "开头的“---”没有对应的结束行",
            "在字段写完之后另起一行，写上三个半角减号“---”",
        ),
    };
    let span = Span::new(at..at + line.trim_end().len());
    let end = heading.map_or(text.len(), |_| at);
    let finding = Diagnostic::new(Code::UNREADABLE, &source.path, span, message);
    (finding.help(help), end)
}

/// What a fence is written with by mistake, the right sign among them.
const DASHES: &str = "-－—–―─";

/// Whether a line was meant for a fence: nothing but dashes of some kind, though not three of the right one, or
/// the `...` with which YAML ends, so that what stands below would count for nothing.
fn is_slipped_fence(line: &str) -> bool {
    let is_space = |c: char| c.is_whitespace() || is_unseen(c);
    let shown = line
        .trim_start_matches(is_unseen)
        .trim_end_matches(is_space);
    if let Some(rest) = shown.strip_prefix("...") {
        return rest.is_empty() || rest.starts_with(char::is_whitespace);
    }
    let is_dash = |c: char| DASHES.contains(c);
    let enough = shown.chars().nth(1).is_some() || shown.chars().any(|c| c != '-');
    let dashes = !shown.is_empty() && shown.chars().all(is_dash);
    dashes && enough && !is_fence(line)
}

/// The first line from `start` on that is wanted, of those that begin with a dash or a dot. `start` is
/// where a line begins.
fn find_line(text: &str, start: usize, is_wanted: impl Fn(&str) -> bool) -> Option<Range<usize>> {
    let before = start.checked_sub(1)?;
    let bytes = text.as_bytes();
    memchr_iter(b'\n', bytes.get(before..)?).find_map(|at| {
        let start = before + at + 1;
        // The last two are the first bytes of all dashes but the right one, and of what is not seen beside them.
        if !matches!(bytes.get(start)?, b'-' | b'.' | 0xE2 | 0xEF) {
            return None;
        }
        let line = text[start..].split_inclusive('\n').next()?;
        is_wanted(line).then(|| start..start + line.len())
    })
}

fn is_fence(line: &str) -> bool {
    line.starts_with("---") && line.trim_end() == "---"
}

fn no_fence(source: &SourceFile, (offset, line): (usize, &str)) -> Diagnostic {
    let shown = line.trim_end();
    let (message, help) = if shown.starts_with("...") && offset > 0 {
        (
            "这里写的是“...”，它下面的字段都不算数".to_owned(),
            "下面还有字段的，删掉这一行；字段到此为止的，改成三个半角减号“---”",
        )
    } else if is_slipped_fence(line) {
        (
            format!("这一行写成了“{shown}”，应当是三个半角减号“---”"),
            "删掉这一行，切换到英文输入法，重新输入三个减号",
        )
    } else if line.trim() == "---" {
        ("“---”前面有空格".to_owned(), "删掉空格，让“---”顶格写")
    } else if shown.contains(": ")
        && find_line(&source.text, offset + line.len(), is_fence).is_some()
    {
        (
            "文件开头缺一行“---”".to_owned(),
            "在这一行前面另起一行，写上三个半角减号“---”",
        )
    } else {
        (
            "文件开头没有字段：第一行应当是“---”".to_owned(),
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
