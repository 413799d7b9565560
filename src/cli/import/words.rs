//! What is said of documents that become no report.

use crate::check::gap_words;
use crate::extract::{Cleaning, DocumentKind, EXCERPT, Quoted, excerpt};
use crate::import::Gap;

/// A file without a byte.
pub(super) const EMPTY: &str = "文件是空的，没有内容";
/// A file of which a reader made nothing.
pub(super) const NO_TEXT: &str = "文件里没有读出文字";
/// A source of ours.
pub(super) const OURS: &str = "这已经是报告的源文件，不用导入：放进站点的 content 文件夹就行";
/// A document in which there is no report.
pub(super) const NO_REPORT: &str = "像是绩效自评，但是看不出是哪个项目的，文字也很少，没有写报告；原件可能不完整，请找到完整的文件再导入";
/// What to do about a kind that is not read.
const SAVE_AS: &str =
    "装上 LibreOffice 以后会自动转换；或者在 WPS、Office 里打开，另存为 .docx（表格另存为 .xlsx）";

/// Why a file was not read, and what to do about it.
pub(super) fn unread(gap: &Gap, is_convertible: bool) -> String {
    let Some((message, help)) = gap_words(gap) else {
        return past_limit(gap);
    };
    let help = match is_convertible {
        true => SAVE_AS,
        false => help.trim_end_matches('；'),
    };
    match help.is_empty() {
        true => message,
        false => format!("{message}；{help}"),
    }
}

/// What was not read of a file that was read otherwise.
pub(super) fn not_all(gap: &Gap) -> String {
    gap_words(gap).map_or_else(|| past_limit(gap), |(message, _)| message)
}

fn past_limit(gap: &Gap) -> String {
    let what = match gap {
        Gap::Limit(what) => what,
        _ => "",
    };
    format!("这个文件{what}超出限度，没有读完；拆成几个文件再导入")
}

/// Why a document of another kind was not imported.
pub(super) fn other_kind(
    kind: DocumentKind,
    told_by: Option<&Quoted>,
    sheets: &[Box<str>],
) -> String {
    let what = match kind {
        DocumentKind::SelfEvaluation => return NO_REPORT.to_owned(),
        DocumentKind::Other => return "看不出是项目支出绩效自评的文件，没有写报告".to_owned(),
        other => name(other),
    };
    let by = told_by.map_or(String::new(), |quoted| {
        let place = quoted.place.words(sheets);
        format!(
            "（{place}：“{}”）",
            excerpt(&quoted.words, &quoted.value, EXCERPT)
        )
    });
    format!("这是{what}，不是项目支出的自评，没有写报告{by}")
}

/// What was put right in a text, with some of the words that were left out or put in.
pub(super) fn change(change: &Cleaning) -> String {
    const NAMED: usize = 2;
    let label = change.kind.label();
    let named: Vec<String> = change
        .words
        .iter()
        .take(NAMED)
        .map(|words| format!("“{}”", excerpt(words, "", EXCERPT)))
        .collect();
    match named.is_empty() {
        true => format!("{label}（{}处）", change.count),
        false => format!(
            "{label}（{}处：{}{}）",
            change.count,
            named.join("、"),
            if change.words.len() > NAMED {
                "等"
            } else {
                ""
            }
        ),
    }
}

/// What a kind of document is called.
pub(super) fn name(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::SelfEvaluation => "项目支出绩效自评",
        DocumentKind::WholeDepartment => "部门整体支出的绩效自评",
        DocumentKind::GoalDeclaration => "绩效目标申报表",
        DocumentKind::Rectification => "整改报告",
        DocumentKind::ExternalEvaluation => "财政评价或者别的机构所作的评价",
        DocumentKind::FinalAccounts => "部门决算",
        DocumentKind::Other => "别的文件",
    }
}
