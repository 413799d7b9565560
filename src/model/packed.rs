//! How what a file says is packed for the next run of the program.
//!
//! Every field is named once, in the order of its structure; one that is left out does not compile. What is
//! packed here is all that [`read_report`](super::read_report) and [`read_own_page`](super::read_own_page) give.

use super::history::{History, Rectification};
use super::inspection::Inspection;
use super::lines::{Goal, Indicator, IndicatorPart};
use super::project::NameKeys;
use super::reads::ReadSet;
use super::report::{
    Amounts, Basis, Body, Correction, EvaluationKind, Evidence, EvidenceKind, FundSource, OwnPage,
    Particulars, Report, Review, SpentOn, Survey, Waiver, Withdrawal,
};
use super::reports::NotedBody;
use super::site::FileFact;
use super::value::{Day, Moment, Money, Relation, Score, Year};
use crate::source::{Pack, Packer, Unpacker, pack_choice, pack_fields};

pack_fields! {
    Report {
        path, project, project_code, keys, unit, unit_code, year, score, grade, kind, department, particulars,
        published, funds, sources, investment, estimate, spending, lines, survey, basis, evidence,
        index_number, document_number, topic, keywords, summary, history, review, corrections, withdrawn, aliases,
        waivers, slug, draft, body,
    }
    NameKeys { sort, project }
    Particulars { office, person, period, written, filled_in, validity }
    Amounts { requested, initial, budget, received, spent, left, weight, score, written }
    FundSource { name, amounts }
    SpentOn { purpose, amount, written }
    Goal { goal, result, heading }
    Indicator {
        span, level1, level2, level3, relation, target, measure, actual, weight, score, deviation, parts,
    }
    IndicatorPart { name, relation, target, measure, actual, deviation }
    Survey { method, issued, returned, valid, satisfied, period }
    Basis { title, number }
    Evidence { title, kind, inspection }
    Inspection { person, date, checksum }
    History { former_names, problems, rectifications }
    Rectification { year, problem, action }
    Review { editor, reviewer, approver, secrecy }
    Correction { date, note }
    Withdrawal { date, reason, hide_name }
    Waiver { code, reason }
    Body { hash, facts_hash, anchors, links, titles, has_text }
    OwnPage { path, title, summary, order, slug, draft, body }
    FileFact { size, sha256 }
    Moment { date, time }
}

pack_choice! {
    EvaluationKind { Unit = 0, Department = 1, Finance = 2, WholeDepartment = 3 }
    Relation { AtLeast = 0, More = 1, Equal = 2, Less = 3, AtMost = 4, Qualitative = 5 }
}

impl Pack for NotedBody {
    fn pack(&self, to: &mut Packer) {
        Body::pack(self, to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.take().map(Body::into)
    }
}

/// Ascending numbers as what each is more than the one before.
impl Pack for ReadSet {
    fn pack(&self, to: &mut Packer) {
        let Self {
            reports,
            all,
            texts,
            values,
        } = self;
        let reports = reports.iter().map(|report| u64::from(*report));
        to.add(all).add(texts);
        for numbers in [reports.collect(), values.clone()] {
            let before = [0].iter().chain(&numbers);
            let steps = numbers.iter().zip(before).map(|(one, before)| one - before);
            to.add(&steps.collect::<Vec<u64>>());
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let (all, texts) = (from.take()?, from.take()?);
        let mut ascending = || {
            let steps = from.take::<Vec<u64>>()?.into_iter();
            let numbers = steps.scan(0_u64, |last, step| {
                let number = last.checked_add(step);
                *last = number.unwrap_or(*last);
                Some(number)
            });
            numbers.collect::<Option<Vec<u64>>>()
        };
        let reports = ascending()?.into_iter();
        let reports = reports.map(|report| u32::try_from(report).ok());
        Some(Self {
            reports: reports.collect::<Option<_>>()?,
            values: ascending()?,
            all,
            texts,
        })
    }
}

impl Pack for EvidenceKind {
    fn pack(&self, to: &mut Packer) {
        match self {
            Self::File(path) => to.add(&0_u8).add(path),
            Self::Withheld(reason) => to.add(&1_u8).add(reason),
            Self::Missing => to.add(&2_u8),
        };
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        match from.take::<u8>()? {
            0 => from.take().map(Self::File),
            1 => from.take().map(Self::Withheld),
            2 => Some(Self::Missing),
            _ => None,
        }
    }
}

impl Pack for Day {
    fn pack(&self, to: &mut Packer) {
        match self {
            Self::Date(moment) => to.add(&0_u8).add(moment),
            Self::Month(year, month) => to.add(&1_u8).add(year).add(month),
        };
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        match from.take::<u8>()? {
            0 => from.take().map(Self::Date),
            1 => Some(Self::Month(from.take()?, from.take()?)),
            _ => None,
        }
    }
}

impl Pack for Money {
    fn pack(&self, to: &mut Packer) {
        to.add(&self.yuan());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.take().map(Self::from_yuan)
    }
}

impl Pack for Score {
    fn pack(&self, to: &mut Packer) {
        to.add(&self.value());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.take().map(Self::from_decimal)
    }
}

impl Pack for Year {
    fn pack(&self, to: &mut Packer) {
        to.add(&self.0);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.take().map(Self)
    }
}
