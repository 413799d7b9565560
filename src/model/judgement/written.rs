//! The relation and the target of an indicator as its row has them.

use crate::model::lines::Indicator;
use crate::model::value::{Relation, StatedText};

impl Indicator {
    /// The relation written: in its column, or beside the target, as in `≥95%` and `不低于95%`. A column
    /// that says = gives way to what stands beside the target.
    pub fn effective_relation(&self) -> Option<Relation> {
        let written = self.relation.map(|relation| relation.value);
        match written {
            None | Some(Relation::Equal) => self.relation_of_target().or(written),
            written => written,
        }
    }

    fn relation_of_target(&self) -> Option<Relation> {
        let text = self.target.as_ref()?.value.trim();
        match StatedText::of(text) {
            StatedText::Number(stated) => stated.relation,
            _ => Some(Relation::sign_at_start(text)?.0),
        }
    }

    /// The target without a sign or a word for its relation before it; empty if none is written.
    pub fn bare_target(&self) -> &str {
        let text = self
            .target
            .as_ref()
            .map_or("", |target| target.value.trim());
        // Most begin with their number.
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            return text;
        }
        let sign = Relation::sign_at_start(text).or_else(|| Relation::word_at_start(text));
        sign.map_or(text, |(_, rest)| rest.trim())
    }

    /// Whether the column of the relation says one way and the target the other.
    pub(super) fn contradicts_itself(&self) -> bool {
        let upward = |relation| match relation {
            Relation::AtLeast | Relation::More => Some(true),
            Relation::AtMost | Relation::Less => Some(false),
            Relation::Equal | Relation::Qualitative => None,
        };
        let column = self.relation.and_then(|relation| upward(relation.value));
        let target = self.relation_of_target().and_then(upward);
        column
            .zip(target)
            .is_some_and(|(column, target)| column != target)
    }
}
