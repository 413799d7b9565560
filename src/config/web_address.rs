//! Whether a text is an address on the web that every program takes for one.

use crate::diagnostic::Code;
use crate::field::{Context, Record, Text};

/// The 网址 of a group of settings, safe in a link. One that is no whole address becomes a finding that gives
/// an `example`, and is left out.
pub(super) fn web_address(
    group: &Record<'_>,
    example: &str,
    ctx: &mut Context<'_>,
) -> Option<Text> {
    let url = group.get::<Text>("url", ctx)?;
    if is_web_address(&url) {
        return Some(url.value);
    }
    let message = format!("“网址”写的是“{}”，应当是完整的网址", url.value);
    let help = format!("写成 {example} 的样子");
    ctx.report(Code::OUT_OF_RANGE, url.span, message, help);
    None
}

/// The address that a site is published at, with `/` at its end; `None` where a text is no whole address, or one
/// that nothing can follow.
pub fn site_address(url: &str) -> Option<Text> {
    let clean = !url.contains(['?', '#']) && is_web_address(url);
    let slash = if url.ends_with('/') { "" } else { "/" };
    clean.then(|| format!("{url}{slash}").into())
}

/// A field that says where a site is published. What cannot be such an address becomes a finding, and is left
/// out.
pub(super) fn read_site_address(
    record: &Record<'_>,
    field: &str,
    ctx: &mut Context<'_>,
) -> Option<Text> {
    let url = record.get::<Text>(field, ctx)?;
    let address = site_address(&url);
    if address.is_none() {
        let message = format!("“网址”写的是“{}”，应当是完整的网址", url.value);
        let help = "写成 https://example.gov.cn/jixiao/ 的样子，不带用户名、密码、“?”和“#”，端口不大于65535";
        ctx.report(Code::OUT_OF_RANGE, url.span, message, help);
    }
    address
}

/// The host of a whole address, in small letters.
pub(super) fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or("");
    host.to_ascii_lowercase()
}

/// Whether a text is a whole address of a public page: a scheme, a host, perhaps a port. A name or a password in it
/// would be published, and a port that cannot be stops a browser.
pub(super) fn is_web_address(url: &str) -> bool {
    let clean = url
        .chars()
        .all(|c| c.is_ascii_graphic() && !"<>\"'`{}|\\^".contains(c));
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    let Some(rest) = rest.filter(|_| clean) else {
        return false;
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or("");
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    };
    let in_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let is_host = !host.is_empty()
        && host.chars().all(in_host)
        && !host.starts_with(['.', '-'])
        && !host.contains("..");
    is_host && port.is_none_or(is_port)
}

fn is_port(port: &str) -> bool {
    let digits = port.bytes().all(|byte| byte.is_ascii_digit());
    digits && port.parse::<u16>().is_ok_and(|number| number > 0)
}

#[cfg(test)]
mod tests {
    use super::is_web_address;

    #[test]
    fn an_address_has_a_host_and_no_password() {
        for url in [
            "https://example.gov.cn/a/",
            "http://10.1.2.3:8080/",
            "https://example.gov.cn",
            "https://example.gov.cn/a?b=c@d:e#f",
        ] {
            assert!(is_web_address(url), "{url}");
        }
        for url in [
            "https://user:secret@example.gov.cn/",
            "https://user@example.gov.cn/",
            "https://example.gov.cn:99999/",
            "https://example.gov.cn:0/",
            "https://example.gov.cn:/",
            "https:///a",
            "https://.cn/",
            "https://a..cn/",
            "ftp://example.gov.cn/",
            "https://例子.cn/",
        ] {
            assert!(!is_web_address(url), "{url}");
        }
    }
}
