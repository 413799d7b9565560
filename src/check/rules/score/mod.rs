//! 评分: scores, weights and grades.

category! {
    "SCO", "评分":
    sco01_grade,
    sco02_sum,
    sco03_unexplained_loss,
    sco04_weights,
    sco05_computed,
    sco06_band,
    sco07_success,
    sco08_full_score,
    sco09_grade_alone,
    sco10_no_scores,
}
