//! Narratives: facts in running text, and chapters as headings.
//!
//! Takes the blocks of a document that are no forms; gives a draft for each project it tells of. What stands around
//! the text (head of a web page, cover, title, end) is read first and leaves the body; then the sentences are read,
//! which stay in it. Each fact is certain or left out and said.

mod amount;
mod basis;
mod body_name;
mod cover;
mod division;
mod ending;
mod evidence;
mod head;
mod identity;
mod indicator;
mod label;
mod named;
mod numbering;
mod outline;
mod person;
mod piece;
mod score;
mod survey;
mod title;
mod title_words;

pub(super) use identity::forget_answered;
pub(super) use title::ends_title;

use super::Hints;
use super::draft::{BodyBlock, Doubt, ReportDraft};
use super::facts::Facts;
use crate::import::{Block, Place};
use amount::MoneySubject;
use identity::Surroundings;
use piece::ProsePiece;

/// Reads the text of a document: a draft for each project it tells of; none where there is no text.
pub(super) fn read(blocks: Vec<Block>, hints: &Hints<'_>) -> Vec<ReportDraft> {
    let mut pieces = piece::pieces(blocks);
    if pieces.is_empty() {
        return Vec::new();
    }
    let mut common = Facts::default();
    head::take_review(&mut pieces, &mut common);
    let around = surroundings(&mut pieces, hints);
    let parts = division::parts(&pieces);
    let Some(first) = parts.first() else {
        return vec![draft(&pieces, &around, common)];
    };
    let intro = first.heading;
    let mut drafts = Vec::new();
    for (order, part) in parts.iter().enumerate() {
        let own = pieces.get(part.pieces.clone()).unwrap_or_default();
        let around = Surroundings {
            divided: Some(part.project.clone()),
            ..around.clone()
        };
        let mut draft = draft(own, &around, common.clone());
        if order == 0 {
            let mut body = outline::body(pieces.get(..intro).unwrap_or_default());
            body.append(&mut draft.body);
            draft.body = body;
        }
        // Chapters after a part that are no part stay with it.
        let next = parts.get(order + 1);
        let next = next.map_or(pieces.len(), |next| next.heading);
        let rest = pieces.get(part.pieces.end..next).unwrap_or_default();
        draft.body.extend(outline::body(rest));
        drafts.push(draft);
    }
    drafts
}

/// Reads and takes what stands around the text.
fn surroundings(pieces: &mut [ProsePiece], hints: &Hints<'_>) -> Surroundings {
    let head = head::take_head(pieces);
    let title = title::take_title(pieces);
    let labelled = head
        .title
        .as_ref()
        .and_then(|title| title::title_of(&title.value, title.place.clone()));
    let title = title.or(labelled);
    let named = title.as_ref().is_some_and(|title| title.project.is_some());
    Surroundings {
        bracketed: if named {
            None
        } else {
            title::take_bracketed(pieces)
        },
        cover: cover::take_cover(pieces),
        ending: ending::take_ending(pieces),
        file: title::title_of(hints.file_name, Place::FileName),
        given_unit: hints.unit.map(identity::given),
        given_year: hints.year.map(identity::given),
        divided: None,
        title,
        head,
    }
}

/// The draft of one project.
fn draft(pieces: &[ProsePiece], around: &Surroundings, common: Facts) -> ReportDraft {
    let mut facts = Facts::default();
    let mut doubts = identity::identify(around, pieces, &mut facts);
    let unquoted = keep(around.unquoted(&facts), &mut facts);
    doubts.extend(score::score(pieces, &mut facts));
    let value = |field: &str| facts.one(field).map_or("", |quoted| &*quoted.value);
    let subject = MoneySubject::new(value("项目名称"), value("单位"), value("年度").parse().ok());
    let (funds, unclear) = amounts(pieces, &subject, value("项目名称"));
    if !funds.is_empty() {
        *facts.group_mut("资金") = funds;
    }
    doubts.extend(unclear);
    indicator::indicators(pieces, &mut facts);
    survey::survey(pieces, &mut facts);
    basis::basis(pieces, &mut facts);
    doubts.extend(evidence::evidence(pieces, &mut facts));
    doubts.extend(person::persons(pieces));
    if let Some(review) = common.group("审核") {
        *facts.group_mut("审核") = review.clone();
    }
    let mut body: Vec<BodyBlock> = unquoted.into_iter().map(BodyBlock::Paragraph).collect();
    body.extend(outline::body(pieces));
    ReportDraft {
        facts,
        doubts,
        body,
    }
}

/// The amounts of a text. Those below a heading that is the name of another fund are that one's: they are doubted.
fn amounts(pieces: &[ProsePiece], subject: &MoneySubject, project: &str) -> (Facts, Vec<Doubt>) {
    let funds = division::own_funds(pieces, project);
    if funds.is_empty() {
        return amount::amounts(pieces, subject);
    }
    let mut outside = Vec::new();
    let mut end = 0;
    for part in &funds {
        outside.extend_from_slice(pieces.get(end..part.heading).unwrap_or_default());
        end = part.pieces.end;
    }
    outside.extend_from_slice(pieces.get(end..).unwrap_or_default());
    let (facts, mut doubts) = amount::amounts(&outside, subject);
    for part in &funds {
        let own = pieces.get(part.pieces.clone()).unwrap_or_default();
        let (of_part, _) = amount::amounts(own, subject);
        let open = of_part
            .entries()
            .filter_map(|(field, _)| Some((field, of_part.one(field)?)))
            .filter(|(field, _)| facts.entry(field).is_none());
        doubts.extend(open.map(|(field, quoted)| Doubt {
            field: format!("资金.{field}"),
            reason: format!(
                "这个数写在“{}”下面，看不出是不是整个项目的，请核对后填写",
                part.project.value
            ),
            quoted: Some(quoted.clone()),
        }));
    }
    (facts, doubts)
}

/// Adds words that no fact quotes to those of a fact they stood beside; gives them back where there is none.
fn keep(words: Vec<String>, facts: &mut Facts) -> Vec<String> {
    const FIELDS: [&str; 5] = ["项目名称", "单位", "年度", "成文日期", "公开日期"];
    let known = FIELDS.into_iter().find(|field| facts.one(field).is_some());
    let Some(field) = known.filter(|_| !words.is_empty()) else {
        return words;
    };
    if let Some(mut quoted) = facts.one(field).cloned() {
        quoted.words = format!("{} {}", quoted.words, words.join(" "));
        facts.set(field, quoted);
    }
    Vec::new()
}

#[cfg(test)]
mod tests;
