//! Published files that the program could not read, by name.

use crate::check::CheckOutcome;
use std::fmt::Write;

/// Most files that are named.
const NAMED: usize = 20;

/// The files that were not read, one a line, each with who has looked through it.
pub(super) fn unread(outcome: &CheckOutcome) -> String {
    let files = &outcome.unread;
    if files.is_empty() {
        return String::new();
    }
    let answered = files.iter().filter(|file| file.answer.is_some()).count();
    let mut out = format!(
        "程序没有读出、没有检查内容的文件 {} 个，其中人工检查过 {answered} 个：\n",
        files.len()
    );
    for file in files.iter().take(NAMED) {
        let _ = writeln!(out, "  {}", file.words());
    }
    if files.len() > NAMED {
        let _ = writeln!(out, "  另有 {} 个没有逐一列出", files.len() - NAMED);
    }
    out
}
