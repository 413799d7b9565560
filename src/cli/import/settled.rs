//! The year and the unit of a report: those that were named, else those that the document says.

use super::destination::Destination;
use crate::extract::{Doubt, Quoted, ReportDraft};
use crate::field::FromText;
use crate::import::Place;
use crate::model::Year;

/// Folders of reports whose year or unit nobody knows yet.
const NO_YEAR: &str = "niandu-daihe";
const NO_UNIT: &str = "danwei-daihe";

impl Destination<'_> {
    /// The year that was named, else the one the document says; the name of its folder.
    pub(super) fn settle_year(&self, draft: &mut ReportDraft) -> String {
        let said = draft.facts.one("年度").cloned();
        let read = said
            .as_ref()
            .and_then(|quoted| Year::from_text(&quoted.value).ok());
        let Some(named) = self.year else {
            if let (Some(quoted), None) = (&said, read) {
                draft.facts.remove("年度");
                draft.doubts.push(doubt(
                    "年度",
                    format!("读不出是哪一年：“{}”", quoted.value),
                    Some(quoted.clone()),
                ));
            }
            return read.map_or_else(|| NO_YEAR.to_owned(), |year| year.to_string());
        };
        if read.is_some_and(|year| year != named) {
            let reason = format!("--year 写的是{named}，文中写的不一样");
            draft.doubts.push(doubt("年度", reason, said.clone()));
        }
        if read != Some(named) {
            draft.facts.set("年度", by_hand(&named.to_string()));
        }
        draft
            .doubts
            .retain(|doubt| doubt.field != "年度" || read.is_some());
        named.to_string()
    }

    /// The unit that was named, else the one the document says; the name of its folder.
    pub(super) fn settle_unit(&mut self, draft: &mut ReportDraft) -> String {
        let said = draft.facts.one("单位").cloned();
        let named = self.unit.clone();
        if let (Some(named), Some(said)) = (&named, &said)
            && !self.units.known.may_be(&said.value, named)
        {
            let reason = format!("--unit 写的是“{named}”，文中写的不一样");
            draft.doubts.push(doubt("单位", reason, Some(said.clone())));
        }
        let quoted = match (&named, said) {
            (Some(named), Some(said)) if self.units.known.may_be(&said.value, named) => Quoted {
                value: named.clone(),
                ..said
            },
            (Some(named), said) => {
                draft
                    .doubts
                    .retain(|doubt| doubt.field != "单位" || said.is_some());
                by_hand(named)
            }
            (None, Some(said)) if !self.units.may_be_called(&said.value) => {
                draft.facts.remove("单位");
                let reason = format!("读不出是哪个单位：“{}”", said.value);
                draft.doubts.push(doubt("单位", reason, Some(said)));
                return NO_UNIT.to_owned();
            }
            (None, Some(said)) => said,
            (None, None) => return NO_UNIT.to_owned(),
        };
        let choice = self.units.choose(&quoted.value, self.effect);
        if let Some(reason) = choice.doubt {
            draft.doubts.push(doubt("单位", reason, None));
        }
        draft.facts.set(
            "单位",
            Quoted {
                value: choice.value,
                ..quoted
            },
        );
        choice.folder
    }
}

fn doubt(field: &str, reason: String, quoted: Option<Quoted>) -> Doubt {
    Doubt {
        field: field.to_owned(),
        reason,
        quoted,
    }
}

/// A value from the command line.
fn by_hand(value: &str) -> Quoted {
    Quoted {
        value: value.to_owned(),
        words: String::new(),
        place: Place::FileName,
    }
}
