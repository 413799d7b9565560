//! Browsers that take everything a server has: connections without end, and answers that nobody reads.

use crate::Case;
use crate::client;
use crate::sandbox::Sandbox;
use crate::serve::Serve;
use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

pub(crate) const CASES: &[Case] = &[
    Case::new(
        "crowd::an_answer_that_nobody_reads_is_given_up_and_holds_nobody_up",
        an_answer_that_nobody_reads_is_given_up_and_holds_nobody_up,
    ),
    Case::new(
        "crowd::connections_beyond_a_number_wait_until_one_ends",
        connections_beyond_a_number_wait_until_one_ends,
    ),
];

/// How soon an answer begins where nothing holds it up, and how long one may take on a busy machine.
const SOON: Duration = Duration::from_secs(8);
const PATIENCE: Duration = Duration::from_secs(30);

/// Asks for a path on a connection of its own, which may stay open, and reads nothing.
fn ask(port: u16, path: &str) -> TcpStream {
    let mut stream = client::connect(port);
    let head = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    stream
}

/// How an answer begins, if it does within this time.
fn answer(mut stream: &TcpStream, within: Duration) -> Option<String> {
    let mut start = [0; 512];
    stream.set_read_timeout(Some(within)).unwrap();
    match stream.read(&mut start) {
        Ok(count) => Some(String::from_utf8_lossy(&start[..count]).into_owned()),
        Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => None,
        Err(error) => panic!("{error}"),
    }
}

fn connections_beyond_a_number_wait_until_one_ends() {
    let site = Sandbox::site().report("a", "", "正文");
    let serve = Serve::start(&site, &["--port", "0"]);
    serve.get("/");
    let mut inside = Vec::new();
    let mut fill = |path: &str| loop {
        assert!(inside.len() < 2000, "there is no end to them");
        let stream = ask(serve.port, path);
        let start = answer(&stream, SOON);
        if start.is_none_or(|start| !start.starts_with("HTTP/1.1 200")) {
            break (stream, inside.len());
        }
        inside.push(stream);
    };
    // Events are an answer without an end. They leave room for pages.
    let (_, count) = fill("/_mingbai/events");
    assert!(count >= 100, "only {count} at a time");
    let started = Instant::now();
    assert_eq!(serve.get("/").status, 200);
    assert!(started.elapsed() < SOON);
    // A connection that is kept for another question.
    let (waiting, _) = fill("/_mingbai/live.css");
    drop(inside.pop());
    assert!(answer(&waiting, PATIENCE).is_some(), "it waits for ever");
    drop((waiting, inside));
    serve.until("the crowd is gone", |it| it.get("/").status == 200);
}

fn an_answer_that_nobody_reads_is_given_up_and_holds_nobody_up() {
    /// More than what the system keeps of an answer on its way.
    const SIZE: usize = 48 << 20;
    let site = Sandbox::site().report("a", "", "正文");
    site.write("static/large.bin", vec![7; SIZE]);
    let serve = Serve::start(&site, &["--port", "0"]);
    serve.get("/");
    let started = Instant::now();
    let stalled: Vec<_> = (0..4).map(|_| ask(serve.port, "/large.bin")).collect();
    assert_eq!(serve.get("/").status, 200);
    assert!(started.elapsed() < PATIENCE);
    // Who begins to read late finds out whether the answer was given up in the meantime.
    let mut lengths = Vec::new();
    for (mut stream, seconds) in stalled.into_iter().zip([33, 38, 45, 52]) {
        let due = started + Duration::from_secs(seconds);
        std::thread::sleep(due.saturating_duration_since(Instant::now()));
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let mut read = Vec::new();
        let _ = stream.read_to_end(&mut read);
        if read.len() < SIZE {
            return;
        }
        lengths.push(read.len());
    }
    panic!("whole after 52 seconds: {lengths:?}");
}
