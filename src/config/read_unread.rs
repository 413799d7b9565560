//! 读不出的附件 and 人工检查, read.

use super::fields::INSPECTED_FILE;
use super::unread::{InspectedFile, UnreadFiles, UnreadKind, WholeDate};
use crate::diagnostic::{Code, Severity};
use crate::field::{Context, Record, Text, did_you_mean};
use crate::source::SourcePath;

/// Reads both; what makes no sense becomes a finding and is left out.
pub(super) fn read_unread(record: &Record<'_>, ctx: &mut Context<'_>) -> UnreadFiles {
    let mut kinds = Vec::new();
    for (key, value) in record.entries("unread", "种类: 严重程度", "例如：图片: 警告", ctx)
    {
        let Some(kind) = UnreadKind::named(&key.value) else {
            let words = UnreadKind::WORDS.iter().map(|(word, _)| *word);
            let all: Vec<&str> = words.clone().collect();
            let message = format!("“{}”不是读不出的附件的种类", key.value);
            let help = did_you_mean(&key.value, words);
            let help = help.unwrap_or_else(|| format!("种类有：{}", all.join("、")));
            ctx.report(Code::UNKNOWN_KEY, key.span, message, help);
            continue;
        };
        let word = value.text().unwrap_or("");
        match Severity::ALL
            .into_iter()
            .find(|severity| [severity.label(), severity.word()].contains(&word))
        {
            Some(severity) => kinds.push((kind, severity)),
            None => {
                let message = format!("“{}”写的是“{word}”，应当是拦截、警告或提示", key.value);
                let help = "没有读出的附件总要说明，不能关闭";
                ctx.report(Code::OUT_OF_RANGE, value.span, message, help);
            }
        }
    }
    let rows = record.rows("inspected", INSPECTED_FILE, ctx);
    let inspected = rows.iter().filter_map(|row| {
        let file = row.value::<Text>("file", ctx);
        let person = row.value("person", ctx);
        let date = row.value::<WholeDate>("date", ctx);
        let checksum = row.value("checksum", ctx);
        Some(InspectedFile {
            file: SourcePath::new(&*file?),
            person: person?,
            date: date?.0,
            checksum,
        })
    });
    let inspected = inspected.collect();
    UnreadFiles { kinds, inspected }
}
