//! 依据: texts, or titles with numbers.

use crate::diagnostic::Code;
use crate::field::{Context, Record};
use crate::model::fields::BASIS;
use crate::model::report::Basis;
use crate::model::value::Word;
use crate::source::{Span, Spanned};
use std::ops::Range;

/// 依据. A number inside a text is found; of several, each is a document of its own.
pub(super) fn read_basis(record: &Record<'_>, ctx: &mut Context<'_>) -> Box<[Basis]> {
    let mut all = Vec::new();
    for node in record.items("basis") {
        if let Some(text) = node.text() {
            let before = all.len();
            add_from_text(text, node.span, &mut all);
            if all.len() == before {
                let message = format!("“依据”的这一项只有标点“{}”，没有写文件", text.trim());
                let help = "写成“《标题》（文号）”；没有依据就删掉这一项";
                ctx.report(Code::MISSING, node.span, message, help);
            }
        } else if let Some(row) = Record::open(node, BASIS, "“依据”的每一项", ctx) {
            let (title, number) = (
                row.get::<Word>("title", ctx),
                row.get::<Word>("number", ctx),
            );
            let given = number.clone();
            let several = given.as_ref().map(|number| numbers_alone(&number.value));
            match (several.unwrap_or_default(), number) {
                (numbers, Some(number)) if numbers.len() > 1 => {
                    all.extend(numbers.into_iter().map(|one| Basis {
                        title: title.clone(),
                        number: Some(Spanned::new(one.into(), number.span)),
                    }));
                }
                (_, None) if title.is_none() => {}
                (_, number) => all.push(Basis { title, number }),
            }
        }
    }
    all.into()
}

/// `《标题》（文号）`, a number alone, a title alone, or a title with several numbers: all of these are
/// the title's, as they were written. `《甲》（文号）、《乙》（文号）` are two.
fn add_from_text(text: &str, span: Span, all: &mut Vec<Basis>) {
    let text = text.trim();
    let places = document_numbers(text);
    let word = |text: &str| Some(Spanned::new(Word::from(text), span));
    let several_titles = text.matches('《').count() > 1;
    match places.as_slice() {
        [] => {
            let title = word(bare_title(text)).filter(|title| !title.value.is_empty());
            all.extend(title.map(|title| Basis {
                title: Some(title),
                number: None,
            }));
        }
        [place] => {
            let rest = format!("{}{}", &text[..place.start], &text[place.end..]);
            let title = bare_title(&rest);
            all.push(Basis {
                title: word(title).filter(|_| !title.is_empty()),
                number: word(&text[place.clone()]),
            });
        }
        places if several_titles => {
            let mut from = 0;
            for place in places {
                let title = bare_title(&text[from..place.start]);
                from = place.end;
                all.push(Basis {
                    title: word(title).filter(|_| !title.is_empty()),
                    number: word(&text[place.clone()]),
                });
            }
        }
        [first, .., last] => {
            let rest = format!("{}{}", &text[..first.start], &text[last.end..]);
            let title = bare_title(&rest);
            all.extend(places.iter().map(|place| Basis {
                title: word(title).filter(|_| !title.is_empty()),
                number: word(&text[place.clone()]),
            }));
        }
    }
}

/// A title without the marks around it.
fn bare_title(text: &str) -> &str {
    let marks = |c: char| "《》（）()，,、；; ".contains(c);
    let title = text.trim_matches(marks);
    // A title that itself ends with a bracket keeps it, unless the bracket was the number's.
    let whole = text.trim_start_matches(|c: char| marks(c) && c != '《');
    let whole = whole.trim_start_matches('《');
    match whole.split_once('》') {
        Some((inner, _)) if !inner.is_empty() => inner,
        _ => title,
    }
}

/// The numbers of a text that holds nothing else but marks between them; none where there is more.
fn numbers_alone(text: &str) -> Vec<&str> {
    let places = document_numbers(text);
    let mut from = 0;
    let mut numbers = Vec::with_capacity(places.len());
    for place in places {
        numbers.push((&text[from..place.start], &text[place.clone()]));
        from = place.end;
    }
    let is_mark = |c: char| c.is_whitespace() || "，,、；;和及（）()".contains(c);
    let only = numbers
        .iter()
        .all(|(before, _)| before.chars().all(is_mark));
    if !only || !text[from..].chars().all(is_mark) {
        return Vec::new();
    }
    numbers.into_iter().map(|(_, number)| number).collect()
}

/// The byte ranges of document numbers such as `盘政办通〔2019〕78号`: letters of the issuing body,
/// a bracketed year, a number and 号.
fn document_numbers(text: &str) -> Vec<Range<usize>> {
    let mut numbers: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    while let Some(found) = document_number(&text[from..]) {
        numbers.push(from + found.start..from + found.end);
        from += found.end;
    }
    numbers
}

fn document_number(text: &str) -> Option<Range<usize>> {
    let mut from = 0;
    while let Some(open) = text[from..]
        .find(['〔', '[', '［', '【'])
        .map(|at| from + at)
    {
        let year: String = text[open..].chars().skip(1).take(4).collect();
        let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
        let end = text[open..]
            .find('号')
            .map(|at| open + at + '号'.len_utf8());
        let start = text[..open].rfind(|c: char| !c.is_alphanumeric() || c.is_ascii());
        let start = start.map_or(0, |at| {
            at + text[at..].chars().next().map_or(1, char::len_utf8)
        });
        if is_year && start < open {
            return Some(start..end?);
        }
        from = open + text[open..].chars().next().map_or(1, char::len_utf8);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{add_from_text, numbers_alone};
    use crate::source::Span;

    fn read(text: &str) -> Vec<(String, String)> {
        let mut all = Vec::new();
        add_from_text(text, Span::default(), &mut all);
        let word = |word: Option<crate::source::Spanned<crate::model::value::Word>>| {
            word.map_or(String::new(), |word| word.value.to_string())
        };
        all.into_iter()
            .map(|basis| (word(basis.title), word(basis.number)))
            .collect()
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        let own = |(title, number): &(&str, &str)| ((*title).into(), (*number).into());
        expected.iter().map(own).collect()
    }

    #[test]
    fn an_entry_may_hold_several_numbers() {
        let cases: [(&str, &[(&str, &str)]); 8] = [
            ("云岭民发〔2023〕9号", &[("", "云岭民发〔2023〕9号")]),
            (
                "云岭振发【2020】18号；云岭振发【2021】4号",
                &[("", "云岭振发【2020】18号"), ("", "云岭振发【2021】4号")],
            ),
            (
                "《冷库建设资金的通知》云岭振发【2020】18号；云岭振发【2021】4号",
                &[
                    ("冷库建设资金的通知", "云岭振发【2020】18号"),
                    ("冷库建设资金的通知", "云岭振发【2021】4号"),
                ],
            ),
            (
                "《甲办法》（云财〔2020〕1号）、《乙办法》（云财〔2021〕2号）",
                &[("甲办法", "云财〔2020〕1号"), ("乙办法", "云财〔2021〕2号")],
            ),
            (
                "《甲办法（试行）》（云财〔2020〕1号）",
                &[("甲办法（试行）", "云财〔2020〕1号")],
            ),
            ("乙办法", &[("乙办法", "")]),
            ("", &[]),
            ("《》", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), pairs(expected), "{text}");
        }
    }

    #[test]
    fn a_field_of_numbers_is_split_only_where_it_holds_nothing_else() {
        let two = numbers_alone("云财〔2020〕1号、云财〔2021〕2号");
        assert_eq!(two, ["云财〔2020〕1号", "云财〔2021〕2号"]);
        assert!(numbers_alone("云财〔2020〕1号（已废止）、云财〔2021〕2号").is_empty());
    }
}
