//! The lists of a report: goals and evidence.

use crate::diagnostic::Code;
use crate::field::{Context, Record};
use crate::model::fields::{EVIDENCE, GOAL, INSPECTION, OVERALL_GOAL};
use crate::model::inspection::Inspection;
use crate::model::lines::Goal;
use crate::model::report::{Evidence, EvidenceKind};
use crate::model::value::{Text, Word};
use crate::parse::Value;

/// 目标: a list of goals with results, or one mapping with 总目标 and 年度目标.
pub(super) fn read_goals(record: &Record<'_>, ctx: &mut Context<'_>) -> Box<[Goal]> {
    let overall = record.node("goals").is_some_and(|node| match &node.value {
        Value::Map(entries) => !entries.iter().any(|(key, _)| GOAL[0].is_called(key)),
        _ => false,
    });
    if overall {
        return read_overall_goal(record, ctx);
    }
    let rows = record.rows("goals", GOAL, ctx);
    let goals = rows.iter().filter_map(|row| {
        Some(Goal {
            goal: row.get("goal", ctx)?,
            result: row.get("result", ctx),
            heading: None,
        })
    });
    goals.collect()
}

fn read_overall_goal(record: &Record<'_>, ctx: &mut Context<'_>) -> Box<[Goal]> {
    let Some(group) = record.group("goals", OVERALL_GOAL, ctx) else {
        return Box::default();
    };
    let result = group.get::<Text>("result", ctx);
    let annual = group.get::<Text>("annual", ctx);
    let overall = group.get::<Text>("overall", ctx);
    let result_of_overall = if annual.is_none() {
        result.clone()
    } else {
        None
    };
    if let Some(result) = result
        .as_ref()
        .filter(|_| overall.is_none() && annual.is_none())
    {
        let message = "写了完成情况，没有写目标，网页上没有".to_owned();
        let help = "补上“年度目标”，或者把“目标”写成列表：- {目标: …, 完成: …}";
        ctx.report(Code::MISSING, result.span, message, help);
    }
    let overall = overall.map(|goal| Goal {
        goal,
        result: result_of_overall,
        heading: Some("总目标"),
    });
    let annual = annual.map(|goal| Goal {
        goal,
        result,
        heading: Some("年度目标"),
    });
    overall.into_iter().chain(annual).collect()
}

/// 佐证材料.
pub(super) fn read_evidence(record: &Record<'_>, ctx: &mut Context<'_>) -> Box<[Evidence]> {
    let rows = record.rows("evidence", EVIDENCE, ctx);
    let evidence = rows.iter().filter_map(|row| {
        let file = row.get::<Text>("file", ctx).map(EvidenceKind::File);
        let withheld = row.get::<Word>("withheld", ctx).map(EvidenceKind::Withheld);
        let inspection = row.group("inspected", INSPECTION, ctx);
        tell_of_contradictions((&file, &withheld), inspection.as_ref(), ctx);
        let inspection = inspection.and_then(|group| read_inspection(&group, ctx));
        let title = row.get("title", ctx)?;
        Some(Evidence {
            title,
            inspection,
            kind: file.or(withheld).unwrap_or(EvidenceKind::Missing),
        })
    });
    evidence.collect()
}

/// Reports what would not count: a reason for withholding a file that is named all the same, and an answer for a
/// file that is not named.
fn tell_of_contradictions(
    (file, withheld): (&Option<EvidenceKind>, &Option<EvidenceKind>),
    inspection: Option<&Record<'_>>,
    ctx: &mut Context<'_>,
) {
    if let (Some(_), Some(EvidenceKind::Withheld(reason))) = (file, withheld) {
        let message = "又写了文件，又写了不公开的理由：公开不公开，要写明白".to_owned();
        let help = "不公开的，删去“文件”；公开的，删去“不公开理由”";
        ctx.report(Code::WRONG_TYPE, reason.span, message, help);
    }
    if let Some(inspection) = inspection.filter(|_| file.is_none()) {
        let message = "写了人工检查，没有写看的是哪个文件，这一行不算数".to_owned();
        let help = "补上“文件”，或者删去“人工检查”";
        ctx.report(Code::MISSING, inspection.span, message, help);
    }
}

fn read_inspection(group: &Record<'_>, ctx: &mut Context<'_>) -> Option<Box<Inspection>> {
    let (person, date) = (group.value("person", ctx), group.value("date", ctx));
    let checksum = group.value("checksum", ctx);
    Some(Box::new(Inspection {
        person: person?,
        date: date?,
        checksum,
    }))
}
