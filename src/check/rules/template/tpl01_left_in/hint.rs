//! Hints on how to fill in a form: how long, what about, and examples.

use super::suspect::{Leftover, Sort, Suspect};
use crate::text::chars::{after, before, tail};
use std::ops::Range;

/// The one of [`LIMITS`] that is too short to be looked for as a word.
pub(super) const SHORTEST: &str = "字)";

/// What ends a hint on length.
pub(super) const LIMITS: &[&str] = &[
    "字以内",
    "字之内",
    "字以下",
    "字左右",
    "字）",
    SHORTEST,
    "字以内）",
    "字以内)",
];

/// `（100字以内）` after a title or by itself. In the middle of a sentence it tells of something
/// else: 征集金点子（300字以内）126条.
pub(super) fn limit(suspect: Suspect<'_>) -> Option<Leftover> {
    let group = group(suspect.text, suspect.start)?;
    let inner = inside(suspect.text, &group);
    let words = [
        "以内",
        "之内",
        "以下",
        "左右",
        "不超过",
        "限",
        "控制在",
        "不少于",
        "不多于",
    ];
    let digits = suspect.text[..suspect.start].trim_end();
    let counted = before(digits, digits.len()).is_some_and(char::is_numeric);
    let before_it = tail(suspect.text, group.start, CLAUSE);
    let clause = before_it.rsplit(['；', ';', '。', '，']).next();
    let orders = clause.is_some_and(|clause| ASKED.iter().any(|word| clause.contains(word)));
    let stands_apart = group.start == 0 || orders || ends_a_title(suspect.text, &group);
    let hint = counted && stands_apart && words.iter().any(|word| inner.contains(word));
    hint.then(|| suspect.found(group, Sort::Hint)).flatten()
}

/// How far before a bracket its clause may begin, in bytes.
const CLAUSE: usize = 120;
/// What a clause that asks for something says.
const ASKED: &[&str] = &["需说明", "应说明", "请说明", "简述", "填写"];

/// Whether a bracket ends a text, or stands before a colon.
fn ends_a_title(text: &str, group: &Range<usize>) -> bool {
    let rest = text[group.end..].trim_start();
    rest.trim_start_matches(['。', '.']).is_empty() || rest.starts_with(['：', ':'])
}

/// How a bracket ends that says what a chapter is to be about.
pub(super) const CONTENTS: &[&str] = &[
    "情况等）",
    "情况等)",
    "原因等）",
    "原因等)",
    "情况）",
    "情况)",
    "表格形式反映",
    "可用表格",
    "可附表格",
    "可另附页",
];
/// What such a bracket begins with.
const CONTENT: &[&str] = &[
    "包括",
    "主要包括",
    "应包括",
    "需包括",
    "简要说明",
    "主要说明",
    "如实反映",
];

/// `（包括完成情况和偏差原因等）` and `（可用表格形式反映）` at the end of a title. What is told in a
/// bracket in the middle of a sentence belongs there.
pub(super) fn content(suspect: Suspect<'_>) -> Option<Leftover> {
    let close = suspect.text[suspect.start..suspect.end].ends_with(['）', ')']);
    let at = match close {
        true => suspect.end - before(suspect.text, suspect.end)?.len_utf8(),
        false => suspect.end,
    };
    let group = group(suspect.text, at)?;
    let inner = inside(suspect.text, &group).trim();
    let is_hint = match close {
        true => CONTENT.iter().any(|word| inner.starts_with(word)),
        false => inner.starts_with(['可', '用', '以', '建', '请']),
    };
    let title = suspect.text[..group.start].trim();
    let is_title =
        title.chars().nth(LONGEST_TITLE).is_none() && !title.contains(['。', '，', '；']);
    let hint = is_hint && is_title && ends_a_title(suspect.text, &group);
    hint.then(|| suspect.found(group, Sort::Contents)).flatten()
}

/// The longest title with a hint behind it, in characters.
const LONGEST_TITLE: usize = 40;

/// Words that order something to be filled in.
pub(super) const ORDERS: &[&str] = &[
    "请填写",
    "请输入",
    "请简要",
    "请说明",
    "请描述",
    "请列出",
    "请列明",
    "请逐项",
    "请逐条",
    "请根据实际",
    "请对照",
    "请选择",
    "请注明",
    "请补充",
    "待补充",
    "此处填写",
    "此处填入",
    "此处应",
    "此处说明",
    "此处简要",
    "在此填写",
    "在此处键入",
    "单击此处",
    "点击此处输入",
    "单击或点击此处",
    "对照年度目标，说明",
    "结合自评情况，说明",
    "结合自评情况，分析",
    "针对项目自评中发现的问题，提出",
    "应单独说明理由",
];

/// Orders that stand in no report outside a bracket or not.
const PLAIN: &[&str] = &[
    "此处填写",
    "此处填入",
    "在此填写",
    "在此处键入",
    "单击此处",
    "点击此处输入",
    "单击或点击此处",
    "对照年度目标，说明",
    "结合自评情况，说明",
    "结合自评情况，分析",
    "针对项目自评中发现的问题，提出",
    "应单独说明理由",
];

/// `【请填写】`, `（请简要说明…）`, or `此处填写` anywhere.
pub(super) fn order(suspect: Suspect<'_>) -> Option<Leftover> {
    let range = suspect.start..suspect.end;
    let order = &suspect.text[range.clone()];
    let bracketed = group(suspect.text, suspect.start).filter(|group| {
        let inner = inside(suspect.text, group).trim();
        inner.starts_with(order) && (order != "待补充" || inner == order)
    });
    match bracketed {
        Some(group) => suspect.found(group, Sort::Hint),
        None if PLAIN.contains(&order) => suspect.found(range, Sort::Hint),
        None => None,
    }
}

/// What opens an example or an instruction.
pub(super) const EXAMPLES: &[&str] = &["示例：", "示例:", "填写说明", "填表说明"];

/// An example that opens a text or a bracket.
pub(super) fn example(suspect: Suspect<'_>) -> Option<Leftover> {
    let opens = |c: char| "（(【[".contains(c);
    let first = suspect.text[..suspect.start].trim().is_empty();
    let bracketed = before(suspect.text, suspect.start).is_some_and(opens);
    let word = &suspect.text[suspect.start..suspect.end];
    let whole = word.ends_with(['：', ':'])
        || matches!(
            after(suspect.text, suspect.end),
            None | Some('：' | ':' | '）' | ')' | '】')
        );
    ((first || bracketed) && whole)
        .then(|| suspect.found(suspect.start..suspect.end, Sort::Hint))
        .flatten()
}

/// The longest bracket looked at, in bytes.
const LONGEST: usize = 300;

/// The bracket around a place, with its marks.
fn group(text: &str, at: usize) -> Option<Range<usize>> {
    let marks = ['（', '(', '【', '[', '）', ')', '】', ']', '〔', '〕'];
    let near = tail(text, at, LONGEST);
    let start = at - near.len() + near.rfind(marks)?;
    let open = after(text, start)?;
    let close: &[char] = match open {
        '（' | '(' => &['）', ')'],
        '【' => &['】'],
        '[' => &[']'],
        _ => return None,
    };
    let end = text[at..]
        .char_indices()
        .take(LONGEST)
        .find(|(_, c)| marks.contains(c));
    let end = at + end?.0;
    let mark = after(text, end).filter(|mark| close.contains(mark))?;
    let range = start..end + mark.len_utf8();
    (range.len() <= LONGEST).then_some(range)
}

/// What stands in a bracket.
fn inside<'t>(text: &'t str, group: &Range<usize>) -> &'t str {
    let mut chars = text[group.clone()].chars();
    chars.next();
    chars.next_back();
    chars.as_str()
}
