//! Whether a text is an address on the web that every program takes for one.

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
