//! What a report must have and a draft has not: doubts of their own.

use crate::extract::draft::{Doubt, ReportDraft};
use crate::extract::facts::{FactEntry, Facts};
use crate::field::{Field, Kind, Need, printable};
use crate::model::fields::REPORT;
use crate::source::is_unseen;

impl ReportDraft {
    /// Adds a doubt for each required field that is missing, if there is none yet.
    pub fn doubt_what_is_missing(&mut self) {
        let missing = missing(self);
        self.doubts.extend(missing);
    }
}

/// A doubt for each required field that is missing and that no doubt is about.
pub(super) fn missing(draft: &ReportDraft) -> Vec<Doubt> {
    let mut missing = Vec::new();
    collect(REPORT, &draft.facts, "", &mut missing);
    missing.retain(|doubt| draft.doubts.iter().all(|known| known.field != doubt.field));
    missing
}

fn collect(fields: &[Field], facts: &Facts, path: &str, missing: &mut Vec<Doubt>) {
    for field in fields {
        let path = match path {
            "" => field.zh.to_owned(),
            _ => format!("{path}.{}", field.zh),
        };
        let below = match (facts.entry(field.zh), field.kind) {
            (None, _) if field.need == Need::Required => {
                add(path, missing);
                continue;
            }
            (Some(FactEntry::One(quoted)), _) if says_nothing(&quoted.value) => {
                if field.need == Need::Required {
                    add(path, missing);
                }
                continue;
            }
            (Some(FactEntry::Group(facts)), Kind::Group(fields) | Kind::RowsOrGroup(_, fields)) => {
                (vec![facts], fields)
            }
            (
                Some(FactEntry::Rows(rows)),
                Kind::Rows(fields) | Kind::TextsOrRows(fields) | Kind::RowsOrGroup(fields, _),
            ) => (rows.iter().collect(), fields),
            _ => continue,
        };
        for facts in below.0 {
            collect(below.1, facts, &path, missing);
        }
    }
}

/// Adds one doubt a field, however many rows lack it.
fn add(field: String, missing: &mut Vec<Doubt>) {
    if missing.iter().all(|known| known.field != field) {
        missing.push(Doubt {
            field,
            reason: "文中没有写明".to_owned(),
            quoted: None,
        });
    }
}

/// Whether nothing is seen of a value.
pub(super) fn says_nothing(value: &str) -> bool {
    let printable = printable(value);
    printable.chars().all(|c| c.is_whitespace() || is_unseen(c))
}
