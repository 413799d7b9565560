//! Amounts in running text, each with its meaning: 申报, 年初, 全年, 到位, 执行, 结余, 总投资, 概算, and the parts of them.
//!
//! Takes the pieces of a text and what it is about; gives 资金 and what is doubtful. An amount counts only if the
//! sentence is understood, if its parts add up to it, or if another amount or a rate bears it out; two that disagree
//! are no fact.

mod candidate;
mod passage;
mod phrase;
mod portion;
mod settle;
mod statement;

pub(super) use phrase::MoneySubject;

use super::numbering::{numbering, unnumbered};
use super::outline::heading_of;
use super::piece::ProsePiece;
use crate::extract::draft::Doubt;
use crate::extract::facts::Facts;

/// Reads the amounts of a text.
pub(super) fn amounts(pieces: &[ProsePiece], subject: &MoneySubject) -> (Facts, Vec<Doubt>) {
    let mut found = Vec::new();
    // Whether the headings above speak of the project as a whole, by level.
    let mut general = [true; 7];
    for (index, piece) in pieces.iter().enumerate() {
        let Some(line) = piece.line() else { continue };
        let mut text = unnumbered(&line.text);
        if let Some((level, heading)) = heading_of(pieces, index) {
            let words = unnumbered(heading);
            let level = usize::from(level.min(6));
            general[level..].fill(true);
            general[level] = statement::is_general(words, subject);
            let run_in = heading.len() < line.text.len();
            text = if run_in {
                &line.text[heading.len()..]
            } else {
                words
            };
        } else if numbering(&line.text).is_some() {
            let lead = text.split(['。', '：', ':']).next().unwrap_or("");
            if lead.len() < text.len()
                && !statement::is_general(lead, subject)
                && !lead.contains(['，', ','])
            {
                continue;
            }
        }
        if general.iter().all(|general| *general) {
            found.extend(statement::statements(line, text.trim(), subject));
        }
    }
    settle::settle(found)
}
