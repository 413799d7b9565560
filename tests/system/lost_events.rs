//! A preview that was asleep while so much changed that the system forgot what.

use crate::Case;
use crate::sandbox::Sandbox;
use crate::serve::Serve;
use std::fs::{self, File};
use std::io::Write;

pub(crate) const CASES: &[Case] = &[Case {
    name: "lost_events::an_edit_whose_event_was_lost_is_seen",
    run: an_edit_whose_event_was_lost_is_seen,
    hindrance,
}];

/// Events that the system keeps for a program.
fn kept() -> Result<usize, String> {
    let path = "/proc/sys/fs/inotify/max_queued_events";
    let text = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    text.trim()
        .parse()
        .map_err(|error| format!("{path}: {error}"))
}

/// Why the events cannot be made to overflow.
fn hindrance() -> Option<String> {
    match kept() {
        Err(why) => Some(why),
        Ok(events) if events > 1_000_000 => Some(format!("the system keeps {events} events")),
        Ok(_) => None,
    }
}

fn an_edit_whose_event_was_lost_is_seen() {
    let site = Sandbox::site().report("a", "", "第一版");
    let serve = Serve::start(&site, &["--port", "0"]);
    let shows = |text: &str| {
        serve.until(text, |it| {
            it.get("/2023/qinghe/a.html").text().contains(text)
        });
    };
    shows("第一版");
    serve.signal("STOP");
    // What a site is not made of. The same twice in a row is one event, so there are two of them.
    let other = ["a.tmp", "b.tmp"].map(|name| File::create(site.path().join("content").join(name)));
    for _ in 0..kept().unwrap() / 2 + 1000 {
        for mut file in other.iter().map(|file| file.as_ref().unwrap()) {
            file.write_all(b"x").unwrap();
        }
    }
    let site = site.report("a", "", "第二版");
    serve.signal("CONT");
    shows("第二版");
    drop(site);
}
