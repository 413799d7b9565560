//! The rows 其中 below an indicator: shown as they were written, not judged.

use crate::model::{IndicatorPart, Relation};
use serde::Serialize;

/// A row 其中.
#[derive(Debug, Serialize)]
pub struct PartLine<'a> {
    /// Its name.
    pub name: &'a str,
    /// 性质 and 指标值 with the measure.
    pub target: Option<String>,
    /// 完成值 with the measure.
    pub actual: Option<String>,
    /// 偏差.
    pub deviation: Option<&'a str>,
}

/// The rows below an indicator.
pub(super) fn parts(parts: &[IndicatorPart]) -> Vec<PartLine<'_>> {
    parts.iter().map(line).collect()
}

fn line(part: &IndicatorPart) -> PartLine<'_> {
    let measure = part.measure.as_ref().map_or("", |measure| &*measure.value);
    let measured = |value: &str| {
        let bare = value.ends_with(|c: char| c.is_ascii_digit());
        [value, if bare { measure } else { "" }].concat()
    };
    let relation = match part.relation.as_ref().map(|relation| relation.value) {
        None | Some(Relation::Qualitative) => "",
        Some(relation) => relation.label(),
    };
    let target = part.target.as_ref();
    let actual = part.actual.as_ref();
    PartLine {
        name: &part.name.value,
        target: target.map(|target| [relation, &measured(&target.value)].concat()),
        actual: actual.map(|actual| measured(&actual.value)),
        deviation: part.deviation.as_ref().map(|reason| &*reason.value),
    }
}
