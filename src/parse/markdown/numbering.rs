//! The official numbering of headings and items: 一、 （一） 1. （1） ①.
//!
//! Takes a line; gives its number and what follows it. Total. A number that goes on as a decimal
//! (`3.5万元`) or as a year (`2023年`) is none.

/// The five kinds of numbers, from chapters down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Style {
    /// 一、
    Chapter,
    /// （一）
    Section,
    /// `1.` `1．` `1、`
    Item,
    /// （1）
    SubItem,
    /// ①
    Circled,
}

impl Style {
    /// The heading level the style stands for: 2 for 一、 down to 6 for ①.
    pub fn level(self) -> u8 {
        self as u8 + 2
    }
}

/// One official number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Numbering {
    /// Which kind of number.
    pub style: Style,
    /// Its value: 三 is 3.
    pub value: u32,
    /// The character that ends it: `、`, `.`, `．`, `）`, `)`, or the circled number itself.
    pub mark: char,
}

/// Splits the official number off the start of a line. White space around it goes with it.
pub fn split(line: &str) -> (Option<Numbering>, &str) {
    let text = trimmed(line);
    let Some(first) = text.chars().next() else {
        return (None, text);
    };
    let after_first = &text[first.len_utf8()..];
    let found = if matches!(first, '（' | '(') {
        bracketed(after_first)
    } else if let Some(value) = circled(first) {
        let number = Numbering {
            style: Style::Circled,
            value,
            mark: first,
        };
        Some((number, after_first))
    } else if digit(first).is_some() || han_digit(first).is_some() {
        plain(text)
    } else {
        None
    };
    match found {
        Some((number, rest)) => (Some(number), rest.trim_start()),
        None => (None, text),
    }
}

/// A line without white space around it. Most have none, and to see that takes less than to look for it.
fn trimmed(line: &str) -> &str {
    let mut ends = line.chars();
    let is_letter = |end: Option<char>| end.is_some_and(|c| !c.is_whitespace());
    match is_letter(ends.next()) && is_letter(ends.next_back()) {
        true => line,
        false => line.trim(),
    }
}

/// 一、 and 1. and their spellings.
fn plain(text: &str) -> Option<(Numbering, &str)> {
    let (han, value, rest) = value(text)?;
    let mark = rest.chars().next()?;
    let rest = &rest[mark.len_utf8()..];
    let decimal = mark != '、' && rest.chars().next().is_some_and(|c| digit(c).is_some());
    if !matches!(mark, '、' | '.' | '．') || decimal {
        return None;
    }
    let style = if han { Style::Chapter } else { Style::Item };
    Some((Numbering { style, value, mark }, rest))
}

/// The rest of （一） or （1）, after the opening bracket.
fn bracketed(text: &str) -> Option<(Numbering, &str)> {
    let (han, value, rest) = value(text)?;
    let mark = rest.chars().next()?;
    if !matches!(mark, '）' | ')') {
        return None;
    }
    let style = if han { Style::Section } else { Style::SubItem };
    let rest = &rest[mark.len_utf8()..];
    Some((Numbering { style, value, mark }, rest))
}

/// A number below a thousand before something else: whether in Han digits, its value, the rest.
fn value(text: &str) -> Option<(bool, u32, &str)> {
    let first = text.chars().next()?;
    let han = digit(first).is_none();
    let (value, rest) = if han {
        han_value(text)?
    } else {
        arabic_value(text)?
    };
    Some((han, value, rest))
}

/// The value of up to three digits, and what follows them.
fn arabic_value(text: &str) -> Option<(u32, &str)> {
    let mut value = 0;
    for (count, (at, c)) in text.char_indices().enumerate() {
        match digit(c) {
            None => return (count > 0).then(|| (value, &text[at..])),
            Some(_) if count == 3 => return None,
            Some(digit) => value = value * 10 + digit,
        }
    }
    None
}

/// The value of up to five Han digits, and what follows them: 十二 is 12, 二十 is 20, 一百零三 is 103,
/// 二〇 is 20.
fn han_value(text: &str) -> Option<(u32, &str)> {
    let (mut total, mut last) = (0, None);
    for (count, (at, c)) in text.char_indices().enumerate() {
        match han_digit(c) {
            None => return (count > 0).then(|| (total + last.unwrap_or(0), &text[at..])),
            Some(_) if count == 5 => return None,
            Some(weight @ (10 | 100)) => total += last.take().unwrap_or(1) * weight,
            Some(small) => last = Some(last.unwrap_or(0) * 10 + small),
        }
    }
    None
}

fn han_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        '百' => 100,
        _ => return None,
    })
}

/// The value of an ASCII or full-width digit.
fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

fn circled(c: char) -> Option<u32> {
    match c {
        '①'..='⑳' => Some(c as u32 - '①' as u32 + 1),
        '㉑'..='㉟' => Some(c as u32 - '㉑' as u32 + 21),
        '㊱'..='㊿' => Some(c as u32 - '㊱' as u32 + 36),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Style, split};

    #[test]
    fn every_official_number_is_split_off_its_line() {
        let cases = [
            ("一、项目基本情况", Style::Chapter, 1, "项目基本情况"),
            ("　　二十三、佐证材料", Style::Chapter, 23, "佐证材料"),
            ("十、附件", Style::Chapter, 10, "附件"),
            ("（一）项目概况", Style::Section, 1, "项目概况"),
            ("(十二) 目标", Style::Section, 12, "目标"),
            ("1.总目标", Style::Item, 1, "总目标"),
            ("２．年度目标", Style::Item, 2, "年度目标"),
            ("3、2023年完成情况", Style::Item, 3, "2023年完成情况"),
            ("（1）科学规范", Style::SubItem, 1, "科学规范"),
            ("①立项", Style::Circled, 1, "立项"),
            ("㉑立项", Style::Circled, 21, "立项"),
        ];
        for (line, style, value, rest) in cases {
            let (number, after) = split(line);
            let found = number.map(|n| (n.style, n.value));
            assert_eq!((found, after), (Some((style, value)), rest), "{line}");
        }
    }

    #[test]
    fn numbers_that_are_part_of_the_sentence_stay() {
        for line in [
            "3.5万元",
            "2023.1完成",
            "2023年度目标",
            "一般公共预算",
            "（一般）",
            "（2023）",
            "十分满意",
            "",
            "（",
            "1",
            "一",
        ] {
            assert_eq!(split(line), (None, line), "{line}");
        }
    }
}
