//! What `mingbai build` says when all is published, or compared.

use super::output::{CommandResult, FINE, faulty, print};
use super::unread::unread;
use crate::build::Checked;
use crate::diagnostic::render::Counts;
use crate::shell::{ChangeCounts, Difference, Published};
use serde::{Deserialize, Serialize};
use std::fmt::Write;
use std::path::Path;
use std::time::Duration;

/// What the lists of changes hold, and what to do with them.
pub(super) fn lists(file: &Path, counts: ChangeCounts) -> String {
    let ChangeCounts {
        added,
        changed,
        removed,
    } = counts;
    let file = file.display();
    format!(
        "改动清单 {file}：上次上传以来新增 {added}，改变 {changed}，删除 {removed}。上传以后把 {file} 删掉，下次就从这一次算起\n"
    )
}

/// What is said of a site that was published, and again as long as nothing changes.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct SiteSummary {
    reports: usize,
    drafts: usize,
    files: usize,
    warnings: usize,
    notes: usize,
    unread: String,
}

impl SiteSummary {
    /// Of a site that was published as so many files.
    pub(super) fn of(checked: &Checked, published: Published) -> Self {
        let Counts { warning, note, .. } = checked.outcome.counts();
        Self {
            reports: checked.site.reports.len(),
            drafts: checked.drafts,
            files: published.written + published.unchanged,
            warnings: warning,
            notes: note,
            unread: unread(&checked.outcome),
        }
    }

    /// What was published, and where.
    pub(super) fn tell(
        &self,
        published: Published,
        output: &Path,
        elapsed: Duration,
    ) -> CommandResult {
        let Published {
            written,
            unchanged,
            removed,
        } = published;
        let Self {
            reports,
            drafts,
            warnings,
            notes,
            unread,
            ..
        } = self;
        let drafts = match drafts {
            0 => String::new(),
            count => format!("草稿 {count} 份没有发布；"),
        };
        print(&format!(
            "已发布到 {}\n报告 {reports} 份；{drafts}文件：写入 {written}，未变 {unchanged}，删除 {removed}；\
             警告 {warnings}，提示 {notes}；用时 {:.2} 秒\n{unread}",
            output.display(),
            elapsed.as_secs_f64(),
        ))?;
        if warnings + notes > 0 {
            print("运行 mingbai check 可以看到警告和提示的内容。\n")?;
        }
        Ok(FINE)
    }

    /// The same of a site that is published already.
    pub(super) fn tell_again(&self, output: &Path, elapsed: Duration) -> CommandResult {
        let published = Published {
            unchanged: self.files,
            ..Published::default()
        };
        let code = self.tell(published, output, elapsed)?;
        print("上次生成以来没有变化，沿用上次的结果。\n")?;
        Ok(code)
    }
}

/// Most differences that are listed one by one.
const DIFFERENCES: usize = 50;

/// How an output folder differs from what a build gives.
pub(super) fn compared(
    (found, count): (Vec<(String, Difference)>, usize),
    output: &Path,
) -> CommandResult {
    let output = output.display();
    if found.is_empty() {
        print(&format!("{output} 与从头生成的一致：{count} 个文件\n"))?;
        return Ok(FINE);
    }
    let mut said = String::new();
    for (path, difference) in found.iter().take(DIFFERENCES) {
        let word = match difference {
            Difference::Missing => "缺少",
            Difference::Other => "内容不同",
            Difference::Unlisted => "校验清单不符",
            Difference::Left => "多出",
        };
        let _ = writeln!(said, "{word} {path}");
    }
    if found.len() > DIFFERENCES {
        let more = found.len() - DIFFERENCES;
        let _ = writeln!(said, "另有 {more} 个没有逐一列出");
    }
    let differing = found.len();
    let _ = writeln!(
        said,
        "{output} 与从头生成的有 {differing} 处不同；运行 mingbai build 可以改正"
    );
    print(&said)?;
    Ok(faulty())
}
