//! FMT13: what is written in a text and reaches no page, or was meant to do something and does not.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::parse::{Form, Passage, PassageKind};
use crate::source::Span;
use crate::text::chars::is_han;
use std::collections::HashSet;
use std::ops::Range;

pub(super) static RULE: Rule = Rule {
    code: Code("FMT13"),
    name: "写了却不算数",
    severity: Severity::Error,
    what: "正文里写了、网页上却没有的字：表格里一行比表头多出来的格；没有引用的脚注；没有用到的“[名字]: 网址”这样的行，或者同一个名字的第二行；“```”后面的说明。还有写在正文里、或者写成了别的字段的值的一部分的“撤下:”和“草稿:”：它们只在表头里单独起作用。",
    why: "按Markdown的规则，这些字不声不响就丢了，页面上看不出少了什么；以为已经撤下的报告仍然公开着。",
    bad: "\
| 项目 | 金额 |
|---|---|
| 道路清扫 | 12.50 | 其中两笔有误 |
",
    good: "\
| 项目 | 金额 | 说明 |
|---|---|---|
| 道路清扫 | 12.50 | 其中两笔有误 |
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

/// Where something without effect stands, what is said of it, and the way out.
type Lost = (Span, &'static str, &'static str);

/// Fields that decide whether a report is seen.
const DECIDING: &[&str] = &["撤下", "草稿", "withdrawn", "draft"];

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let body = ctx.body();
    let source: &str = &ctx.document.source.text;
    let mut lost: Vec<Lost> = Vec::new();
    lost_cells(body, source, &mut lost);
    // Of a file of YAML the text is a value, which ends with the file or above other fields.
    let start = match ctx.document.form {
        Form::Markdown => ctx.document.body.start as usize,
        Form::Yaml => 0,
    };
    lost_definitions(body, (source, start), &mut lost);
    for passage in &ctx.passages {
        match passage.kind {
            PassageKind::Code => lost.extend(lost_words_of_fence(passage, source)),
            PassageKind::Paragraph | PassageKind::Item => lost.extend(deciding_field(passage)),
            PassageKind::Field { .. } => lost.extend(field_within_value(passage, source)),
            _ => {}
        }
    }
    lost.sort_by_key(|(span, ..)| span.start);
    for (span, message, help) in lost {
        found.push(ctx.finding(RULE.code, span, message).help(help));
    }
}

/// Cells beyond those of the title: they are on no page.
fn lost_cells(body: &[Passage<'_>], source: &str, lost: &mut Vec<Lost>) {
    let row_of = |passage: &Passage<'_>| match passage.kind {
        PassageKind::Cell { table, row, .. } => Some((table, row)),
        _ => None,
    };
    for row in body.chunk_by(|a, b| row_of(a) == row_of(b)) {
        let Some(last) = row.last().filter(|last| row_of(last).is_some()) else {
            continue;
        };
        let start = last.whole().end as usize;
        let rest = source.get(start..).unwrap_or("");
        let rest = rest.lines().next().unwrap_or("");
        let mut at = start;
        for (position, cell) in rest.split('|').enumerate() {
            if position > 0 && says_something(cell) {
                let lead = cell.len() - cell.trim_start().len();
                let span = Span::new(at + lead..at + cell.trim_end().len());
                let message = "这一格比表头多，网页上没有";
                lost.push((span, message, "表头也加上一列，或者把字移到前面的格里"));
                break;
            }
            at += cell.len() + 1;
        }
    }
}

/// Whether a cell has words that are no picture, address, tag or reference.
fn says_something(cell: &str) -> bool {
    let mut ends = None;
    !cell.trim_start().starts_with("![")
        && cell.chars().any(|c| {
            match (ends, c) {
                (None, '<') => ends = Some('>'),
                (None, '(') => ends = Some(')'),
                (None, '&') => ends = Some(';'),
                (Some(end), c) if end == c => ends = None,
                _ => {}
            }
            ends.is_none() && (c.is_ascii_alphanumeric() || is_han(c))
        })
}

/// What is said of a note that nothing leads to, and the way out.
const NOTE: (&str, &str) = (
    "正文里没有引用这条脚注，网页上没有",
    "在正文里标上它，或者把字写进正文",
);
/// The same of an address that no link uses.
const ADDRESS: (&str, &str) = (
    "这一行按Markdown的规则是给链接用的，没有用到，网页上没有",
    "是正文的，去掉方括号后面的冒号，或者用全角冒号；没有用的，删掉",
);

/// Notes that nothing leads to, and addresses that no link uses.
fn lost_definitions(body: &[Passage<'_>], (source, start): (&str, usize), lost: &mut Vec<Lost>) {
    let text = source.get(start..).unwrap_or("");
    if !text.contains("]:") {
        return;
    }
    let mut shown: Vec<Range<usize>> = body.iter().map(|it| it.whole().range()).collect();
    shown.sort_by_key(|range| range.start);
    let is_shown = |range: Range<usize>| {
        let before = shown.partition_point(|it| it.start < range.end);
        before > 0 && range.start < shown[before - 1].end
    };
    let used = used_names(text);
    let mut known: HashSet<String> = HashSet::new();
    let mut at = start;
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let line_start = at;
        at += line.len();
        let bare = line.trim_start_matches(is_mark_of_block);
        let opened = bare.strip_prefix('[');
        let Some((label, rest)) = opened.and_then(|rest| rest.split_once("]:")) else {
            continue;
        };
        // An address may stand on the next line.
        let value = match rest.trim() {
            "" => lines.peek().map_or("", |next| next.trim()),
            value => value,
        };
        if value.is_empty() || label.trim().is_empty() || label.contains(['[', ']']) {
            continue;
        }
        let end = line_start + line.trim_end().len();
        let name_start = line_start + line.len() - bare.len();
        let is_note = label.starts_with('^');
        let counted = match is_note {
            true => end.saturating_sub(value.len()).max(name_start)..end,
            false => name_start..end,
        };
        let name = label.to_lowercase();
        let is_first = known.insert(name.clone());
        let is_lost = match is_note {
            _ if is_shown(counted) => false,
            true => true,
            false => !is_first || !used.contains(&name),
        };
        if is_lost {
            let (message, help) = match is_note {
                true => NOTE,
                false => ADDRESS,
            };
            lost.push((Span::new(name_start..end), message, help));
        }
    }
}

/// Whether a character may stand before a definition that is in a quotation or a list.
fn is_mark_of_block(c: char) -> bool {
    matches!(c, ' ' | '\t' | '>' | '-' | '*' | '+' | '.' | ')') || c.is_ascii_digit()
}

/// What stands in brackets in a text, in small letters, and is not defined there.
fn used_names(text: &str) -> HashSet<String> {
    let mut used = HashSet::new();
    for piece in text.split('[').skip(1) {
        if let Some((name, rest)) = piece.split_once(']')
            && !rest.starts_with(':')
        {
            used.insert(name.to_lowercase());
        }
    }
    used
}

/// What stands behind the mark that opens a block of code, and is more than the name of a language.
fn lost_words_of_fence(passage: &Passage<'_>, source: &str) -> Option<Lost> {
    let start = passage.whole().start as usize;
    // Where a block begins with letters of its mark, its place may be found within that.
    let here = source.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
    let line_at = |start: usize| {
        source
            .get(start..)?
            .lines()
            .next()
            .map(|line| (start, line))
    };
    let above = || {
        let above = source.get(..here)?.strip_suffix('\n')?;
        line_at(above.rfind('\n').map_or(0, |at| at + 1))
    };
    let mark_in = |line: &str| {
        let bare = line.trim_start_matches([' ', '\t', '>', '-', '*', '+']);
        let is_mark = bare.starts_with("```") || bare.starts_with("~~~");
        is_mark.then(|| line.len() - bare.len())
    };
    let lines = [line_at(here), above()];
    let mut marked = lines.into_iter().flatten().filter_map(|(start, line)| {
        let at = mark_in(line)?;
        Some((start, line, at))
    });
    let (start, line, at) = marked.next()?;
    let info = line[at..].trim_start_matches(['`', '~']).trim();
    let is_language = info.is_ascii() && !info.contains(' ');
    let end = start + line.trim_end().len();
    (!is_language).then(|| {
        let span = Span::new(end - info.len()..end);
        let message = "“```”后面的字是这一段的种类，网页上没有";
        (span, message, "移到下一行，或者写成正文")
    })
}

/// What is said of a field that decides whether the report is seen, where it does nothing.
const DECIDES_NOTHING: (&str, &str) = (
    "这是表头的字段，写在正文里不起作用，报告照样公开",
    "移到上面两行“---”之间，写成“撤下: {日期: …, 理由: …}”或“草稿: true”",
);

/// The length of the name of a field that decides whether the report is seen, if a line begins with it.
fn deciding_name(line: &str) -> Option<usize> {
    let name = DECIDING.iter().find(|name| line.starts_with(**name))?;
    let rest = line[name.len()..].trim_start();
    rest.starts_with([':', '：'])
        .then_some(line.len() - rest.len())
}

/// Such a field written below the front matter. In a list 撤下 may be something that was done.
fn deciding_field(passage: &Passage<'_>) -> Option<Lost> {
    let bare = passage.text.trim_start_matches("<!--").trim_start();
    let length = deciding_name(bare)?;
    let is_field = passage.kind == PassageKind::Paragraph
        || !bare.starts_with("撤下")
        || bare.contains("理由");
    let start = passage.text.len() - bare.len();
    let (message, help) = DECIDES_NOTHING;
    is_field.then(|| (passage.span(start..start + length), message, help))
}

/// Such a field written on a line of its own within the value of another, as where it stands too far in.
fn field_within_value(passage: &Passage<'_>, source: &str) -> Option<Lost> {
    let whole = passage.whole().range();
    let above = source.get(..whole.start)?;
    // Most values stand on one line with their names.
    let opens_line = above.trim_end_matches([' ', '\t']).ends_with('\n');
    if !opens_line && !source.get(whole.clone())?.contains('\n') {
        return None;
    }
    let line_start = above.rfind('\n').map_or(0, |at| at + 1);
    let mut at = line_start;
    for line in source.get(line_start..whole.end)?.split_inclusive('\n') {
        let bare = line.trim_start();
        let start = at + line.len() - bare.len();
        at += line.len();
        if let Some(length) = deciding_name(bare).filter(|_| start >= whole.start) {
            let message = "这一行是上面那个字段的值的一部分，不起作用，报告照样公开";
            let help = "与上面的字段左边对齐；引号要成对";
            return Some((Span::new(start..start + length), message, help));
        }
    }
    None
}
