//! 党政机关标识 and 网站找错: the marks that government sites have in their footer; and pictures that
//! settings name.
//!
//! Pages load nothing from elsewhere, so the picture of a mark is a file of the site and its address a link.

use super::fields::{AUTHORITY_MARK, ERROR_REPORT};
use super::web_address::{host, web_address};
use crate::diagnostic::Code;
use crate::field::{Context, Record, Text};
use crate::source::{SourcePath, Spanned};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Where 党政机关网站标识 are proved.
const AUTHORITY: &str = "bszs.conac.cn";
/// Where mistakes on government sites are told.
const REPORTING: &str = "zfwzgl.www.gov.cn";

/// What is encoded in a value of an address.
const VALUE: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A picture that the settings name, with its place in them.
pub type NamedPicture = Spanned<SourcePath>;

/// A mark in the footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FooterMark {
    /// 图, a file of `static/`; without it the mark is a text.
    pub picture: Option<NamedPicture>,
    /// 网址.
    pub url: Text,
}

/// A picture that a field names.
pub(super) fn read_picture(
    record: &Record<'_>,
    field: &str,
    ctx: &mut Context<'_>,
) -> Option<NamedPicture> {
    let path = record.get::<Text>(field, ctx)?;
    Some(path.map(|path| SourcePath::new(path.trim())))
}

/// 党政机关标识.
pub(super) fn read_authority_mark(
    record: &Record<'_>,
    ctx: &mut Context<'_>,
) -> Option<FooterMark> {
    let group = record.group("authority_mark", AUTHORITY_MARK, ctx)?;
    let picture = read_picture(&group, "picture", ctx);
    let example = format!("https://{AUTHORITY}/sitename?method=show&id=…");
    let url = web_address(&group, &example, ctx)?;
    look_at_host(&group, (&url, AUTHORITY), ctx);
    Some(FooterMark { picture, url })
}

/// 网站找错. Without an address of its own it has the one that follows from 网站标识码 and 网址.
pub(super) fn read_error_report(
    record: &Record<'_>,
    base_url: Option<&str>,
    ctx: &mut Context<'_>,
) -> Option<FooterMark> {
    let group = record.group("error_report", ERROR_REPORT, ctx)?;
    let picture = read_picture(&group, "picture", ctx);
    if group.get::<Text>("url", ctx).is_some() {
        let example = format!("https://{REPORTING}/exposure/jiucuo.html?site_code=5300000000");
        let url = web_address(&group, &example, ctx)?;
        look_at_host(&group, (&url, REPORTING), ctx);
        return Some(FooterMark { picture, url });
    }
    let code = record.value::<Text>("site_id_code", ctx);
    let is_code = |code: &Text| code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let Some(code) = code.filter(is_code) else {
        let message = "“网站找错”没有写网址，也没有可用的“网站标识码”，不知道链到哪里".to_owned();
        let help = "写上“网站标识码”（10位数字），或者在“网站找错”下面写“网址”";
        ctx.report(Code::MISSING, group.span, message, help);
        return None;
    };
    let mut url = format!("https://{REPORTING}/exposure/jiucuo.html?site_code={code}");
    if let Some(base) = base_url {
        url += &format!("&url={}", utf8_percent_encode(base, VALUE));
    }
    let url = url.into();
    Some(FooterMark { picture, url })
}

/// A finding if a mark leads elsewhere than marks of its kind do.
fn look_at_host(group: &Record<'_>, (url, expected): (&str, &str), ctx: &mut Context<'_>) {
    let found = host(url);
    if found == expected {
        return;
    }
    let Some(place) = group.node("url").map(|node| node.span) else {
        return;
    };
    let message = format!("标识链到 {found}，这种标识都链到 {expected}");
    let help = "核对发给标识时一起给的网址；确实是别的网址，可以不理会";
    ctx.report(Code::MARK_HOST, place, message, help);
}
