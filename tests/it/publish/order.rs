//! The order in which files become visible, as a reader sees it who looks while a build ends.

use super::{Place, put_all};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// A file of a site; whoever points to something comes after it.
type Output = (String, &'static str);

fn folders() -> impl Iterator<Item = String> {
    (0..12).map(|n| format!("20{}/u{n}", n % 4))
}

fn outputs(text: &'static str) -> Vec<Output> {
    let mut outputs = vec![("assets/style.css".to_owned(), "x")];
    for folder in folders() {
        outputs.push((format!("{folder}/index.html"), text));
        for page in 0..12 {
            outputs.push((format!("{folder}/p{page}.html"), text));
            outputs.push((format!("{folder}/p{page}/a.pdf"), "a"));
        }
    }
    outputs
}

/// Looks until the build is done; gives what it saw that nobody may see.
fn look(place: &Place, done: &AtomicBool) -> Option<String> {
    let is_there = |path: &str| place.output().join(path).exists();
    while !done.load(Ordering::Relaxed) {
        for folder in folders() {
            let list = is_there(&format!("{folder}/index.html"));
            let page = is_there(&format!("{folder}/p9.html"));
            let file = is_there(&format!("{folder}/p9/a.pdf"));
            let style = is_there("assets/style.css");
            let fault = match (list, page, file && style) {
                (true, false, _) => "a list without its page",
                (_, true, false) => "a page without its file or style",
                _ => continue,
            };
            return Some(format!("{folder}: {fault}"));
        }
    }
    None
}

#[test]
fn nobody_finds_a_list_without_its_pages_or_a_page_without_its_files() {
    let was_there: [fn(&str) -> bool; 4] = [
        |_| false,
        |path| !path.starts_with("203/u7/"),
        |path| !path.contains("/p9") && !path.ends_with("/index.html"),
        |path| path == "assets/style.css" || path.starts_with("201/"),
    ];
    for was_there in was_there {
        let place = Place::new();
        let mut old = outputs("旧");
        old.retain(|(path, _)| was_there(path));
        let put = |outputs: &[Output]| {
            let publisher = place.open().unwrap();
            for (path, text) in outputs {
                put_all(&publisher, &[(path, text)]).unwrap();
            }
            publisher
        };
        put(&old).finish().unwrap();
        let publisher = put(&outputs("新"));
        let done = AtomicBool::new(false);
        let seen = thread::scope(|scope| {
            let reader = scope.spawn(|| look(&place, &done));
            publisher.finish().unwrap();
            done.store(true, Ordering::Relaxed);
            reader.join().unwrap()
        });
        assert_eq!(seen, None);
    }
}
