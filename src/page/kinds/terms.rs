//! What the words on the pages mean. The words are the theme's; what the settings decide is here.

use super::listing::frame;
use crate::page::context::PageContext;
use crate::page::frame::{Frame, Head};
use crate::page::sums::grade_range;
use serde::Serialize;

/// What the template of the terms sees.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// What stands around.
    pub page: Frame<'a>,
    /// The site's grades, best first.
    pub grades: Vec<GradeBand<'a>>,
}

/// A grade and the scores it stands for.
#[derive(Debug, Serialize)]
pub struct GradeBand<'a> {
    /// Its label.
    pub label: &'a str,
    /// The scores: `90分及以上`.
    pub range: String,
    /// The reports of this grade, where there are any.
    pub href: Option<String>,
}

pub(super) fn view<'a>(ctx: &PageContext<'a>) -> View<'a> {
    let mut head = Head::new("名词解释");
    head.description = Some("网页上的词是什么意思：执行率、得分、等级、目标、指标……".into());
    let grades = ctx.site.config.grades.iter().enumerate();
    View {
        page: frame(ctx, head, None),
        grades: grades
            .map(|(position, grade)| GradeBand {
                label: &grade.label,
                range: grade_range(ctx, position),
                href: ctx.grade_route(position).map(|route| ctx.href(route)),
            })
            .collect(),
    }
}
