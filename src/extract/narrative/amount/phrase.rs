//! What a stretch of words says of the figure after it: which amount it names, and whether it speaks of the project as
//! a whole. What is not known is kept as unknown, so that a part is never taken for the whole.

use crate::extract::narrative::body_name::{self, BodyKind, without_place};
use crate::extract::narrative::piece::bare;
use crate::extract::narrative::title_words::distinct;
use crate::extract::wordings::prose::{AMOUNT_FILLERS, AMOUNT_NAMES, LEVELS, THIS_PROJECT, WORKS};
use crate::text::words::{Beginnings, words_of};
use std::sync::LazyLock;

/// What the sentences are about.
#[derive(Clone, Debug, Default)]
pub(in crate::extract::narrative) struct MoneySubject {
    /// The project, without marks.
    project: String,
    /// The letters that tell it from others.
    letters: usize,
    /// The names of the unit.
    units: String,
    /// The year of the report.
    pub(super) year: Option<u16>,
}

impl MoneySubject {
    /// A project of a unit in a year, as far as they are known.
    pub(in crate::extract::narrative) fn new(project: &str, unit: &str, year: Option<u16>) -> Self {
        Self {
            project: bare(project),
            letters: distinct(without_place(project)).chars().count(),
            units: bare(unit),
            year,
        }
    }
}

/// What words say.
#[derive(Clone, Debug, Default)]
pub(super) struct MoneyPhrase {
    /// The fields that it names, in order.
    pub(super) names: Vec<&'static str>,
    /// What is not known of it.
    pub(super) unknown: String,
    /// Whether it names the project as a whole.
    pub(super) whole: bool,
    /// Whether it names the money of one level of government.
    pub(super) level: bool,
    /// Whether it says 全部 or 均.
    pub(super) all: bool,
    /// Whether it says 共计 or 合计.
    pub(super) total: bool,
    /// Whether it says 完成.
    pub(super) done: bool,
    /// A year in it.
    pub(super) year: Option<u16>,
    /// A month in it.
    pub(super) month: Option<u16>,
}

/// A word of the lists.
#[derive(Clone, Copy, Debug)]
enum Word {
    Name(&'static str),
    This,
    Level,
    Filler(&'static str),
}

struct Lexicon {
    words: Vec<Word>,
    beginnings: Beginnings,
}

/// All words, the longer first.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut all: Vec<(&'static str, Word)> = Vec::new();
    for (field, names) in AMOUNT_NAMES {
        all.extend(words_of(names).map(|name| (name, Word::Name(field))));
    }
    all.extend(THIS_PROJECT.iter().map(|word| (*word, Word::This)));
    all.extend(words_of(LEVELS).map(|word| (word, Word::Level)));
    all.extend(words_of(AMOUNT_FILLERS).map(|word| (word, Word::Filler(word))));
    all.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    Lexicon {
        beginnings: Beginnings::new(all.iter().map(|(word, _)| *word)),
        words: all.into_iter().map(|(_, word)| word).collect(),
    }
});

/// Reads words.
pub(super) fn read(words: &str, subject: &MoneySubject) -> MoneyPhrase {
    let plain = bare(words);
    let mut phrase = MoneyPhrase::default();
    let mut own = String::new();
    let mut rest = &*plain;
    while let Some(first) = rest.chars().next() {
        let known = LEXICON.beginnings.of(rest);
        let length = known.map_or(0, |(_, length)| length);
        let of_project = longest_part(rest, &subject.project);
        let of_unit = longest_part(rest, &subject.units);
        if of_project > length && of_project >= of_unit {
            own += &rest[..of_project];
            rest = &rest[of_project..];
        } else if of_unit > length {
            rest = &rest[of_unit..];
        } else if let Some((index, length)) = known {
            note(&mut phrase, index);
            rest = &rest[length..];
        } else if first.is_ascii_digit() {
            rest = number(rest, &mut phrase);
        } else if let Some(end) = body(rest) {
            rest = &rest[end..];
        } else {
            if !first.is_ascii_punctuation() && !"、，。：；—·…".contains(first) {
                phrase.unknown.push(first);
            }
            rest = &rest[first.len_utf8()..];
        }
    }
    let covered = distinct(&own).chars().count();
    let covers = covered > 0 && covered * 4 >= subject.letters * 3;
    phrase.whole |= covers;
    if covered > 0 && !covers {
        phrase.unknown += &own;
    }
    phrase
}

fn note(phrase: &mut MoneyPhrase, index: usize) {
    match LEXICON.words.get(index) {
        Some(Word::Name(field)) => phrase.names.push(field),
        Some(Word::This) => phrase.whole = true,
        Some(Word::Level) => phrase.level = true,
        Some(Word::Filler("全部" | "均" | "全额" | "足额")) => phrase.all = true,
        Some(Word::Filler("共计" | "合计" | "总计" | "共" | "总共")) => {
            phrase.total = true
        }
        Some(Word::Filler("完成")) => phrase.done = true,
        Some(Word::Filler(_)) | None => {}
    }
}

/// The longest beginning of a text, of two characters or more, that a name has in it; in bytes.
fn longest_part(text: &str, name: &str) -> usize {
    /// Characters that are compared at most.
    const LONGEST: usize = 60;
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let mut longest = 0;
    for end in ends.take(LONGEST).skip(1) {
        if !name.contains(&text[..end]) {
            break;
        }
        longest = end;
    }
    longest
}

/// The text after the number that it begins with: a year, a month, a day, or how many things.
fn number<'t>(text: &'t str, phrase: &mut MoneyPhrase) -> &'t str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let value: Option<u16> = text[..text.len() - rest.len()].parse().ok();
    match rest.chars().next() {
        Some('年') => phrase.year = value,
        Some('月') => phrase.month = value,
        Some('日' | '个' | '项' | '次' | '笔' | '批') => {}
        _ => phrase.unknown.push('0'),
    }
    let unit = rest
        .chars()
        .next()
        .filter(|c| "年月日个项次笔批".contains(*c));
    let rest = rest.get(unit.map_or(0, char::len_utf8)..).unwrap_or(rest);
    match unit {
        Some('年') => rest
            .strip_prefix(['度', '初', '底', '末', '内'])
            .unwrap_or(rest),
        _ => rest,
    }
}

/// Where the name of an office ends that a text begins with.
fn body(text: &str) -> Option<usize> {
    /// Characters of a name at most.
    const LONGEST: usize = 16;
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let mut ends = ends.take(LONGEST).skip(2);
    ends.find(|end| {
        let after = &text[*end..];
        let name = &text[..*end];
        body_name::kind(name) == Some(BodyKind::Office)
            && !words_of(WORKS).any(|work| after.starts_with(work))
    })
}

/// The field that several names together mean.
pub(super) fn one_field(names: &[&'static str]) -> Option<&'static str> {
    let has = |field| names.contains(&field);
    let last = *names.last()?;
    Some(match last {
        "执行率" | "到位率" => last,
        _ if has("执行率") || has("到位率") => return None,
        _ if has("概算") => "概算",
        _ if has("总投资") => "总投资",
        _ if has("结余") => match last {
            "结余" => last,
            _ => return None,
        },
        _ if has("申报数") && has("全年执行数") => return None,
        _ if has("申报数") => "申报数",
        "全年执行数" => last,
        _ if has("全年执行数") => return None,
        _ if has("到位资金") => "到位资金",
        _ if has("年初预算数") => "年初预算数",
        _ => "全年预算数",
    })
}

#[cfg(test)]
mod tests {
    use super::{MoneySubject, one_field, read};
    use crate::extract::wordings::prose::AMOUNT_NAMES;
    use crate::text::words::words_of;

    #[test]
    fn each_word_of_the_table_names_its_field() {
        let nobody = MoneySubject::default();
        for (field, names) in AMOUNT_NAMES {
            for name in words_of(names) {
                let phrase = read(&format!("本项目{name}资金为"), &nobody);
                assert_eq!(one_field(&phrase.names), Some(*field), "{name}");
                assert!(
                    phrase.whole && phrase.unknown.is_empty(),
                    "{name}: {}",
                    phrase.unknown
                );
            }
        }
    }

    #[test]
    fn what_a_phrase_means() {
        let subject = MoneySubject::new(
            "云岭森林防火“三三制”补助经费项目",
            "青禾市林业局",
            Some(2021),
        );
        let cases = [
            ("2021年度年初预算申报为", Some("申报数"), ""),
            (
                "青禾市财政局下达我局森林防火经费",
                Some("全年预算数"),
                "森林防火",
            ),
            (
                "青禾市财政局下达我局云岭森林防火三三制经费",
                Some("全年预算数"),
                "",
            ),
            ("截至2021年12月31日，已使用", Some("全年执行数"), ""),
            ("引进省外产业到位资金", Some("到位资金"), "引进省外产业"),
            ("年初批复预算8个项目", Some("年初预算数"), ""),
            ("预算执行率达到", Some("执行率"), ""),
        ];
        for (words, field, unknown) in cases {
            let phrase = read(words, &subject);
            assert_eq!(one_field(&phrase.names), field, "{words}");
            assert_eq!(phrase.unknown, unknown, "{words}");
        }
    }
}
