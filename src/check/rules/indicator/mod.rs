//! 指标: whether indicators are complete, in their place, and can be measured.

category! {
    "IND", "指标":
    ind01_none,
    ind02_place,
    ind03_unmeasurable,
    ind04_direction,
    ind05_unexplained_deviation,
    ind06_no_survey,
    ind07_target_as_result,
    ind08_no_relation,
    ind09_far_from_target,
    ind10_no_comparison,
}
