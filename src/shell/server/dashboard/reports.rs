//! All reports, drafts among them, each with its page, its file and what is wrong with it.

use super::query::Query;
use crate::diagnostic::Severity;
use crate::shell::server::html::escape;
use crate::shell::server::snapshot::Loaded;
use crate::source::SourcePath;
use std::fmt::Write;

/// One line of the list.
struct Row<'a> {
    path: &'a SourcePath,
    title: Option<&'a str>,
    unit: &'a str,
    year: String,
    state: &'static str,
}

/// The list: what cannot be read first and what else blocks, then drafts, then reports as readers find them.
pub(super) fn page(loaded: &Loaded, query: &Query) -> String {
    let site = &loaded.checked.site;
    let plain = |path, state| Row {
        path,
        title: None,
        unit: "",
        year: String::new(),
        state,
    };
    let mut rows: Vec<Row<'_>> = loaded
        .lost
        .iter()
        .map(|path| plain(path, "读不出来"))
        .collect();
    let hidden = loaded.drafts.iter();
    let hidden = hidden.filter(|path| !site.by_source.contains_key(*path));
    rows.extend(hidden.map(|path| plain(path, "草稿，没有显示")));
    for (report, unit) in site.reports.iter().zip(&site.unit_of) {
        let state = match (loaded.drafts.contains(&report.path), &report.withdrawn) {
            (true, _) => "草稿",
            (false, Some(_)) => "已撤下",
            (false, None) => "",
        };
        rows.push(Row {
            path: &report.path,
            title: Some(&report.project),
            unit: site.units.get(*unit).map_or("", |unit| &unit.name),
            year: report.year.value.to_string(),
            state,
        });
    }
    let blocks = |path| {
        let found = loaded.about(path);
        found.iter().any(|it| it.severity == Severity::Error)
    };
    // Stable: what blocks comes first, all else stays in order.
    rows.sort_by_cached_key(|row| !blocks(row.path));
    let all = rows.len();
    let (range, pages) = query.paged(all);
    let mut table = String::new();
    for row in rows.get(range).unwrap_or_default() {
        line(loaded, row, &mut table);
    }
    let hint = if rows.iter().any(|row| row.state == "草稿，没有显示") {
        "<p>没有显示的草稿，运行预览时加上 <code>--drafts</code> 就能看到。</p>"
    } else {
        ""
    };
    format!(
        "<p>共{all}份。</p>{hint}\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"报告\"><table>\n<thead><tr><th scope=\"col\">项目</th>\
         <th scope=\"col\">单位</th><th scope=\"col\">年度</th><th scope=\"col\">状态</th>\
         <th scope=\"col\">问题</th><th scope=\"col\">源文件</th></tr></thead>\n<tbody>\n{table}</tbody></table></div>\n{pages}"
    )
}

fn line(loaded: &Loaded, row: &Row<'_>, table: &mut String) {
    let path = row.path.as_str();
    let title = escape(row.title.unwrap_or_else(|| row.path.file_name()));
    let title = match loaded.page_of(path) {
        Some(page) => format!("<a href=\"{}\">{title}</a>", escape(&page)),
        None => title,
    };
    let found = loaded.about(row.path);
    let mut wrong = Vec::new();
    for severity in Severity::ALL {
        let count = found.iter().filter(|it| it.severity == severity).count();
        if count > 0 {
            wrong.push(format!("{}{count}", severity.label()));
        }
    }
    let wrong = if wrong.is_empty() {
        "无".to_owned()
    } else {
        let file = Query::default().with("file", path);
        format!(
            "<a href=\"/_mingbai/?{}\">{}</a>",
            escape(&file),
            wrong.join("，")
        )
    };
    let _ = writeln!(
        table,
        "<tr><th scope=\"row\">{title}</th><td data-label=\"单位\">{}</td><td data-label=\"年度\">{}</td>\
         <td data-label=\"状态\">{}</td><td data-label=\"问题\">{wrong}</td><td data-label=\"源文件\"><code>{}</code></td></tr>",
        escape(row.unit),
        escape(&row.year),
        row.state,
        escape(path),
    );
}
