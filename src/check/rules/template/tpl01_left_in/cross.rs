//! ××, XX and ** in place of a name or a number.

use super::suspect::{Leftover, Sort, Suspect};
use crate::text::chars::{after, before, is_han, lies_in};

/// What placeholders begin with.
pub(super) const MARKS: &[&str] = &[
    "××", "XX", "xx", "ＸＸ", "✕✕", "×年", "×月", "X年X", "X月X", "x月x", "**", "＊＊",
];

const CROSSES: &[char] = &['×', 'X', 'x', 'Ｘ', '✕', '*', '＊'];

/// What follows a number that was not filled in, whatever stands before it.
const MEASURES: &[&str] = &[
    "万元",
    "亿元",
    "元",
    "年",
    "月",
    "日",
    "号",
    "%",
    "％",
    "个",
    "项",
    "人次",
    "名",
    "次",
    "平方米",
    "公里",
    "千米",
    "亩",
    "分",
    "期",
];

/// What follows a name that was not filled in; after a surname it may be somebody's household.
const NAMES: &[&str] = &[
    "单位", "部门", "项目", "街道", "社区", "乡镇", "公司", "局", "县", "市", "区", "省", "镇",
    "乡", "村", "州", "办法", "工程", "专项", "资金", "经费", "工作", "等", "同志", "户", "人",
];

/// Common surnames.
const SURNAMES: &str = "张王李赵刘陈杨黄吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤普施杞";

/// A run of crosses that stands for a word or a number. People whose names are hidden (李××) and
/// masked numbers (138××××5678) are no placeholders.
pub(super) fn cross(suspect: Suspect<'_>) -> Option<Leftover> {
    let text = suspect.text;
    if before(text, suspect.start).is_some_and(|c| CROSSES.contains(&c)) {
        return None;
    }
    let rest = &text[suspect.start..];
    let end = suspect.start + rest.len() - rest.trim_start_matches(CROSSES).len();
    let run = suspect.start..end;
    let count = text[run.clone()].chars().count();
    if lies_in(suspect.addresses, suspect.start) {
        return None;
    }
    let following = &text[end..];
    let next = after(text, end);
    let alone = text.trim().trim_end_matches(['。', '.']) == &text[run.clone()];
    // One or two stars by themselves refer to a note.
    let note = text[run.clone()].starts_with(['*', '＊']) && count < 4;
    if alone && count >= 2 && !note {
        return suspect.found(run, Sort::Cross);
    }
    let previous = before(text, suspect.start);
    if next.is_some_and(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    if let Some(c) = previous.filter(|c| c.is_ascii_alphanumeric() || ".-_/".contains(*c)) {
        let century = c == '0' && text[..suspect.start].ends_with("20") && next == Some('年');
        return century.then(|| suspect.found(run, Sort::Cross)).flatten();
    }
    if count == 1 {
        let end = text.len() - dated(following)?.len();
        return suspect.found(suspect.start..end, Sort::Cross);
    }
    let starts = |words: &[&str]| words.iter().any(|word| following.starts_with(word));
    let person = previous.is_some_and(|c| SURNAMES.contains(c));
    let opened = previous
        .is_none_or(|c| is_han(c) || "〔（(《“、，：:； 第≥≤＝=<>≧≦".contains(c) || c == '〕');
    (opened && (starts(MEASURES) || (!person && starts(NAMES))))
        .then(|| suspect.found(run, Sort::Cross))
        .flatten()
}

/// What follows a date that goes on with a cross: `年×月`, `月×日`.
fn dated(following: &str) -> Option<&str> {
    let rest = following.strip_prefix(['年', '月'])?;
    let end = rest.strip_prefix(CROSSES)?;
    end.starts_with(['月', '日'])
        .then(|| end.trim_start_matches(|c| CROSSES.contains(&c) || "月日".contains(c)))
}
