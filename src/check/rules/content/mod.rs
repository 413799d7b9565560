//! 内容: whether a text is about its own project and year.

pub use con03_copied::sketch;
pub use con03_copied::{Sketch, Sketches};

category! {
    "CON", "内容":
    con01_another_project,
    con02_another_year,
    con03_copied,
    con04_goal_as_result,
    con05_contradiction,
    con06_all_as_planned,
    con07_opens_with_another,
}
