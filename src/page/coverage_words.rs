//! What the coverage of a site, or of a year, comes to in words.

use super::coverage::CoveragePlan;
use crate::model::{CoverageCount, Site, Year};

/// What the matrix comes to. Nothing in it says that a day has passed.
pub(super) fn sentence(site: &Site, plan: &CoveragePlan) -> String {
    if !site.says_what_is_due() {
        let what = "本站没有写明哪些单位应当公开；下表只列出各单位各年度在本站有几份报告。";
        return what.to_owned();
    }
    let (count, units) = (&plan.count, plan.due_units);
    let all = count.due;
    match all {
        0 => "应当公开的年度，本站都还没有报告。".to_owned(),
        _ => format!(
            "应当公开的有{units}个单位，一个单位一个年度算一个，共{all}个：{}。",
            parts(count)
        ),
    }
}

/// What the reports of a year come to: `应当公开的60个单位里，58个有报告，2个没有`; `None` where nothing is due.
pub(super) fn of_year(site: &Site, year: Year) -> Option<String> {
    let mut count = CoverageCount::default();
    for unit in 0..site.units.len() {
        count.add(site, unit, year);
    }
    let due = count.due;
    (due > 0).then(|| format!("{year}年度应当公开的{due}个单位里，{}。", parts(&count)))
}

/// `454个有报告，其中31个有报告公开晚了；5个免于公开；19个在本站没有报告`.
fn parts(count: &CoverageCount) -> String {
    let late = match count.late {
        0 => String::new(),
        late => format!("，其中{late}个有报告公开晚了"),
    };
    let parts = [
        (
            count.published,
            format!("{}个有报告{late}", count.published),
        ),
        (
            count.withdrawn,
            format!("{}个的报告已经撤下", count.withdrawn),
        ),
        (count.exempt, format!("{}个免于公开", count.exempt)),
        (count.missing, format!("{}个在本站没有报告", count.missing)),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(_, words)| words).collect();
    parts.join("；")
}

/// How many reports could not be held against the deadline.
pub(super) fn unjudged_note(count: &CoverageCount) -> Option<String> {
    (count.unjudged > 0).then(|| {
        format!(
            "另有{}份报告没有写公开日期，或者程序里没有那一年的放假通知，没有核对是否晚了。",
            count.unjudged
        )
    })
}
