//! Percentages that a sentence states of two of its own figures.
//!
//! `完成X，为Y的Z%` and `计划X，完成Y，完成率Z%`; where a sentence leaves open which figures are
//! meant, nothing is given.

use crate::text::figure::{Figure, Measure};
use crate::text::sentence::Sentence;

/// A percentage and what it is said to be the share of.
#[derive(Clone, Copy, Debug)]
pub(super) struct StatedShare<'a> {
    /// The percentage.
    pub(super) percent: &'a Figure,
    /// The part.
    pub(super) part: &'a Figure,
    /// The whole.
    pub(super) whole: &'a Figure,
    /// Which kind of percentage.
    pub(super) kind: ShareKind,
}

/// Which kind of percentage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ShareKind {
    /// 执行率 and its other names.
    Execution,
    /// Any other.
    Share,
}

/// Words of comparison with another time: no share of a whole.
const CHANGES: &[&str] = &[
    "增长", "下降", "提高", "降低", "减少", "增加", "同比", "上年", "去年", "较", "节约", "超出",
];

/// Names of rates, with the words that the part and the whole are known by.
const RATES: &[(&str, &[&str], ShareKind)] = &[
    (
        "执行率",
        &["支出", "使用", "执行", "支付"],
        ShareKind::Execution,
    ),
    (
        "支出率",
        &["支出", "使用", "执行", "支付"],
        ShareKind::Execution,
    ),
    (
        "支付率",
        &["支出", "使用", "执行", "支付"],
        ShareKind::Execution,
    ),
    (
        "使用率",
        &["支出", "使用", "执行", "支付"],
        ShareKind::Execution,
    ),
    ("完成率", &["完成"], ShareKind::Share),
    ("到位率", &["到位"], ShareKind::Share),
    ("回收率", &["回收", "收回"], ShareKind::Share),
    ("合格率", &["合格"], ShareKind::Share),
    ("覆盖率", &["覆盖"], ShareKind::Share),
    ("办结率", &["办结"], ShareKind::Share),
];

/// Words that a whole is known by.
const WHOLES: &[&str] = &[
    "计划", "目标", "任务", "应", "预算", "安排", "申报", "下达", "发放", "共", "全年", "抽检",
    "抽查", "检查", "受理", "总",
];

/// What may stand around the name of a rate.
const AROUND: &[&str] = &[
    "预算", "资金", "项目", "任务", "目标", "全年", "年度", "计划", "问卷",
];

/// The percentages of a sentence whose part and whole are plain.
pub(super) fn stated_shares<'a>(sentence: &Sentence<'a>) -> Vec<StatedShare<'a>> {
    let figures = sentence.figures.iter().enumerate();
    figures
        .filter(|(_, figure)| figure.is_percentage())
        .filter_map(|(index, _)| share_of(sentence, index).or_else(|| rate(sentence, index)))
        .collect()
}

/// `X…Y的Z%`.
fn share_of<'a>(sentence: &Sentence<'a>, index: usize) -> Option<StatedShare<'a>> {
    let figures = sentence.figures;
    let before = index.checked_sub(1)?;
    let whole = figures
        .get(before)
        .filter(|whole| whole.measure != Measure::Percent)?;
    if sentence.before(index).trim() != "的" {
        return None;
    }
    let words = sentence.cut(sentence.range.start..whole.place.start);
    let clause = words.rfind(['；', ';']).unwrap_or(0) + sentence.range.start;
    let earlier = figures.iter().take(before);
    let mut earlier = earlier.filter(|figure| figure.place.start >= clause);
    let part = earlier.find(|part| part.measure == whole.measure)?;
    if earlier.any(|other| other.measure == whole.measure) {
        return None;
    }
    let percent = figures.get(index)?;
    let between = sentence.cut(part.place.end..whole.place.start);
    let linked = ["占", "为", "完成", "达", "相当于", "是"];
    let linked = linked.iter().any(|word| between.contains(word));
    let words = sentence.cut(part.place.end..percent.place.start);
    let tail = sentence.after(index);
    let changed = CHANGES
        .iter()
        .any(|word| words.contains(word) || tail.starts_with(word));
    let exact = part.is_exact() && whole.is_exact();
    (linked && exact && !changed).then_some(StatedShare {
        percent,
        part,
        whole,
        kind: ShareKind::Share,
    })
}

/// `计划X，完成Y，完成率Z%`: nothing else of the same measure stands before the rate.
fn rate<'a>(sentence: &Sentence<'a>, index: usize) -> Option<StatedShare<'a>> {
    let named = bare(sentence.before(index));
    let (_, parts, kind) = RATES.iter().find(|(name, ..)| is_named(named, name))?;
    let before = sentence.figures.get(..index)?;
    let last = before.last()?;
    let mut alike = (0..index).filter(|other| sentence.figures[*other].measure == last.measure);
    let (first, second) = (alike.next()?, alike.next()?);
    if alike.next().is_some() || second != index - 1 || last.measure == Measure::Percent {
        return None;
    }
    let says = |at: usize, words: &[&str]| {
        let label = sentence.before(at);
        let each = ["每", "各", "其中", "均"]
            .iter()
            .any(|word| label.contains(word));
        !each && words.iter().any(|word| label.contains(word))
    };
    let is_part = |at| says(at, parts);
    let is_whole = |at| says(at, WHOLES) && !is_part(at);
    let (part, whole) = if is_whole(first) && is_part(second) {
        (second, first)
    } else if is_part(first) && is_whole(second) {
        (first, second)
    } else {
        return None;
    };
    let part = sentence.figures.get(part)?;
    let whole = sentence.figures.get(whole)?;
    (part.is_exact() && whole.is_exact()).then_some(StatedShare {
        percent: sentence.figures.get(index)?,
        part,
        whole,
        kind: *kind,
    })
}

/// The words before a percentage, without marks around them and what leads from a name to it.
fn bare(words: &str) -> &str {
    let mut words = words.trim_matches(is_mark);
    for tail in ["约", "为", "达到", "达", "是", "已", "了"] {
        words = words.strip_suffix(tail).unwrap_or(words);
    }
    words
}

fn is_mark(c: char) -> bool {
    matches!(
        c,
        '，' | ',' | '、' | '：' | ':' | '；' | ';' | ' ' | '（' | '(' | '）' | ')'
    )
}

/// Whether such words name this very rate and nothing narrower.
fn is_named(words: &str, rate: &str) -> bool {
    let Some(mut front) = words.strip_suffix(rate) else {
        return false;
    };
    while let Some(word) = AROUND.iter().find(|word| front.ends_with(**word)) {
        front = &front[..front.len() - word.len()];
    }
    front.trim_matches(is_mark).is_empty() || front.ends_with(is_mark)
}

#[cfg(test)]
mod tests {
    use super::stated_shares;
    use crate::text::figure::figures;
    use crate::text::sentence::sentences;

    #[test]
    fn marks_of_half_width_part_clauses_too() {
        let text = "年度财政资金预算700万元,执行425万元,执行率61%。";
        let all = figures(text);
        let shares: Vec<usize> = sentences(text, &all, 0)
            .map(|span| stated_shares(&span.sentence(text, &all)).len())
            .collect();
        assert_eq!(shares, [1]);
    }
}
