//! Who is not answered, and what cannot hang the server.

use super::{Preview, client};
use crate::sandbox::Sandbox;
use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr};
use std::time::{Duration, Instant};

fn preview() -> (Sandbox, Preview) {
    let sandbox = Sandbox::site().report("a", "", "正文");
    sandbox.write("secret.txt", "不该看到");
    let preview = Preview::of(sandbox.path());
    (sandbox, preview)
}

type Headers<'a> = &'a [(&'a str, &'a str)];

/// Asks with each of these, and holds what is answered.
fn hold(preview: &Preview, cases: &[(&str, &str, Headers<'_>, u16)]) {
    for (method, path, headers, expected) in cases {
        let answer = client::ask(preview.port, method, path, headers);
        assert_eq!(answer.status, *expected, "{method} {path} {headers:?}");
        let told = answer.text().contains("试验站点");
        assert!(!told || *expected == 200, "{method} {path} {headers:?}");
    }
}

#[test]
fn names_that_others_may_own_are_refused() {
    let (_sandbox, preview) = preview();
    let host = format!("127.0.0.1:{}", preview.port);
    hold(
        &preview,
        &[
            ("GET", "/", &[], 200),
            ("GET", "/", &[("Host", "localhost:1")], 200),
            ("GET", "/", &[("Host", "[::1]")], 200),
            ("GET", "/", &[("Host", "evil.example")], 403),
            ("GET", "/", &[("Host", "127.0.0.1.evil.example")], 403),
            ("GET", "/_mingbai/state", &[("Host", "evil.example")], 403),
            ("GET", "/", &[("Host", "")], 403),
            (
                "GET",
                "/",
                &[("Host", &host), ("Host", "evil.example")],
                403,
            ),
            ("GET", "http://evil.example/", &[], 403),
        ],
    );
    let none = client::talk(preview.port, b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
    assert!(matches!(none.status, 400 | 403));
}

#[test]
fn what_other_sites_cause_is_refused() {
    let (_sandbox, preview) = preview();
    let own = format!("http://127.0.0.1:{}", preview.port);
    let cross = ("Sec-Fetch-Site", "cross-site");
    hold(
        &preview,
        &[
            ("GET", "/", &[("Origin", &own)], 200),
            ("GET", "/", &[("Origin", "http://evil.example")], 403),
            ("GET", "/", &[("Origin", "null")], 403),
            (
                "GET",
                "/_mingbai/",
                &[("Sec-Fetch-Site", "same-origin")],
                200,
            ),
            ("GET", "/_mingbai/", &[cross], 403),
            (
                "GET",
                "/_mingbai/state",
                &[("Sec-Fetch-Site", "same-site")],
                403,
            ),
            ("GET", "/", &[cross], 403),
            ("GET", "/", &[cross, ("Sec-Fetch-Dest", "document")], 200),
            ("GET", "/", &[cross, ("Sec-Fetch-Dest", "iframe")], 403),
        ],
    );
}

#[test]
fn nothing_but_reading_is_answered() {
    let (_sandbox, preview) = preview();
    hold(
        &preview,
        &[
            ("POST", "/", &[("Content-Length", "0")], 405),
            ("PUT", "/a", &[("Content-Length", "0")], 405),
            ("DELETE", "/_mingbai/", &[], 405),
            ("OPTIONS", "/", &[], 405),
        ],
    );
}

#[test]
fn no_path_leaves_the_site() {
    let (_sandbox, preview) = preview();
    for path in [
        "/secret.txt",
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/assets/../secret.txt",
        "/assets/%2e%2e/%2e%2e/secret.txt",
        "/..%5csecret.txt",
        "/secret.txt%00.html",
        "//secret.txt",
        "/./secret.txt",
        "/content/2023/qinghe/a.md",
        "/mingbai.yaml",
        "/_mingbai/raw/../secret.txt",
        "/_mingbai/raw/..%2f..%2fsecret.txt",
        "/_mingbai/state?path=/../secret.txt",
        "/_mingbai/rules/..%2f..%2fsecret.txt",
        "/etc/passwd",
        "/%ff%fe",
    ] {
        let answer = preview.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text().contains("不该看到"), "{path}");
    }
}

#[test]
fn open_to_the_network_only_addresses_in_digits_are_ours() {
    let sandbox = Sandbox::site();
    let preview = Preview::with(sandbox.path(), |options| {
        options.host = IpAddr::V4(Ipv4Addr::UNSPECIFIED);
    });
    for (host, status) in [
        ("192.168.1.7:4000", 200),
        ("localhost", 200),
        ("evil.example", 403),
    ] {
        let answer = client::ask(preview.port, "GET", "/", &[("Host", host)]);
        assert_eq!(answer.status, status, "{host}");
    }
}

#[test]
fn slow_and_broken_clients_hold_nobody_up() {
    let (_sandbox, preview) = preview();
    let mut slow: Vec<_> = (0..60).map(|_| client::connect(preview.port)).collect();
    for (number, stream) in slow.iter_mut().enumerate() {
        let begun: &[u8] = match number % 4 {
            0 => b"",
            1 => b"GET / HT",
            2 => b"GET / HTTP/1.1\r\nHost: local",
            _ => b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        };
        stream.write_all(begun).unwrap();
    }
    // Asked, and gone before the answer.
    for _ in 0..50 {
        let mut stream = client::connect(preview.port);
        stream
            .write_all(b"GET /2023/qinghe/a.html HTTP/1.1\r\nHost: localhost\r\n\r\n")
            .unwrap();
    }
    let started = Instant::now();
    assert_eq!(preview.get("/").status, 200);
    assert!(started.elapsed() < Duration::from_secs(5));
    // What was begun must be ended in ten seconds, a byte now and then does not help.
    let mut stream = client::connect(preview.port);
    let started = Instant::now();
    let mut closed = false;
    while started.elapsed() < Duration::from_secs(25) && !closed {
        closed = stream.write_all(b"G").is_err();
        stream
            .set_read_timeout(Some(Duration::from_millis(500)))
            .unwrap();
        closed |= matches!(stream.read(&mut [0; 64]), Ok(0));
    }
    assert!(closed, "the slow client is still there");
    assert_eq!(preview.get("/").status, 200);
}
