//! The rows 其中 below an indicator: shown as they were written, not judged.

use crate::model::{IndicatorPart, Relation, Text};
use serde::Serialize;

/// A row 其中.
#[derive(Debug, Serialize)]
pub struct PartLine {
    /// Its name.
    pub name: Text,
    /// 性质 and 指标值 with the measure.
    pub target: Option<String>,
    /// 完成值 with the measure.
    pub actual: Option<String>,
    /// 偏差.
    pub deviation: Option<Text>,
}

/// The rows below an indicator.
pub(super) fn parts(parts: Box<[IndicatorPart]>) -> Vec<PartLine> {
    parts.into_iter().map(line).collect()
}

fn line(part: IndicatorPart) -> PartLine {
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
        target: target.map(|target| [relation, &measured(&target.value)].concat()),
        actual: actual.map(|actual| measured(&actual.value)),
        name: part.name.value,
        deviation: part.deviation.map(|reason| reason.value),
    }
}
