//! The reports of a grade.

use super::listing::{Choice, Listing, choices, frame, list_of};
use crate::page::cx::Cx;
use crate::page::frame::{Frame, Head};
use crate::page::list::{Part, Subject};
use crate::page::sums::grade_range;
use serde::Serialize;

/// What the template of a grade sees.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// What stands around.
    pub page: Frame<'a>,
    /// The grade.
    pub label: &'a str,
    /// The scores it stands for.
    pub range: String,
    /// All grades that have reports, best first.
    pub grades: Vec<Choice<'a>>,
    /// The reports.
    pub listing: Listing<'a>,
}

pub(super) fn view<'a>(cx: &Cx<'a>, part: Part) -> View<'a> {
    let grade = match list_of(cx, part).subject {
        Subject::Grade(grade) => grade,
        _ => 0,
    };
    let all = &cx.site.config.grades;
    let label = &*all[grade].label;
    let listing = Listing::new(cx, part);
    let mut head = Head::new(format!("等级为“{label}”的报告"));
    head.description = Some(format!("等级为“{label}”的{}份报告。", listing.sums.reports).into());
    let scores = cx.plan.page(&crate::model::Route::new("scores/index.html"));
    head.way
        .extend(scores.map(|page| ("得分".into(), &page.route)));
    let grades = (0..all.len()).filter_map(|grade| {
        let list = cx.plan.grades.get(&grade)?;
        Some(((&*all[grade].label).into(), *list))
    });
    View {
        page: frame(cx, head, Some(&listing.pager)),
        label,
        range: grade_range(cx, grade),
        grades: choices(cx, grades, Some(part.list)),
        listing,
    }
}
