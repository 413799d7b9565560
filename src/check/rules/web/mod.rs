//! 链接: where the texts lead.

category! {
    "WEB", "链接":
    web01_dead_link,
    web02_other_site,
    web03_refused,
}
