//! 内容: whether a text is about its own project and year.

category! {
    "CON", "内容":
    con03_copied,
}
