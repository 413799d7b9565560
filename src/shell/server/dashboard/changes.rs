//! What `build` would add, change and remove in the output folder.

use super::comparison::{Comparisons, PendingChanges, Progress};
use crate::page::encode_path;
use crate::shell::server::html::escape;
use crate::shell::server::snapshot::Snapshot;
use crate::shell::server::state::Shared;
use std::fmt::Write;
use std::sync::Arc;

/// Paths of one kind that are listed; the rest are counted.
const LISTED: usize = 500;

/// The comparison, or how far it has come.
pub(super) fn page(
    shared: &Arc<Shared>,
    snapshot: &Arc<Snapshot>,
    comparisons: &Comparisons,
) -> String {
    let comparison = comparisons.of(shared, snapshot);
    let folder = escape(&comparisons.output.display().to_string());
    let blocked = snapshot
        .site()
        .is_some_and(|loaded| loaded.counts.error > 0);
    let blocked = if blocked {
        "<p class=\"blocked\"><b>现在不能发布</b>：有拦截的问题。改好以后再发布，会有下面的变化。</p>\n"
    } else {
        ""
    };
    let main = match comparison.progress() {
        Progress::Running(step) => {
            let (done, total) = (step.done, step.total.max(1));
            format!(
                "<div data-again=\"1\"><p>正在比较：{done} / {total} 页。</p>\n\
                 <progress max=\"{total}\" value=\"{done}\" aria-label=\"比较的进度\"></progress>\n\
                 <p><a href=\"/_mingbai/changes\">再看一次</a></p></div>"
            )
        }
        Progress::Failed(words) => format!(
            "<p>没有比较成：{}</p>\n<p><a href=\"/_mingbai/changes\">再看一次</a></p>",
            escape(&words)
        ),
        Progress::Stopped(words) => format!(
            "<p class=\"blocked\"><b>现在不能发布</b>：{}。</p>",
            escape(&words)
        ),
        Progress::Done(changes) => told(&changes),
    };
    format!(
        "<p>如果现在运行 <code>mingbai build</code>，文件夹 <code>{folder}</code> 会有什么变化。这里只比较，不写任何文件。</p>\n{blocked}{main}"
    )
}

fn told(changes: &PendingChanges) -> String {
    let mut out = format!(
        "<p>新增 {}，改动 {}，删除 {}，不变 {}。搜索用的文件随网页更新，不在其中。</p>\n",
        changes.added.len(),
        changes.changed.len(),
        changes.removed.len(),
        changes.unchanged
    );
    section(&mut out, "新增", &changes.added, &|path| link(path));
    section(&mut out, "改动", &changes.changed, &|path| link(path));
    section(&mut out, "删除", &changes.removed, &|path| {
        format!("<code>{}</code>", escape(path))
    });
    out
}

fn link(path: &str) -> String {
    format!("<a href=\"/{}\">{}</a>", encode_path(path), escape(path))
}

fn section(out: &mut String, title: &str, paths: &[String], shown: &dyn Fn(&str) -> String) {
    if paths.is_empty() {
        return;
    }
    let _ = write!(
        out,
        "<h2>{title} {}</h2>\n<ul class=\"paths\">",
        paths.len()
    );
    for path in paths.iter().take(LISTED) {
        let _ = writeln!(out, "<li>{}</li>", shown(path));
    }
    out.push_str("</ul>\n");
    if paths.len() > LISTED {
        let _ = writeln!(out, "<p>还有{}个，没有逐一列出。</p>", paths.len() - LISTED);
    }
}
