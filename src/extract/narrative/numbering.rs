//! The numbers that offices put before headings and items, and the level each has: 一、 （一） 1. （1） ①.

/// The number at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct HeadingNumber {
    /// The level of a heading with such a number, 2 to 6.
    pub(super) level: u8,
    /// Its bytes, white space after it included.
    pub(super) length: usize,
}

/// The number that a line begins with.
pub(super) fn numbering(text: &str) -> Option<HeadingNumber> {
    let (level, length) = chapter(text)
        .or_else(|| bracketed(text))
        .or_else(|| arabic(text))
        .or_else(|| circled(text))?;
    let rest = text.get(length..)?;
    let length = length + rest.len() - rest.trim_start().len();
    Some(HeadingNumber { level, length })
}

/// The text after its number.
pub(super) fn unnumbered(text: &str) -> &str {
    let length = numbering(text).map_or(0, |number| number.length);
    text.get(length..).unwrap_or(text)
}

fn is_numeral(c: char) -> bool {
    "〇零一二三四五六七八九十百".contains(c)
}

/// `一、`, `十二．`, `第三章`, `第一部分`, `第二节`.
fn chapter(text: &str) -> Option<(u8, usize)> {
    let rest = text.strip_prefix('第').unwrap_or(text);
    let after = rest.trim_start_matches(is_numeral);
    if after.len() == rest.len() {
        return None;
    }
    let length = text.len() - after.len();
    if rest.len() < text.len() {
        let words = [("部分", 2), ("章", 2), ("节", 3)];
        let (word, level) = words
            .into_iter()
            .find(|(word, _)| after.starts_with(word))?;
        let after = after.get(word.len()..)?;
        let mark = after.chars().next().filter(|c| "、：:".contains(*c));
        return Some((level, length + word.len() + mark.map_or(0, char::len_utf8)));
    }
    let mark = after.chars().next().filter(|c| "、.．".contains(*c))?;
    Some((2, length + mark.len_utf8()))
}

/// `（一）`, `(1)`, and a mark after it.
fn bracketed(text: &str) -> Option<(u8, usize)> {
    let inside = text.strip_prefix(['（', '('])?;
    let end = inside.find(['）', ')'])?;
    let number = inside.get(..end)?.trim();
    let level = match number {
        _ if number.is_empty() || number.chars().count() > 3 => return None,
        _ if number.chars().all(is_numeral) => 3,
        _ if number.chars().all(|c| c.is_ascii_digit()) => 5,
        _ => return None,
    };
    let opened = text.len() - inside.len();
    let after = inside.get(end..)?;
    let closed = after.chars().next().map_or(0, char::len_utf8);
    let mark = after
        .get(closed..)?
        .chars()
        .next()
        .filter(|c| "、.．".contains(*c));
    let length = opened + end + closed + mark.map_or(0, char::len_utf8);
    Some((level, length))
}

/// `1.`, `2、`, `3．`; no decimal, no date.
fn arabic(text: &str) -> Option<(u8, usize)> {
    let after = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - after.len();
    if !(1..=2).contains(&digits) {
        return None;
    }
    let spaces = after.len() - after.trim_start_matches(' ').len();
    let after = after.get(spaces..)?;
    let mark = after.chars().next().filter(|c| "、.．".contains(*c))?;
    let next = after.get(mark.len_utf8()..)?.chars().next();
    let decimal = next.is_some_and(|c| c.is_ascii_digit());
    (!decimal).then_some((4, digits + spaces + mark.len_utf8()))
}

/// `①`.
fn circled(text: &str) -> Option<(u8, usize)> {
    let first = text.chars().next()?;
    matches!(first, '①'..='⑳').then_some((6, first.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::{numbering, unnumbered};

    #[test]
    fn each_number_has_its_level() {
        let cases = [
            ("一、基本情况", Some(2), "基本情况"),
            ("十二、其他", Some(2), "其他"),
            ("第三部分 附表", Some(2), "附表"),
            ("第二节、做法", Some(3), "做法"),
            ("（一）概况", Some(3), "概况"),
            ("(十一) 概况", Some(3), "概况"),
            ("1.目标", Some(4), "目标"),
            ("2 、目标", Some(4), "目标"),
            ("12．目标", Some(4), "目标"),
            ("（1）目标", Some(5), "目标"),
            ("①目标", Some(6), "目标"),
            ("1.5万元", None, "1.5万元"),
            ("2023年", None, "2023年"),
            ("一是加强", None, "一是加强"),
            ("（2023年度）", None, "（2023年度）"),
            ("第一批资金", None, "第一批资金"),
            ("", None, ""),
        ];
        for (text, level, rest) in cases {
            assert_eq!(numbering(text).map(|number| number.level), level, "{text}");
            assert_eq!(unnumbered(text), rest, "{text}");
        }
    }
}
