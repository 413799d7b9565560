//! 站点: settings and styles that make a site less than it could be.

category! {
    "SIT", "站点":
    sit01_no_base_url,
    sit02_no_units,
    sit03_unused_waiver,
    sit04_thin_style,
    sit05_refused_style,
    sit06_mark_host,
    sit07_subordinate_data,
    sit08_unlisted_data,
}
