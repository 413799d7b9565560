//! Paragraphs of several reports put together with those near-identical to them.
//!
//! Two paragraphs are held against each other only where a quarter of their folds is the same, so
//! the work grows with what is alike, not with the square of all.

use super::Sketch;
use super::min_hash::{QUARTERS, Signature};

/// A text that so many units have is nobody's own.
const MANY_UNITS: usize = 4;
/// Up to so many paragraphs of one bucket each is held against each, beyond that only neighbours.
const SMALL_BUCKET: usize = 24;
/// How many of the next ones in a large bucket are held against one.
const NEIGHBOURS: usize = 6;

/// A paragraph of one report that others have too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ClusterMember {
    /// The paragraphs it belongs to.
    pub(super) cluster: u32,
    /// Its report.
    pub(super) report: u32,
    /// Its position in the report's sketch.
    pub(super) index: u32,
    /// Its words.
    pub(super) signature: Signature,
}

/// All paragraphs that reports of at least one and fewer than [`MANY_UNITS`] units have in common,
/// by cluster and report.
pub(super) fn clusters(sketches: &[&Sketch], unit_of: &[usize]) -> Vec<ClusterMember> {
    let mut groups = Groups::new(sketches.len() * MOST_PARAGRAPHS as usize);
    for quarter in 0..QUARTERS {
        join(sketches, quarter, &mut groups);
    }
    let mut members = Vec::new();
    for cluster in groups.in_order().chunk_by(|a, b| a.0 == b.0) {
        if is_copied(cluster, unit_of) {
            members.extend(cluster.iter().map(|(cluster, paragraph)| ClusterMember {
                cluster: *cluster,
                report: paragraph.report(),
                index: paragraph.index(),
                signature: paragraph.fold(sketches),
            }));
        }
    }
    members
}

/// The paragraphs of a report have so many numbers.
const MOST_PARAGRAPHS: u32 = 32;
const _: () = assert!(super::sketch::MOST <= MOST_PARAGRAPHS as usize);

/// A paragraph by its number: that of its report, then its own. Four bytes, because all paragraphs of
/// a site are held at one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Paragraph(u32);

impl Paragraph {
    fn report(self) -> u32 {
        self.0 / MOST_PARAGRAPHS
    }

    fn index(self) -> u32 {
        self.0 % MOST_PARAGRAPHS
    }

    fn fold(self, sketches: &[&Sketch]) -> Signature {
        sketches[self.report() as usize].paragraphs[self.index() as usize].signature
    }
}

/// All paragraphs of a site, with their folds.
fn paragraphs(sketches: &[&Sketch]) -> impl Iterator<Item = (Paragraph, Signature)> {
    let firsts = (0..).step_by(MOST_PARAGRAPHS as usize);
    firsts.zip(sketches).flat_map(|(first, sketch)| {
        let numbers = (first..).map(Paragraph);
        numbers.zip(sketch.paragraphs.iter().map(|kept| kept.signature))
    })
}

/// Puts paragraphs together whose folds are alike and have one quarter in common.
fn join(sketches: &[&Sketch], quarter: usize, groups: &mut Groups) {
    let mut keys = Vec::with_capacity(paragraphs(sketches).count());
    keys.extend(
        paragraphs(sketches).map(|(paragraph, signature)| (signature.quarter(quarter), paragraph)),
    );
    keys.sort_unstable();
    let mut bucket: Vec<(Signature, Paragraph)> = Vec::new();
    for same in keys
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|same| same.len() > 1)
    {
        bucket.clear();
        bucket.extend(
            same.iter()
                .map(|(_, paragraph)| (paragraph.fold(sketches), *paragraph)),
        );
        bucket.sort_unstable();
        join_bucket(&mut bucket, groups);
    }
}

/// Puts together what is alike among paragraphs that have one quarter in common.
fn join_bucket(bucket: &mut Vec<(Signature, Paragraph)>, groups: &mut Groups) {
    // Of equal folds one stands for all.
    bucket.dedup_by(|next, first| {
        let equal = next.0 == first.0;
        if equal {
            groups.join(next.1, first.1);
        }
        equal
    });
    let reach = match bucket.len() {
        ..=SMALL_BUCKET => bucket.len(),
        _ => NEIGHBOURS,
    };
    for (at, (signature, paragraph)) in bucket.iter().enumerate() {
        for (other, beside) in bucket.iter().skip(at + 1).take(reach) {
            if signature.is_like(*other) {
                groups.join(*paragraph, *beside);
            }
        }
    }
}

/// Whether several reports have it, but not so many units that it is a form.
fn is_copied(cluster: &[(u32, Paragraph)], unit_of: &[usize]) -> bool {
    let reports = || cluster.iter().map(|(_, paragraph)| paragraph.report());
    let one_report = reports().all(|report| report == cluster[0].1.report());
    let mut units: Vec<usize> = Vec::new();
    for report in reports() {
        let unit = unit_of[report as usize];
        if !units.contains(&unit) {
            units.push(unit);
        }
        if units.len() >= MANY_UNITS {
            return false;
        }
    }
    !one_report
}

/// Which paragraphs belong together: each knows one nearer to the first of its group.
struct Groups(Vec<u32>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..).take(count).collect())
    }

    fn root(&mut self, Paragraph(mut number): Paragraph) -> u32 {
        while self.0[number as usize] != number {
            let next = self.0[self.0[number as usize] as usize];
            self.0[number as usize] = next;
            number = next;
        }
        number
    }

    fn join(&mut self, a: Paragraph, b: Paragraph) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b) as usize] = a.min(b);
    }

    /// The paragraphs that are not alone, with the first of their group, group by group.
    fn in_order(mut self) -> Vec<(u32, Paragraph)> {
        let count = self.0.len();
        let mut alone = vec![true; count];
        for number in (0..).take(count) {
            let first = self.root(Paragraph(number));
            if first != number {
                alone[first as usize] = false;
                alone[number as usize] = false;
            }
        }
        let members = alone.iter().filter(|alone| !**alone).count();
        let mut in_order = Vec::with_capacity(members);
        let grouped = (0..).zip(&alone).filter(|(_, alone)| !**alone);
        in_order
            .extend(grouped.map(|(number, _)| (self.root(Paragraph(number)), Paragraph(number))));
        in_order.sort_unstable();
        in_order
    }
}
