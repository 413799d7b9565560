//! Where a line may end in a name of a project or a unit: at the ends of its words.
//!
//! Takes a name; gives it with [`WORD_END`] at these places. Made for names and headings, not for sentences. Words
//! are told by a list of what such names are made of, so that where the list does not know, there is no place: a name
//! that is not broken there can be broken anywhere by who shows it, but no word is ever torn where a place is given.

use super::words::words_of;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The mark of a place where a line may end; it has no width.
pub const WORD_END: char = '\u{200B}';

/// What a piece of a name is to its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A word.
    Word,
    /// The last word of the name of a place, which sticks to what is before it.
    Place,
    /// Sticks to what is before it.
    After,
    /// Sticks to what follows it.
    Before,
    /// Characters of no word of the list.
    Unknown,
    /// Digits and letters.
    Figure,
    /// Anything else, such as a bracket: whoever shows it knows whether a line may end there.
    Mark,
}

/// A piece of a name.
#[derive(Clone, Copy, Debug)]
struct Piece<'t> {
    text: &'t str,
    kind: Kind,
}

/// The words that begin with a character.
static WORDS: LazyLock<FxHashMap<char, Vec<(&'static str, Kind)>>> = LazyLock::new(|| {
    let mut words: FxHashMap<char, Vec<(&'static str, Kind)>> = FxHashMap::default();
    let lines = include_str!("word_ends.txt").lines();
    for line in lines.filter(|line| !line.starts_with('#')) {
        let kind = match line.chars().next() {
            Some('@') => Kind::Place,
            Some('=') => Kind::After,
            Some('+') => Kind::Before,
            _ => Kind::Word,
        };
        for word in words_of(line.trim_start_matches(['@', '=', '+'])) {
            let first = word.chars().next().unwrap_or_default();
            words.entry(first).or_default().push((word, kind));
        }
    }
    words
});

/// A name with a mark at every place between two words where a line may end.
pub fn with_word_ends(name: &str) -> String {
    let mut marked = String::with_capacity(name.len() + 24);
    let mut before: Option<Piece<'_>> = None;
    // Characters since the last mark.
    let mut since = 0;
    for piece in pieces(name) {
        if before.is_some_and(|before| is_place(before, since, piece)) {
            marked.push(WORD_END);
            since = 0;
        }
        marked.push_str(piece.text);
        if piece.kind != Kind::Mark {
            since += length(piece);
        }
        before = Some(piece);
    }
    marked
}

fn length(piece: Piece<'_>) -> usize {
    piece.text.chars().count()
}

/// Whether a line may end between two pieces, `since` characters after the last such place.
fn is_place(before: Piece<'_>, since: usize, after: Piece<'_>) -> bool {
    let ends = match before.kind {
        Kind::Word => true,
        Kind::Unknown => length(before) > 1,
        Kind::Place | Kind::After => since > 1,
        Kind::Before | Kind::Figure | Kind::Mark => false,
    };
    ends && match after.kind {
        Kind::Word | Kind::Before => true,
        Kind::Unknown => match before.kind {
            Kind::Place => true,
            Kind::After => before.text.starts_with('年') && length(after) > 1,
            _ => length(after) > 1,
        },
        Kind::Figure => before.kind == Kind::Word || is_year(after.text),
        Kind::Place | Kind::After | Kind::Mark => false,
    }
}

fn is_year(text: &str) -> bool {
    text.len() == 4
        && (text.starts_with("19") || text.starts_with("20"))
        && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

fn is_of_figure(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-.~%+".contains(c)
}

/// The pieces of a name, in order.
fn pieces(name: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::with_capacity(name.len() / 6 + 2);
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let run_of = |is: fn(char) -> bool| rest.find(|c| !is(c)).unwrap_or(rest.len());
        let end = if is_han(first) {
            let end = run_of(is_han);
            push_words(&rest[..end], &mut pieces);
            end
        } else if first.is_ascii_alphanumeric() {
            let end = run_of(is_of_figure);
            let text = &rest[..end];
            pieces.push(Piece {
                text,
                kind: Kind::Figure,
            });
            end
        } else {
            let text = &rest[..first.len_utf8()];
            pieces.push(Piece {
                text,
                kind: Kind::Mark,
            });
            text.len()
        };
        rest = &rest[end..];
    }
    pieces
}

/// The best way to read a text from a place on.
#[derive(Clone, Copy, Debug, Default)]
struct Reading {
    /// What it costs: unknown characters, then pieces.
    cost: (usize, usize),
    /// Where its first piece ends.
    end: usize,
    /// What its first piece is.
    kind: Option<Kind>,
}

/// The words of Chinese characters, read so that as few characters as possible are of no word, in as few
/// pieces as possible.
fn push_words<'t>(text: &'t str, pieces: &mut Vec<Piece<'t>>) {
    let mut best = vec![Reading::default(); text.len() + 1];
    for (at, first) in text.char_indices().rev() {
        let next = at + first.len_utf8();
        let (unknown, count) = best[next].cost;
        let mut found = Reading {
            cost: (unknown + 2, count + 1),
            end: next,
            kind: Some(Kind::Unknown),
        };
        for (word, kind) in WORDS.get(&first).map_or(&[][..], Vec::as_slice) {
            if !text[at..].starts_with(word) {
                continue;
            }
            let end = at + word.len();
            // A word of one character may well be a part of another.
            let doubt = usize::from(end == next);
            let (unknown, count) = best[end].cost;
            let cost = (unknown + doubt, count + 1);
            if cost < found.cost || cost == found.cost && end > found.end {
                found = Reading {
                    cost,
                    end,
                    kind: Some(*kind),
                };
            }
        }
        best[at] = found;
    }
    let mut at = 0;
    while let Some(kind) = best[at].kind {
        let mut end = best[at].end;
        while kind == Kind::Unknown && best[end].kind == Some(Kind::Unknown) {
            end = best[end].end;
        }
        pieces.push(Piece {
            text: &text[at..end],
            kind,
        });
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::{WORD_END, WORDS, with_word_ends};
    use std::collections::HashSet;

    #[test]
    fn lines_end_where_words_do() {
        let cases = [
            "义务教育|学生|营养改善计划|补助|资金",
            "云岭市|霁山区|人民政府",
            "南岭县|石桥镇|冷链|物流|中心|建设|项目（一期）",
            "2023年|中央财政|困难群众|救助|补助|资金",
            "白鹭社区|背街小巷|环境|整治|经费",
            "双拥镇|2022年|农村危房|改造|项目",
            "2023年|异地|造林|补助",
            "区教育体育局|2023年度|项目支出|绩效自评|报告",
            "每一笔|项目支出，花在哪里，做成了什么",
            "河道|保洁|与管护|经费",
            "老旧小区|改造（第三批）项目",
            "S315线K12+300至K45段|路面|改造|工程",
            "“互联网+政务服务”平台|升级|改造",
            "临时救助",
            "第二人民医院|门诊楼|修缮",
            "Greenway 7",
            "",
        ];
        for marked in cases {
            let name = marked.replace('|', "");
            let found = with_word_ends(&name).replace(WORD_END, "|");
            assert_eq!(found, marked);
        }
    }

    #[test]
    fn no_word_stands_twice_in_the_list() {
        let mut seen = HashSet::new();
        for (word, kind) in WORDS.values().flatten() {
            assert!(seen.insert(word), "{word} {kind:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_name_stays_what_it_is(name in "[县市区和与第一项目支出绩效自评2023a（）、 \u{200B}𠀀]{0,40}") {
            let marked = with_word_ends(&name);
            let without = |text: &str| text.replace(WORD_END, "");
            proptest::prop_assert_eq!(without(&marked), without(&name));
            proptest::prop_assert!(!marked.starts_with(WORD_END) || name.starts_with(WORD_END));
        }
    }
}
