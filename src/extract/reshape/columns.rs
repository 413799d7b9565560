//! The columns of indicators, from heads in one row or two.

use super::reader::FormReader;
use super::reader::HeadRun;
use super::words::FormHead;

/// Column of titles; heads stand from the next on.
pub(super) const BASE: usize = 1;

/// Columns in order, and where each head stands.
#[derive(Debug)]
pub(super) struct IndicatorHeads {
    pub(super) heads: Vec<FormHead>,
    /// For each head of the run: row, column, height and width.
    places: Vec<[usize; 4]>,
    rows: usize,
}

fn whole(head: FormHead) -> FormHead {
    match head {
        FormHead::HalfTarget => FormHead::Target,
        FormHead::HalfActual => FormHead::Actual,
        head => head,
    }
}

impl IndicatorHeads {
    /// Works out columns; `None` if two heads say the same.
    pub(super) fn new(run: &HeadRun) -> Option<Self> {
        let said: Vec<FormHead> = run.heads.iter().map(|(_, head)| *head).collect();
        let twice = |head: FormHead| said.iter().filter(|other| whole(**other) == head).count() > 1;
        if !twice(FormHead::Target) && !twice(FormHead::Actual) {
            return Self::simple(&said);
        }
        let halves = said
            .iter()
            .any(|head| matches!(head, FormHead::HalfTarget | FormHead::HalfActual));
        if halves {
            Self::halved(&said)
        } else {
            Self::spanned(&said)
        }
    }

    fn simple(said: &[FormHead]) -> Option<Self> {
        let heads: Vec<FormHead> = said.iter().map(|head| whole(*head)).collect();
        let places = (0..heads.len()).map(|column| [0, column, 1, 1]).collect();
        Self {
            heads,
            places,
            rows: 1,
        }
        .checked()
    }

    /// Heads whose second half stands in the row below.
    fn halved(said: &[FormHead]) -> Option<Self> {
        let mut heads: Vec<FormHead> = Vec::new();
        let mut places = Vec::new();
        for head in said {
            let head = whole(*head);
            match heads.iter().position(|other| *other == head) {
                Some(column) => places.push([1, column, 1, 1]),
                None => {
                    places.push([0, heads.len(), 1, 1]);
                    heads.push(head);
                }
            }
        }
        Self {
            heads,
            places,
            rows: 2,
        }
        .checked()
    }

    /// 年度指标值 over 指标性质, 指标值 and 度量单位, which are said after all others, or with the levels.
    fn spanned(said: &[FormHead]) -> Option<Self> {
        let over = said.iter().position(|head| *head == FormHead::Target)?;
        let levels = said
            .iter()
            .position(|head| *head == FormHead::Level1)
            .filter(|at| *at > over);
        let is_part = |head: &FormHead| {
            matches!(
                head,
                FormHead::Relation | FormHead::Target | FormHead::Measure
            )
        };
        let second =
            levels.or_else(|| Some(over + 1 + said[over + 1..].iter().position(is_part)?))?;
        let (first, below) = said.split_at(second);
        let parts = below.iter().filter(|head| is_part(head)).count();
        // The columns: those before, the parts, those after.
        let (mut heads, mut places) = (Vec::new(), Vec::new());
        let start = if levels.is_some() {
            below.len() - parts
        } else {
            over
        };
        for (at, head) in first.iter().enumerate() {
            let column = match at.cmp(&over) {
                std::cmp::Ordering::Less if levels.is_some() => return None,
                std::cmp::Ordering::Less => at,
                std::cmp::Ordering::Equal => start,
                std::cmp::Ordering::Greater => start + parts + (at - over - 1),
            };
            let is_over = at == over;
            places.push(if is_over {
                [0, column, 1, parts]
            } else {
                [0, column, 2, 1]
            });
            if !is_over {
                heads.push((column, *head));
            }
        }
        for (at, head) in below.iter().enumerate() {
            let column = if levels.is_some() { at } else { start + at };
            places.push([1, column, 1, 1]);
            heads.push((column, *head));
        }
        heads.sort_by_key(|(column, _)| *column);
        let is_dense = heads
            .iter()
            .enumerate()
            .all(|(at, (column, _))| at == *column);
        let heads = heads.into_iter().map(|(_, head)| head).collect();
        is_dense.then_some(())?;
        Self {
            heads,
            places,
            rows: 2,
        }
        .checked()
    }

    fn checked(self) -> Option<Self> {
        let is_double = |at: usize| self.heads[..at].contains(&self.heads[at]);
        (!(0..self.heads.len()).any(is_double)).then_some(self)
    }

    /// Puts the heads into the sheet.
    pub(super) fn put(&self, reader: &mut FormReader<'_>, run: &HeadRun) {
        let row = reader.sheet.row();
        for ((at, _), [down, column, height, width]) in run.heads.iter().zip(&self.places) {
            let piece = reader.piece(*at);
            let size = (*height, *width);
            reader
                .sheet
                .put_wide(piece, row + down, BASE + column, size);
        }
        reader.sheet.skip_rows(self.rows);
    }

    /// The column of a head in the sheet.
    pub(super) fn of(&self, head: FormHead) -> Option<usize> {
        Some(BASE + self.heads.iter().position(|other| *other == head)?)
    }

    /// The first column that is no level, in the sheet.
    pub(super) fn first(&self) -> usize {
        let is_level = |head: &&FormHead| matches!(head, FormHead::Level1 | FormHead::Level2);
        BASE + self.heads.iter().take_while(is_level).count()
    }

    /// The heads from the first that is no level.
    pub(super) fn after_levels(&self) -> &[FormHead] {
        &self.heads[self.first() - BASE..]
    }
}
