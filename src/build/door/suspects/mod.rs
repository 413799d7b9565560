//! Where in an output something may stand that must not go out: a quick look at its bytes.
//!
//! Takes bytes, gives places that a close look is for. Digits that a reader sees together stand together,
//! whatever marks, character references and spaces are between them; the border of a block parts them.
//! Invariant: among the places is every number in a text or in an attribute of twelve digits or more, and every one of
//! eleven that begins as a mobile does, with letters that look like digits among them or not; every one of seven behind
//! the name of a paper; and ten Han digits on end.

mod digits;
mod element;
mod han;
mod mark;
mod markup;
mod place;

use digits::DigitRun;
use han::han_numbers;
use markup::MarkupLook;
use memchr::memmem::Finder;
use place::FEWEST;
use std::sync::LazyLock;

pub(super) use element::{is_border, is_line_end};
pub(super) use place::{SuspectKind, SuspectPlace};

/// The star that state organs put after a degree of secrecy.
pub(super) const STAR: &[u8] = "★".as_bytes();
/// Looks for it.
static STARS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(STAR));

/// What an output is, as far as the look at it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OutputForm {
    /// Texts between tags: pages, feeds.
    Markup,
    /// A text.
    Plain,
    /// Pieces of words and lists of numbers: only what stands unbroken is a number.
    Pieces,
}

/// The places of an output that a close look is for.
pub(super) fn suspects(form: OutputForm, bytes: &[u8]) -> Vec<SuspectPlace> {
    let mut found = match form {
        OutputForm::Markup => MarkupLook::over(bytes),
        OutputForm::Plain => {
            let mut found = Vec::new();
            let mut run = DigitRun::new(bytes, form, SuspectKind::Number);
            run.stretch(0..bytes.len(), &mut found);
            run.part(&mut found);
            found
        }
        OutputForm::Pieces => return unbroken(bytes),
    };
    found.extend(han_numbers(bytes).into_iter().map(|range| SuspectPlace {
        kind: SuspectKind::Number,
        range,
    }));
    for star in STARS.find_iter(bytes) {
        found.push(SuspectPlace {
            kind: SuspectKind::Mark,
            range: star.saturating_sub(24)..(star + 24).min(bytes.len()),
        });
    }
    found
}

/// The runs of digits with nothing between them. One that is long enough has a digit at every tenth byte.
fn unbroken(bytes: &[u8]) -> Vec<SuspectPlace> {
    let mut found = Vec::new();
    let mut at = FEWEST - 1;
    while let Some(byte) = bytes.get(at) {
        if !byte.is_ascii_digit() {
            at += FEWEST;
            continue;
        }
        let is_other = |byte: &u8| !byte.is_ascii_digit();
        let start = bytes[..at].iter().rposition(is_other);
        let start = start.map_or(0, |at| at + 1);
        let rest = bytes[at..].iter().position(is_other);
        let end = rest.map_or(bytes.len(), |length| at + length);
        if end - start >= FEWEST {
            found.push(SuspectPlace {
                kind: SuspectKind::Number,
                range: start..end,
            });
        }
        at = end + FEWEST;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{OutputForm, SuspectKind, suspects};

    fn found(form: OutputForm, text: &str) -> Vec<(SuspectKind, &str)> {
        let found = suspects(form, text.as_bytes()).into_iter();
        found.map(|one| (one.kind, &text[one.range])).collect()
    }

    #[test]
    fn digits_that_a_reader_sees_together_are_found() {
        for text in [
            "13800138000",
            "<b>138</b> 0013-8000",
            "138&#48;&#x30;138000",
            "138<br>00138000",
            "１３８００１３８０００",
            "l38OO1380O0",
            "一三八〇〇一三八〇〇〇",
        ] {
            let text = format!("<p>号码{text}，</p>");
            assert_eq!(found(OutputForm::Markup, &text).len(), 1, "{text}");
        }
        let attribute = "<a href=\"tel:13800138000\">电话</a>";
        let kinds = found(OutputForm::Markup, attribute);
        assert_eq!(kinds, [(SuspectKind::Attribute, "13800138000")]);
    }

    #[test]
    fn the_number_of_a_paper_is_found_behind_its_name() {
        for (text, number) in [
            ("<p>护照号码：E12345678</p>", "E12345678"),
            ("<dt>通行证</dt><dd>H1234567801</dd>", "H1234567801"),
            ("<p>军官证：军字第1234567号</p>", "军字第1234567"),
        ] {
            let kind = SuspectKind::Number;
            assert_eq!(found(OutputForm::Markup, text), [(kind, number)], "{text}");
            assert_eq!(found(OutputForm::Plain, text), [(kind, number)], "{text}");
        }
        assert!(found(OutputForm::Markup, "<p>合同编号E12345678</p>").is_empty());
    }

    /// The same as a look at every byte: which stretches have so many digits with nothing between that parts.
    #[test]
    fn what_is_passed_over_holds_no_number() {
        const SIGNS: &[&str] = &[
            "1", "2", "3", "0", "5", " ", "-", ".", "甲", ",", "a", "１", "o",
        ];
        let mut seed = 7_u64;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..40 {
                seed = seed
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                // Digits four times out of five.
                let at = (seed >> 33) as usize % 50;
                text += SIGNS.get(at).unwrap_or(&SIGNS[at % 5]);
            }
            let parts = text.split(['甲', ',', 'a']);
            let is_digit = |c: char| c.is_ascii_digit() || c == '１';
            let is_number = |part: &&str| {
                let digits = part.chars().filter(|c| is_digit(*c)).count();
                let letters = part.matches('o').count();
                let first = part.chars().find(|c| is_digit(*c) || *c == 'o');
                let may_be = match digits + letters {
                    10 => letters > 0,
                    11 => !matches!(first, Some('0' | '2'..='9')),
                    count => count > 11,
                };
                digits >= 6 && may_be
            };
            let count = parts.filter(is_number).count();
            assert_eq!(found(OutputForm::Plain, &text).len(), count, "{text}");
            let page = format!("<p>{text}</p>");
            assert_eq!(found(OutputForm::Markup, &page).len(), count, "{text}");
            let broken = format!("<p>{}</p>", text.replace('2', "<b>2</b>"));
            assert_eq!(found(OutputForm::Markup, &broken).len(), count, "{text}");
        }
    }

    #[test]
    fn what_stands_apart_is_left_alone() {
        for text in [
            "<td>183.32</td><td>150.00</td><td>140.32</td>",
            "<path d=\"M12 34 56 78 90 12 34 56\"/>",
            "<time datetime=\"2024-09-30T10:00:00+08:00\">2024年9月30日</time>",
            "<p>共有内容</p>",
        ] {
            assert!(found(OutputForm::Markup, text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_block_that_begins_as_a_mark_is_found() {
        let text = "<h1> 内部资料</h1><p>正文里说内部资料</p>";
        assert_eq!(
            found(OutputForm::Markup, text),
            [(SuspectKind::Mark, "内部资料")]
        );
        assert_eq!(found(OutputForm::Plain, "机密★1年").len(), 1);
    }
}
