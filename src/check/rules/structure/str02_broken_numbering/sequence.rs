//! The official numbers of a text, held against the order they should come in.
//!
//! Takes the passages of a text; gives the numbers that repeat, jump, go back, or stand apart from
//! the run they belong to. Lists of Markdown count by themselves and are passed over, and so are
//! tables. A number 1 begins a new list, unless it follows right upon another number 1.

use crate::check::report_context::Opening;
use crate::parse::markdown::numbering::{self, Numbering, Style};
use crate::parse::{Passage, PassageKind};

/// A number that is not what it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NumberingFault {
    /// The passage, by position.
    pub(super) passage: usize,
    /// The number as written, at the start of the passage.
    pub(super) number: String,
    /// What is wrong.
    pub(super) kind: NumberingFaultKind,
}

/// What can be wrong with a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NumberingFaultKind {
    /// Numbers are missing before it: the one that stood before, if any, and the one expected.
    Gap(Option<String>, u32),
    /// It was there before, in the passage at this position.
    Repeated(usize),
    /// It comes after a larger one.
    Back(String),
    /// The numbers before it stand within the passage before.
    SplitOff(String),
}

/// One level of numbers that is open.
struct Open<'p> {
    number: Numbering,
    /// As written; none where Markdown wrote it.
    written: Option<&'p str>,
    passage: usize,
    /// The level of the heading that bears it; none in a paragraph.
    level: Option<u8>,
}

impl Open<'_> {
    fn written(&self) -> String {
        let by_list = || format!("{}.", self.number.value);
        self.written.map_or_else(by_list, str::to_owned)
    }
}

/// The faults of a text, in order. `openings` are what its passages begin with, `source` is the file
/// it was written in.
pub(super) fn faults(
    passages: &[Passage<'_>],
    openings: &[Opening],
    source: &str,
) -> Vec<NumberingFault> {
    let mut faults = Vec::new();
    let mut open: Vec<Open<'_>> = Vec::new();
    for (at, (passage, opening)) in passages.iter().zip(openings).enumerate() {
        let level = match passage.kind {
            PassageKind::Heading(level) => Some(level),
            PassageKind::Paragraph | PassageKind::Item => None,
            _ => continue,
        };
        let Some((number, written)) = own_number(&passage.text, opening) else {
            match (level, list_number(passage, source)) {
                (Some(_), _) => open.retain(|known| known.level.is_some() && known.level < level),
                (None, Some(number)) => {
                    open.retain(|known| known.level.is_some() || known.number.style < number.style);
                    open.push(Open {
                        number,
                        written: None,
                        passage: at,
                        level: None,
                    });
                }
                (None, None) => {}
            }
            continue;
        };
        let before = at.checked_sub(1).and_then(|before| passages.get(before));
        let next = Open {
            number,
            written: Some(written),
            passage: at,
            level,
        };
        if let Some(kind) = step(&mut open, &next, before) {
            faults.push(NumberingFault {
                passage: at,
                number: next.written(),
                kind,
            });
        }
        open.push(next);
    }
    faults
}

/// Closes what ends with the number, and says what is wrong with it.
fn step(
    open: &mut Vec<Open<'_>>,
    next: &Open<'_>,
    before: Option<&Passage<'_>>,
) -> Option<NumberingFaultKind> {
    let is_peer = |known: &Open<'_>| known.number.style == next.number.style;
    // A line may be a heading and the next of its list too long for one: the peer that it goes on
    // from comes first, then the nearest of the same make.
    let goes_on = |known: &Open<'_>| is_peer(known) && known.number.value + 1 == next.number.value;
    let same_make = |known: &Open<'_>| is_peer(known) && known.level == next.level;
    let mut peer = open.iter().rposition(goes_on);
    if peer.is_none() {
        if let Some(level) = next.level {
            open.retain(|known| known.level.is_some_and(|above| above <= level));
        }
        peer = open.iter().rposition(same_make);
    }
    let value = next.number.value;
    let Some(peer) = peer else {
        let begins = value <= 1 || before.is_some_and(|text| runs_up_to(text, next.number));
        let within = before.is_some_and(|text| runs_within(text, next.number));
        return match before {
            Some(text) if within => Some(NumberingFaultKind::SplitOff(inner_numbers(
                text,
                next.number,
            ))),
            _ if begins || open.iter().any(is_peer) => None,
            _ => Some(NumberingFaultKind::Gap(None, 1)),
        };
    };
    let known = open.swap_remove(peer);
    open.truncate(peer);
    let last = known.number.value;
    if value == last + 1 {
        return None;
    }
    if before.is_some_and(|text| runs_within(text, next.number)) {
        let numbers = before.map(|text| inner_numbers(text, next.number));
        return Some(NumberingFaultKind::SplitOff(numbers.unwrap_or_default()));
    }
    if before.is_some_and(|text| runs_up_to(text, next.number)) {
        return None;
    }
    match value {
        1 if last == 1 && known.passage + 1 == next.passage => {
            Some(NumberingFaultKind::Repeated(known.passage))
        }
        // Sections of one chapter are one list.
        1 if next.level.is_some() && next.number.style == Style::Section => {
            Some(NumberingFaultKind::Back(known.written()))
        }
        0 | 1 => None,
        _ if value == last => Some(NumberingFaultKind::Repeated(known.passage)),
        _ if value < last => Some(NumberingFaultKind::Back(known.written())),
        _ => Some(NumberingFaultKind::Gap(Some(known.written()), last + 1)),
    }
}

/// The number of an item that Markdown itself numbers: it goes before a number in the text, but is
/// never wrong.
fn list_number(passage: &Passage<'_>, source: &str) -> Option<Numbering> {
    if passage.kind != PassageKind::Item {
        return None;
    }
    let before = source.get(..passage.whole().start as usize)?;
    let marker = before.rsplit(['\n', '\r']).next()?;
    numbering::split(marker.trim_start_matches('>')).0
}

/// The number that a passage begins with, and how it is written. 一、二级医院 begins with none.
fn own_number<'t>(text: &'t str, opening: &Opening) -> Option<(Numbering, &'t str)> {
    let number = opening.number?;
    let (written, rest) = (&text[..opening.rest.start], &text[opening.rest.clone()]);
    let written = written.trim();
    let counts_on = |probe: &str| {
        let next = numbering::split(probe).0;
        next.is_some_and(|next| next.style == number.style && next.value == number.value + 1)
    };
    let start = |count| {
        let end = rest.char_indices().nth(count);
        &rest[..end.map_or(rest.len(), |(at, _)| at)]
    };
    let listed =
        counts_on(start(3)) || number.mark == '、' && counts_on(&[start(1), "、"].concat());
    (!listed).then_some((number, written))
}

/// The numbers of one style that stand at the start of a clause of `text`, in order.
fn inner(text: &str, style: Style) -> Vec<u32> {
    let clauses = text.split_inclusive(['；', ';', '。', '：', ':', '，']);
    let mut numbers = Vec::new();
    for clause in clauses {
        let mut rest = clause;
        // 5.① has two numbers in one place.
        while let (Some(number), after) = numbering::split(rest) {
            if number.style == style {
                numbers.push(number.value);
            }
            rest = after;
        }
    }
    numbers
}

/// Whether the numbers within `text` end with the one before this.
fn runs_up_to(text: &Passage<'_>, number: Numbering) -> bool {
    let last = inner(&text.text, number.style).last().copied();
    last.is_some_and(|last| last + 1 == number.value)
}

/// Whether the numbers before this one stand one after another within `text`, so that it alone
/// has a paragraph of its own.
fn runs_within(text: &Passage<'_>, number: Numbering) -> bool {
    let apart = matches!(number.style, Style::SubItem | Style::Circled);
    let numbers = inner(&text.text, number.style);
    apart && numbers.len() > 1 && runs_up_to(text, number)
}

/// The numbers within `text` as a reader sees them.
fn inner_numbers(text: &Passage<'_>, number: Numbering) -> String {
    let numbers = inner(&text.text, number.style);
    let shown = numbers.iter().map(|value| match number.style {
        Style::Circled => char::from_u32(0x245F + value).map_or(String::new(), String::from),
        _ => format!("（{value}）"),
    });
    shown.collect()
}

#[cfg(test)]
mod tests {
    use super::{Opening, faults};
    use crate::parse::markdown::read;

    /// The numbers found at fault in a text.
    fn at_fault(text: &str) -> Vec<String> {
        let passages = read(text).passages;
        let openings: Vec<Opening> = passages.iter().map(Opening::of).collect();
        let faults = faults(&passages, &openings, text).into_iter();
        faults.map(|fault| fault.number).collect()
    }

    #[test]
    fn what_repeats_jumps_goes_back_or_is_torn_apart_is_at_fault() {
        let cases = [
            ("1.甲；\n\n2.乙；\n\n2.丙。", "2."),
            ("一、甲\n\n文。\n\n三、乙\n\n文。", "三、"),
            (
                "（一）甲\n\n文。\n\n（二）乙\n\n文。\n\n（一）丙\n\n文。",
                "（一）",
            ),
            ("5.①甲；②乙；\n\n③丙。", "③"),
            ("（1）甲；（2）乙；\n\n（3）丙。", "（3）"),
            ("二、甲\n\n文。", "二、"),
        ];
        for (text, number) in cases {
            let all = at_fault(text);
            assert!(all.iter().any(|found| found == number), "{text}: {all:?}");
        }
    }

    #[test]
    fn what_begins_again_or_goes_on_elsewhere_is_not() {
        for text in [
            "1.总目标\n\n文。\n\n2.年度目标是把这一件很长的事情做完，做好，做实，不留尾巴。\n\n3.其他\n\n文。",
            "1.甲。\n\n文。\n\n2.乙。\n\n1.丙。\n\n2.丁。",
            "1. 甲\n2. 乙\n\n3.丙。",
            "分两步：1.甲；2.乙；\n\n3.丙。",
            "一、二级指标。",
            "（1）甲。\n\n①子。\n\n②丑。\n\n（2）乙。",
            "# 附件\n\n一、甲\n\n文。\n\n# 附表\n\n一、乙\n\n文。",
        ] {
            assert_eq!(at_fault(text), [] as [&str; 0], "{text}");
        }
    }
}
