//! Units by level: which stand below which, and a year's units as the lines of a table.
//!
//! Invariant: every unit with reports stands in the lines once by itself. Before a superior with reports
//! below it stands a line of its sums.

use crate::model::Unit;
use std::iter::successors;

/// Which units stand below which. No unit is below itself: the site is resolved so.
#[derive(Debug)]
pub(super) struct Levels {
    parent: Vec<Option<usize>>,
    below: Vec<Vec<usize>>,
}

/// What a line of units is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitScope {
    /// A unit with nothing below it.
    Alone,
    /// A superior without those below it: 本级.
    Own,
    /// A superior with all that are below it.
    WithBelow,
}

/// A line of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LevelLine {
    /// A position in [`Site::units`](crate::model::Site::units).
    pub unit: usize,
    /// How many superiors it stands under; 本级 stands under its own sums.
    pub level: usize,
    /// What it is of.
    pub reach: UnitScope,
}

impl Levels {
    pub(super) fn of(units: &[Unit]) -> Self {
        Self::of_superiors(units.iter().map(|unit| unit.parent).collect())
    }

    /// The levels of units whose superiors are these.
    fn of_superiors(parent: Vec<Option<usize>>) -> Self {
        let mut below = vec![Vec::new(); parent.len()];
        for (unit, parent) in parent.iter().enumerate() {
            if let Some(parent) = parent {
                below[*parent].push(unit);
            }
        }
        Self { parent, below }
    }

    /// The units right below one, in the site's order.
    pub(super) fn right_below(&self, unit: usize) -> &[usize] {
        &self.below[unit]
    }

    /// All units below one, however deep, in the site's order.
    pub(super) fn all_below(&self, unit: usize) -> Vec<usize> {
        let mut all = self.below[unit].clone();
        let mut next = 0;
        while let Some(unit) = all.get(next) {
            let deeper = &self.below[*unit];
            all.extend_from_slice(deeper);
            next += 1;
        }
        all.sort_unstable();
        all
    }

    /// The units above one, the nearest first.
    pub(super) fn superiors(&self, unit: usize) -> impl Iterator<Item = usize> {
        successors(self.parent[unit], |unit| self.parent[*unit])
    }

    /// The superiors of a line, the highest first; of 本级 itself is one.
    pub(super) fn above(&self, line: &LevelLine) -> Vec<usize> {
        let itself = (line.reach == UnitScope::Own).then_some(line.unit);
        let above = itself.into_iter().chain(self.superiors(line.unit));
        let mut above: Vec<usize> = above.collect();
        above.reverse();
        above
    }

    /// The wanted units by level: each before those below it, with the number of wanted units it stands under. Of
    /// a wanted unit all superiors are wanted.
    pub(super) fn walk(&self, wanted: &[bool]) -> Vec<(usize, usize)> {
        let top = (0..self.parent.len()).filter(|unit| self.parent[*unit].is_none());
        let top: Vec<usize> = top.collect();
        let mut waiting = Vec::new();
        let wait = |waiting: &mut Vec<(usize, usize)>, units: &[usize], level| {
            // What waits last is taken first.
            let units = units.iter().rev().filter(|unit| wanted[**unit]);
            waiting.extend(units.map(|unit| (*unit, level)));
        };
        wait(&mut waiting, &top, 0);
        let mut units = Vec::new();
        while let Some((unit, level)) = waiting.pop() {
            units.push((unit, level));
            wait(&mut waiting, &self.below[unit], level + 1);
        }
        units
    }

    /// The lines of these units, superiors before those below them.
    pub(super) fn lines(&self, units: &[usize]) -> Vec<LevelLine> {
        let reached = self.reached(units);
        let walked = self.walk(&reached.with_superiors);
        let mut lines = Vec::with_capacity(walked.len());
        for (at, (unit, level)) in walked.iter().copied().enumerate() {
            let mut add = |level, reach| lines.push(LevelLine { unit, level, reach });
            let next = walked.get(at + 1);
            if next.is_none_or(|(_, next)| *next <= level) {
                add(level, UnitScope::Alone);
                continue;
            }
            add(level, UnitScope::WithBelow);
            if reached.themselves[unit] {
                add(level + 1, UnitScope::Own);
            }
        }
        lines
    }

    /// Which units are among `units`, and which are or stand above one of these.
    pub(super) fn reached(&self, units: &[usize]) -> Reached {
        let mut themselves = vec![false; self.parent.len()];
        let mut with_superiors = themselves.clone();
        for unit in units {
            themselves[*unit] = true;
            let mut at = Some(*unit);
            while let Some(unit) = at
                && !with_superiors[unit]
            {
                with_superiors[unit] = true;
                at = self.parent[unit];
            }
        }
        Reached {
            themselves,
            with_superiors,
        }
    }
}

/// Which units some units are, by position.
pub(super) struct Reached {
    /// Those themselves.
    pub themselves: Vec<bool>,
    /// Those, and all above them.
    pub with_superiors: Vec<bool>,
}

#[cfg(test)]
mod tests {
    use super::{LevelLine, Levels, UnitScope};

    /// `0+ 0. 1` for the sums of 0, its own line and a line of 1, each after its indentation.
    fn told(lines: &[LevelLine]) -> Vec<String> {
        let line = |line: &LevelLine| {
            let mark = match line.reach {
                UnitScope::Alone => "",
                UnitScope::Own => ".",
                UnitScope::WithBelow => "+",
            };
            format!("{}{}{mark}", " ".repeat(line.level), line.unit)
        };
        lines.iter().map(line).collect()
    }

    #[test]
    fn superiors_come_before_those_below_them() {
        // 0 and 5 are at the top; 3 and 4 below 0, 1 below 3, 2 by itself, 6 below 5.
        let parents = [None, Some(3), None, Some(0), Some(0), None, Some(5)];
        let levels = Levels::of_superiors(parents.to_vec());
        let cases: &[(&[usize], &[&str])] = &[
            (&[], &[]),
            (
                &[0, 1, 2, 3, 4, 5, 6],
                &[
                    "0+", " 0.", " 3+", "  3.", "  1", " 4", "2", "5+", " 5.", " 6",
                ],
            ),
            // A superior without reports of its own has its sums all the same.
            (&[1, 2], &["0+", " 3+", "  1", "2"]),
            // Nothing below it has reports: it stands by itself.
            (&[0, 3, 5], &["0+", " 0.", " 3", "5"]),
        ];
        for (units, expected) in cases {
            assert_eq!(told(&levels.lines(units)), *expected, "{units:?}");
        }
        assert_eq!(levels.all_below(0), [1, 3, 4]);
        assert_eq!(levels.right_below(0), [3, 4]);
        let line = |unit, level, reach| LevelLine { unit, level, reach };
        assert_eq!(levels.above(&line(1, 2, UnitScope::Alone)), [0, 3]);
        assert_eq!(levels.above(&line(3, 2, UnitScope::Own)), [0, 3]);
        assert_eq!(levels.above(&line(3, 1, UnitScope::WithBelow)), [0]);
    }
}
