//! From one document under `content/pages/` to an ordinary page.

use super::report::read_draft;
use super::text::read_body;
use crate::diagnostic::Diagnostic;
use crate::field::{Context, Record};
use crate::model::fields::OWN_PAGE;
use crate::model::report::OwnPage;
use crate::parse::Document;
use crate::parse::markdown::Reading;
use std::mem::take;

/// Reads a page. `text` is the document as [`read_text`](super::read_text) gives it, where that was
/// read. `None` where its title is missing, or where the front matter could not be read to its end; the findings
/// say so.
pub fn read_own_page(
    document: &Document,
    text: Option<&Reading<'_>>,
) -> (Option<OwnPage>, Vec<Diagnostic>) {
    let ctx = &mut Context::of(document);
    let page = Record::open(&document.front, OWN_PAGE, "页面", ctx).and_then(|record| {
        Some(OwnPage {
            path: document.source.path.clone(),
            summary: record.value("summary", ctx),
            order: record.value("order", ctx),
            slug: record.get("slug", ctx),
            draft: read_draft(&record, ctx),
            body: read_body(document, text),
            title: record.get("title", ctx)?,
        })
    });
    let page = page.filter(|_| ctx.is_readable());
    ctx.forget_what_errors_reach(&document.source.text);
    (page, take(&mut ctx.findings))
}
