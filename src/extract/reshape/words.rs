//! What the words of forms are: labels, heads of columns, names of rows and levels.

use super::lists::WORDS;
use crate::extract::wordings::{FRAMES, FrameLabel, WORDINGS};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a column of a form holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FormHead {
    Initial,
    Budget,
    Spent,
    Rate,
    Weight,
    Score,
    Deviation,
    /// Money that is neither budgeted nor spent: asked for, arrived, left.
    Money,
    Level1,
    Level2,
    Level3,
    Relation,
    Target,
    Measure,
    Actual,
    /// Half of a head that is broken over two rows: 年度, of which 指标值 stands below.
    HalfTarget,
    HalfActual,
    /// What no field takes.
    Other,
}

impl FormHead {
    /// Whether only funds have such a column.
    pub(super) fn is_of_funds(self) -> bool {
        matches!(
            self,
            Self::Initial | Self::Budget | Self::Spent | Self::Rate
        )
    }

    /// Whether only indicators have such a column.
    pub(super) fn is_of_indicators(self) -> bool {
        let is_of_both = matches!(
            self,
            Self::Weight | Self::Score | Self::Deviation | Self::Money | Self::Other
        );
        !self.is_of_funds() && !is_of_both
    }
}

/// What a known word is in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FormWord {
    /// The label of a project's name.
    Name,
    /// Another label before a value.
    Label,
    /// A label that is an ordinary word as well: only alone in its cell, or before a colon.
    WeakLabel,
    FundTitle,
    /// The head over the names of the rows of funds.
    FundNames,
    FundRow,
    GoalTitle,
    GoalHead,
    IndicatorTitle,
    Head(FormHead),
    Level1,
    Level2,
    /// 成本指标, 满意度指标: on either level.
    EitherLevel,
    Total,
}

/// Known words by their first letter, longest first.
static BY_FIRST: LazyLock<HashMap<char, Vec<Spelling>>> = LazyLock::new(|| {
    let mut entries: HashMap<char, Vec<Spelling>> = HashMap::new();
    let mut add = |word: FormWord, spelling: &str| {
        let letters: Box<[char]> = spelling.chars().collect();
        let Some(first) = letters.first() else { return };
        let list = entries.entry(*first).or_default();
        let is_known = |entry: &Spelling| entry.letters == letters && entry.word == word;
        if !list.iter().any(is_known) {
            list.push(Spelling { letters, word });
        }
    };
    let own = || {
        WORDS
            .iter()
            .flat_map(|(word, spellings)| spellings.iter().map(|s| (*word, *s)))
    };
    own().for_each(|(word, spelling)| add(word, spelling));
    let is_own = |spelling: &str| own().any(|(_, other)| other == spelling);
    for (word, spelling) in of_fields().filter(|(_, spelling)| !is_own(spelling)) {
        add(word, spelling);
    }
    let is_field = |spelling: &str| of_fields().any(|(_, other)| other == spelling);
    for (word, spelling) in
        of_frames().filter(|(_, spelling)| !is_own(spelling) && !is_field(spelling))
    {
        add(word, spelling);
    }
    for list in entries.values_mut() {
        list.sort_by_key(|entry| std::cmp::Reverse(entry.letters.len()));
    }
    entries
});

fn of_fields() -> impl Iterator<Item = (FormWord, &'static str)> {
    WORDINGS.iter().flat_map(|wording| {
        let labels = wording.labels.iter();
        labels.filter_map(|label| Some((word_of_field(wording.field, label)?, *label)))
    })
}

fn of_frames() -> impl Iterator<Item = (FormWord, &'static str)> {
    FRAMES.iter().flat_map(|(frame, labels)| {
        let labels = labels.iter();
        labels.filter_map(|label| Some((word_of_frame(*frame, label)?, *label)))
    })
}

/// A word by its letters.
pub(super) struct Spelling {
    pub(super) letters: Box<[char]>,
    pub(super) word: FormWord,
}

/// A label before a value. A short one is an ordinary word as well.
fn label(spelling: &str) -> FormWord {
    if spelling.chars().count() < 4 {
        FormWord::WeakLabel
    } else {
        FormWord::Label
    }
}

/// What the label of a field is in a form.
fn word_of_field(field: &str, spelling: &str) -> Option<FormWord> {
    Some(FormWord::Head(match field {
        "项目名称" => return Some(FormWord::Name),
        "资金.年初预算数" => FormHead::Initial,
        "资金.全年预算数" => FormHead::Budget,
        "资金.全年执行数" => FormHead::Spent,
        "资金.申报数" | "资金.到位资金" | "资金.结余" => FormHead::Money,
        "指标.一级" => FormHead::Level1,
        "指标.二级" => FormHead::Level2,
        "指标.三级" => FormHead::Level3,
        "指标.性质" => FormHead::Relation,
        "指标.指标值" => FormHead::Target,
        "指标.单位" => FormHead::Measure,
        "指标.完成值" => FormHead::Actual,
        "资金.分值" | "指标.分值" => FormHead::Weight,
        "资金.得分" | "指标.得分" => FormHead::Score,
        "指标.偏差" => FormHead::Deviation,
        "目标.年度目标" | "目标.完成情况" => return Some(FormWord::GoalHead),
        field if field.contains('.') => return None,
        _ => return Some(label(spelling)),
    }))
}

/// What another word of a form is.
fn word_of_frame(frame: FrameLabel, spelling: &str) -> Option<FormWord> {
    Some(match frame {
        FrameLabel::Funds => FormWord::FundTitle,
        FrameLabel::FundsTotal => FormWord::FundRow,
        FrameLabel::Rate => FormWord::Head(FormHead::Rate),
        FrameLabel::Goals => FormWord::GoalTitle,
        FrameLabel::Indicators => FormWord::IndicatorTitle,
        FrameLabel::Total => FormWord::Total,
        FrameLabel::Chapter | FrameLabel::Private | FrameLabel::Other => label(spelling),
        FrameLabel::Adjusted | FrameLabel::Furniture => return None,
    })
}

/// The known words that begin with a letter, longest first.
pub(super) fn beginning_with(first: char) -> &'static [Spelling] {
    BY_FIRST.get(&first).map_or(&[], Vec::as_slice)
}

/// What a whole cell is as known words: without spaces, what stands in brackets, a colon at its end, a number before.
pub(super) fn meanings(cell: &str) -> impl Iterator<Item = FormWord> {
    let key = key(cell);
    let list = key.first().map_or(&[][..], |first| beginning_with(*first));
    list.iter()
        .filter(move |entry| *entry.letters == *key)
        .map(|entry| entry.word)
}

/// The most letters a cell has that is a known word, with what it has in brackets.
const LONGEST: usize = 60;

fn key(cell: &str) -> Vec<char> {
    if cell.len() > LONGEST * 4 {
        return Vec::new();
    }
    let mut depth = 0_usize;
    let mut letters: Vec<char> = Vec::new();
    for c in cell.chars() {
        match c {
            '(' | '（' | '[' | '【' => depth += 1,
            ')' | '）' | ']' | '】' => depth = depth.saturating_sub(1),
            c if c.is_whitespace() || depth > 0 => {}
            c => letters.push(c),
        }
    }
    while matches!(letters.last(), Some(':' | '：' | '等' | '*' | '★')) {
        letters.pop();
    }
    let numbered = letters.iter().take_while(|c| c.is_ascii_digit()).count();
    if numbered > 0 && matches!(letters.get(numbered), Some('.' | '、' | '．')) {
        letters.drain(..=numbered);
    }
    if letters.starts_with(&['其', '中']) {
        let colon = usize::from(matches!(letters.get(2), Some(':' | '：')));
        letters.drain(..2 + colon);
    }
    letters
}
