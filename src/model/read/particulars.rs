//! Where a report comes from: its project, its unit and department, and what its form says of them.

use crate::diagnostic::Code;
use crate::field::{Context, Record, did_you_mean};
use crate::model::project::{project_code, unit_code};
use crate::model::report::{EvaluationKind, Particulars};
use crate::model::value::{Text, Word};
use crate::source::Spanned;

/// 项目名称 and 项目编码. A code that the name begins with is split off, unless 项目编码 says another.
pub(super) fn read_project(
    record: &Record<'_>,
    ctx: &mut Context<'_>,
) -> (Option<Spanned<Text>>, Option<Text>) {
    let name: Option<Spanned<Text>> = record.get("project", ctx);
    let code: Option<Text> = record.value("project_code", ctx);
    let led = name.as_ref().and_then(|name| {
        let (led, rest) = project_code(&name.value)?;
        let is_same = code.as_ref().is_none_or(|code| code.trim() == led);
        is_same.then(|| (Text::from(led), Spanned::new(Text::from(rest), name.span)))
    });
    match led {
        Some((led, rest)) => (Some(rest), Some(led)),
        None => (name, code),
    }
}

/// 单位, and the code before it.
pub(super) fn read_unit_name(
    record: &Record<'_>,
    ctx: &mut Context<'_>,
) -> (Option<Spanned<Word>>, Option<Word>) {
    let name: Option<Spanned<Word>> = record.get("unit", ctx);
    let led = name.as_ref().and_then(|name| {
        let (code, rest) = unit_code(&name.value)?;
        Some((Word::from(code), Spanned::new(Word::from(rest), name.span)))
    });
    match led {
        Some((code, rest)) => (Some(rest), Some(code)),
        None => (name, None),
    }
}

/// 主管部门, without a code before it.
pub(super) fn read_department(record: &Record<'_>, ctx: &mut Context<'_>) -> Option<Word> {
    let name: Word = record.value("department", ctx)?;
    let bare = unit_code(&name).map(|(_, rest)| Word::from(rest));
    Some(bare.unwrap_or(name))
}

/// 责任科室, 负责人 and the like.
pub(super) fn read_particulars(
    record: &Record<'_>,
    ctx: &mut Context<'_>,
) -> Option<Box<Particulars>> {
    let particulars = Particulars {
        office: record.value("office", ctx),
        person: record.value("person_in_charge", ctx),
        period: record.value("project_period", ctx),
        written: record.value("written", ctx),
        filled_in: record.value("filled_in", ctx),
        validity: record.value("validity", ctx),
    };
    let texts = [
        &particulars.office,
        &particulars.person,
        &particulars.period,
        &particulars.validity,
    ];
    let any = texts.iter().any(|text| text.is_some());
    let dated = particulars.written.is_some() || particulars.filled_in.is_some();
    (any || dated).then(|| Box::new(particulars))
}

/// 评价方式. Where it is not written, the name of the report may say that it is on a whole department.
pub(super) fn read_kind(
    record: &Record<'_>,
    name: Option<&str>,
    ctx: &mut Context<'_>,
) -> EvaluationKind {
    let Some(word) = record.get::<Text>("kind", ctx) else {
        let whole = name.is_some_and(|name| name.contains("部门整体支出"));
        return match whole {
            true => EvaluationKind::WholeDepartment,
            false => EvaluationKind::default(),
        };
    };
    match &*word.value {
        "单位自评" => EvaluationKind::Unit,
        "部门评价" => EvaluationKind::Department,
        "财政评价" => EvaluationKind::Finance,
        "部门整体支出" => EvaluationKind::WholeDepartment,
        other => {
            let words = EvaluationKind::WORDS;
            let message = format!("“评价方式”写的是“{other}”，应当是{}之一", words.join("、"));
            let help = did_you_mean(other, words.iter().copied());
            ctx.report(
                Code::OUT_OF_RANGE,
                word.span,
                message,
                help.unwrap_or_default(),
            );
            EvaluationKind::default()
        }
    }
}
