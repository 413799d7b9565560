//! Numbers of persons and who to call: never a fact; said, so that somebody takes them out.

use super::piece::{ProsePiece, lines};
use crate::extract::draft::Doubt;
use crate::extract::facts::Quoted;
use crate::import::{Place, Table};
use crate::text::digits::masked;
use crate::text::personal::{Around, NumberCertainty, personal_numbers};
use crate::text::words::pattern;
use regex::Regex;
use std::sync::LazyLock;

static CONTACT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:联系人|联系电话|联络电话|负责人|填报人|填表人)[^。；\d]{0,16}?(?:0\d{2,3}[-—－]?)?\d{7,8}(?:[^\d]|$)",
    )
});

/// What numbers of persons a text has.
pub(super) fn persons(pieces: &[ProsePiece]) -> Vec<Doubt> {
    /// Doubts at most: what is more is found by the rules.
    const MOST: usize = 20;
    let mut doubts: Vec<Doubt> = lines(pieces)
        .flat_map(|line| of_text(&line.text, &line.place))
        .take(MOST)
        .collect();
    for piece in pieces {
        if let ProsePiece::Table(table) = piece {
            doubts.extend(of_table(table).take(MOST.saturating_sub(doubts.len())));
        }
    }
    doubts
}

fn of_table(table: &Table) -> impl Iterator<Item = Doubt> {
    table
        .cells()
        .iter()
        .flat_map(|cell| of_text(&cell.text, &cell.place))
}

fn of_text(text: &str, place: &Place) -> Vec<Doubt> {
    let doubt = |words: String, reason: &str| Doubt {
        field: "正文".into(),
        reason: reason.into(),
        quoted: Some(Quoted {
            value: String::new(),
            words,
            place: place.clone(),
        }),
    };
    let numbers = personal_numbers(text, &Around::NOTHING);
    let certain = numbers.iter().filter(|number| {
        matches!(
            number.certainty,
            NumberCertainty::Certain | NumberCertainty::Mistyped
        )
    });
    let mut doubts: Vec<Doubt> = certain
        .map(|number| {
            let digits: String = number
                .digits
                .chars()
                .filter(char::is_ascii_alphanumeric)
                .collect();
            doubt(masked(&digits), "有个人号码，公开前请删去")
        })
        .collect();
    if doubts.is_empty() && CONTACT.is_match(text) {
        let label: String = text
            .chars()
            .take_while(|c| !c.is_ascii_digit())
            .take(20)
            .collect();
        doubts.push(doubt(
            label,
            "有联系人的电话，没有导入成项目的事实；正文里不需要的请删去",
        ));
    }
    doubts
}
