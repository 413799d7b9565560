//! What `mingbai build` says when all is published, or compared.

use super::output::{CommandResult, FINE, faulty, print};
use super::unread::unread;
use crate::build::Checked;
use crate::diagnostic::render::Counts;
use crate::shell::{ChangeCounts, Difference, Published};
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

/// What was published, and where.
pub(super) fn summarise(
    checked: &Checked,
    published: &Published,
    output: &Path,
    elapsed: Duration,
) -> CommandResult {
    let Counts { warning, note, .. } = Counts::of(checked.outcome.listed());
    let drafts = match checked.drafts {
        0 => String::new(),
        count => format!("草稿 {count} 份没有发布；"),
    };
    let Published {
        written,
        unchanged,
        removed,
        ..
    } = published;
    print(&format!(
        "已发布到 {}\n报告 {} 份；{drafts}文件：写入 {written}，未变 {unchanged}，删除 {removed}；\
         警告 {warning}，提示 {note}；用时 {:.2} 秒\n",
        output.display(),
        checked.site.reports.len(),
        elapsed.as_secs_f64(),
    ))?;
    print(&unread(&checked.outcome))?;
    if warning + note > 0 {
        print("运行 mingbai check 可以看到警告和提示的内容。\n")?;
    }
    Ok(FINE)
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
