//! Between what the lines of a column run, and how those of its paragraphs stand.

use super::line::PrintedLine;

/// From what size of the smaller on two lines are of one size.
pub(super) const SAME_SIZE: f64 = 0.85;
/// From how many letters on an indent is one, and one that no text has: that of a signature.
pub(super) const INDENT: f64 = 1.2;
pub(super) const FAR: f64 = 6.0;
/// How many letters a first line may be short that is indented as it has to be.
pub(super) const SHORT: f64 = 3.0;

/// Between what lines run.
#[derive(Clone, Copy, Debug)]
pub(super) struct Margins {
    pub(super) left: f64,
    pub(super) right: f64,
    /// How far below one another lines usually are.
    pub(super) pitch: Option<f64>,
    /// How far first lines are indented.
    pub(super) indent: f64,
    pub(super) style: LineStyle,
}

/// How the lines of paragraphs stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineStyle {
    /// The first one is indented.
    FirstIndented,
    /// All begin at one place.
    Flush,
    /// In the middle.
    Centred,
}

impl Margins {
    /// The margins that these lines show.
    pub(super) fn of(lines: &[PrintedLine]) -> Self {
        let size = usual(lines.iter().map(|line| line.size)).unwrap_or(1.0);
        let is_usual =
            |line: &&PrintedLine| (SAME_SIZE..1.0 / SAME_SIZE).contains(&(line.size / size));
        let of_size = || lines.iter().filter(is_usual);
        let mut lefts: Vec<f64> = of_size().map(PrintedLine::left).collect();
        let mut rights: Vec<f64> = of_size().map(|line| -line.right()).collect();
        lefts.sort_by(f64::total_cmp);
        rights.sort_by(f64::total_cmp);
        let outermost = |places: &[f64]| {
            // Where more than a few lines stand out, these show the margin, though each ends at another place.
            let few = 1 + places.len() / 10;
            let mut pairs = places.windows(2).take(few + 1);
            let twice = pairs.find(|pair| pair[1] - pair[0] < size);
            let first = places.first().copied().unwrap_or(0.0);
            twice.map_or(first, |pair| pair[0])
        };
        let (left, right) = (outermost(&lefts), -outermost(&rights));
        // Below a line that is full, the paragraph mostly goes on.
        let pairs = lines.windows(2);
        let pairs = pairs.filter(|pair| {
            let is_full = right - pair[0].right() < 2.0 * size;
            is_full && pair.iter().all(|line| is_usual(&line))
        });
        let pitches = pairs.map(|pair| pair[0].base - pair[1].base);
        let mut pitches: Vec<f64> = pitches.filter(|pitch| *pitch > 0.8 * size).collect();
        pitches.sort_by(f64::total_cmp);
        let pitch = pitches.get(pitches.len() / 2).copied();
        let pitch = pitch.filter(|_| pitches.len() > 2);
        let first_lines = lines.windows(2).filter_map(|pair| {
            let indent = pair[0].left() - pair[1].left();
            let is_first = (INDENT..5.0).contains(&(indent / size))
                && pair[1].left() - left < 0.5 * size
                && right - pair[0].right() < SHORT * size;
            is_first.then_some(indent)
        });
        let indent = usual(first_lines);
        let style = match indent {
            Some(_) => LineStyle::FirstIndented,
            None => LineStyle::Flush,
        };
        Self {
            left,
            right,
            pitch,
            indent: indent.unwrap_or(0.0),
            style,
        }
    }
}

/// The number in the middle.
pub(super) fn usual(numbers: impl Iterator<Item = f64>) -> Option<f64> {
    let mut numbers: Vec<f64> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied()
}
