//! Who may ask: only a browser on this machine, on its own behalf, and only to read.
//!
//! A page on the internet can make a browser ask 127.0.0.1, and by pointing its own name there
//! (DNS rebinding) even read the answers. So the name in `Host` must be one that nobody else can
//! own, and a request that another site caused is refused.

use hyper::header::{HOST, HeaderMap, HeaderName, ORIGIN};
use hyper::{Method, Uri};
use std::net::{IpAddr, Ipv6Addr};

/// Which names in `Host` are ours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Names {
    /// 127.0.0.1, localhost and ::1.
    #[default]
    Local,
    /// Those, and any address in digits: the server is open to the network, and an address in digits
    /// cannot be rebound.
    AnyAddress,
}

/// Why a request is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Not GET or HEAD.
    Method,
    /// `Host` is missing or not ours.
    Host,
    /// Another site caused it.
    Foreign,
}

/// What is asked for: pages may be opened by a link on another site, our own tools may not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Area {
    Site,
    Tools,
}

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const FETCH_DEST: HeaderName = HeaderName::from_static("sec-fetch-dest");

/// Lets a request in, or says why not.
pub(super) fn admit(
    names: &Names,
    area: Area,
    method: &Method,
    uri: &Uri,
    headers: &HeaderMap,
) -> Result<(), Refusal> {
    let mut hosts = headers.get_all(HOST).iter();
    let host = hosts.next().and_then(|host| host.to_str().ok());
    let host = host
        .filter(|_| hosts.next().is_none())
        .ok_or(Refusal::Host)?;
    let named = uri.authority().map(|authority| authority.as_str());
    if !is_ours(names, host) || named.is_some_and(|named| !is_ours(names, named)) {
        return Err(Refusal::Host);
    }
    if method != Method::GET && method != Method::HEAD {
        return Err(Refusal::Method);
    }
    if let Some(origin) = headers.get(ORIGIN) {
        let own = format!("http://{host}");
        if origin.as_bytes() != own.as_bytes() {
            return Err(Refusal::Foreign);
        }
    }
    let site = headers.get(FETCH_SITE).map(|value| value.as_bytes());
    let is_own = matches!(site, None | Some(b"same-origin" | b"none"));
    let opened = headers
        .get(FETCH_DEST)
        .is_some_and(|dest| dest == "document");
    if is_own || (area == Area::Site && opened) {
        Ok(())
    } else {
        Err(Refusal::Foreign)
    }
}

/// Whether a name with or without a port is one that we answer to.
fn is_ours(names: &Names, host: &str) -> bool {
    let (name, port) = match host.strip_prefix('[') {
        Some(rest) => match rest.split_once(']') {
            Some((name, port)) => (name, port.strip_prefix(':').unwrap_or(port)),
            None => return false,
        },
        None => host.split_once(':').unwrap_or((host, "")),
    };
    if !port.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    if host.starts_with('[') {
        let address = name.parse::<Ipv6Addr>();
        return address.is_ok_and(|it| it.is_loopback() || *names == Names::AnyAddress);
    }
    let address = name.parse::<IpAddr>();
    name.eq_ignore_ascii_case("localhost")
        || name == "127.0.0.1"
        || (*names == Names::AnyAddress && address.is_ok())
}

#[cfg(test)]
mod tests {
    use super::{Names, is_ours};

    #[test]
    fn only_names_that_nobody_else_can_own_are_ours() {
        for host in [
            "127.0.0.1",
            "localhost:4000",
            "LOCALHOST",
            "[::1]",
            "[::1]:4000",
        ] {
            assert!(is_ours(&Names::Local, host), "{host}");
        }
        for host in [
            "",
            "evil.example",
            "127.0.0.1.evil.example",
            "localhost.evil.example:4000",
            "192.168.1.2:4000",
            "[::1",
            "[::2]",
            "127.0.0.1:4000@evil",
            "0.0.0.0",
            "localhost:x",
        ] {
            assert!(!is_ours(&Names::Local, host), "{host}");
        }
        assert!(is_ours(&Names::AnyAddress, "192.168.1.2:4000"));
        assert!(is_ours(&Names::AnyAddress, "[fe80::1]:4000"));
        assert!(!is_ours(&Names::AnyAddress, "evil.example"));
    }
}
