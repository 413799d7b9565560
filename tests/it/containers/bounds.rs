//! Files made to hurt: sixteen times the bytes take about sixteen times as long, whatever they repeat.

use super::import;
use std::time::{Duration, Instant};

/// A name, what stands before, and what is repeated; `#` is the number of the turn.
const HOSTILE: &[(&str, &str, &str)] = &[
    ("a.html", "<p>", "<"),
    ("a.html", "<p>", "<a b=\""),
    ("a.html", "<p>", "<!--"),
    ("a.html", "<p>", "<![CDATA["),
    ("a.html", "<p>", "<script>"),
    ("a.html", "<p>", "<table><tr><td>1"),
    ("a.html", "<table>", "<td>1"),
    ("a.html", "<p ", "b=1 "),
    ("a.html", "<p>", "&#"),
    ("a.html", "<p>", "<span style=\"display: none\">1</span>"),
    ("a.xml", "<a>", "<b c=\"1234567890#\"/>"),
    ("a.rtf", "{\\rtf1", "{"),
    ("a.rtf", "{\\rtf1", "\\u49?"),
    ("a.rtf", "{\\rtf1", "\\trowd1\\cell\\row"),
    ("a.rtf", "{\\rtf1", "{\\*\\objdata 31323334}"),
    (
        "a.eml",
        "From: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n",
        "--b\n\n1\n",
    ),
    ("a.json", "[", "\"1\","),
    ("a.json", "", "\\u0031"),
    ("a.txt", "", "1 "),
    ("a.txt", "", "1\n"),
    ("a.csv", "", "1,2,3,4,5,6,7,8\n"),
    ("a.dat", "\u{1}\u{0}\u{1}\u{0}", "12345678901 \u{1}"),
];

fn took(name: &str, bytes: &[u8]) -> Duration {
    let turn = || {
        let started = Instant::now();
        import(name, bytes);
        started.elapsed()
    };
    // The shortest of some turns, because other tests run at the same time.
    (0..5).map(|_| turn()).min().unwrap()
}

fn file(start: &str, repeated: &str, size: usize) -> Vec<u8> {
    let mut bytes = start.to_owned();
    let mut turn = 0;
    while bytes.len() < size {
        bytes += &repeated.replace('#', &turn.to_string());
        turn += 1;
    }
    bytes.into_bytes()
}

#[test]
fn work_grows_with_the_file() {
    for (name, start, repeated) in HOSTILE {
        let few = took(name, &file(start, repeated, 16 << 10));
        let many = took(name, &file(start, repeated, 256 << 10));
        let ratio = many.as_secs_f64() / few.as_secs_f64();
        assert!(
            ratio < 120.0,
            "{name} {repeated}: {many:?} is {ratio:.0} × {few:?}"
        );
    }
}
