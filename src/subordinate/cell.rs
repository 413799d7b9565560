//! Cells of foreign tables, read strictly: what they hold is shown and linked to, so only what is exactly of the
//! form that sites of this program write is taken.

use crate::field::FromText;
use crate::model::{Money, Score, Year};
use crate::source::is_unseen;
use jiff::civil::Date;
use std::collections::HashSet;
use std::sync::Arc;

/// Most characters of a cell that a finding repeats.
const SHOWN: usize = 40;
/// Most bytes of a page's path.
const LONGEST_PATH: usize = 500;
/// Most digits after the point of an amount in 万元.
const MOST_DIGITS: usize = 10;

/// A cell as a finding repeats it.
pub(super) fn shown(text: &str) -> String {
    let kept = text.chars().take(SHOWN);
    let mut shown: String = kept
        .map(|c| if is_no_letter(c) { '�' } else { c })
        .collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

/// A character that is not seen, or that turns the order of others round.
fn is_no_letter(c: char) -> bool {
    c.is_control() || is_unseen(c) || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Words in one line, at most `most` characters; `None` where there are none.
pub(super) fn words(text: &str, most: usize) -> Result<Option<&str>, String> {
    let text = text.trim();
    if text.contains(is_no_letter) {
        return Err("有看不见的控制字符".to_owned());
    }
    if text.chars().nth(most).is_some() {
        return Err(format!("超过{most}个字"));
    }
    Ok((!text.is_empty()).then_some(text))
}

/// The path of a page below its site's address.
pub(super) fn path(text: &str) -> Result<&str, String> {
    let plain = |part: &str| !matches!(part, "" | "." | "..");
    let odd = |c: char| is_no_letter(c) || c.is_whitespace() || "\\:?#%<>\"'`{}|^".contains(c);
    let fits = text.len() <= LONGEST_PATH
        && text.ends_with(".html")
        && text.split('/').all(plain)
        && !text.contains(odd);
    match fits {
        true => Ok(text),
        false => Err("应当是站点里一个网页的路径，如 2024/qinghe/lvhua.html".to_owned()),
    }
}

/// A year.
pub(super) fn year(text: &str) -> Result<Year, String> {
    let expected = || "应当是2000到2100之间的年份".to_owned();
    let digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    let year = digits.then(|| Year::from_text(text).ok()).flatten();
    year.ok_or_else(expected)
}

/// A score as written, from 0 to 100.
pub(super) fn score(text: &str) -> Result<Option<&str>, String> {
    given(text, "应当是0到100之间的数", |text| {
        is_number(text, 2) && Score::from_text(text).is_ok()
    })
}

/// An amount in 万元, as written, with what it is.
pub(super) fn wan(text: &str) -> Result<Option<(&str, Money)>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let money = match is_number(text, MOST_DIGITS) {
        true => Money::from_text(text).ok(),
        false => None,
    };
    let money = money.ok_or_else(|| "应当是不小于0的数，单位是万元".to_owned())?;
    Ok(Some((text, money)))
}

/// A day, `2024-09-30`.
pub(super) fn day(text: &str) -> Result<Option<Date>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let date: Option<Date> = text.parse().ok();
    let date = date.filter(|date| date.to_string() == text);
    date.map(Some)
        .ok_or_else(|| "应当是日期，如 2024-09-30".to_owned())
}

/// A count from 0 up.
pub(super) fn count(text: &str) -> Result<usize, String> {
    let digits = (1..=9).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let count = digits.then(|| text.parse().ok()).flatten();
    count.ok_or_else(|| "应当是整数".to_owned())
}

fn given<'t>(
    text: &'t str,
    expected: &str,
    fits: impl Fn(&str) -> bool,
) -> Result<Option<&'t str>, String> {
    match text {
        "" => Ok(None),
        text if fits(text) => Ok(Some(text)),
        _ => Err(expected.to_owned()),
    }
}

/// Whether a text is digits, perhaps with a point and up to so many digits after it.
fn is_number(text: &str, most: usize) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    match text.split_once('.') {
        Some((whole, rest)) => digits(whole) && digits(rest) && rest.len() <= most,
        None => digits(text),
    }
}

/// Words that many rows share, kept once.
#[derive(Default)]
pub(super) struct CellWords(HashSet<Arc<str>>);

impl CellWords {
    /// The words, kept once.
    pub(super) fn share(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.0.get(text) {
            return Arc::clone(known);
        }
        let new: Arc<str> = text.into();
        self.0.insert(Arc::clone(&new));
        new
    }
}

#[cfg(test)]
mod tests {
    use super::{count, day, path, score, wan, words, year};

    #[test]
    fn only_paths_of_pages_below_a_site_are_paths() {
        for text in ["a.html", "2024/qinghe/绿化.html", "2024/a/b-2_c.html"] {
            assert_eq!(path(text), Ok(text));
        }
        for text in [
            "",
            ".html/",
            "/a.html",
            "//evil.example/a.html",
            "../a.html",
            "a/./b.html",
            "a//b.html",
            "javascript:alert(1).html",
            "https://evil.example/a.html",
            "a.html?x=.html",
            "a#.html",
            "a\\b.html",
            "a b.html",
            "a\u{202E}.html",
            "%2e%2e/a.html",
            "a.htm",
        ] {
            assert!(path(text).is_err(), "{text}");
        }
        assert!(path(&format!("{}.html", "a".repeat(500))).is_err());
    }

    #[test]
    fn numbers_are_digits() {
        assert_eq!(score("95.50"), Ok(Some("95.50")));
        assert_eq!(score(""), Ok(None));
        for text in [
            "100.5", "-1", "九十", "９５", "1e2", "95.", ".5", "95.555", " 95",
        ] {
            assert!(score(text).is_err(), "{text}");
        }
        let wan = |text| {
            wan(text).map(|amount| amount.map(|(text, money)| (text, money.yuan().to_string())))
        };
        assert_eq!(wan("140.32"), Ok(Some(("140.32", "1403200.00".to_owned()))));
        for text in [
            "一百",
            "壹佰万元",
            "-5",
            "1,200",
            "5万元",
            "=1+1",
            "1.23456789012",
            "NaN",
        ] {
            assert!(wan(text).is_err(), "{text}");
        }
        assert_eq!(count("12"), Ok(12));
        for text in ["", "-1", "1.0", "99999999999", "+1"] {
            assert!(count(text).is_err(), "{text}");
        }
    }

    #[test]
    fn years_days_and_words_are_of_their_form() {
        assert!(year("2024").is_ok());
        for text in ["2024年", "1999", "２０２４", ""] {
            assert!(year(text).is_err(), "{text}");
        }
        assert!(day("2024-09-30").is_ok_and(|day| day.is_some()));
        for text in ["2024-9-30", "2024-02-30", "20240930", "2024年9月30日"] {
            assert!(day(text).is_err(), "{text}");
        }
        assert_eq!(words(" =1+1", 10), Ok(Some("=1+1")));
        assert_eq!(words("  ", 10), Ok(None));
        assert!(words("两\n行", 10).is_err());
        assert!(words("a\u{202E}b", 10).is_err());
        assert!(words("十一个字十一个字十一个", 10).is_err());
    }
}
