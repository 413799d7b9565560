//! Why an output was made anew, or was not: told from what the last build and this one have made.

use super::checked::Checked;
use super::made::{Made, ReportHash};
use super::unchanged::MadeMemory;
use crate::model::Route;
use crate::page::{ShapePart, shared_value_words};
use crate::source::SourcePath;

/// Something that an output depends on and that is not what it was in the last build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The facts of a report.
    Facts(SourcePath),
    /// The text of a report.
    Text(SourcePath),
    /// Which other reports are of a report's project.
    Project(SourcePath),
    /// What several pages share, in words: the order of a list, its sums.
    Shared(String),
    /// The site as a whole, so that no single cause can be told.
    Shape(ShapePart),
}

/// What has changed, of what the output at `route` depends on, since the last build of the same settings and theme.
/// `None` where that is not known: there was none, or the output is no page and no file for machines.
pub fn causes(memory: &MadeMemory, checked: &Checked, route: &Route) -> Option<Vec<Cause>> {
    memory.both(|last, now| {
        let changed = ShapePart::ALL.into_iter();
        let changed =
            changed.filter(|part| last.shape[*part as usize] != now.shape[*part as usize]);
        let shape: Vec<Cause> = changed.map(Cause::Shape).collect();
        match shape.is_empty() {
            true => in_detail(last, now, checked, place(checked, route)?),
            false => Some(shape),
        }
    })
}

/// Where an output stands in the order of the plan.
fn place(checked: &Checked, route: &Route) -> Option<usize> {
    let pages = checked.plan.pages.iter().map(|page| &page.route);
    let exports = checked.exports.iter().flat_map(|(_, routes)| routes);
    pages.chain(exports).position(|planned| planned == route)
}

fn in_detail(last: &Made, now: &Made, checked: &Checked, at: usize) -> Option<Vec<Cause>> {
    let (then, reads) = (last.reads(at)?, now.reads(at)?);
    let texts = then.texts || reads.texts;
    let looked_at = |at: u32| {
        let of = |reads: &[u32]| reads.binary_search(&at).is_ok();
        then.all || reads.all || of(&then.reports) || of(&reads.reports)
    };
    let both = (0..).zip(last.reports.iter().zip(&now.reports));
    let reports = both.filter(|(at, _)| looked_at(*at)).flat_map(
        |(at, (then, now)): (u32, (&ReportHash, &ReportHash))| {
            let report = checked.site.reports.get(at as usize);
            let path = || Some(report?.path.clone());
            let said = match (then.facts == now.facts, then.whole == now.whole) {
                (false, _) => path().map(Cause::Facts),
                (true, false) if texts => path().map(Cause::Text),
                (true, _) => None,
            };
            let moved = then.project != now.project;
            let project = moved.then(path).flatten().map(Cause::Project);
            [said, project].into_iter().flatten()
        },
    );
    let values = reads
        .values
        .iter()
        .filter(|code| last.values.get(code) != now.values.get(code));
    let words = |code: &u64| shared_value_words(&checked.plan, *code).map(Cause::Shared);
    Some(reports.chain(values.filter_map(words)).collect())
}
