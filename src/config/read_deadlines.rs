//! 公开期限, read: one day for every year, or a map from year to day.

use super::deadline::{Deadlines, WrittenDeadline};
use crate::diagnostic::Code;
use crate::field::{Context, FromText, Record, Reject};
use crate::parse::Value;
use crate::source::Span;

/// Reads the deadlines; what makes no sense becomes a finding and is left out.
pub(super) fn read_deadlines(record: &Record<'_>, ctx: &mut Context<'_>) -> Deadlines {
    let mut deadlines = Deadlines::default();
    match record.node("deadline").map(|node| &node.value) {
        None => {}
        Some(Value::Map(entries)) => {
            for (key, node) in entries {
                let year = key.value.trim().trim_end_matches(['年', '度']).parse();
                let Some(year) = year.ok().filter(|year| (2000..=2100).contains(year)) else {
                    let message = format!("“公开期限”里的“{}”不是年度", key.value);
                    ctx.report(Code::OUT_OF_RANGE, key.span, message, HELP);
                    continue;
                };
                let written = read(node.text().unwrap_or(""), node.span, ctx);
                if let Some(date) = written.and_then(|written| written.for_year(year))
                    && deadlines.of_year.insert(year, date).is_some()
                {
                    let message = format!("“公开期限”里{year}年度写了不止一次");
                    let help = "留下正确的一个，删掉别的";
                    ctx.report(Code::DUPLICATE_KEY, key.span, message, help);
                }
            }
        }
        Some(_) => match record
            .get::<WrittenDeadline>("deadline", ctx)
            .map(|day| (day.value, day.span))
        {
            Some((WrittenDeadline::Day(day), _)) => deadlines.usual = Some(day),
            Some((WrittenDeadline::Date(date), span)) => {
                let message = format!("“公开期限”写的是{date}，它只能是一个年度的期限");
                ctx.report(Code::OUT_OF_RANGE, span, message, HELP);
            }
            None => {}
        },
    }
    deadlines
}

const HELP: &str = "每年相同就写“公开期限: 06-30”；各年不同就在下面写“2023: 2024-06-30”";

fn read(text: &str, span: Span, ctx: &mut Context<'_>) -> Option<WrittenDeadline> {
    match WrittenDeadline::from_text(text) {
        Ok(written) => Some(written),
        Err(Reject::Shape(expected) | Reject::Range(expected)) => {
            let message = format!("“公开期限”写的是“{text}”，应当是{expected}");
            ctx.report(Code::OUT_OF_RANGE, span, message, HELP);
            None
        }
    }
}
