//! A project's name as it is held against the names of other years.
//!
//! Widths, spaces, quotation marks and the forms of brackets never count. Years do not count either, nor
//! brackets with nothing but years in them. Everything else does: phases (一期), batches (第二批) and numbers of
//! documents tell projects apart, and two that are taken for one would be a false statement.

use crate::text::number::narrow;
use crate::text::words::pattern;
use regex::Regex;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

/// Years in digits, narrow or Chinese, one or several: `2023年度`, `2022-2023年`, `二〇二三年`. What ends them
/// is `unit`, which only brackets can do without.
static YEARS: LazyLock<Regex> = LazyLock::new(|| {
    let year = "(?:20[0-9]{2}|二[〇○◯零oO0][〇○◯零oO0一二三四五六七八九]{2})";
    let run = format!("{year}(?:(?:年度?)?(?:[-~至、,和及]{year}|[-~][0-9]{{2}}))*");
    pattern(&format!("{run}(?P<unit>学年度?|年度?)|{run}"))
});

/// One year.
static YEAR: LazyLock<Regex> =
    LazyLock::new(|| pattern("20[0-9]{2}|二[〇○◯零oO0][〇○◯零oO0一二三四五六七八九]{2}"));

/// What makes years a part of the number of a document: `〔2023〕15号`.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern("^第?[0-9]+号"));

/// A name in one form: narrow, without spaces and quotation marks, with one kind of brackets and of dashes.
pub(super) fn folded(name: &str) -> String {
    let narrow = narrow(name);
    let mut folded = String::with_capacity(narrow.len());
    for c in narrow.chars() {
        match c {
            '\u{200b}' | '\u{feff}' => {}
            c if c.is_whitespace() || "“”\"「」『』《》".contains(c) => {}
            '〔' | '[' | '【' => folded.push('('),
            '〕' | ']' | '】' => folded.push(')'),
            '〜' => folded.push('~'),
            '—' | '–' | '―' | '─' | '‐' | '‑' | '−' | '-' => {
                if !folded.ends_with('-') {
                    folded.push('-');
                }
            }
            c => folded.push(c),
        }
    }
    folded
}

/// A folded name without its years; the name itself where nothing else is in it.
pub(super) fn without_years(folded: &str) -> Cow<'_, str> {
    let places = places(folded);
    if places.is_empty() {
        return Cow::Borrowed(folded);
    }
    let mut bare = String::with_capacity(folded.len());
    let mut from = 0;
    for place in places {
        bare.push_str(&folded[from..place.start]);
        from = place.end;
    }
    bare.push_str(&folded[from..]);
    let bare = bare.trim_start_matches(['-', '、', ',', ':']);
    match bare {
        "" => Cow::Borrowed(folded),
        bare => Cow::Owned(bare.to_owned()),
    }
}

/// The years that stand in a name.
pub(super) fn years_in(name: &str) -> Vec<u16> {
    let folded = folded(name);
    let places = places(&folded).into_iter();
    let years = places.flat_map(|place| YEAR.find_iter(&folded[place]).map(|found| found.as_str()));
    years.filter_map(read_year).collect()
}

/// A year of four digits, narrow or Chinese.
fn read_year(written: &str) -> Option<u16> {
    let mut digits = written.chars().map(|c| match c {
        '一' => Some(1),
        '二' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        c => c.to_digit(10).or(Some(0)),
    });
    digits.try_fold(0, |year: u16, digit| {
        Some(year * 10 + u16::try_from(digit?).ok()?)
    })
}

/// Where the years of a folded name stand, with brackets that hold nothing else.
fn places(folded: &str) -> Vec<Range<usize>> {
    let is_possible = |name: &str| name.contains("20") || name.contains('二');
    if !is_possible(folded) {
        return Vec::new();
    }
    let all = YEARS.captures_iter(folded).filter_map(|found| {
        let whole = found.get(0)?;
        let (before, after) = (&folded[..whole.start()], &folded[whole.end()..]);
        if before.ends_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let bracketed = before.ends_with('(') && after.starts_with(')');
        let after = if bracketed { &after[1..] } else { after };
        let counts = bracketed || found.name("unit").is_some();
        let numbers = if bracketed {
            after.starts_with(|c: char| c.is_ascii_digit() || c == '第')
        } else {
            NUMBER.is_match(after)
        };
        let grown = usize::from(bracketed);
        (counts && !numbers).then(|| whole.start() - grown..whole.end() + grown)
    });
    all.collect()
}

#[cfg(test)]
mod tests {
    use super::{folded, without_years, years_in};

    fn key(name: &str) -> String {
        without_years(&folded(name)).into_owned()
    }

    /// Names of one project in several years, a line each.
    const SAME: &[&[&str]] = &[
        &[
            "河道保洁经费",
            "2023年河道保洁经费",
            "2023年度河道保洁经费",
            "２０２３年河道保洁经费",
            "二〇二三年度河道保洁经费",
            "二○二三年河道保洁经费",
            "二零二三年河道保洁经费",
            "2022-2023年度河道保洁经费",
            "2022—2023年河道保洁经费",
            "2022年至2023年河道保洁经费",
            "2022年度、2023年度河道保洁经费",
            "2022-23年河道保洁经费",
            "河道保洁经费（2023年度）",
            "河道保洁经费(2023)",
            "河道保洁经费〔2022－2023〕",
            "【2023年】河道 保洁　经费",
            "2023年——河道保洁经费",
            "“河道保洁”经费",
        ],
        &[
            "校园餐（2023学年）补助",
            "2023-2024学年校园餐补助",
            "校园餐补助",
        ],
        &[
            "泵站改造（一期）",
            "泵站改造(一期)",
            "2023年泵站改造［一期］",
        ],
        &["2023年第二批救助资金", "第二批救助资金"],
        &["东岸—西岸步道", "东岸-西岸步道", "东岸——西岸步道"],
        &["2023年", "２０２３年"],
    ];

    /// Names of different projects: no two of a line are taken for one.
    const DIFFERENT: &[&[&str]] = &[
        &[
            "泵站改造",
            "泵站改造（一期）",
            "泵站改造（二期）",
            "泵站改造（续建）",
        ],
        &[
            "2023年第一批救助资金",
            "2023年第二批救助资金",
            "2023年提前下达救助资金",
            "2023年救助资金",
        ],
        &[
            "2023年上半年巡查经费",
            "2023年下半年巡查经费",
            "2023年巡查经费",
        ],
        &[
            "云财农〔2023〕15号资金",
            "云财农〔2024〕15号资金",
            "云财农〔2023〕16号资金",
        ],
        &["2023年第15号令宣传", "2024年第15号令宣传"],
        &["12023年纪念林", "22023年纪念林"],
        &["智造2025工程", "智造2030工程", "智造工程"],
        &["20年树龄古树养护", "30年树龄古树养护"],
        &["2023年", "2024年"],
        &["一中食堂（东区）", "一中食堂（西区）"],
        &["二〇二线维修", "二〇三线维修"],
    ];

    #[test]
    fn one_project_is_known_again_in_other_years() {
        for names in SAME {
            for name in *names {
                assert_eq!(key(name), key(names[0]), "{name}");
            }
        }
    }

    #[test]
    fn what_may_be_another_project_stays_another() {
        for names in DIFFERENT {
            for (at, name) in names.iter().enumerate() {
                for other in &names[..at] {
                    assert_ne!(key(name), key(other), "{name} {other}");
                }
            }
        }
    }

    #[test]
    fn the_years_of_a_name_are_read() {
        assert_eq!(
            years_in("2022年至二〇二三年渠道维修（2024）"),
            [2022, 2023, 2024]
        );
        assert_eq!(years_in("云财农〔2023〕15号资金"), [0_u16; 0]);
    }
}
