//! Text without what the way it came left in it.
//!
//! Takes the blocks of a printed document; gives them cleaned, and what was done. One function cleans a text,
//! [`cleaned`]: doing it twice is doing it once, and the letters and digits of a text stay, but for those of the
//! kinds that [`CleaningKind`] names. Lines that are the page's and not the document's are left out as wholes.

mod characters;
mod contents;
mod furniture;
mod leftovers;
mod script;
mod spaces;
mod tally;
#[cfg(test)]
mod tests;
mod words;

pub use tally::{Cleaning, CleaningKind};

use crate::import::{Block, Paragraph, Place, Printed, Table};
use script::{Census, HanScript};
use spaces::Within;
use tally::CleaningTally;

/// Cleans the text of all blocks, and tells what it did.
pub(super) fn clean(printed: Printed) -> (Vec<Block>, Vec<Cleaning>) {
    let mut tally = CleaningTally::default();
    let title = printed
        .title
        .as_deref()
        .and_then(|title| missing_title(title, &printed.blocks));
    let mut blocks = printed.blocks;
    without_properties(&mut blocks, &mut tally);
    if let Some(title) = title {
        tally.words(CleaningKind::PageTitle, &title);
        let (place, level) = (Place::Hidden, Some(1));
        blocks.insert(
            0,
            Block::Paragraph(Paragraph {
                place,
                text: title,
                level,
            }),
        );
    }
    let script = census(&blocks).script();
    let mut cleaned_blocks = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block {
            Block::Paragraph(mut paragraph) => {
                if script == HanScript::Traditional {
                    paragraph.text = script::folded(&paragraph.text, &mut tally);
                }
                clean_paragraph(paragraph, &mut cleaned_blocks, &mut tally);
            }
            Block::Table(mut table) => {
                clean_table(&mut table, script, &mut tally);
                cleaned_blocks.push(Block::Table(table));
            }
        }
    }
    (without_lines(cleaned_blocks, &mut tally), tally.finish())
}

/// Takes the hints of forms away (`（100字以内）`), once tables are tables: in a text that was copied cell by cell
/// one holds the place of its cell.
pub(super) fn without_hints(
    blocks: Vec<Block>,
    changes: Vec<Cleaning>,
) -> (Vec<Block>, Vec<Cleaning>) {
    let mut tally = CleaningTally::of(changes);
    let mut kept = Vec::with_capacity(blocks.len());
    for mut block in blocks {
        let is_empty = match &mut block {
            Block::Paragraph(paragraph) => {
                take_hint(&mut paragraph.text, &mut tally);
                paragraph.text.is_empty()
            }
            Block::Table(table) => {
                for cell in table.cells_mut() {
                    take_hint(&mut cell.text, &mut tally);
                }
                false
            }
        };
        if !is_empty {
            kept.push(block);
        }
    }
    (kept, tally.finish())
}

fn take_hint(text: &mut String, tally: &mut CleaningTally) {
    if let Some(without) = leftovers::without_hint(text, tally) {
        *text = without;
    }
}

/// A text cleaned.
fn cleaned(text: &str, within: Within, tally: &mut CleaningTally) -> String {
    let mut text = text.to_owned();
    // What stood around something that went may be such a thing together.
    for _ in 0..ROUNDS {
        let next = cleaned_once(&text, within, tally);
        if next == text {
            break;
        }
        text = next;
    }
    text
}

/// How often a text is looked at again, because something was found in it.
const ROUNDS: usize = 8;

fn cleaned_once(text: &str, within: Within, tally: &mut CleaningTally) -> String {
    let text = characters::ordinary(text, tally);
    let text = leftovers::without(&text, tally);
    let lines = text
        .split('\n')
        .map(|line| spaces::spaced(line, within, tally));
    let lines: Vec<String> = lines.collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// The title of a web page without the name of its site, if the text has it nowhere and it is a report's.
fn missing_title(title: &str, blocks: &[Block]) -> Option<String> {
    let parts = title
        .split(['_', '|', '｜', '—', '–'])
        .flat_map(|part| part.split(" - "));
    let title = parts
        .map(str::trim)
        .find(|part| part.contains("绩效") && part.contains("评"))?;
    let bare = |text: &str| {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
    };
    let wanted = bare(title);
    let mut before = String::new();
    let mut has = |text: &str| {
        // A title may stand in two lines.
        let text = bare(text);
        before += &text;
        let found = before.contains(&wanted);
        before = text;
        found
    };
    let is_there = blocks.iter().any(|block| match block {
        Block::Paragraph(paragraph) => has(&paragraph.text),
        Block::Table(table) => table.cells().iter().any(|cell| has(&cell.text)),
    });
    (!is_there).then(|| title.to_owned())
}

/// Takes away the properties of the file that some converters print before the text.
fn without_properties(blocks: &mut [Block], tally: &mut CleaningTally) {
    let paragraphs = blocks.iter_mut().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        Block::Table(_) => None,
    });
    for paragraph in paragraphs.take(3) {
        if let Some(text) = leftovers::without_properties(&paragraph.text, tally) {
            paragraph.text = text;
            return;
        }
    }
}

fn census(blocks: &[Block]) -> Census {
    let mut census = Census::default();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => census.see(&paragraph.text),
            Block::Table(table) => table.cells().iter().for_each(|cell| census.see(&cell.text)),
        }
    }
    census
}

/// Cleans a paragraph, which is several where its lines begin as paragraphs do.
fn clean_paragraph(paragraph: Paragraph, blocks: &mut Vec<Block>, tally: &mut CleaningTally) {
    let Paragraph { place, text, level } = paragraph;
    let text = characters::ordinary(&text, tally);
    let mut put = |text: &str| {
        let text = cleaned(text, Within::Line, tally);
        if !text.is_empty() {
            let place = place.clone();
            blocks.push(Block::Paragraph(Paragraph { place, text, level }));
        }
    };
    let mut start = 0;
    for (at, _) in text.match_indices('\n').filter(|_| level.is_none()) {
        if begins_paragraph(&text[start..at], &text[at + 1..]) {
            put(&text[start..at]);
            start = at + 1;
        }
    }
    put(&text[start..]);
}

/// Whether a new paragraph begins between these lines, which were set as one.
fn begins_paragraph(before: &str, after: &str) -> bool {
    let line = after.lines().next().unwrap_or_default();
    let last = before.lines().next_back().unwrap_or_default().trim_end();
    let digits = line.trim_start_matches(['（', '(', '第']);
    let rest = digits
        .trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let is_numbered =
        rest.len() < digits.len() && rest.starts_with(['、', '．', '.', '）', ')', '章', '条']);
    line.trim().is_empty()
        || last.is_empty()
        || line.starts_with([' ', '\t'])
        || is_numbered
        || line.starts_with(|c| matches!(c, '①'..='⑳'))
        || last.ends_with(['。', '；', '：', '！', '？', ':', ';'])
}

fn clean_table(table: &mut Table, script: HanScript, tally: &mut CleaningTally) {
    for cell in table.cells_mut() {
        if script == HanScript::Traditional {
            cell.text = script::folded(&cell.text, tally);
        }
        cell.text = cleaned(&cell.text, Within::Cell, tally);
    }
}

/// The blocks without the lines that are no document's: of the page, of contents, numbers of pages.
fn without_lines(blocks: Vec<Block>, tally: &mut CleaningTally) -> Vec<Block> {
    let paragraphs: Vec<&Paragraph> = { blocks.iter() }
        .filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph),
            Block::Table(_) => None,
        })
        .collect();
    let lines: Vec<&str> = paragraphs
        .iter()
        .map(|paragraph| &*paragraph.text)
        .collect();
    let furniture = furniture::furniture(&paragraphs, tally);
    let contents = contents::contents(&lines, tally);
    let mut flags = furniture.into_iter().zip(contents);
    let mut kept = Vec::with_capacity(blocks.len());
    for block in blocks {
        let mut paragraph = match block {
            Block::Paragraph(paragraph) => paragraph,
            Block::Table(table) => {
                let cells = table.cells().iter().map(|cell| &*cell.text);
                let row: Vec<&str> = cells.filter(|_| table.rows() == 1).collect();
                match furniture::is_menu(&row.join(" ")) {
                    true => tally.words(CleaningKind::Furniture, &row.join(" ")),
                    false => kept.push(Block::Table(table)),
                }
                continue;
            }
        };
        if flags
            .next()
            .is_some_and(|(furniture, contents)| furniture || contents)
        {
            continue;
        }
        if contents::is_page_number(&paragraph.text) {
            tally.words(CleaningKind::PageNumber, &paragraph.text);
            continue;
        }
        if let Some(line) = contents::without_leader(&paragraph.text) {
            tally.words(CleaningKind::PageNumber, &paragraph.text[line.len()..]);
            paragraph.text.truncate(line.len());
        }
        if let Some(line) = furniture::without_controls(&paragraph.text, tally) {
            paragraph.text = line;
        }
        kept.push(Block::Paragraph(paragraph));
    }
    kept
}
