//! 佐证材料: the list in the chapter of that name.

use super::numbering::numbering;
use super::outline::heading_of;
use super::piece::{ProsePiece, bare};
use crate::extract::draft::Doubt;
use crate::extract::facts::Facts;

/// What the chapter is called.
const CHAPTERS: &[&str] = &["佐证材料", "佐证资料", "证明材料"];
/// The longest name of a piece of evidence, in characters.
const LONGEST: usize = 40;

/// Adds the pieces of evidence that a text lists, and the doubt that their files are not here.
pub(super) fn evidence(pieces: &[ProsePiece], facts: &mut Facts) -> Option<Doubt> {
    let mut inside = false;
    let mut first = None;
    for (index, piece) in pieces.iter().enumerate() {
        let Some(line) = piece.line() else {
            inside = false;
            continue;
        };
        let number = numbering(&line.text);
        let heading = heading_of(pieces, index);
        if let Some((level, words)) = heading.filter(|(level, _)| *level <= 3) {
            let words = words
                .get(number.map_or(0, |number| number.length)..)
                .unwrap_or("");
            inside =
                level <= 3 && CHAPTERS.contains(&bare(words).trim_end_matches(['。', '：', ':']));
            continue;
        }
        if !inside {
            continue;
        }
        // Text that tells something ends the list.
        if line.text.contains(['。']) && !line.text.ends_with('。') {
            inside = false;
            continue;
        }
        for name in names(&line.text) {
            let mut row = Facts::default();
            row.set("名称", line.quote(name.clone(), name.clone()));
            facts.add_row("佐证材料", row);
            first = first.or_else(|| Some(line.quote(name.clone(), name)));
        }
    }
    Some(Doubt {
        field: "佐证材料".into(),
        reason: "列出的材料没有随报告一起导入：放在报告旁边并写上“文件”，或者写“不公开理由”".into(),
        quoted: Some(first?),
    })
}

/// The names in a line: `1.基础数据表；`, `①批复文件；②申报表`.
fn names(text: &str) -> Vec<String> {
    let numbered = numbering(text).is_some();
    let marks = |c: char| matches!(c, '；' | ';' | '①'..='⑳');
    let parts = text.split(marks).map(|part| {
        let part = part.trim();
        let after = part
            .get(numbering(part).map_or(0, |number| number.length)..)
            .unwrap_or(part);
        after.trim_end_matches(['。', '，', ',']).trim()
    });
    let is_name = |part: &&str| {
        let count = part.chars().count();
        (2..=LONGEST).contains(&count) && !part.contains(['。', '：', ':'])
    };
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    match numbered && parts.iter().all(is_name) {
        true => parts.into_iter().map(str::to_owned).collect(),
        false => Vec::new(),
    }
}
