//! 性质: how an indicator's actual value is held against its target.

use crate::field::{FromText, Reject};
use crate::text::number::narrow;

/// The relation of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// ≥: at least.
    AtLeast,
    /// >: more than.
    More,
    /// =: exactly.
    Equal,
    /// <: less than.
    Less,
    /// ≤: at most.
    AtMost,
    /// 定性: judged in words.
    Qualitative,
}

/// Words for a relation that stand before a number. A word that another one contains comes after it.
const BEFORE: &[(&str, Relation)] = &[
    ("大于或等于", Relation::AtLeast),
    ("小于或等于", Relation::AtMost),
    ("大于等于", Relation::AtLeast),
    ("小于等于", Relation::AtMost),
    ("不得少于", Relation::AtLeast),
    ("不得低于", Relation::AtLeast),
    ("不得超过", Relation::AtMost),
    ("不得高于", Relation::AtMost),
    ("没有超过", Relation::AtMost),
    ("未超过", Relation::AtMost),
    ("未高于", Relation::AtMost),
    ("未低于", Relation::AtLeast),
    ("不少于", Relation::AtLeast),
    ("不低于", Relation::AtLeast),
    ("不小于", Relation::AtLeast),
    ("不超过", Relation::AtMost),
    ("不高于", Relation::AtMost),
    ("不多于", Relation::AtMost),
    ("不大于", Relation::AtMost),
    ("至少", Relation::AtLeast),
    ("最少", Relation::AtLeast),
    ("至多", Relation::AtMost),
    ("最多", Relation::AtMost),
    ("控制在", Relation::AtMost),
    ("降至", Relation::AtMost),
    ("降到", Relation::AtMost),
    ("大于", Relation::More),
    ("超过", Relation::More),
    ("高于", Relation::More),
    ("多于", Relation::More),
    ("小于", Relation::Less),
    ("少于", Relation::Less),
    ("低于", Relation::Less),
    ("等于", Relation::Equal),
];

/// Words that stand after a number and its measure.
const AFTER: &[(&str, Relation)] = &[
    ("及以上", Relation::AtLeast),
    ("及以下", Relation::AtMost),
    ("以上", Relation::AtLeast),
    ("以下", Relation::AtMost),
    ("以内", Relation::AtMost),
    ("之内", Relation::AtMost),
];

/// What a sign of one character means, or what part of a sign it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    AtLeast,
    AtMost,
    More,
    Less,
    Equal,
    /// A bracket of a title, which is a sign only before 等号.
    MoreBracket,
    LessBracket,
}

fn sign(c: char) -> Option<Sign> {
    Some(match c {
        '≥' | '≧' | '⩾' | '≫' => Sign::AtLeast,
        '≤' | '≦' | '⩽' | '≪' => Sign::AtMost,
        '>' | '＞' | '﹥' | '〉' | '›' | '⟩' => Sign::More,
        '<' | '＜' | '﹤' | '〈' | '‹' | '⟨' => Sign::Less,
        '=' | '＝' | '﹦' | '═' => Sign::Equal,
        '》' => Sign::MoreBracket,
        '《' => Sign::LessBracket,
        _ => return None,
    })
}

impl Relation {
    /// The sign or word the forms print.
    pub fn label(self) -> &'static str {
        match self {
            Self::AtLeast => "≥",
            Self::More => ">",
            Self::Equal => "=",
            Self::Less => "<",
            Self::AtMost => "≤",
            Self::Qualitative => "定性",
        }
    }

    /// The signs and the word that forms print, one for each relation.
    pub const LABELS: &'static [&'static str] = &["≥", ">", "=", "<", "≤", "定性"];

    /// The words an editor may write.
    pub const WORDS: &'static [&'static str] = &[
        "≥",
        ">",
        "=",
        "<",
        "≤",
        "定性",
        ">=",
        "<=",
        "≧",
        "≦",
        "不少于",
        "不低于",
        "不超过",
        "不高于",
        "大于",
        "小于",
        "等于",
        "至少",
        "至多",
    ];

    /// The sign a text begins with, and the text after it. Offices type 》= and ﹦ and put spaces
    /// between the two parts of a sign.
    pub fn sign_at_start(text: &str) -> Option<(Self, &str)> {
        let mut chars = text.trim_start().chars();
        let first = sign(chars.next()?)?;
        let after_first = chars.as_str();
        let mut after = after_first.trim_start().chars();
        let second = after.next().and_then(sign);
        let (relation, rest) = match (first, second) {
            (Sign::AtLeast, Some(Sign::Equal)) => (Self::AtLeast, after.as_str()),
            (Sign::AtMost, Some(Sign::Equal)) => (Self::AtMost, after.as_str()),
            (Sign::More | Sign::MoreBracket, Some(Sign::Equal))
            | (Sign::Equal, Some(Sign::More | Sign::MoreBracket)) => {
                (Self::AtLeast, after.as_str())
            }
            (Sign::Less | Sign::LessBracket, Some(Sign::Equal))
            | (Sign::Equal, Some(Sign::Less | Sign::LessBracket)) => (Self::AtMost, after.as_str()),
            (Sign::Equal, Some(Sign::Equal)) => (Self::Equal, after.as_str()),
            (Sign::AtLeast, _) => (Self::AtLeast, after_first),
            (Sign::AtMost, _) => (Self::AtMost, after_first),
            (Sign::More, _) => (Self::More, after_first),
            (Sign::Less, _) => (Self::Less, after_first),
            (Sign::Equal, _) => (Self::Equal, after_first),
            (Sign::MoreBracket | Sign::LessBracket, _) => return None,
        };
        Some((relation, rest))
    }

    /// The word for a relation that a text begins with, and the text after it.
    pub(crate) fn word_at_start(text: &str) -> Option<(Self, &str)> {
        let text = text.trim_start();
        BEFORE
            .iter()
            .find_map(|(word, relation)| Some((*relation, text.strip_prefix(word)?)))
    }

    /// The relations that a sentence names by sign or word, before and after numbers, in order.
    pub(crate) fn all_in(text: &str) -> Vec<Self> {
        let mut found = Vec::new();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let before = Self::sign_at_start(rest).or_else(|| {
                BEFORE
                    .iter()
                    .chain(AFTER)
                    .find_map(|(word, relation)| Some((*relation, rest.strip_prefix(word)?)))
            });
            match before.filter(|_| !c.is_whitespace()) {
                Some((relation, after)) => {
                    found.push(relation);
                    rest = after;
                }
                None => rest = &rest[c.len_utf8()..],
            }
        }
        found
    }
}

impl FromText for Relation {
    fn from_text(text: &str) -> Result<Self, Reject> {
        let text = text.trim();
        if let Some((relation, rest)) = Self::sign_at_start(text)
            && rest.trim().is_empty()
        {
            return Ok(relation);
        }
        let word = narrow(text);
        Ok(match &*word {
            "定性" | "文字描述" => Self::Qualitative,
            word => match Self::word_at_start(word) {
                Some((relation, "")) => relation,
                _ => return Err(Reject::shape("≥、>、=、<、≤ 或 定性")),
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Relation;
    use crate::field::FromText;

    #[test]
    fn signs_are_read_as_offices_type_them() {
        let cases = [
            (
                Relation::AtLeast,
                "≥ ≧ ⩾ >= 》= ＞＝ =＞ 》＝ ﹥﹦ 〉= 不低于 至少 大于等于",
            ),
            (
                Relation::AtMost,
                "≤ ≦ ⩽ <= 《= ＜＝ =＜ 〈＝ 不超过 不高于 至多 小于等于",
            ),
            (Relation::Equal, "= ＝ ﹦ ═ == ══ 等于"),
            (Relation::More, "> ＞ ﹥ 〉 大于"),
            (Relation::Less, "< ＜ ﹤ 〈 小于"),
        ];
        for (relation, spellings) in cases {
            for spelling in spellings.split(' ') {
                assert_eq!(
                    Relation::from_text(spelling).ok(),
                    Some(relation),
                    "{spelling}"
                );
            }
        }
        assert_eq!(Relation::from_text("> =").ok(), Some(Relation::AtLeast));
        for none in ["《", "》", "", "≥95", "大概"] {
            assert!(Relation::from_text(none).is_err(), "{none}");
        }
    }
}
