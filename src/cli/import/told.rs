//! What an import says of one document, for whoever has it in hand.

use super::document::ReadDocument;
use super::placed::{Fate, PlacedReport};
use super::told_facts::facts;
use crate::extract::{EXCERPT, excerpt};
use std::fmt::Write;

/// Most doubts and remarks of one document that are listed.
const DOUBTS: usize = 30;

/// How much is said of each document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// Facts with their words, doubts, remarks.
    Facts,
    /// A line a report.
    Lines,
}

/// What is said of one document.
pub(super) fn document(document: &ReadDocument, placed: &[PlacedReport], detail: Detail) -> String {
    let name = document.path.display();
    let mut out = String::new();
    if let Some(message) = &document.message {
        let _ = writeln!(out, "✗ {name}：{message}");
    }
    for report in placed {
        let doubts = report.draft.doubts.len();
        let state = match doubts {
            0 => String::new(),
            count if detail == Detail::Lines => format!("（草稿，待核{count}处）"),
            _ => "（草稿）".to_owned(),
        };
        let path = &report.path;
        let _ = match &report.fate {
            Fate::Written => writeln!(out, "✓ {name} → {path}{state}"),
            Fate::Replaced => writeln!(out, "✓ {name} → {path}{state}，代替了原来的文件"),
            Fate::Unchanged => writeln!(out, "✓ {name} → {path}{state}，没有变化"),
            Fate::Kept => writeln!(
                out,
                "✗ {name} → {path} 已经有了，没有改动它；要重新写，加上 --force"
            ),
            Fate::Failed(why) => writeln!(out, "✗ {name} → {path}：{why}"),
        };
        if detail == Detail::Facts {
            facts(&mut out, report, document);
            doubts_of(&mut out, report, document);
        }
        if let Some(original) = &report.original {
            let _ = match original {
                Ok(path) => writeln!(out, "    原件：{path}"),
                Err(why) => writeln!(out, "    {why}"),
            };
        }
    }
    if detail == Detail::Facts {
        remarks(&mut out, document);
    }
    out
}

fn doubts_of(out: &mut String, report: &PlacedReport, document: &ReadDocument) {
    let doubts = &report.draft.doubts;
    if doubts.is_empty() {
        return;
    }
    let _ = writeln!(out, "    待核 {} 处：", doubts.len());
    for doubt in doubts.iter().take(DOUBTS) {
        let field = match &*doubt.field {
            "" => String::new(),
            field => format!("{field}——"),
        };
        let said = doubt.quoted.as_ref().map_or(String::new(), |quoted| {
            let place = quoted.place.words(&document.sheets);
            format!(
                "（{place}：“{}”）",
                excerpt(&quoted.words, &quoted.value, EXCERPT)
            )
        });
        let _ = writeln!(out, "      {field}{}{said}", doubt.reason);
    }
    if doubts.len() > DOUBTS {
        let _ = writeln!(out, "      另有 {} 处，写在文件里", doubts.len() - DOUBTS);
    }
}

/// What else there is to say of a document.
fn remarks(out: &mut String, document: &ReadDocument) {
    if document.is_converted {
        let _ = writeln!(out, "    用 LibreOffice 转换后读的");
    }
    let lists = [
        ("读的时候遇到", &document.gaps),
        ("没有导入", &document.left_out),
        ("整理了文字", &document.changes),
        ("原件放在旁边，check 会拦住它", &document.blocked),
    ];
    let has_reports = !document.reports.is_empty();
    for (label, list) in lists.iter().filter(|(_, list)| !list.is_empty()) {
        if has_reports {
            let _ = writeln!(out, "    {label}：{}", list.join("、"));
        }
    }
}
