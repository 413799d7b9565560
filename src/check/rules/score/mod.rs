//! 评分: scores, weights and grades.

category! {
    "SCO", "评分":
    sco01_grade,
}
