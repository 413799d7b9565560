//! Settings and facts with more of everything than anybody writes: work grows with their bytes, and what is said of
//! them stays short.

use crate::sandbox::Sandbox;
use std::time::{Duration, Instant};

#[test]
fn many_values_are_refused_in_time() {
    let names: String = (0..20_000).map(|at| format!("甲{at}: 1\n")).collect();
    let line = "甲乙丙丁,".repeat(190_000);
    for text in [names, format!("项目名称: [{line}]\n")] {
        let text = format!("---\n{text}---\n");
        let started = Instant::now();
        let ran = Sandbox::site().file("content/a.md", text).run(&["check"]);
        let took = started.elapsed();
        assert!(ran.code == 1 && ran.stdout.contains("FMT"), "{ran:?}");
        assert!(ran.said().len() < 20_000, "{} bytes said", ran.said().len());
        assert!(took < Duration::from_secs(10), "{took:?}");
    }
}
