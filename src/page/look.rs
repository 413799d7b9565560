//! What the settings and `static/` add to the look of every page: a main colour, own styles, a logo and the
//! marks of government sites.

use crate::config::{Config, FooterMark, NamedPicture};
use crate::model::Route;
use serde::Serialize;

/// The site's own style sheet, as `static/custom.css` is published.
pub(super) const CUSTOM_STYLE: &str = "custom.css";
/// How the name of the style sheet for the main colour begins; the colour follows, so that with another one
/// every page loads another file.
const COLOUR_STYLE: &str = "assets/colour-";
/// The register of sites at the ministry of industry.
const ICP_REGISTER: &str = "https://beian.miit.gov.cn/";
/// The register of sites at the ministry of public security, where a number follows.
const POLICE_REGISTER: &str = "https://beian.mps.gov.cn/#/query/webSearch?code=";

/// Where the style sheet for 主色 is published, if the settings have one.
pub fn colour_style(config: &Config) -> Option<Route> {
    let colour = config.main_colour?;
    Some(Route::new(format!("{COLOUR_STYLE}{colour}.css")))
}

/// Whether a name in a theme is kept for the style sheet of a main colour.
pub fn is_colour_style(path: &str) -> bool {
    path.starts_with(COLOUR_STYLE)
}

/// A mark of government sites in the footer.
#[derive(Debug, Serialize)]
pub struct MarkView<'a> {
    /// Which: `authority` for 党政机关网站标识, `error_report` for 政府网站找错.
    pub key: &'static str,
    /// Where it leads.
    pub href: &'a str,
    /// Its picture; without one it is a text.
    pub picture: Option<String>,
}

/// The marks of a site, their pictures as seen from where `href` links from.
pub(super) fn marks<'a>(config: &'a Config, href: impl Fn(&Route) -> String) -> Vec<MarkView<'a>> {
    let marks = [
        ("authority", &config.authority_mark),
        ("error_report", &config.error_report),
    ];
    let marks = marks
        .into_iter()
        .filter_map(|(key, mark)| Some((key, mark.as_ref()?)));
    let view = |(key, mark): (&'static str, &'a FooterMark)| MarkView {
        key,
        href: &mark.url,
        picture: mark.picture.as_ref().map(|it| href(&published(it))),
    };
    marks.map(view).collect()
}

/// Where a picture of `static/` is published.
pub(super) fn published(picture: &NamedPicture) -> Route {
    let path = picture.value.as_str();
    Route::new(path.strip_prefix("static/").unwrap_or(path))
}

/// A picture as what other sites show of a link to this one: they show no drawings.
pub(super) fn for_sharing(picture: &NamedPicture) -> Option<Route> {
    (picture.value.extension() != "svg").then(|| published(picture))
}

/// The register that an ICP number stands in.
pub(super) fn icp_register(config: &Config) -> Option<&'static str> {
    config.icp.as_ref().map(|_| ICP_REGISTER)
}

/// Where the register of the police shows its number, if that has digits.
pub(super) fn police_register(config: &Config) -> Option<String> {
    let number = config.police_record.as_deref()?;
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    (!digits.is_empty()).then(|| [POLICE_REGISTER, &digits].concat())
}
