//! Near-identical paragraphs among all reports.
//!
//! Takes the sketches of all reports; gives each report's twins: other reports that have some of
//! its paragraphs, the one with most of them first. Text that many units have is a form that was
//! handed round, and counts for nobody's. Time and memory grow with the number of paragraphs.

use super::cluster::{ClusterMember, clusters};
use super::sketch::Sketch;

/// How many members of a cluster on either side are held against one.
const NEAR: usize = 16;
/// How many twins of one kind a report is given.
const MOST: usize = 3;

/// Another report that has some of a report's paragraphs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Twin {
    /// The other report.
    pub(super) other: usize,
    /// The paragraphs, each by its position in the two sketches, in order.
    pub(super) paragraphs: Vec<(usize, usize)>,
    /// How many bytes of the report's own words they are.
    pub(super) bytes: u32,
}

/// The twins of each report that has any. `unit_of` is the unit of each report; `is_kin` tells
/// which two reports are about the same project: those are twins of a kind of their own.
pub(super) fn twins(
    sketches: &[&Sketch],
    unit_of: &[usize],
    is_kin: &dyn Fn(usize, usize) -> bool,
) -> Vec<(usize, Twin)> {
    let members = clusters(sketches, unit_of);
    let mut by_report: Vec<usize> = (0..members.len()).collect();
    by_report.sort_by_key(|at| (members[*at].report, members[*at].index));
    let mut found = Vec::new();
    for own in by_report.chunk_by(|a, b| members[*a].report == members[*b].report) {
        let Some(report) = own.first().map(|at| members[*at].report as usize) else {
            continue;
        };
        let shared = shared(&members, own, sketches[report]);
        let (kin, others) = shared
            .into_iter()
            .partition::<Vec<_>, _>(|shared| is_kin(report, shared.other));
        let twins = [most_shared(others), most_shared(kin)]
            .into_iter()
            .flatten();
        found.extend(twins.map(|twin| (report, twin)));
    }
    found
}

/// One paragraph that another report has too.
struct Shared {
    other: usize,
    paragraph: (usize, usize),
    bytes: u32,
}

/// All paragraphs of one report that near ones in their clusters have too.
fn shared(members: &[ClusterMember], own: &[usize], sketch: &Sketch) -> Vec<Shared> {
    let mut found = Vec::new();
    for &at in own {
        let member = members[at];
        let near = members[..(at + NEAR).min(members.len())]
            .iter()
            .skip(at.saturating_sub(NEAR));
        for other in near {
            let alike = other.cluster == member.cluster
                && other.report != member.report
                && other.signature.is_like(member.signature);
            if alike {
                let index = member.index as usize;
                found.push(Shared {
                    other: other.report as usize,
                    paragraph: (index, other.index as usize),
                    bytes: sketch.paragraphs[index].length.into(),
                });
            }
        }
    }
    found
}

/// The reports that have most of it, each paragraph counted for one of them.
fn most_shared(mut shared: Vec<Shared>) -> Vec<Twin> {
    let mut twins = Vec::new();
    while twins.len() < MOST && !shared.is_empty() {
        shared.sort_by_key(|shared| (shared.other, shared.paragraph));
        let others = shared.chunk_by(|a, b| a.other == b.other).map(|all| {
            let mut twin = Twin {
                other: all[0].other,
                paragraphs: Vec::new(),
                bytes: 0,
            };
            for one in all {
                if twin.paragraphs.last().map(|last| last.0) != Some(one.paragraph.0) {
                    twin.paragraphs.push(one.paragraph);
                    twin.bytes += one.bytes;
                }
            }
            twin
        });
        // Of equals the first one, so that all copies of one text name the same report.
        let best = others.reduce(|best, next| if next.bytes > best.bytes { next } else { best });
        let Some(best) = best else {
            break;
        };
        let taken: Vec<usize> = best.paragraphs.iter().map(|own| own.0).collect();
        shared.retain(|shared| !taken.contains(&shared.paragraph.0));
        twins.push(best);
    }
    twins
}
