//! 曾用名, 存在的问题 and 整改.

use crate::diagnostic::Code;
use crate::field::{Context, Record};
use crate::model::fields::RECTIFICATION;
use crate::model::history::{History, Rectification};
use crate::model::value::Year;
use crate::source::Spanned;

/// What a report of `year` says of the years before it; `None` if nothing.
pub(super) fn read_history(
    record: &Record<'_>,
    year: Option<Spanned<Year>>,
    ctx: &mut Context<'_>,
) -> Option<Box<History>> {
    let history = History {
        former_names: record.list("former_names", ctx).into(),
        problems: record.list("problems", ctx).into(),
        rectifications: read_rectifications(record, year, ctx),
    };
    let is_empty = history.former_names.is_empty()
        && history.problems.is_empty()
        && history.rectifications.is_empty();
    (!is_empty).then(|| Box::new(history))
}

fn read_rectifications(
    record: &Record<'_>,
    own: Option<Spanned<Year>>,
    ctx: &mut Context<'_>,
) -> Box<[Rectification]> {
    let rows = record.rows("rectifications", RECTIFICATION, ctx);
    let rows = rows.iter().filter_map(|row| {
        let year: Option<Spanned<Year>> = row.get("year", ctx);
        let (problem, action) = (row.get("problem", ctx), row.get("action", ctx));
        if let (Some(year), Some(own)) = (year, own)
            && year.value >= own.value
        {
            let (year, place) = (year.value, year.span);
            let message = format!(
                "“整改”的这一项写的年度是{year}，不比报告的年度{}早",
                own.value
            );
            let help = "写提出这个问题的那份报告的年度；不写，就是同一项目最近的一个较早年度";
            ctx.report(Code::OUT_OF_RANGE, place, message, help);
        }
        Some(Rectification {
            year,
            problem: problem?,
            action: action?,
        })
    });
    rows.collect()
}
