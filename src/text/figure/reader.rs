//! Reading the figures of a text: `1,234.5万元`, `１００％`, `百分之八十八点五`, `人民币叁佰万元整`.
//!
//! Takes a text, gives its figures in order. Total. What is no amount, percentage or count is left
//! out: years, dates, document numbers, ordinals, negative numbers, foreign money.

use super::arabic::{LineEnd, Notation, WrittenNumber, arabic, digit};
use super::numeral;
use super::unit::{self, FigureUnit};
use super::value::{Figure, Measure, Precision};
use crate::text::chars::non_han;
use rust_decimal::Decimal;

/// The largest value that is taken for one.
const LARGEST: i64 = 1_000_000_000_000_000;

/// Marks between the two ends of a range.
const DASHES: [char; 9] = ['-', '–', '—', '~', '～', '至', '到', '－', '﹣'];

/// Adds the figures of `text`, in order.
pub(super) fn figures(text: &str, line_end: LineEnd<'_>, found: &mut Vec<Figure>) {
    let mut at = 0;
    let next_start = match numeral::may_hold(text) {
        true => next_digit_or_numeral,
        false => next_digit,
    };
    while let Some(start) = next_start(text, at) {
        let number = match digit(char_at(text, start)) {
            Some(_) => arabic(text, start, line_end),
            None => numeral::read(text, start),
        };
        at = number.range.end.max(start + 1);
        while !text.is_char_boundary(at) {
            at += 1;
        }
        if let Some(figure) = figure(text, &number) {
            at = at.max(figure.place.end);
            found.push(figure);
        }
    }
}

/// Where the next number may begin, in digits or in Han numerals.
fn next_digit_or_numeral(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let start = rest.find(|c: char| digit(c).is_some() || numeral::begins(c))?;
    Some(from + start)
}

/// Where the next number may begin, in a text without Han numerals.
fn next_digit(text: &str, from: usize) -> Option<usize> {
    let mut others = non_han(text.get(from..)?);
    let (start, _) = others.find(|(_, c)| digit(*c).is_some())?;
    Some(from + start)
}

fn char_at(text: &str, at: usize) -> char {
    text.get(at..)
        .and_then(|rest| rest.chars().next())
        .unwrap_or('\0')
}

/// The figure that a number and the words around it make.
fn figure(text: &str, number: &WrittenNumber) -> Option<Figure> {
    let before = text.get(..number.range.start)?;
    let after = text.get(number.range.end..)?;
    let value = number.value?;
    if glued(before, number.form) {
        return None;
    }
    let (fuzzy, tail) = unit::fuzzy(after);
    let found = match number.form {
        Notation::Hundredths => FigureUnit::new(Measure::Percent, Decimal::ONE, tail),
        Notation::Digits => unit::after(tail)?,
        Notation::Han => unit::after(tail).filter(|found| found.measure == Measure::Yuan)?,
    };
    let worth = found.worth;
    let value_of = value.checked_mul(worth)?;
    let step = match value.scale() {
        0 => Decimal::ZERO,
        scale => Decimal::new(1, scale.min(28)).checked_mul(worth)?,
    };
    let end = text.len() - found.rest.len();
    let about = fuzzy
        || found.fuzzy
        || unit::about(before.trim_end(), found.rest)
        || in_range(before, found.rest);
    let precision = match (unit::each(found.rest), about) {
        (true, _) => Precision::Each,
        (false, true) => Precision::About,
        (false, false) => Precision::Exact,
    };
    (value_of <= Decimal::from(LARGEST)).then_some(Figure {
        place: number.range.start..end,
        value: value_of,
        step,
        measure: found.measure,
        precision,
    })
}

/// Whether the number is the tail of something else: a name, a document number, a date, a negative
/// number, a number with a space inside that nobody can read.
fn glued(before: &str, form: Notation) -> bool {
    let mut back = before.chars().rev();
    let last = back.next().unwrap_or(' ');
    let earlier = back.find(|c| *c != ' ').unwrap_or(' ');
    match last {
        '-' | '－' | '﹣' | '–' | '—' => !ends_an_amount(earlier),
        ' ' => digit(earlier).is_some(),
        '第' | '〔' | '[' | '/' | '.' | '_' | '#' => true,
        '几' | '数' => form == Notation::Han,
        c => c.is_ascii_alphabetic(),
    }
}

/// Whether a character may be the last of an amount or a percentage.
fn ends_an_amount(c: char) -> bool {
    digit(c).is_some() || matches!(c, '元' | '亿' | '万' | '%' | '％')
}

/// Whether the figure is one end of a range.
fn in_range(before: &str, after: &str) -> bool {
    let before = before.trim_end();
    let opened = before
        .strip_suffix(DASHES)
        .map(str::trim_end)
        .and_then(|before| before.chars().next_back())
        .is_some_and(ends_an_amount);
    let goes_on = after
        .trim_start()
        .strip_prefix(DASHES)
        .map(str::trim_start)
        .and_then(|after| after.chars().next())
        .is_some_and(|c| digit(c).is_some());
    opened || goes_on
}

#[cfg(test)]
mod tests {
    use super::super::value::{Measure, Precision};
    use super::figures;

    /// The figures of a text, one a word: value, measure, `~` for about, `/` for each.
    fn read(text: &str) -> String {
        let mut all = Vec::new();
        figures(text, &|at| text.as_bytes().get(at) == Some(&b' '), &mut all);
        let words = all.iter().map(|figure| {
            let measure = match figure.measure {
                Measure::Yuan => "元",
                Measure::Percent => "%",
                Measure::Count(word) => word,
            };
            let mark = match figure.precision {
                Precision::Exact => "",
                Precision::About => "~",
                Precision::Each => "/",
            };
            format!("{mark}{}{measure}", figure.value.normalize())
        });
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        let cases = [
            ("支出1,234.5万元", "12345000元"),
            ("完成13.5 亿元", "1350000000元"),
            ("９２６５．３５３４４２万元", "92653534.42元"),
            ("１，２３４万元", "12340000元"),
            ("支出140. 32万元", "1403200元"),
            ("支出14 0.32万元", "1403200元"),
            ("人民币3000000元整", "3000000元"),
            ("人民币叁佰万元整", "3000000元"),
            ("三百零五万元", "3050000元"),
            ("一亿三千万元", "130000000元"),
            ("二十五点三万元", "253000元"),
            ("约200万元", "~2000000元"),
            ("200余万元", "~2000000元"),
            ("200万元左右", "~2000000元"),
            ("10-15万元", "~150000元"),
            ("10万元至15万元", "~100000元 ~150000元"),
            ("3万元/年", "/30000元"),
            ("17 万余人", "~170000人"),
            ("占88.5%，达到１００％", "88.5% 100%"),
            ("百分之八十八点五", "88.5%"),
            ("百分之15", "15%"),
            ("受益6792人，216人次", "6792人 216人次"),
            ("检修23处", "23处"),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_is_left_out() {
        let texts = [
            "2023年1-12月",
            "盘政办通〔2019〕78号",
            "完成千万元、亿元楼宇申报",
            "几十万元",
            "百万元以上项目",
            "一元化、多元",
            "5个百分点",
            "12个月",
            "下降-5%",
            "200万美元",
            "2024元旦",
            "第3名",
            "2018.1.5",
            "510000_0013zp",
            "99999999999999999999999999999999999999亿元",
            "一二三四五六七八九〇一二三四五六七八九〇一二三亿亿亿元",
        ];
        for text in texts {
            assert_eq!(read(text), "", "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_text_gives_figures_in_order_inside_it(
            text in "[0-9０-９.,．，%％ 万亿元千百十一二三点零之分约余-至/年个人月。]{0,60}",
        ) {
            let (mut all, mut last) = (Vec::new(), 0);
            figures(&text, &|at| at % 2 == 0, &mut all);
            for figure in all {
                assert!(figure.place.start >= last && text.get(figure.place.clone()).is_some());
                assert!(figure.value <= rust_decimal::Decimal::from(super::LARGEST));
                last = figure.place.end;
            }
        }
    }
}
