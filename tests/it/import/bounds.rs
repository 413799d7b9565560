//! Long texts: sixteen times the letters take about sixteen times as long.

use mingbai::extract::{Hints, extract, source_text};
use mingbai::import::read_printed;
use mingbai::source::SourcePath;
use std::time::{Duration, Instant};

/// What is repeated below a title; `#` is the number of the turn.
const REPEATED: &[&str] = &[
    "2023年冷库建设项目预算#万元，其中：中央1万元，省级#万元，支出#万元，执行率90%。\n",
    "2023年冷库建设项目预算#万元，其中中央0万元，其中省级0万元，",
    "一、冷库第#段建设补助资金\n（一）绩效目标\n安排#万元，支出#万元。\n（二）完成情况\n已完成。\n",
    "项目一：冷库第#段建设\n安排#万元。\n",
    "根据《冷库办法#》（青财教〔2022〕#号），完成第#标段。\n",
    "六、佐证材料\n1.照片#；\n",
    "数量指标：建成冷库≥#座，实际建成#座。\n",
];

/// How long a text takes whose pattern is repeated up to this size; asked again, it takes its time again.
fn taking(repeated: &str, size: usize) -> impl Iterator<Item = Duration> {
    let mut text = "青禾街道2023年度冷库建设项目支出绩效自评报告\n".to_owned();
    let mut turn = 0;
    while text.len() < size {
        text += &repeated.replace('#', &turn.to_string());
        turn += 1;
    }
    let run = move |_| {
        let foreign = read_printed(&SourcePath::new("a.txt"), text.as_bytes());
        let printed = foreign.printed.unwrap_or_default();
        let started = Instant::now();
        let extraction = extract(printed, &Hints::default());
        let written: usize = extraction
            .reports
            .iter()
            .map(|draft| source_text(draft).len())
            .sum();
        assert!(written > 0, "{text:.200}");
        started.elapsed()
    };
    // Several turns, because other tests run at the same time: the shortest one counts.
    (0..3).map(run)
}

#[test]
fn reading_grows_with_the_text() {
    for repeated in REPEATED {
        let few = taking(repeated, 8 << 10).min().unwrap();
        let ratio = |many: Duration| many.as_secs_f64() / few.as_secs_f64();
        let mut longest = 0.0_f64;
        let is_bounded = taking(repeated, 128 << 10).map(ratio).any(|ratio| {
            longest = longest.max(ratio);
            ratio < 80.0
        });
        assert!(is_bounded, "{repeated}: up to {longest:.0} × {few:?}");
    }
}
