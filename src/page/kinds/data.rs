//! The data that may be taken away, and what every column of it means.

use crate::data::{Column, ColumnKind, DataTable, PACKAGE, TABLES, WORKBOOK};
use crate::field::Need;
use crate::page::context::PageContext;
use crate::page::frame::{Frame, Head};
use crate::page::structured::{DatasetData, Distribution, Item, Organization};
use serde::Serialize;

/// A question that one line of SQL answers, run in the folder of the site.
const SQL: &str = "SELECT 实施单位, count(*) AS 份数, round(sum(\"全年执行数（万元）\"), 2) AS 支出 FROM 'data/reports.csv' WHERE 评价方式 <> '部门整体支出' GROUP BY 实施单位 ORDER BY 支出 DESC NULLS LAST, 实施单位;";

/// What the template of the data page sees.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// What stands around.
    pub page: Frame<'a>,
    /// The tables.
    pub tables: Vec<TableAbout>,
    /// The description for programs.
    pub package: Option<String>,
    /// All tables as one workbook.
    pub workbook: Option<String>,
    /// On what terms they may be used.
    pub licence: Option<LicenceLink<'a>>,
    /// A line of SQL that answers a question.
    pub sql: &'static str,
    /// What is new, corrected or withdrawn.
    pub changes: Option<String>,
}

/// On what terms data may be used.
#[derive(Debug, Serialize)]
pub struct LicenceLink<'a> {
    /// 名称.
    pub name: &'a str,
    /// 网址.
    pub url: Option<&'a str>,
}

/// A table and its files.
#[derive(Debug, Serialize)]
pub struct TableAbout {
    /// Its anchor.
    pub anchor: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What one row of it is.
    pub about: &'static str,
    /// Number of rows.
    pub rows: usize,
    /// The table as CSV.
    pub csv: Option<String>,
    /// The table as JSON Lines.
    pub jsonl: Option<String>,
    /// Its columns.
    pub columns: Vec<ColumnAbout>,
}

/// A column.
#[derive(Debug, Serialize)]
pub struct ColumnAbout {
    /// Its title in CSV.
    pub title: String,
    /// Its name in JSON Lines.
    pub name: String,
    /// What stands in it.
    pub kind: &'static str,
    /// The words that may stand in it; empty if they are not a few.
    pub words: &'static [&'static str],
    /// Whether something always stands in it.
    pub always: bool,
    /// What it means.
    pub help: &'static str,
}

pub(super) fn view<'a>(ctx: &PageContext<'a>) -> View<'a> {
    let tables: Vec<TableAbout> = TABLES
        .iter()
        .filter(|table| table.has_rows(ctx.site))
        .map(|table| about(ctx, table))
        .collect();
    let config = &ctx.site.config;
    let mut head = Head::new("数据");
    let description = "网站公开的全部报告、资金、目标、指标、问题与整改、佐证材料、更正和撤下，可以整份下载，每一列都有说明。";
    head.description = Some(description.into());
    let files = TABLES.iter().filter(|table| table.has_rows(ctx.site));
    let files = files.flat_map(|table| {
        [("csv", "text/csv"), ("jsonl", "application/jsonl")].map(|(ending, format)| Distribution {
            content_url: ctx.absolute(&table.route(ending)),
            encoding_format: format,
            name: table.title,
        })
    });
    head.data.push(Item::Dataset(Box::new(DatasetData {
        creator: config.organizer.as_deref().map(|name| Organization {
            name,
            ..Organization::default()
        }),
        description,
        distribution: files.collect(),
        in_language: &config.language,
        is_accessible_for_free: true,
        license: (config.licence.as_ref())
            .map(|licence| licence.url.as_deref().unwrap_or(&licence.name)),
        name: &config.title,
        url: ctx.absolute(&ctx.page.route),
    })));
    View {
        page: Frame::new(ctx, head),
        tables,
        package: ctx.href_if(PACKAGE),
        workbook: ctx.href_if(WORKBOOK),
        licence: config.licence.as_ref().map(|licence| LicenceLink {
            name: &licence.name,
            url: licence.url.as_deref(),
        }),
        sql: SQL,
        changes: ctx.href_if(crate::page::plan::CHANGES),
    }
}

fn about(ctx: &PageContext<'_>, table: &'static DataTable) -> TableAbout {
    TableAbout {
        anchor: table.name,
        title: table.title,
        about: table.about,
        rows: table.count_rows(ctx.site, &table.subjects(ctx.site)),
        csv: ctx.href_if(table.route("csv").as_str()),
        jsonl: ctx.href_if(table.route("jsonl").as_str()),
        columns: table.columns.iter().map(column).collect(),
    }
}

fn column(column: &Column) -> ColumnAbout {
    ColumnAbout {
        title: column.title(),
        name: column.name(),
        kind: column.kind.words(),
        words: match column.kind {
            ColumnKind::Choice(words) => words,
            _ => &[],
        },
        always: column.need == Need::Required,
        help: column.help(),
    }
}
