//! The cover: unit, project, year and date, each after its label in a line of its own.

use super::outline::begins_chapter;
use super::piece::{ProsePiece, take};
use crate::extract::facts::Quoted;
use crate::extract::wordings::prose::{COVER_LABELS, CoverItem};
use crate::field::FromText;
use crate::model::Day;

/// How many lines from the first on may be those of a cover.
const DEPTH: usize = 60;

/// The longest value, in characters.
const LONGEST: usize = 80;

/// What a cover says.
#[derive(Clone, Debug, Default)]
pub(super) struct ReportCover {
    /// 项目名称.
    pub(super) project: Option<Quoted>,
    /// 单位.
    pub(super) unit: Option<Quoted>,
    /// 主管部门.
    pub(super) department: Option<Quoted>,
    /// 年度.
    pub(super) year: Option<Quoted>,
    /// 成文日期.
    pub(super) written: Option<Quoted>,
}

/// Reads and takes the cover.
pub(super) fn take_cover(pieces: &mut [ProsePiece]) -> ReportCover {
    let mut cover = ReportCover::default();
    for index in 0..pieces.len().min(DEPTH) {
        if begins_chapter(pieces, index) {
            break;
        }
        let Some(line) = pieces[index].line() else {
            continue;
        };
        let Some((item, value)) = labelled(&line.text) else {
            continue;
        };
        let slot = match item {
            CoverItem::Project => &mut cover.project,
            CoverItem::Unit => &mut cover.unit,
            CoverItem::Department => &mut cover.department,
            CoverItem::Year => &mut cover.year,
            CoverItem::Written => &mut cover.written,
        };
        let fits = match item {
            CoverItem::Year => value.chars().filter(char::is_ascii_digit).count() == 4,
            CoverItem::Written => {
                Day::from_text(value).is_ok() && value.contains(|c: char| c.is_ascii_digit())
            }
            _ => value.chars().count() >= 3,
        };
        if fits && slot.is_none() {
            let value = match item {
                CoverItem::Year => value.chars().filter(char::is_ascii_digit).collect(),
                _ => value.to_owned(),
            };
            *slot = Some(line.quote_all(value));
            take(pieces, index);
        }
    }
    cover
}

/// The label that a line begins with and the value after it: `部门名称（公章）：某某局`.
fn labelled(text: &str) -> Option<(CoverItem, &str)> {
    let colon = text.find(['：', ':'])?;
    let (label, value) = text.split_at(colon);
    let value = value.trim_start_matches(['：', ':']).trim();
    let label: String = label.chars().filter(|c| !c.is_whitespace()).collect();
    let name = label.split(['（', '(']).next()?;
    let (_, item) = COVER_LABELS.iter().find(|(known, _)| *known == name)?;
    let value = value
        .split(['（', '('])
        .next()
        .filter(|_| value.contains("章）") || value.contains("章)"))
        .unwrap_or(value);
    let plain = !value.is_empty() && value.chars().count() <= LONGEST && !value.contains('。');
    plain.then_some((*item, value.trim()))
}
