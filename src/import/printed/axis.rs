//! Where rows, or columns, of a sheet stand once those are left out that print nothing.

/// Of several empty rows or columns between others this many stay.
const KEPT: u32 = 1;

/// Rows or columns of a sheet.
#[derive(Debug)]
pub(super) struct Axis {
    /// What is left out: from, up to, and how many were left out before. Sorted, and apart.
    left_out: Vec<(u32, u32, u32)>,
}

impl Axis {
    /// Leaves out what is hidden, and what is empty at the beginning or in long runs. Ranges hold their ends.
    pub(super) fn new(hidden: Vec<(u32, u32)>, used: Vec<(u32, u32)>) -> Self {
        let hidden = joined(hidden);
        let mut ranges = hidden.clone();
        let mut end = 0_u32;
        for (from, to) in joined([used, hidden].concat()) {
            let kept = if end == 0 { 0 } else { KEPT };
            let gap = (end.saturating_add(kept), from);
            if gap.0 < gap.1 {
                ranges.push((gap.0, gap.1 - 1));
            }
            end = to.saturating_add(1);
        }
        let mut before = 0_u32;
        let left_out = joined(ranges).into_iter().map(|(from, to)| {
            let range = (from, to.saturating_add(1), before);
            before = before.saturating_add(range.1 - range.0);
            range
        });
        Self {
            left_out: left_out.collect(),
        }
    }

    /// How many rows or columns are printed before this one.
    pub(super) fn position(&self, at: u32) -> usize {
        let next = self.left_out.partition_point(|(from, ..)| *from < at);
        let gone = match next.checked_sub(1).map(|last| self.left_out[last]) {
            Some((from, end, before)) => before + (at.min(end) - from),
            None => 0,
        };
        (at - gone) as usize
    }
}

/// Ranges in order, those that touch made one.
fn joined(mut ranges: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    ranges.sort_unstable();
    let mut out: Vec<(u32, u32)> = Vec::new();
    for (from, to) in ranges {
        match out.last_mut() {
            Some(last) if from <= last.1.saturating_add(1) => last.1 = last.1.max(to),
            _ => out.push((from, to)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Axis;

    #[test]
    fn rows_move_up_for_those_left_out() {
        let axis = Axis::new(
            vec![(4, 5), (12, 20)],
            vec![(2, 2), (3, 6), (10, 15), (30, 30)],
        );
        let places = [2, 3, 4, 6, 7, 10, 12, 16, 21, 30, 31];
        let positions = places.map(|at| axis.position(at));
        assert_eq!(positions, [0, 1, 2, 2, 3, 4, 6, 6, 6, 7, 8]);
        assert_eq!(
            Axis::new(Vec::new(), vec![(0, u32::MAX - 1)]).position(7),
            7
        );
    }
}
