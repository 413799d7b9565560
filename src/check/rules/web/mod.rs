//! 网页: what would be broken on the published pages.

category! {
    "WEB", "网页":
    web01_dead_link,
}
